// Role by operation, and the order of checks.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld, IDENTITY, PAPER } from './lib/world.mjs';
import { operation, operationIds } from './lib/spec.mjs';
import { typeOf } from './lib/problems.mjs';
import { provenChange, requestChange, decide, REJECTION, newChange, newReset } from './lib/stories.mjs';

const world = await openWorld({ citizens: 400 });
const NEEDS = {
  requestEmailChange: 'counter', proveEmail: 'counter', resendEmailProof: 'counter', withdrawEmailChange: 'counter',
  startPasswordReset: 'counter', submitOtp: 'counter', resendOtp: 'counter', cancelPasswordReset: 'counter',
  decideEmailChange: 'supervisor', releaseResetHold: 'supervisor', listActivity: 'supervisor',
};
const nobody = { citizenId: 'nobody', record: { version: 'v' } };
const BODIES = {
  searchCitizens: { purpose: 'review', number: '9999999999' }, discloseEmail: { purpose: 'review-change' },
  requestEmailChange: { citizenId: 'nobody', citizenVersion: 'v', newEmail: 'an@example.vn', identityCheck: IDENTITY, paper: PAPER },
  proveEmail: { code: '123456' }, decideEmailChange: { verdict: 'approved' }, releaseResetHold: { changeId: 'x', reason: 'Có lý do.' },
  startPasswordReset: newReset(nobody), submitOtp: { code: '123456' },
};
const goodCall = (id) => ({
  params: { citizenId: 'nobody', changeId: 'none', resetId: 'none' }, body: BODIES[id],
  ...(id === 'getCitizen' && { query: { purpose: 'review' } }), ...(id === 'decideEmailChange' && { ifMatch: 'v' }),
});
const desks = { counter: world.desk('counter'), supervisor: world.desk('supervisor'), both: world.desk('both') };
before(() => world.policy({ otpEntry: 'at-counter' }));

describe('role by operation', () => {
  for (const id of operationIds) {
    for (const [role, desk] of Object.entries(desks)) {
      const may = !NEEDS[id] || role === 'both' || role === NEEDS[id];
      test(`${id} is ${may ? 'open' : 'closed'} to ${role}`, async () => {
        const reply = await desk.call(id, goodCall(id));
        if (may) {
          assert.ok(reply.status < 400 || typeOf(reply.json) === 'not-found', `answered ${reply.status}`);
        } else {
          assert.equal(reply.status, 403);
          assert.equal(typeOf(reply.json), 'forbidden');
        }
      });
    }
  }
});

describe('the order of checks', () => {
  const { counter: desk, supervisor, both } = desks;
  const params = { citizenId: 'nobody', changeId: 'none', resetId: 'none' };
  const broken = { params, body: '{broken', key: null, wrong: true };
  for (const id of Object.keys(NEEDS).filter((i) => operation(i).hasBody)) {
    const [wrongRole, rightRole] = NEEDS[id] === 'counter' ? [supervisor, desk] : [desk, supervisor];
    test(`${id}: role before key before body before 404`, async () => {
      await wrongRole.refused('forbidden', id, broken);
      await rightRole.refused('idempotency-key-missing', id, broken);
      await rightRole.refused('idempotency-key-missing', id, { params, body: {}, key: null, wrong: true });
      assert.equal((await rightRole.refused('invalid-input', id, { params, body: '{broken', wrong: true })).status, 400);
      assert.equal((await rightRole.refused('invalid-input', id, { params, body: {}, wrong: true, ...(id === 'decideEmailChange' && { ifMatch: 'v' }) })).status, 422);
      await rightRole.refused('not-found', id, goodCall(id));
    });
  }
  test('policy before everything: own-device forbids a code that is none, without a key, on no reset', async () => {
    await world.policy({ otpEntry: 'own-device' });
    await desk.refused('forbidden', 'submitOtp', broken);
    await world.policy({ otpEntry: 'at-counter' });
  });
  test('404 and ownership before step-up', async () => {
    const foreign = world.desk('supervisor', { office: world.officeB });
    const change = await provenChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    await foreign.signIn();
    await world.advance(301);
    await supervisor.refused('not-found', 'decideEmailChange', goodCall('decideEmailChange'));
    await foreign.refused('not-found', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: REJECTION });
    await supervisor.refused('not-found', 'releaseResetHold', goodCall('releaseResetHold'));
  });
  test('step-up before state and before version', async () => {
    const change = await decide(supervisor, await requestChange(desk, await world.citizen('proven')), REJECTION);
    const pending = await provenChange(desk, await world.citizen('proven'));
    await world.advance(301);
    await supervisor.refused('step-up-required', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: REJECTION });
    await supervisor.refused('step-up-required', 'decideEmailChange', { params: { changeId: pending.id }, ifMatch: 'other', body: REJECTION });
  });
  test('state before version', async () => {
    const change = await decide(supervisor, await requestChange(desk, await world.citizen('proven')), REJECTION);
    await supervisor.refused('already-decided', 'decideEmailChange', { params: { changeId: change.id }, ifMatch: 'other', body: REJECTION });
    await supervisor.refused('already-decided', 'decideEmailChange', { params: { changeId: change.id }, body: REJECTION, wrong: true });
    const citizen = await world.citizen('proven');
    await requestChange(desk, citizen);
    await desk.refused('already-pending', 'requestEmailChange', { body: newChange(citizen, world.address(), 'stale') });
  });
  test('version before the other rules', async () => {
    const citizen = await world.citizen('proven');
    await desk.refused('version-conflict', 'requestEmailChange', { body: newChange(citizen, citizen.email, 'stale') });
    await desk.refused('version-conflict', 'requestEmailChange', { body: newChange(citizen, 'an@nowhere.invalid', 'stale') });
  });
  test('ownership before state: what is over is still not another office\'s, nor a colleague\'s to withdraw', async () => {
    const change = await requestChange(desk, await world.citizen('proven'));
    await desk.expect(200, 'withdrawEmailChange', { params: { changeId: change.id } });
    await world.desk('counter', { office: world.officeB }).refused('not-found', 'withdrawEmailChange', { params: { changeId: change.id } });
    await both.refused('forbidden', 'withdrawEmailChange', { params: { changeId: change.id } });
  });
});
