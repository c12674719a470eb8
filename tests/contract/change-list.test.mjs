// The office's list of changes: filter, order, pages, who sees what, conditions.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { requestChange, provenChange, decide, REJECTION, approvedChange, getChange } from './lib/stories.mjs';

const world = await openWorld({ citizens: 400 });
const desk = world.desk('counter');
const colleague = world.desk('counter', { nth: 1 });
const supervisor = world.desk('supervisor');
const elsewhere = world.desk('counter', { office: world.officeB });
const list = (who, query = {}) => who.expect(200, 'listEmailChanges', { query });
const made = {};

before(async () => {
  made.awaiting = await requestChange(desk, await world.citizen('proven'));
  await world.advance(2);
  made.pending = await provenChange(colleague, await world.citizen('proven'));
  await world.advance(2);
  made.approved = await approvedChange(desk, supervisor, await world.citizen('proven'));
  await world.advance(2);
  made.rejected = await decide(supervisor, await requestChange(desk, await world.citizen('proven')), REJECTION);
  await world.advance(2);
  made.withdrawn = await requestChange(desk, await world.citizen('proven'));
  await desk.expect(200, 'withdrawEmailChange', { params: { changeId: made.withdrawn.id } });
  made.foreign = await requestChange(elsewhere, await world.citizen('proven'));
});

test('is the office\'s own, newest first', async () => {
  const { items, nextCursor } = await list(desk);
  assert.deepEqual(items.map((c) => c.id), ['withdrawn', 'rejected', 'approved', 'pending', 'awaiting'].map((n) => made[n].id));
  assert.equal(nextCursor ?? null, null);
  assert.deepEqual((await list(elsewhere)).items.map((c) => c.id), [made.foreign.id]);
});

describe('a filter', () => {
  const cases = { 'awaiting-proof': ['awaiting'], 'pending': ['pending'], 'awaiting-proof,pending': ['pending', 'awaiting'],
    'approved,rejected,withdrawn': ['withdrawn', 'rejected', 'approved'], 'expired': [] };
  for (const [state, names] of Object.entries(cases)) {
    test(`by state ${state}`, async () => assert.deepEqual((await list(supervisor, { state })).items.map((c) => c.id), names.map((n) => made[n].id)));
  }
  test('by who asked', async () => {
    assert.deepEqual((await list(colleague, { requestedBy: 'me' })).items.map((c) => c.id), [made.pending.id]);
    assert.deepEqual((await list(desk, { requestedBy: 'me', state: 'awaiting-proof,pending' })).items.map((c) => c.id), [made.awaiting.id]);
  });
  const wrong = [{ state: 'odd' }, { state: 'pending,odd' }, { requestedBy: 'you' }, { limit: '0' }, { limit: '201' }, { limit: 'many' }, { limit: '' }, { cursor: 'not-a-cursor' }];
  for (const query of wrong) {
    test(`that is wrong is invalid-input: ${JSON.stringify(query)}`, () => desk.refused('invalid-input', 'listEmailChanges', { query, wrong: true }));
  }
});

test('pages join to the whole, and a change that comes between shifts nothing', async () => {
  const ids = [];
  let cursor;
  do {
    const page = await list(desk, { limit: '2', ...(cursor && { cursor }) });
    assert.ok(page.items.length <= 2);
    ids.push(...page.items.map((c) => c.id));
    cursor = page.nextCursor;
    if (ids.length === 2) {
      await world.advance(2);
      made.later = await requestChange(colleague, await world.citizen('proven'));
      await colleague.expect(200, 'withdrawEmailChange', { params: { changeId: made.later.id } });
    }
  } while (cursor);
  assert.deepEqual(ids, ['withdrawn', 'rejected', 'approved', 'pending', 'awaiting'].map((n) => made[n].id));
});

describe('the new address in full', () => {
  test('is for the maker and for the office\'s supervisors; for others null', async () => {
    const at = async (who) => (await list(who)).items.find((c) => c.id === made.awaiting.id);
    for (const who of [desk, supervisor, world.desk('both')]) assert.equal((await at(who)).newEmail, made.awaiting.newEmail);
    assert.equal((await at(colleague)).newEmail, null);
    assert.equal((await at(colleague)).newEmailMasked, made.awaiting.newEmailMasked);
    assert.equal((await getChange(colleague, made.awaiting.id)).newEmail, null);
  });
  test('to another office the change is not found', async () => {
    for (const who of [elsewhere, world.desk('supervisor', { office: world.officeB })]) {
      await who.refused('not-found', 'getEmailChange', { params: { changeId: made.awaiting.id } });
    }
  });
});

describe('the ETag of the list', () => {
  const tag = async (who, query = {}) => (await who.call('listEmailChanges', { query })).headers.etag;
  test('stands while nothing changes: 304', async () => {
    const etag = await tag(desk);
    const reply = await desk.call('listEmailChanges', { headers: { 'if-none-match': etag } });
    assert.equal(reply.status, 304);
    assert.equal(reply.headers.etag, etag);
    assert.equal(reply.headers['preference-applied'], undefined);
  });
  test('covers filter, page and viewer', async () => {
    const tags = [await tag(desk), await tag(desk, { state: 'pending' }), await tag(desk, { limit: '2' }), await tag(colleague), await tag(desk, { state: 'expired' }), await tag(elsewhere, { state: 'expired' })];
    assert.equal(new Set(tags).size, tags.length);
  });
  test('moves with any change of an item', async () => {
    const before = await tag(supervisor);
    const fresh = await requestChange(desk, await world.citizen('proven'));
    const after = await tag(supervisor);
    assert.notEqual(after, before);
    await desk.expect(200, 'withdrawEmailChange', { params: { changeId: fresh.id } });
    assert.notEqual(await tag(supervisor), after);
  });
});

test('one change is read conditionally too', async () => {
  const now = await getChange(desk, made.pending.id);
  assert.equal((await desk.call('getEmailChange', { params: { changeId: now.id }, ifNoneMatch: now.version })).status, 304);
  assert.equal((await desk.call('getEmailChange', { params: { changeId: now.id }, ifNoneMatch: 'older' })).status, 200);
  await desk.refused('not-found', 'getEmailChange', { params: { changeId: 'none' } });
});
