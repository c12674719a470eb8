// Starting and ending: the ready line, ports, seeds, the store on disk, SIGTERM and SIGKILL.
import { test } from 'node:test';
import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { startCentral } from './lib/central.mjs';
import { request, closeConnections } from './lib/http.mjs';
import { World, PAPER } from './lib/world.mjs';
import { newChange, requestChange, startReset, getChange, getReset } from './lib/stories.mjs';

const people = async (central, trait = 'proven') => (await request(`${central.training}/citizens?trait=${trait}&limit=50`)).json;

test('it prints one ready line that names the API, the issuer, the client and the training pages', async () => {
  const central = await startCentral({ citizens: 60 });
  try {
    assert.deepEqual(Object.keys(central.line).sort(), ['api', 'clientId', 'issuer', 'ready', 'training']);
    assert.equal(central.line.ready, true);
    assert.equal(central.api, `http://127.0.0.1:${central.port}/counter/v1`);
    assert.equal(central.issuer, `http://127.0.0.1:${central.port}`);
    assert.equal(central.training, `http://127.0.0.1:${central.port}/training`);
    assert.equal(central.clientId, 'bhxh-counter');
    await people(central);
    assert.equal(central.lines.length, 1, 'nothing else on stdout');
  } finally { closeConnections(); await central.stop(); }
});

test('SIGTERM ends it with exit code 0, even while a request is held', async () => {
  const world = new World();
  await world.open({ citizens: 60 });
  const desk = world.desk('counter');
  const list = await desk.call('listEmailChanges');
  const held = desk.call('listEmailChanges', { headers: { 'if-none-match': list.headers.etag }, wait: 30 }).catch(() => 'cut');
  await new Promise((r) => setTimeout(r, 200));
  const began = Date.now();
  assert.deepEqual(await world.central.stop(), { code: 0, signal: null });
  assert.ok(Date.now() - began < 5000, 'without waiting for the poll');
  closeConnections();
  await held;
});

test('two runs with the same seed have the same citizens, another seed has others', async () => {
  const runs = [];
  for (const seed of [11, 11, 12]) {
    const central = await startCentral({ seed, citizens: 80 });
    runs.push([await people(central), await people(central, 'merged'), (await request(`${central.training}/staff`)).json]);
    closeConnections();
    await central.stop();
  }
  assert.deepEqual(runs[0], runs[1]);
  assert.notDeepEqual(runs[0][0], runs[2][0]);
});

test('it takes the port that it is told', async () => {
  const first = await startCentral({ citizens: 60 });
  closeConnections();
  await first.stop();
  const second = await startCentral({ citizens: 60, port: first.port });
  assert.equal(second.port, first.port);
  closeConnections();
  await second.stop();
});

test('a store that exists is opened: SIGKILL loses nothing that was answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bhxh-contract-'));
  const world = new World();
  try {
    await world.open({ args: ['--data', folder], citizens: 80 });
    const desk = world.desk('counter');
    const citizen = await world.citizen('proven');
    const other = await world.citizen('proven');
    const key = randomUUID();
    const body = newChange(citizen, world.address());
    const asked = await desk.call('requestEmailChange', { body, key });
    assert.equal(asked.status, 201);
    const reset = await startReset(desk, other);
    const mails = await world.mails();
    const citizens = await world.list('proven');
    await world.central.kill();
    closeConnections();

    await world.adopt(await startCentral({ args: ['--data', folder], citizens: 80 }));
    desk.tokens = null;
    assert.deepEqual(await getChange(desk, asked.json.id), asked.json, 'the change is there, in the same version');
    assert.equal((await getReset(desk, reset.id)).state, 'awaiting-otp');
    assert.deepEqual((await world.mails()).map((m) => m.id), mails.map((m) => m.id), 'the mails are there, none was sent twice');
    assert.deepEqual(await world.list('proven'), citizens, 'the citizens are the same');
    const again = await desk.call('requestEmailChange', { body: { ...body, paper: PAPER }, key });
    assert.equal(again.status, 201, 'an idempotency key survives');
    assert.deepEqual(again.json, asked.json);
    assert.equal(again.headers.etag, asked.headers.etag);
    assert.equal(again.headers.location, asked.headers.location);
    assert.equal((await world.mails()).length, mails.length, 'and sends nothing');
    const proven = await desk.expect(200, 'proveEmail', { params: { changeId: asked.json.id }, body: { code: await world.code(body.newEmail, 'proof-code') } });
    assert.equal(proven.state, 'pending', 'the code that was sent before still counts');
  } finally {
    closeConnections();
    await world.central?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('killed in the middle of many writes, what was answered is there and each key has one effect', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bhxh-contract-'));
  const world = new World();
  try {
    await world.open({ args: ['--data', folder], citizens: 200 });
    const desk = world.desk('counter');
    await desk.token();
    const citizens = [];
    for (let i = 0; i < 12; i++) citizens.push(await world.citizen('proven'));
    const tries = citizens.map((citizen) => ({ key: randomUUID(), body: newChange(citizen, world.address()) }));
    const calls = tries.map((t) => desk.call('requestEmailChange', { body: t.body, key: t.key }).then((r) => { t.answer = r.json; }, () => {}));
    await Promise.race(calls.slice(3));
    await world.central.kill();
    await Promise.all(calls);
    closeConnections();

    await world.adopt(await startCentral({ args: ['--data', folder], citizens: 200 }));
    desk.tokens = null;
    for (const t of tries.filter((x) => x.answer)) assert.deepEqual(await getChange(desk, t.answer.id), t.answer);
    for (const t of tries) {
      const change = await desk.expect(201, 'requestEmailChange', { body: t.body, key: t.key });
      if (t.answer) assert.equal(change.id, t.answer.id);
      assert.equal((await world.mails({ to: t.body.newEmail })).length, 1, 'one code each');
    }
  } finally {
    closeConnections();
    await world.central?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('without --data the store goes with the process', async () => {
  const first = new World();
  await first.open({ citizens: 80 });
  const citizen = await first.citizen('proven');
  await requestChange(first.desk('counter'), citizen);
  await first.close();
  const second = new World();
  await second.open({ citizens: 80 });
  assert.deepEqual(await second.mails(), []);
  assert.equal((await second.record(citizen.citizenId)).email.pendingChangeId ?? null, null);
  await second.close();
});
