// The office register as a feed of changes: pages, removals, cursors, compression, completeness while it changes.
import { test, describe, beforeEach } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { sendJson } from './lib/http.mjs';
import { approvedChange, requestChange } from './lib/stories.mjs';

const world = await openWorld({ citizens: 500 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const elsewhere = world.desk('counter', { office: world.officeB });
const page = (who, query = {}) => who.expect(200, 'getOfficeRegister', { query });
beforeEach(() => world.policy({ cache: 'allowed' }));

/** Reads on from a cursor to the end, applying items as a desk does. */
async function read(who, { cursor, limit = 100, into = new Map(), between } = {}) {
  let more = true;
  let pages = 0;
  while (more) {
    const answer = await page(who, { limit: String(limit), ...(cursor && { cursor }) });
    assert.ok(answer.items.length <= limit);
    for (const item of answer.items) item.removed ? into.delete(item.removed) : into.set(item.citizen.id, item.citizen);
    ({ cursor, more } = answer);
    assert.ok(++pages < 500, 'the feed ends');
    if (more) await between?.(pages);
  }
  return { into, cursor, pages };
}
const move = async (citizenId, office) => {
  const reply = await sendJson('POST', `${world.training}/citizens/${citizenId}/move`, { office });
  assert.equal(reply.status, 200);
  return reply.json.version;
};

test('from the start, the feed holds the citizens of the office, each as getCitizen gives it, and says how many', async () => {
  const first = await page(desk, { limit: '50' });
  const { into, pages } = await read(desk, { limit: 50 });
  assert.ok(pages > 2 && into.size > 100);
  assert.equal(first.total ?? into.size, into.size);
  assert.equal(first.more, true);
  for (const c of into.values()) assert.equal(c.office, world.officeA);
  for (const p of await world.list('proven', 30)) assert.equal(into.has(p.citizenId), p.office === world.officeA);
  for (const p of (await world.list('other-office', 30))) assert.ok(!into.has(p.citizenId));
  const [one] = into.values();
  assert.deepEqual(one, await world.record(one.id));
  const clear = (await world.list('proven', 1))[0].email;
  assert.ok(!JSON.stringify([...into.values()]).includes(clear), 'addresses are masked');
});

test('then only what changed', async () => {
  const { cursor } = await read(desk, { limit: 1000 });
  const quiet = await page(desk, { cursor });
  assert.deepEqual(quiet.items, []);
  assert.equal(quiet.more, false);
  const touched = (await world.list('proven')).filter((p) => p.office === world.officeA).slice(0, 3);
  for (const p of touched) await world.touch(p.citizenId);
  const { items } = await page(desk, { cursor });
  assert.deepEqual(new Set(items.map((i) => i.citizen.id)), new Set(touched.map((p) => p.citizenId)));
  for (const { citizen } of items) assert.deepEqual(citizen, await world.record(citizen.id));
});

test('a change of the address and a request for one are in the feed', async () => {
  const { cursor } = await read(desk, { limit: 1000 });
  const ours = (r) => r.office === world.officeA && r.account.state === 'active' && !r.email.pendingChangeId;
  const [asked, approved] = [await world.citizen('proven', ours), await world.citizen('proven', ours)];
  const change = await requestChange(desk, asked);
  await approvedChange(desk, supervisor, approved);
  const { into } = await read(desk, { cursor });
  assert.equal(into.get(asked.citizenId).email.pendingChangeId, change.id);
  assert.equal(into.get(approved.citizenId).account.resetHold, 'address-changed');
});

test('who moves away is to be forgotten, and comes in the other office\'s feed', async () => {
  const [here, there] = [await read(desk, { limit: 1000 }), await read(elsewhere, { limit: 1000 })];
  const citizen = await world.citizen('proven', (r) => r.office === world.officeA);
  const version = await move(citizen.citizenId, world.officeB);
  assert.deepEqual((await page(desk, { cursor: here.cursor })).items, [{ removed: citizen.citizenId }]);
  const arrived = (await page(elsewhere, { cursor: there.cursor })).items;
  assert.deepEqual(arrived.map((i) => [i.citizen.id, i.citizen.version]), [[citizen.citizenId, version]]);
  await move(citizen.citizenId, world.officeA);
  const back = await read(desk, { cursor: here.cursor, into: new Map([[citizen.citizenId, {}]]) });
  assert.ok(back.into.has(citizen.citizenId), 'and back again');
});

test('a feed that changes while it is read is complete in the end', async () => {
  const { into: before } = await read(desk, { limit: 1000 });
  const people = [...before.keys()];
  const gone = [people[3], people.at(-3)];
  const { into } = await read(desk, { limit: 25, between: async (pages) => {
    await world.touch(people[(pages * 17) % people.length]);
    await world.touch(people[0]);
    if (pages === 2) for (const id of gone) await move(id, world.officeB);
  } });
  const { into: after } = await read(desk, { limit: 1000 });
  assert.deepEqual([...into.keys()].sort(), [...after.keys()].sort());
  for (const [id, citizen] of after) assert.deepEqual(into.get(id), citizen, 'in its last version');
  for (const id of gone) assert.ok(!into.has(id));
});

test('the size of the page does not matter', async () => {
  const [a, b] = [await read(desk, { limit: 7 }), await read(desk, { limit: 5000 })];
  assert.deepEqual([...a.into.keys()].sort(), [...b.into.keys()].sort());
  assert.equal(b.pages, 1);
});

test('the same cursor gives the same page again', async () => {
  const { cursor } = await page(desk, { limit: '20' });
  const [x, y] = [await page(desk, { limit: '20', cursor }), await page(desk, { limit: '20', cursor })];
  assert.deepEqual(x.items, y.items);
});

test('replies are gzip-encoded where the client accepts it, and only there', async () => {
  const zipped = await desk.call('getOfficeRegister', { query: { limit: '100' }, headers: { 'accept-encoding': 'gzip' } });
  assert.equal(zipped.headers['content-encoding'], 'gzip');
  assert.ok(zipped.wireLength < zipped.body.length / 2);
  const plain = await desk.call('getOfficeRegister', { query: { limit: '100' }, headers: { 'accept-encoding': 'identity' } });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.deepEqual(plain.json.items, zipped.json.items);
  const refused = await desk.call('getOfficeRegister', { query: { limit: '100' }, headers: { 'accept-encoding': 'gzip;q=0' } });
  assert.equal(refused.headers['content-encoding'], undefined);
});

describe('cursor-expired', () => {
  test('for one that is unreadable or foreign', async () => {
    for (const cursor of ['not-a-cursor', '', '%00', 'x'.repeat(2000)]) {
      if (cursor === '') continue;
      assert.equal((await desk.refused('cursor-expired', 'getOfficeRegister', { query: { cursor } })).status, 410);
    }
    const { cursor } = await page(elsewhere, { limit: '5' });
    await desk.refused('cursor-expired', 'getOfficeRegister', { query: { cursor } });
  });
  test('for every one handed out before the teacher expires them; then it starts over', async () => {
    const { cursor, more } = await page(desk, { limit: '5' });
    assert.equal(more, true);
    assert.equal((await sendJson('POST', `${world.training}/register/expire-cursors`)).status, 204);
    await desk.refused('cursor-expired', 'getOfficeRegister', { query: { cursor } });
    const { cursor: fresh } = await page(desk, { limit: '5' });
    await page(desk, { limit: '5', cursor: fresh });
  });
});

describe('a desk that may keep nothing gets nothing', () => {
  for (const cache of ['none', 'wipe']) {
    test(`policy ${cache}: forbidden`, async () => {
      await world.policy({ cache });
      assert.equal((await desk.refused('forbidden', 'getOfficeRegister')).status, 403);
    });
  }
  test('no X-Desk-Id, or one that is no UUID: forbidden', async () => {
    await desk.refused('forbidden', 'getOfficeRegister', { headers: { 'x-desk-id': undefined } });
    await desk.refused('forbidden', 'getOfficeRegister', { headers: { 'x-desk-id': 'desk-7' }, wrong: true });
  });
  test('a limit out of range: invalid-input', async () => {
    for (const limit of ['0', '5001', '-1', 'x']) await desk.refused('invalid-input', 'getOfficeRegister', { query: { limit }, wrong: true });
  });
});
