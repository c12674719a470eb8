// Where the citizen types the code with their own device (the portal), and where they read it from an app (smart-otp).
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { startReset, getReset, wrongCode, requestChange } from './lib/stories.mjs';
import { typeOf } from './lib/problems.mjs';
import { request, sendJson } from './lib/http.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
async function started() {
  const citizen = await world.citizen('proven', (r) => r.account.state === 'active' && r.insuranceNumber && r.personalId && !r.account.resetHold);
  const reset = await startReset(desk, citizen);
  return { citizen, reset, code: await world.code(citizen.email, 'one-time-code') };
}
const isProblem = (reply, type, status) => {
  assert.equal(reply.status, status);
  assert.match(reply.headers['content-type'], /^application\/problem\+json/);
  assert.equal(typeOf(reply.json), type);
  assert.equal(reply.json.status, status);
  return reply.json;
};

describe('the portal', () => {
  for (const by of ['insuranceNumber', 'personalId']) {
    test(`takes ${by} and code, and the password is sent`, async () => {
      const { citizen, reset, code } = await started();
      const { result, mails } = await world.mailsDuring(() => world.portal(citizen[by], code));
      assert.equal(result.status, 200);
      assert.deepEqual(result.json, { state: 'password-sent' });
      assert.deepEqual(mails.map((m) => [m.kind, m.to]), [['password', citizen.email]]);
      const done = await getReset(desk, reset.id);
      assert.equal(done.state, 'password-sent');
      assert.notEqual(done.version, reset.version);
    });
  }
  test('shares the attempts with the counter', async () => {
    const { citizen, reset, code } = await started();
    assert.equal(isProblem(await world.portal(citizen.insuranceNumber, wrongCode(code)), 'otp-mismatch', 422).attemptsLeft, 4);
    await world.policy({ otpEntry: 'at-counter' });
    const problem = await desk.refused('otp-mismatch', 'submitOtp', { params: { resetId: reset.id }, body: { code: wrongCode(code) } });
    assert.equal(problem.attemptsLeft, 3);
    for (const left of [2, 1]) assert.equal(isProblem(await world.portal(citizen.personalId, wrongCode(code)), 'otp-mismatch', 422).attemptsLeft, left);
    isProblem(await world.portal(citizen.personalId, wrongCode(code)), 'otp-locked', 429);
    assert.equal((await getReset(desk, reset.id)).state, 'locked');
    await world.policy({ otpEntry: 'own-device' });
  });
  test('says otp-expired for a late code', async () => {
    const { citizen, code } = await started();
    await world.advance(601);
    isProblem(await world.portal(citizen.insuranceNumber, code), 'otp-expired', 410);
  });
  test('finds nothing where nothing is open', async () => {
    const citizen = await world.citizen('proven');
    isProblem(await world.portal(citizen.insuranceNumber, '123456'), 'not-found', 404);
    isProblem(await world.portal('9999999999', '123456'), 'not-found', 404);
  });
  test('does not take the proof code of an address change for a reset', async () => {
    const citizen = await world.citizen('proven');
    const to = world.address();
    await requestChange(desk, citizen, to);
    isProblem(await world.portal(citizen.insuranceNumber, await world.code(to, 'proof-code')), 'not-found', 404);
  });
  test('has a page for people, in Vietnamese, with number and code', async () => {
    const page = await request(`${world.training}/portal`);
    assert.equal(page.status, 200);
    assert.match(page.headers['content-type'], /^text\/html/);
    assert.match(page.text, /<form/i);
    assert.match(page.text, /lang="vi"/);
  });
  test('refuses what is no input', async () => {
    for (const body of [{}, { number: 5, code: '123456' }, { number: '0123456789' }]) {
      const reply = await sendJson('POST', `${world.training}/portal/codes`, body);
      assert.ok(reply.status >= 400 && reply.status < 500);
    }
  });
});

describe('smart-otp', () => {
  const enrolled = () => world.citizen('smart-otp', (r) => r.account.state === 'active' && r.email.state === 'proven' && !r.account.resetHold && r.insuranceNumber);
  const app = async (citizenId) => request(`${world.training}/smart-otp?citizenId=${citizenId}`);
  test('the code in the app is right; only the password is mailed', async () => {
    const citizen = await enrolled();
    const { mails, result } = await world.mailsDuring(async () => {
      await startReset(desk, citizen, 'smart-otp');
      const { code } = (await app(citizen.citizenId)).json;
      assert.match(code, /^\d{6}$/);
      return world.portal(citizen.insuranceNumber, code);
    });
    assert.equal(result.status, 200);
    assert.deepEqual(mails.map((m) => m.kind), ['password']);
  });
  test('a wrong code counts as any other, and the counter may submit the right one', async () => {
    const citizen = await enrolled();
    const reset = await startReset(desk, citizen, 'smart-otp');
    const { code } = (await app(citizen.citizenId)).json;
    assert.equal(isProblem(await world.portal(citizen.insuranceNumber, wrongCode(code)), 'otp-mismatch', 422).attemptsLeft, 4);
    await world.policy({ otpEntry: 'at-counter' });
    const { code: now } = (await app(citizen.citizenId)).json;
    assert.equal((await desk.expect(200, 'submitOtp', { params: { resetId: reset.id }, body: { code: now } })).state, 'password-sent');
    await world.policy({ otpEntry: 'own-device' });
  });
});
