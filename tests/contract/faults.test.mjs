// The seven faults that the teacher can order, each with its effect and nothing after it.
import { test, describe, afterEach } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openWorld } from './lib/world.mjs';
import { newReset, newChange } from './lib/stories.mjs';
import { request, sendJson } from './lib/http.mjs';
import { operationIds } from './lib/spec.mjs';

const world = await openWorld({ citizens: 300 });
const desk = world.desk('counter');
await desk.token();
const clear = () => request(`${world.training}/faults`, { method: 'DELETE' });
afterEach(clear);
const start = async () => ({ body: newReset(await world.citizen('proven')), key: randomUUID() });
/** Calls; a connection that fails is 'cut'. */
const tried = (id, call) => desk.call(id, call).then((r) => r.status, () => 'cut');

test('500 is unavailable without an effect, for N calls and no more', async () => {
  await world.fault('startPasswordReset', '500', 2);
  const call = await start();
  const { mails } = await world.mailsDuring(async () => {
    for (let i = 0; i < 2; i++) assert.equal((await desk.refused('unavailable', 'startPasswordReset', call)).status, 500);
  });
  assert.equal(mails.length, 0);
  await desk.expect(201, 'startPasswordReset', call);
});
test('503-retry-after says when', async () => {
  await world.fault('getStaffMember', '503-retry-after');
  const problem = await desk.refused('unavailable', 'getStaffMember');
  assert.equal(problem.status, 503);
  assert.match(problem.headers['retry-after'], /^[1-9]\d*$/);
  await desk.expect(200, 'getStaffMember');
});
test('429 is too-many-requests without an effect', async () => {
  await world.fault('requestEmailChange', '429');
  const call = { body: newChange(await world.citizen('proven'), world.address()), key: randomUUID() };
  const { mails } = await world.mailsDuring(() => desk.refused('too-many-requests', 'requestEmailChange', call));
  assert.equal(mails.length, 0);
  await desk.expect(201, 'requestEmailChange', call);
});
test('slow waits two seconds before the effect', async () => {
  await world.fault('startPasswordReset', 'slow');
  const before = (await world.mails()).length;
  const running = desk.call('startPasswordReset', await start());
  await new Promise((r) => setTimeout(r, 1000));
  assert.equal((await world.mails()).length, before, 'nothing yet');
  const reply = await running;
  assert.equal(reply.status, 201);
  assert.ok(reply.ms >= 1900 && reply.ms < 6000);
  assert.equal((await world.mails()).length, before + 1);
});
test('hang answers nothing until the client gives up, and has no effect', async () => {
  await world.fault('startPasswordReset', 'hang');
  const call = await start();
  const { result, mails } = await world.mailsDuring(() => tried('startPasswordReset', { ...call, timeoutMs: 1500 }));
  assert.equal(result, 'cut');
  assert.equal(mails.length, 0);
  await desk.expect(200, 'getStaffMember');
  await desk.expect(201, 'startPasswordReset', call);
});
test('close-before cuts the line without an effect', async () => {
  await world.fault('startPasswordReset', 'close-before');
  const call = await start();
  const { result, mails } = await world.mailsDuring(() => tried('startPasswordReset', call));
  assert.equal(result, 'cut');
  assert.equal(mails.length, 0);
  await desk.expect(201, 'startPasswordReset', call);
});
test('close-after-effect cuts the line after it; the same key then gets the answer, and nothing is sent twice', async () => {
  await world.fault('startPasswordReset', 'close-after-effect');
  const call = await start();
  const { result, mails } = await world.mailsDuring(async () => [await tried('startPasswordReset', call), await tried('startPasswordReset', call)]);
  assert.deepEqual(result, ['cut', 201]);
  assert.equal(mails.length, 1);
});

describe('the orders', () => {
  test('concern the operation that they name and no other', async () => {
    await world.fault('getStaffMember', '500');
    await desk.expect(200, 'listEmailChanges');
    await desk.refused('unavailable', 'getStaffMember');
  });
  test('are cleared by DELETE', async () => {
    await world.fault('getStaffMember', '500', 50);
    assert.ok([200, 204].includes((await clear()).status));
    await desk.expect(200, 'getStaffMember');
  });
  test('can name every operation', async () => {
    for (const id of operationIds) await world.fault(id, '500', 1);
  });
  for (const body of [{ operationId: 'makeCoffee', fault: '500', times: 1 }, { operationId: 'getStaffMember', fault: 'explode', times: 1 }, { operationId: 'getStaffMember', fault: '500', times: 'x' }]) {
    test(`are refused where they make no sense: ${JSON.stringify(body)}`, async () => {
      const { status } = await sendJson('POST', `${world.training}/faults`, body);
      assert.ok(status >= 400 && status < 500);
    });
  }
});
