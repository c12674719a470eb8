// One citizen: conditional reading, every trait, the disclosure of the address.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { requestChange } from './lib/stories.mjs';
import { request } from './lib/http.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const get = (citizenId, more = {}) => desk.call('getCitizen', { params: { citizenId }, query: { purpose: 'email-change' }, ...more });
const any = () => true;

describe('the invented citizens are of the kind that was asked for:', () => {
  const kinds = {
    'no-email': (r, p) => r.email.state === 'none' && r.email.masked == null && p.email === null,
    'proven': (r) => r.email.state === 'proven' && r.email.masked,
    'unproven': (r) => r.email.state === 'unproven',
    'bouncing': (r) => r.email.state === 'bouncing',
    'no-account': (r) => ['none', 'awaiting-approval', 'cancelled'].includes(r.account.state),
    'locked': (r) => r.account.state === 'locked',
    'vneid-only': (r) => r.account.state === 'vneid-only',
    'merged': (r, p) => p.formerNumbers.length > 0 && r.formerNumbers.length > 0,
    'personal-id-only': (r) => r.insuranceNumber === null && r.personalId !== null,
    'year-only': (r) => /^\d{4}$/.test(r.birthDate),
    'smart-otp': (r) => r.account.channels.includes('smart-otp'),
    'shared-address': (r, p) => r.email.masked && p.email,
    'other-office': (r) => r.office !== world.officeA,
  };
  for (const [trait, holds] of Object.entries(kinds)) {
    test(trait, async () => {
      const people = await world.list(trait, 3);
      assert.ok(people.length > 0 && people.length <= 3);
      for (const p of people) {
        assert.deepEqual(Object.keys(p).sort(), ['birthDate', 'citizenId', 'email', 'formerNumbers', 'fullName', 'insuranceNumber', 'office', 'personalId']);
        assert.match(p.citizenId, /^[A-Za-z0-9_-]{1,64}$/);
        const record = await world.record(p.citizenId, desk);
        assert.ok(holds(record, p), `${trait} does not hold`);
        for (const name of ['insuranceNumber', 'personalId', 'fullName', 'birthDate', 'office']) assert.equal(record[name] ?? null, p[name]);
      }
    });
  }
  test('an unknown trait is a 400', async () => assert.equal((await request(`${world.training}/citizens?trait=tall`)).status, 400));
  test('at most twenty, unless said otherwise', async () => {
    assert.ok((await request(`${world.training}/citizens?trait=proven`)).json.length <= 20);
    assert.equal((await world.list('proven', 1)).length, 1);
  });
  test('a shared address is on three records or more', async () => {
    const byAddress = Map.groupBy ? Map.groupBy(await world.list('shared-address'), (p) => p.email.toLowerCase())
      : (await world.list('shared-address')).reduce((m, p) => m.set(p.email.toLowerCase(), [...(m.get(p.email.toLowerCase()) ?? []), p]), new Map());
    assert.ok([...byAddress.values()].some((group) => group.length >= 3));
  });
  test('they are listed as they were made, whatever happened since', async () => {
    const before = await world.list('proven', 5);
    await world.touch(before[0].citizenId);
    assert.deepEqual(await world.list('proven', 5), before);
  });
});

describe('a conditional reading', () => {
  test('is a 304 while the version stands, and a 200 with another version after a change', async () => {
    const { citizenId } = await world.citizen('proven', any);
    const first = await get(citizenId);
    assert.equal(first.headers.etag, `"${first.json.version}"`);
    const same = await get(citizenId, { ifNoneMatch: first.json.version });
    assert.equal(same.status, 304);
    assert.equal(same.headers.etag, first.headers.etag);
    const version = await world.touch(citizenId);
    assert.notEqual(version, first.json.version);
    const changed = await get(citizenId, { ifNoneMatch: first.json.version });
    assert.equal(changed.status, 200);
    assert.equal(changed.json.version, version);
  });
  test('a change under way is a new version of the citizen, and stands on the record', async () => {
    const citizen = await world.citizen('proven');
    const change = await requestChange(desk, citizen);
    const now = await world.record(citizen.citizenId);
    assert.notEqual(now.version, citizen.record.version);
    assert.equal(now.email.pendingChangeId, change.id);
    assert.equal(now.email.masked, citizen.record.email.masked, 'the address is still the old one');
  });
  test('a purpose is required, and one of the four', async () => {
    const { citizenId } = await world.citizen('proven', any);
    for (const query of [{}, { purpose: 'curiosity' }, { purpose: '' }]) {
      const problem = await desk.refused('invalid-input', 'getCitizen', { params: { citizenId }, query, wrong: true });
      assert.ok([400, 422].includes(problem.status));
    }
  });
  test('an unknown citizen is not found', async () => {
    assert.equal((await desk.refused('not-found', 'getCitizen', { params: { citizenId: 'nobody' }, query: { purpose: 'review' } })).status, 404);
  });
});

describe('a disclosure', () => {
  const disclose = (citizenId, body = { purpose: 'confirm-with-citizen' }, more = {}) => desk.call('discloseEmail', { params: { citizenId }, body, ...more });
  test('gives the address in full, and no mail', async () => {
    const citizen = await world.citizen('proven', any);
    const { result, mails } = await world.mailsDuring(() => disclose(citizen.citizenId));
    assert.deepEqual(result.json, { email: citizen.email });
    assert.equal(mails.length, 0);
  });
  test('gives null where there is none', async () => {
    assert.deepEqual((await disclose((await world.citizen('no-email', any)).citizenId)).json, { email: null });
  });
  test('needs a purpose of its own list', async () => {
    const { citizenId } = await world.citizen('proven', any);
    for (const body of [{}, { purpose: 'review' }, { purpose: 7 }]) {
      assert.equal((await desk.refused('invalid-input', 'discloseEmail', { params: { citizenId }, body, wrong: true })).status, 422);
    }
  });
  test('needs a key', async () => {
    const { citizenId } = await world.citizen('proven', any);
    await desk.refused('idempotency-key-missing', 'discloseEmail', { params: { citizenId }, body: { purpose: 'review-change' }, key: null, wrong: true });
  });
});
