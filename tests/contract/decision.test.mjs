// Decisions: four eyes, step-up, versions, and what an approval does.
import { test, describe, beforeEach } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openWorld } from './lib/world.mjs';
import { requestChange, provenChange, approvedChange, decide, REJECTION, getChange, startReset, getReset, secondsBetween, assertAbout } from './lib/stories.mjs';
import { expectProblem } from './lib/desk.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const both = world.desk('both');
const APPROVED = { verdict: 'approved' };
beforeEach(() => world.policy({ emailProof: 'required' }));

describe('an approval', () => {
  test('makes the address the citizen\'s, tells old and new, and puts resets on hold for a day', async () => {
    const citizen = await world.citizen('proven');
    const to = world.address();
    const change = await provenChange(desk, citizen, to);
    await supervisor.signIn();
    const { result: reply, mails } = await world.mailsDuring(() => supervisor.call('decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: APPROVED }));
    assert.equal(reply.status, 200);
    const decided = reply.json;
    assert.equal(decided.state, 'approved');
    assert.equal(decided.decision.verdict, 'approved');
    assert.equal(decided.decision.by.name, supervisor.member.name);
    assertAbout(secondsBetween(reply.headers.date, decided.decision.at), 0);
    assert.deepEqual(mails.map((m) => [m.kind, m.to]).sort(), [['notice-new', to], ['notice-old', citizen.email]].sort());

    const record = await world.record(citizen.citizenId);
    assert.equal(record.email.state, 'proven');
    assert.equal(record.email.masked, decided.newEmailMasked);
    assert.equal(record.email.pendingChangeId ?? null, null);
    assertAbout(secondsBetween(reply.headers.date, record.email.since), 0);
    assert.equal(record.account.resetHold, 'address-changed');
    assert.equal(record.account.holdChangeId, change.id);
    assertAbout(secondsBetween(reply.headers.date, record.account.resetAvailableAt), 86_400);
    assert.deepEqual(await desk.expect(200, 'discloseEmail', { params: { citizenId: citizen.citizenId }, body: { purpose: 'review-change' } }), { email: to });
  });
  test('of a first address tells the new one only, and holds resets too', async () => {
    const citizen = await world.citizen('no-email');
    const to = world.address();
    const change = await provenChange(desk, citizen, to);
    const { mails } = await world.mailsDuring(() => decide(supervisor, change));
    assert.deepEqual(mails.map((m) => [m.kind, m.to]), [['notice-new', to]]);
    assert.equal((await world.record(citizen.citizenId)).account.resetHold, 'address-changed');
  });
  test('of what was not proven (optional) gives an unproven address', async () => {
    await world.policy({ emailProof: 'optional' });
    const citizen = await world.citizen('proven');
    await decide(supervisor, await requestChange(desk, citizen));
    assert.equal((await world.record(citizen.citizenId)).email.state, 'unproven');
  });
  test('without any proof (off) gives an unproven address', async () => {
    await world.policy({ emailProof: 'off' });
    const citizen = await world.citizen('proven');
    await decide(supervisor, await requestChange(desk, citizen));
    assert.equal((await world.record(citizen.citizenId)).email.state, 'unproven');
  });
  test('cancels an open reset of the citizen, without a mail of its own', async () => {
    const citizen = await world.citizen('proven');
    const reset = await startReset(desk, citizen);
    await world.advance(61);
    const record = await world.record(citizen.citizenId);
    const change = await provenChange(desk, { ...citizen, record });
    const { mails } = await world.mailsDuring(() => decide(supervisor, change));
    assert.deepEqual(mails.map((m) => m.kind).sort(), ['notice-new', 'notice-old']);
    const over = await getReset(desk, reset.id);
    assert.equal(over.state, 'cancelled');
    assert.notEqual(over.version, reset.version);
    assert.equal((await world.record(citizen.citizenId)).account.openResetId ?? null, null);
  });
});

describe('a rejection', () => {
  test('keeps the address, holds nothing and sends nothing', async () => {
    const citizen = await world.citizen('proven');
    const change = await provenChange(desk, citizen);
    const { result: decided, mails } = await world.mailsDuring(() => decide(supervisor, change, REJECTION));
    assert.equal(decided.state, 'rejected');
    assert.equal(decided.decision.reasonCode, REJECTION.reasonCode);
    assert.equal(decided.decision.note, REJECTION.note);
    assert.equal(mails.length, 0);
    const record = await world.record(citizen.citizenId);
    assert.equal(record.email.masked, citizen.record.email.masked);
    assert.equal(record.account.resetHold ?? null, null);
    assert.equal(record.email.pendingChangeId ?? null, null);
  });
  test('of what still awaits its proof is allowed', async () => {
    assert.equal((await decide(supervisor, await requestChange(desk, await world.citizen('proven')), { verdict: 'rejected', reasonCode: 'other' })).state, 'rejected');
  });
  const wrong = [{ verdict: 'rejected' }, { verdict: 'rejected', reasonCode: 'mood' }, { verdict: 'maybe' }, {}, { verdict: 'approved', note: 'x'.repeat(501) }];
  for (const body of wrong) {
    test(`that is malformed is invalid-input: ${JSON.stringify(body).slice(0, 50)}`, async () => {
      const change = await requestChange(desk, await world.citizen('proven'));
      await supervisor.signIn();
      const problem = await supervisor.refused('invalid-input', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body, wrong: true });
      assert.equal(problem.status, 422);
    });
  }
});

describe('a withdrawal', () => {
  test('is the maker\'s, sends nothing and gives the citizen free', async () => {
    const citizen = await world.citizen('proven');
    const change = await provenChange(desk, citizen);
    const { result, mails } = await world.mailsDuring(() => desk.expect(200, 'withdrawEmailChange', { params: { changeId: change.id } }));
    assert.equal(result.state, 'withdrawn');
    assert.equal(mails.length, 0);
    assert.equal((await world.record(citizen.citizenId)).email.pendingChangeId ?? null, null);
  });
  test('by a colleague is forbidden', async () => {
    const change = await requestChange(desk, await world.citizen('proven'));
    await world.desk('counter', { nth: 1 }).refused('forbidden', 'withdrawEmailChange', { params: { changeId: change.id } });
    assert.equal((await getChange(desk, change.id)).state, 'awaiting-proof');
  });
});

describe('a decision is refused', () => {
  test('on a change of one\'s own: own-request', async () => {
    const change = await provenChange(both, await world.citizen('proven'));
    for (const body of [APPROVED, REJECTION]) {
      await both.signIn();
      const problem = await both.refused('own-request', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body });
      assert.equal(problem.status, 403);
    }
    assert.equal((await getChange(both, change.id)).state, 'pending');
  });
  test('for an approval of what still awaits its proof: not-proven', async () => {
    const change = await requestChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    await supervisor.refused('not-proven', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: APPROVED });
  });
  test('on another version: version-conflict with the current one', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    const problem = await supervisor.refused('version-conflict', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: 'other', body: APPROVED });
    assert.equal(problem.currentVersion, change.version);
    assert.equal((await getChange(desk, change.id)).state, 'pending');
  });
  test('without If-Match: precondition-required', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    await supervisor.refused('precondition-required', 'decideEmailChange', { params: { changeId: change.id }, body: APPROVED, wrong: true });
  });
  test('a second time: already-decided', async () => {
    const change = await approvedChange(desk, supervisor, await world.citizen('proven'));
    await world.desk('supervisor', { nth: 1 }).refused('already-decided', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: REJECTION });
  });
  test('of two supervisors at once one decides and one is told', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    const two = [await world.desk('supervisor').signIn(), await world.desk('supervisor', { nth: 1 }).signIn()];
    const { result, mails } = await world.mailsDuring(() => Promise.all(two.map((s) =>
      s.call('decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: APPROVED }))));
    assert.deepEqual(result.map((r) => r.status).sort(), [200, 409]);
    assert.equal(mails.length, 2, 'one effect');
  });
});

describe('step-up', () => {
  test('a sign-in older than the policy says: 401 step-up-required, max_age told, and the same key goes on after a fresh one', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    await world.advance(301);
    const call = { params: { changeId: change.id }, ifMatch: change.version, body: REJECTION, key: randomUUID() };
    const reply = await supervisor.call('decideEmailChange', call);
    expectProblem(reply, 'step-up-required', 401);
    const challenge = reply.headers['www-authenticate'];
    assert.match(challenge, /^Bearer\b/);
    assert.match(challenge, /error="insufficient_user_authentication"/);
    assert.match(challenge, /max_age="?300"?/);
    await supervisor.refresh();
    expectProblem(await supervisor.call('decideEmailChange', call), 'step-up-required', 401);
    await supervisor.signIn({ prompt: 'login', max_age: '300' });
    assert.equal((await supervisor.call('decideEmailChange', call)).status, 200);
  });
  test('follows the policy', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    await world.policy({ stepUpSeconds: 30 });
    await supervisor.signIn();
    await world.advance(40);
    const reply = await supervisor.call('decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: REJECTION });
    assert.match(reply.headers['www-authenticate'] ?? '', /max_age="?30"?/);
    await world.policy({ stepUpSeconds: 300 });
    await supervisor.expect(200, 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: REJECTION });
  });
});
