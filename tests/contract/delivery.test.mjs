// What becomes of the mails: delivered, held, bounced; and what a bounce does to the citizen's address.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld, sleep } from './lib/world.mjs';
import { askForChange, beginReset, startReset, getChange, getReset, newReset } from './lib/stories.mjs';
import { sendJson } from './lib/http.mjs';

const world = await openWorld({ citizens: 400 });
const desk = world.desk('counter');

/** Reads until the delivery is as expected, for two seconds. */
async function settles(read, pick, expected) {
  let value;
  for (let i = 0; i < 40; i++) {
    value = await read();
    if (pick(value) === expected) return value;
    await sleep(50);
  }
  return assert.equal(pick(value), expected);
}
const proof = (c) => c.proof.delivery;
const code = (r) => r.challenge.delivery;

test('a mail is delivered at once unless said otherwise', async () => {
  const change = await askForChange(desk, await world.citizen('proven'));
  await settles(() => getChange(desk, change.id), proof, 'delivered');
  const reset = await startReset(desk, await world.citizen('proven'));
  await settles(() => getReset(desk, reset.id), code, 'delivered');
});

test('a held one stays sent, and a later outcome settles it', async () => {
  for (const outcome of ['delivered', 'bounced']) {
    const to = world.address();
    await world.delivery(to.toUpperCase(), 'held');
    const change = await askForChange(desk, await world.citizen('proven'), to);
    await settles(() => getChange(desk, change.id), proof, 'sent');
    await sleep(400);
    const sent = await getChange(desk, change.id);
    assert.equal(proof(sent), 'sent');
    await world.delivery(to, outcome);
    const settled = await settles(() => getChange(desk, change.id), proof, outcome);
    assert.notEqual(settled.version, sent.version, 'a new version');
  }
});

test('a bounce at the new address shows on the change, not on the citizen', async () => {
  const citizen = await world.citizen('proven');
  const to = world.address();
  await world.delivery(to, 'bounced');
  const change = await askForChange(desk, citizen, to);
  await settles(() => getChange(desk, change.id), proof, 'bounced');
  assert.equal((await world.record(citizen.citizenId)).email.state, 'proven');
  assert.equal((await world.mails({ to })).length, 1, 'it was sent all the same');
});

test('a bounce at the registered address makes it bouncing, as a new version, and the next reset is refused', async () => {
  const citizen = await world.citizen('proven');
  await world.delivery(citizen.email, 'held');
  const reset = await beginReset(desk, citizen);
  const before = await world.record(citizen.citizenId);
  await world.delivery(citizen.email, 'bounced');
  await settles(() => getReset(desk, reset.id), code, 'bounced');
  const record = await world.record(citizen.citizenId);
  assert.equal(record.email.state, 'bouncing');
  assert.notEqual(record.version, before.version);
  await desk.expect(200, 'cancelPasswordReset', { params: { resetId: reset.id } });
  await world.advance(61);
  assert.equal((await desk.refused('undeliverable-email', 'startPasswordReset', { body: newReset(citizen) })).status, 409);
});

test('the password\'s mail has its own delivery', async () => {
  await world.policy({ otpEntry: 'at-counter' });
  const citizen = await world.citizen('proven');
  const reset = await startReset(desk, citizen);
  const right = await world.code(citizen.email, 'one-time-code');
  await settles(() => getReset(desk, reset.id), code, 'delivered');
  await world.delivery(citizen.email, 'held');
  await desk.expect(200, 'submitOtp', { params: { resetId: reset.id }, body: { code: right } });
  const sent = await settles(() => getReset(desk, reset.id), (r) => r.passwordDelivery, 'sent');
  assert.equal(code(sent), 'delivered');
  await world.delivery(citizen.email, 'bounced');
  const bounced = await settles(() => getReset(desk, reset.id), (r) => r.passwordDelivery, 'bounced');
  assert.equal(bounced.state, 'password-sent');
  assert.equal((await world.record(citizen.citizenId)).email.state, 'bouncing');
});

describe('an outcome that is none is refused:', () => {
  for (const body of [{ to: 'an@example.vn', outcome: 'eaten' }, { outcome: 'held' }, {}]) {
    test(JSON.stringify(body), async () => {
      const { status } = await sendJson('POST', `${world.training}/mail-delivery`, body);
      assert.ok(status >= 400 && status < 500);
    });
  }
});
