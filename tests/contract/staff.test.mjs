// Who is signed in, and how a call without a valid token is answered.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openWorld } from './lib/world.mjs';
import { operation, operationIds } from './lib/spec.mjs';
import { secondsBetween, assertAbout } from './lib/stories.mjs';
import { expectProblem } from './lib/desk.mjs';
import { request, sendJson } from './lib/http.mjs';

const world = await openWorld({ citizens: 60 });
const DEFAULTS = { emailProof: 'required', otpEntry: 'own-device', otpLength: 6, offlineDays: 7, idleLockSeconds: 300, stepUpSeconds: 300 };

test('in office A there are two counter members, two supervisors and one who is both; in office B one of each', () => {
  const count = (role, office) => world.members(role, office).length;
  assert.deepEqual(['counter', 'supervisor', 'both'].map((r) => count(r, world.officeA)), [2, 2, 1]);
  assert.ok(count('counter', world.officeB) === 1 && count('supervisor', world.officeB) === 1 && count('both', world.officeB) <= 1);
  for (const m of world.staff) assert.ok(m.loginHint && m.name && m.office.code && m.office.name);
});

test('every member of the training staff is who they are said to be', async () => {
  for (const member of world.staff) {
    const role = member.roles.length === 2 ? 'both' : member.roles[0];
    const desk = world.desk(role, { office: member.office.code, nth: world.members(role, member.office.code).indexOf(member) });
    const me = await desk.expect(200, 'getStaffMember');
    assert.equal(me.name, member.name);
    assert.deepEqual(me.office, member.office);
    assert.deepEqual([...me.roles].sort(), [...member.roles].sort());
    assert.match(me.id, /^[A-Za-z0-9_-]{1,64}$/);
    assertAbout(secondsBetween(me.authenticatedAt, world.now()), 0, 5);
  }
});

test('the policy and what the desk may keep are the defaults', async () => {
  const me = await world.desk('counter').expect(200, 'getStaffMember');
  assert.deepEqual(me.policy, DEFAULTS);
  assert.deepEqual(me.desk, { cache: 'allowed' });
});

describe('the training policy', () => {
  test('changes what it names and nothing else', async () => {
    assert.deepEqual(await world.policy({ otpLength: 8, cache: 'none' }), { policy: { ...DEFAULTS, otpLength: 8 }, desk: { cache: 'none' } });
    const me = await world.desk('counter').expect(200, 'getStaffMember');
    assert.equal(me.policy.otpLength, 8);
    assert.equal(me.desk.cache, 'none');
    await world.policy({ otpLength: 6, cache: 'allowed' });
  });
  const wrong = {
    'an unknown member': { colour: 'red' }, 'a wrong value': { emailProof: 'maybe' }, 'a wrong type': { otpLength: '6' },
    'a length out of range': { otpLength: 9 }, 'a good member beside a wrong one': { offlineDays: 3, idleLockSeconds: 5 },
    'a fraction': { offlineDays: 1.5 }, 'a negative number': { offlineDays: -1 },
  };
  for (const [what, change] of Object.entries(wrong)) {
    test(`refuses ${what} and changes nothing`, async () => {
      assert.equal((await sendJson('PATCH', `${world.training}/policy`, change)).status, 422);
      assert.deepEqual((await world.desk('counter').expect(200, 'getStaffMember')).policy, DEFAULTS);
    });
  }
});

describe('without a valid token', () => {
  for (const [what, authorization] of [
    ['no Authorization', undefined], ['a made-up token', 'Bearer made-up'], ['another scheme', 'Basic YTpi'], ['an empty token', 'Bearer '],
  ]) {
    test(`${what}: 401 unauthenticated with WWW-Authenticate`, async () => {
      const reply = await world.desk('counter').call('getStaffMember', { headers: { authorization } });
      expectProblem(reply, 'unauthenticated', 401);
      assert.match(reply.headers['www-authenticate'], /^Bearer\b/);
      assert.doesNotMatch(reply.headers['www-authenticate'], /insufficient_user_authentication/);
    });
  }
  for (const id of operationIds) {
    test(`${id} is refused, whatever else is wrong`, async () => {
      const op = operation(id);
      const params = { citizenId: 'x', changeId: 'x', resetId: 'x' };
      const body = op.hasBody ? '{broken' : undefined;
      await world.desk('counter').refused('unauthenticated', id, { params, body, key: null, wrong: true, headers: { authorization: undefined } });
    });
  }
  test('a token in the query is none', async () => {
    const desk = world.desk('counter');
    assert.equal((await request(`${world.api}/me?access_token=${await desk.token()}`, { headers: { 'x-request-id': randomUUID() } })).status, 401);
  });
});
