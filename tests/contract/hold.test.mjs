// The hold on resets after an address change, the cool-down after a reset, and who may lift what.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { approvedChange, provenChange, decide, newReset, startReset, lockOut, secondsBetween, assertAbout, requestChange } from './lib/stories.mjs';
import { expectProblem } from './lib/desk.mjs';

const world = await openWorld({ citizens: 500 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const second = world.desk('supervisor', { nth: 1 });
const both = world.desk('both');
const release = (who, citizenId, changeId, more = {}) =>
  who.call('releaseResetHold', { params: { citizenId }, body: { changeId, reason: 'Đã gọi điện xác minh.' }, ...more });

async function held() {
  const citizen = await world.citizen('proven');
  return { citizen, change: await approvedChange(desk, supervisor, citizen) };
}
async function cooled(citizen) {
  const reset = await startReset(desk, citizen);
  await world.policy({ otpEntry: 'at-counter' });
  await lockOut(desk, 'submitOtp', { resetId: reset.id }, await world.code(citizen.email, 'one-time-code'));
  await world.policy({ otpEntry: 'own-device' });
}

test('a hold refuses a reset with availableAt, and sends nothing', async () => {
  const { citizen } = await held();
  const record = await world.record(citizen.citizenId);
  const { result: problem, mails } = await world.mailsDuring(() => desk.refused('reset-on-hold', 'startPasswordReset', { body: newReset(citizen) }));
  assert.equal(problem.status, 409);
  assert.equal(Date.parse(problem.availableAt), Date.parse(record.account.resetAvailableAt));
  assert.equal(mails.length, 0);
});

test('a hold ends after a day, as a new version of the citizen', async () => {
  const { citizen } = await held();
  const during = await world.record(citizen.citizenId);
  await world.advance(86_400 - 20);
  assert.equal((await world.record(citizen.citizenId)).version, during.version);
  await world.advance(21);
  const later = await world.record(citizen.citizenId);
  assert.notEqual(later.version, during.version);
  assert.equal(later.account.resetHold ?? null, null);
  assert.equal(later.account.resetAvailableAt ?? null, null);
  assert.equal(later.account.holdChangeId ?? null, null);
  await startReset(desk, citizen);
});

describe('lifting a hold', () => {
  test('by another supervisor frees the citizen, sends nothing, and gives the citizen back', async () => {
    const { citizen, change } = await held();
    await world.advance(61);
    await second.signIn();
    const { result: reply, mails } = await world.mailsDuring(() => release(second, citizen.citizenId, change.id));
    assert.equal(reply.status, 200);
    assert.equal(reply.json.id, citizen.citizenId);
    assert.equal(reply.json.account.resetHold ?? null, null);
    assert.equal(mails.length, 0);
    assert.equal((await startReset(desk, citizen)).state, 'awaiting-otp');
  });
  test('by a supervisor of another office is fine', async () => {
    const { citizen, change } = await held();
    const foreign = await world.desk('supervisor', { office: world.officeB }).signIn();
    assert.equal((await release(foreign, citizen.citizenId, change.id)).status, 200);
  });
  test('by the decider or by the maker is own-request', async () => {
    const { citizen, change } = await held();
    await supervisor.signIn();
    expectProblem(await release(supervisor, citizen.citizenId, change.id), 'own-request', 403);
    const other = await world.citizen('proven');
    const mine = await decide(supervisor, await provenChange(both, other));
    await both.signIn();
    expectProblem(await release(both, other.citizenId, mine.id), 'own-request', 403);
  });
  test('needs a fresh sign-in', async () => {
    const { citizen, change } = await held();
    await second.signIn();
    await world.advance(301);
    const reply = await release(second, citizen.citizenId, change.id);
    expectProblem(reply, 'step-up-required', 401);
    assert.match(reply.headers['www-authenticate'], /insufficient_user_authentication.*max_age/);
  });
  test('twice, or where there is none, is already-decided', async () => {
    const { citizen, change } = await held();
    await second.signIn();
    await release(second, citizen.citizenId, change.id);
    expectProblem(await release(second, citizen.citizenId, change.id), 'already-decided');
    const other = await world.citizen('proven');
    const pending = await requestChange(desk, other);
    expectProblem(await release(second, other.citizenId, pending.id), 'already-decided');
  });
  test('with a change of another citizen, or none, is not-found', async () => {
    const [one, two] = [await held(), await held()];
    await second.signIn();
    expectProblem(await release(second, one.citizen.citizenId, two.change.id), 'not-found');
    expectProblem(await release(second, one.citizen.citizenId, 'none'), 'not-found');
    expectProblem(await release(second, 'nobody', one.change.id), 'not-found');
  });
  test('without a reason of five letters is invalid-input', async () => {
    const { citizen, change } = await held();
    await second.signIn();
    for (const reason of [undefined, 'abcd', 'x'.repeat(501)]) {
      const reply = await release(second, citizen.citizenId, change.id, { body: { changeId: change.id, reason }, wrong: true });
      expectProblem(reply, 'invalid-input', 422);
    }
  });
  test('does not lift a cool-down', async () => {
    const citizen = await world.citizen('proven');
    const change = await provenChange(desk, citizen);
    await world.advance(61);
    await cooled(citizen);
    await decide(supervisor, change);
    await second.signIn();
    const reply = await release(second, citizen.citizenId, change.id);
    assert.equal(reply.status, 200);
    assert.equal(reply.json.account.resetHold, 'cool-down');
    expectProblem(await release(second, citizen.citizenId, change.id), 'already-decided');
    await desk.refused('reset-on-hold', 'startPasswordReset', { body: newReset(citizen) });
  });
});

describe('the cool-down', () => {
  test('after a locked reset is fifteen minutes, and ends by itself', async () => {
    const citizen = await world.citizen('proven');
    await cooled(citizen);
    const record = await world.record(citizen.citizenId);
    assert.equal(record.account.resetHold, 'cool-down');
    assert.equal(record.account.holdChangeId ?? null, null);
    assertAbout(secondsBetween(world.now(), record.account.resetAvailableAt), 900, 5);
    const problem = await desk.refused('reset-on-hold', 'startPasswordReset', { body: newReset(citizen) });
    assert.equal(Date.parse(problem.availableAt), Date.parse(record.account.resetAvailableAt));
    await world.advance(901);
    const later = await world.record(citizen.citizenId);
    assert.equal(later.account.resetHold ?? null, null);
    assert.notEqual(later.version, record.version);
    await startReset(desk, citizen);
  });
  test('of both, the later one is told', async () => {
    const citizen = await world.citizen('proven');
    const change = await provenChange(desk, citizen);
    await world.advance(61);
    await cooled(citizen);
    await decide(supervisor, change);
    const record = await world.record(citizen.citizenId);
    assert.equal(record.account.resetHold, 'address-changed');
    assert.equal(record.account.holdChangeId, change.id);
    assertAbout(secondsBetween(world.now(), record.account.resetAvailableAt), 86_400, 5);
  });
});
