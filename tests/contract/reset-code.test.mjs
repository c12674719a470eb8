// The one-time code of a reset at the counter: right, wrong, late, sent again; how a reset ends.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { startReset, getReset, lockOut, wrongCode, newReset, secondsBetween, assertAbout } from './lib/stories.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const colleague = world.desk('counter', { nth: 1 });
before(() => world.policy({ otpEntry: 'at-counter' }));

async function started() {
  const citizen = await world.citizen('proven');
  const reset = await startReset(desk, citizen);
  return { citizen, reset, params: { resetId: reset.id }, code: () => world.code(citizen.email, 'one-time-code') };
}

test('the right code sends the password, to the registered address, once', async () => {
  const { citizen, reset, params, code } = await started();
  const body = { code: await code() };
  const { result: done, mails } = await world.mailsDuring(() => desk.expect(200, 'submitOtp', { params, body }));
  assert.equal(done.state, 'password-sent');
  assert.equal(done.challenge.state, 'proven');
  assert.notEqual(done.passwordDelivery, 'none');
  assert.notEqual(done.version, reset.version);
  assert.deepEqual(mails.map((m) => [m.kind, m.to]), [['password', citizen.email]]);
  const record = await world.record(citizen.citizenId);
  assert.equal(record.account.openResetId ?? null, null);
  assert.equal(record.account.resetHold, 'cool-down');
  assertAbout(secondsBetween(world.now(), record.account.resetAvailableAt), 900, 5);
  await desk.refused('reset-on-hold', 'startPasswordReset', { body: newReset(citizen) });
});

test('any counter member of the office may submit, resend and cancel', async () => {
  const one = await started();
  await world.advance(61);
  await colleague.expect(202, 'resendOtp', { params: one.params });
  assert.equal((await colleague.expect(200, 'submitOtp', { params: one.params, body: { code: await one.code() } })).state, 'password-sent');
  const two = await started();
  assert.equal((await colleague.expect(200, 'cancelPasswordReset', { params: two.params })).state, 'cancelled');
});

test('under own-device the counter may not submit, and no attempt is lost', async () => {
  const { reset, params, code } = await started();
  await world.policy({ otpEntry: 'own-device' });
  const { mails } = await world.mailsDuring(async () => desk.refused('forbidden', 'submitOtp', { params, body: { code: await code() } }));
  await desk.refused('forbidden', 'submitOtp', { params, body: { code: wrongCode(await code()) } });
  await world.policy({ otpEntry: 'at-counter' });
  const now = await getReset(desk, reset.id);
  assert.equal(now.challenge.attemptsLeft, 5);
  assert.equal(now.version, reset.version);
  assert.equal(mails.length, 0);
});

describe('wrong codes', () => {
  test('count down, the fifth locks, and the reset is over', async () => {
    const { reset, params, code } = await started();
    const right = await code();
    const { mails } = await world.mailsDuring(() => lockOut(desk, 'submitOtp', params, right));
    assert.equal(mails.length, 0);
    const over = await getReset(desk, reset.id);
    assert.equal(over.state, 'locked');
    assert.equal(over.challenge.state, 'locked');
    assert.equal(over.challenge.attemptsLeft, 0);
    await desk.refused('otp-locked', 'submitOtp', { params, body: { code: right } });
    await world.advance(61);
    await desk.refused('otp-locked', 'resendOtp', { params });
    await desk.refused('already-decided', 'cancelPasswordReset', { params });
  });
  test('a code of another length is a wrong one or no input, never a way in', async () => {
    const { params, code } = await started();
    const reply = await desk.call('submitOtp', { params, body: { code: `${await code()}0` } });
    assert.equal(reply.status, 422);
  });
  test('five at once cost five attempts, no more and no less', async () => {
    const { reset, params, code } = await started();
    const wrong = wrongCode(await code());
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => desk.call('submitOtp', { params, body: { code: wrong } })));
    assert.deepEqual(replies.map((r) => r.status).sort(), [422, 422, 422, 422, 429]);
    assert.equal((await getReset(desk, reset.id)).state, 'locked');
  });
  test('the right code many times at once sends one password', async () => {
    const { params, code } = await started();
    const right = await code();
    const { result, mails } = await world.mailsDuring(() => Promise.all([1, 2, 3, 4].map(() => desk.call('submitOtp', { params, body: { code: right } }))));
    assert.deepEqual(result.map((r) => r.status).sort(), [200, 409, 409, 409]);
    assert.deepEqual(mails.map((m) => m.kind), ['password']);
  });
});

describe('a late code', () => {
  test('is otp-expired, the reset waits on, and another can be sent', async () => {
    const { reset, params, code } = await started();
    const old = await code();
    await world.advance(601);
    const late = await getReset(desk, reset.id);
    assert.equal(late.state, 'awaiting-otp');
    assert.equal(late.challenge.state, 'expired');
    assert.notEqual(late.version, reset.version);
    assert.equal((await desk.refused('otp-expired', 'submitOtp', { params, body: { code: old } })).status, 410);
    const again = await desk.expect(202, 'resendOtp', { params });
    assert.equal(again.challenge.state, 'sent');
    assert.equal(again.expiresAt, reset.expiresAt);
    assert.equal((await desk.expect(200, 'submitOtp', { params, body: { code: await code() } })).state, 'password-sent');
  });
});

describe('sending again', () => {
  test('within sixty seconds is too-many-requests, and sends nothing', async () => {
    const { params } = await started();
    await world.advance(10);
    const { result, mails } = await world.mailsDuring(() => desk.refused('too-many-requests', 'resendOtp', { params }));
    assertAbout(Number(result.headers['retry-after']), 50);
    assert.equal(mails.length, 0);
  });
  test('makes the earlier code worthless', async () => {
    const { params, code } = await started();
    const old = await code();
    await world.advance(61);
    const { mails } = await world.mailsDuring(() => desk.expect(202, 'resendOtp', { params }));
    assert.deepEqual(mails.map((m) => m.kind), ['one-time-code']);
    const fresh = await code();
    if (old !== fresh) await desk.refused('otp-mismatch', 'submitOtp', { params, body: { code: old } });
    await desk.expect(200, 'submitOtp', { params, body: { code: fresh } });
  });
  test('gives six codes in all; the seventh waits for the end of the reset', async () => {
    const { citizen, reset, params } = await started();
    for (let sent = 1; sent < 6; sent++) {
      await world.advance(61);
      await desk.expect(202, 'resendOtp', { params });
    }
    await world.advance(61);
    const reply = await desk.call('resendOtp', { params });
    assert.equal(reply.status, 429);
    assertAbout(Number(reply.headers['retry-after']), secondsBetween(reply.headers.date, reset.expiresAt));
    assert.equal((await world.mails({ to: citizen.email })).filter((m) => m.kind === 'one-time-code').length, 6);
  });
});

describe('the end of a reset', () => {
  test('expired after thirty minutes: otp-expired for code and resend, already-decided for cancelling', async () => {
    const { citizen, reset, params } = await started();
    const { mails } = await world.mailsDuring(() => world.advance(1801));
    const over = await getReset(desk, reset.id);
    assert.equal(over.state, 'expired');
    assert.notEqual(over.version, reset.version);
    assert.equal(mails.length, 0);
    await desk.refused('otp-expired', 'submitOtp', { params, body: { code: '123456' } });
    await desk.refused('otp-expired', 'resendOtp', { params });
    await desk.refused('already-decided', 'cancelPasswordReset', { params });
    const record = await world.record(citizen.citizenId);
    assert.equal(record.account.resetHold ?? null, null, 'no cool-down');
    assert.equal(record.account.openResetId ?? null, null);
    await startReset(desk, citizen);
  });
  test('cancelled: its code no longer counts, no mail, no cool-down', async () => {
    const { citizen, params, code } = await started();
    const { result, mails } = await world.mailsDuring(() => desk.expect(200, 'cancelPasswordReset', { params }));
    assert.equal(result.state, 'cancelled');
    assert.equal(mails.length, 0);
    await desk.refused('otp-expired', 'submitOtp', { params, body: { code: await code() } });
    await desk.refused('otp-expired', 'resendOtp', { params });
    await desk.refused('already-decided', 'cancelPasswordReset', { params });
    assert.equal((await world.record(citizen.citizenId)).account.resetHold ?? null, null);
    await desk.refused('too-many-requests', 'startPasswordReset', { body: newReset(citizen) });
    await world.advance(61);
    await startReset(desk, citizen);
  });
  test('password-sent: already-decided for code, resend and cancelling', async () => {
    const { params, code } = await started();
    const body = { code: await code() };
    await desk.expect(200, 'submitOtp', { params, body });
    await desk.refused('already-decided', 'submitOtp', { params, body });
    await world.advance(61);
    await desk.refused('already-decided', 'resendOtp', { params });
    await desk.refused('already-decided', 'cancelPasswordReset', { params });
  });
  test('an unknown reset is not found', async () => {
    const params = { resetId: 'none' };
    await desk.refused('not-found', 'getPasswordReset', { params });
    await desk.refused('not-found', 'submitOtp', { params, body: { code: '123456' } });
    await desk.refused('not-found', 'resendOtp', { params });
    await desk.refused('not-found', 'cancelPasswordReset', { params });
  });
});
