// The office's activity log: who did what, for supervisors.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld, sleep } from './lib/world.mjs';
import { provenChange, requestChange, decide, REJECTION, startReset, wrongCode, approvedChange } from './lib/stories.mjs';

const world = await openWorld({ citizens: 400 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const log = async (query = {}, who = supervisor) => who.expect(200, 'listActivity', { query });
const numberOf = (citizen) => citizen.insuranceNumber ?? citizen.personalId;
const masked = (citizen) => numberOf(citizen).slice(-3);

/** The entries that a step adds, oldest first. */
async function entriesOf(step) {
  const seen = new Set((await log({ limit: '1000' })).items.map((e) => e.id));
  const result = await step();
  const fresh = (await log({ limit: '1000' })).items.filter((e) => !seen.has(e.id)).reverse();
  return { result, entries: fresh };
}
before(async () => { await desk.token(); await supervisor.token(); });

describe('every deed has its entry, with staff, desk and the citizen\'s last three digits:', () => {
  const check = (entry, action, who, citizen) => {
    assert.ok(entry, action);
    assert.equal(entry.staff.name, who.member.name);
    assert.equal(entry.deskId, who.deskId);
    assert.equal(entry.outcome ?? 'ok', 'ok');
    assert.ok(Math.abs(Date.parse(entry.at) - world.now()) < 5000);
    if (!citizen) return;
    assert.ok(entry.citizen.endsWith(masked(citizen)));
    assert.ok(!entry.citizen.includes(numberOf(citizen)));
    assert.equal(entry.citizen.replace(/\D/g, ''), masked(citizen), 'all but the last three digits are masked');
  };
  const find = (entries, action) => entries.find((e) => e.action === action);

  test('searched, with its purpose', async () => {
    const citizen = await world.citizen('proven');
    const { entries } = await entriesOf(() => desk.expect(200, 'searchCitizens', { body: { number: citizen.insuranceNumber, purpose: 'answer-question' } }));
    assert.deepEqual(entries.map((e) => e.action), ['searched']);
    check(entries[0], 'searched', desk);
    assert.equal(entries[0].purpose, 'answer-question');
  });
  test('viewed, with its purpose; a 304 is not logged', async () => {
    const citizen = await world.citizen('proven');
    const call = { params: { citizenId: citizen.citizenId }, query: { purpose: 'password-reset' } };
    const { entries, result } = await entriesOf(() => desk.expect(200, 'getCitizen', call));
    assert.deepEqual(entries.map((e) => e.action), ['viewed']);
    check(entries[0], 'viewed', desk, citizen);
    assert.equal(entries[0].purpose, 'password-reset');
    const { entries: none } = await entriesOf(() => desk.expect(304, 'getCitizen', { ...call, ifNoneMatch: result.version }));
    assert.deepEqual(none, []);
  });
  test('email-disclosed', async () => {
    const citizen = await world.citizen('proven');
    const { entries } = await entriesOf(() => desk.expect(200, 'discloseEmail', { params: { citizenId: citizen.citizenId }, body: { purpose: 'confirm-with-citizen' } }));
    check(find(entries, 'email-disclosed'), 'email-disclosed', desk, citizen);
    assert.ok(!JSON.stringify(entries).includes(citizen.email));
  });
  test('email-change-requested, -proven, -approved, hold-released', async () => {
    const citizen = await world.citizen('proven');
    const { entries, result: change } = await entriesOf(() => provenChange(desk, citizen));
    check(find(entries, 'email-change-requested'), 'requested', desk, citizen);
    check(find(entries, 'email-change-proven'), 'proven', desk, citizen);
    const { entries: after } = await entriesOf(() => decide(supervisor, change));
    check(find(after, 'email-change-approved'), 'approved', supervisor, citizen);
    const second = await world.desk('supervisor', { nth: 1 }).signIn();
    const { entries: lifted } = await entriesOf(() => second.expect(200, 'releaseResetHold',
      { params: { citizenId: citizen.citizenId }, body: { changeId: change.id, reason: 'Đã xác minh.' } }));
    check(find(lifted, 'hold-released'), 'hold-released', second, citizen);
  });
  test('email-change-rejected and -withdrawn', async () => {
    const [one, two] = [await world.citizen('proven'), await world.citizen('proven')];
    const change = await requestChange(desk, one);
    const { entries } = await entriesOf(() => decide(supervisor, change, REJECTION));
    check(find(entries, 'email-change-rejected'), 'rejected', supervisor, one);
    const other = await requestChange(desk, two);
    const { entries: more } = await entriesOf(() => desk.expect(200, 'withdrawEmailChange', { params: { changeId: other.id } }));
    check(find(more, 'email-change-withdrawn'), 'withdrawn', desk, two);
  });
  test('otp-sent, otp-failed, password-sent, reset-cancelled', async () => {
    await world.policy({ otpEntry: 'at-counter' });
    const [one, two] = [await world.citizen('proven'), await world.citizen('proven')];
    const { entries, result: reset } = await entriesOf(() => startReset(desk, one));
    check(find(entries, 'otp-sent'), 'otp-sent', desk, one);
    const params = { resetId: reset.id };
    const code = await world.code(one.email, 'one-time-code');
    const { entries: failed } = await entriesOf(() => desk.refused('otp-mismatch', 'submitOtp', { params, body: { code: wrongCode(code) } }));
    assert.ok(find(failed, 'otp-failed'));
    const { entries: done } = await entriesOf(() => desk.expect(200, 'submitOtp', { params, body: { code } }));
    check(find(done, 'password-sent'), 'password-sent', desk, one);
    const other = await startReset(desk, two);
    const { entries: over } = await entriesOf(() => desk.expect(200, 'cancelPasswordReset', { params: { resetId: other.id } }));
    check(find(over, 'reset-cancelled'), 'reset-cancelled', desk, two);
    await world.policy({ otpEntry: 'own-device' });
  });
  test('a number that is missing gives the personal id', async () => {
    const citizen = await world.citizen('personal-id-only', () => true);
    const { entries } = await entriesOf(() => desk.expect(200, 'getCitizen', { params: { citizenId: citizen.citizenId }, query: { purpose: 'review' } }));
    check(entries[0], 'viewed', desk, citizen);
  });
  test('signed-in and register-sent', async () => {
    const newcomer = world.desk('counter', { nth: 1 });
    const { entries } = await entriesOf(async () => {
      await newcomer.signIn();
      await newcomer.expect(200, 'getStaffMember');
      await newcomer.expect(200, 'getOfficeRegister', { query: { limit: '5' } });
    });
    assert.ok(entries.some((e) => e.action === 'signed-in' && e.staff.name === newcomer.member.name));
    assert.ok(entries.some((e) => e.action === 'register-sent' && e.deskId === newcomer.deskId), 'the central knows what each desk received');
  });
  test('a replay by its key has no entry of its own', async () => {
    const citizen = await world.citizen('proven');
    const call = { params: { citizenId: citizen.citizenId }, body: { purpose: 'review-change' }, key: '7f0c4f0e-3f55-4a53-8d77-0a6d44a0c001' };
    const { entries } = await entriesOf(async () => { await desk.call('discloseEmail', call); await desk.call('discloseEmail', call); });
    assert.equal(entries.length, 1);
  });
});

test('the log is the office\'s own', async () => {
  const elsewhere = world.desk('counter', { office: world.officeB });
  const { entries } = await entriesOf(() => elsewhere.expect(200, 'searchCitizens', { body: { number: '9999999999', purpose: 'review' } }));
  assert.ok(entries.every((e) => e.staff.name !== elsewhere.member.name));
  const theirs = await log({ limit: '1000' }, world.desk('supervisor', { office: world.officeB }));
  assert.ok(theirs.items.some((e) => e.deskId === elsewhere.deskId));
  assert.ok(theirs.items.every((e) => e.deskId !== desk.deskId));
});

test('no full number and no address is in it', async () => {
  await approvedChange(desk, supervisor, await world.citizen('proven'));
  const text = JSON.stringify((await log({ limit: '1000' })).items.map((e) => ({ ...e, id: '', staff: '', deskId: '', at: '' })));
  assert.doesNotMatch(text, /\d{9}|@/);
});

describe('its pages', () => {
  test('are newest first, and join to the whole', async () => {
    const whole = (await log({ limit: '1000' })).items;
    const times = whole.map((e) => Date.parse(e.at));
    assert.deepEqual(times, [...times].sort((a, b) => b - a));
    const ids = [];
    let cursor;
    do {
      const page = await log({ limit: '7', ...(cursor && { cursor }) });
      ids.push(...page.items.map((e) => e.id));
      cursor = page.nextCursor;
    } while (cursor);
    assert.deepEqual(ids.filter((id) => whole.some((e) => e.id === id)), whole.map((e) => e.id));
    assert.equal(new Set(ids).size, ids.length);
  });
  test('`from` is inclusive, `to` is exclusive', async () => {
    await world.advance(10);
    await desk.expect(200, 'searchCitizens', { body: { number: '9999999999', purpose: 'review' } });
    const [entry] = (await log({ limit: '1' })).items;
    await sleep(5);
    const has = async (query) => (await log(query)).items.some((e) => e.id === entry.id);
    assert.equal(await has({ from: entry.at }), true);
    assert.equal(await has({ to: entry.at }), false);
    assert.equal(await has({ from: new Date(Date.parse(entry.at) + 1000).toISOString() }), false);
    assert.equal(await has({ to: new Date(Date.parse(entry.at) + 1000).toISOString() }), true);
  });
  for (const query of [{ from: 'yesterday' }, { to: '2026-13-01T00:00:00Z' }, { limit: '0' }, { limit: '1001' }, { cursor: 'nonsense' }]) {
    test(`a wrong query is invalid-input: ${JSON.stringify(query)}`, () => supervisor.refused('invalid-input', 'listActivity', { query, wrong: true }));
  }
});
