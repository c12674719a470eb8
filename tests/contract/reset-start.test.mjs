// Starting a password reset: what it sends, and every refusal in its order.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld, IDENTITY } from './lib/world.mjs';
import { newReset, startReset, requestChange, approvedChange, secondsBetween, assertAbout } from './lib/stories.mjs';

const world = await openWorld({ citizens: 800 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');

async function refused(type, body, options) {
  const { result, mails } = await world.mailsDuring(() => desk.refused(type, 'startPasswordReset', { body, ...options }));
  assert.equal(mails.length, 0, 'a refusal sends nothing');
  return result;
}

describe('a reset', () => {
  test('sends one code to the registered address and waits for it', async () => {
    const citizen = await world.citizen('proven');
    const { result: reply, mails } = await world.mailsDuring(() => desk.call('startPasswordReset', { body: newReset(citizen) }));
    assert.equal(reply.status, 201);
    const reset = reply.json;
    assert.equal(new URL(reply.headers.location, world.api).href, `${world.api}/password-resets/${reset.id}`);
    assert.equal(reset.state, 'awaiting-otp');
    assert.equal(reset.citizenId, citizen.citizenId);
    assert.equal(reset.channel, 'email');
    assert.equal(reset.passwordDelivery, 'none');
    assert.equal(reset.challenge.state, 'sent');
    assert.equal(reset.challenge.attemptsLeft, 5);
    assert.equal(reset.challenge.sentTo, citizen.record.email.masked);
    const { date } = reply.headers;
    assertAbout(secondsBetween(date, reset.expiresAt), 1800);
    assertAbout(secondsBetween(date, reset.challenge.expiresAt), 600);
    assertAbout(secondsBetween(date, reset.challenge.resendAvailableAt), 60);
    assert.deepEqual(mails.map((m) => [m.kind, m.to]), [['one-time-code', citizen.email]]);
    const record = await world.record(citizen.citizenId);
    assert.equal(record.account.openResetId, reset.id);
    assert.notEqual(record.version, citizen.record.version);
  });
  test('to an unproven address is allowed', async () => {
    const citizen = await world.citizen('unproven');
    assert.equal((await startReset(desk, citizen)).state, 'awaiting-otp');
  });
  test('by smart-otp sends no mail', async () => {
    const citizen = await world.citizen('smart-otp', (r) => r.account.state === 'active' && ['proven', 'unproven'].includes(r.email.state) && !r.account.resetHold);
    const { result: reset, mails } = await world.mailsDuring(() => startReset(desk, citizen, 'smart-otp'));
    assert.equal(mails.length, 0);
    assert.equal(reset.channel, 'smart-otp');
    assert.equal(reset.challenge.delivery ?? 'none', 'none');
  });
  test('belongs to the office that asked: to another one it is not found', async () => {
    const reset = await startReset(desk, await world.citizen('proven'));
    const elsewhere = world.desk('counter', { office: world.officeB });
    await elsewhere.refused('not-found', 'getPasswordReset', { params: { resetId: reset.id } });
    await elsewhere.refused('not-found', 'cancelPasswordReset', { params: { resetId: reset.id } });
    await elsewhere.refused('not-found', 'resendOtp', { params: { resetId: reset.id } });
    assert.equal((await world.desk('supervisor').expect(200, 'getPasswordReset', { params: { resetId: reset.id } })).id, reset.id);
  });
  test('of a citizen of another office can be asked for here', async () => {
    const citizen = await world.citizen('other-office', (r) => r.account.state === 'active' && r.email.state === 'proven' && !r.account.resetHold);
    assert.equal((await startReset(desk, citizen)).state, 'awaiting-otp');
  });
});

describe('a reset is refused', () => {
  const accounts = [['no-account', 'no-account'], ['locked', 'account-locked'], ['vneid-only', 'vneid-only']];
  for (const [trait, type] of accounts) {
    test(`for trait ${trait}: ${type}`, async () => {
      const people = (await world.list(trait, 10));
      for (const p of people.slice(0, 5)) assert.equal((await refused(type, newReset(p))).status, 409);
    });
  }
  for (const state of ['none', 'awaiting-approval', 'cancelled']) {
    test(`no-account covers ${state}`, async (t) => {
      const { items } = await desk.expect(200, 'getOfficeRegister', { query: { limit: '5000' } });
      const found = items.map((i) => i.citizen).find((r) => r?.account.state === state);
      if (!found) return t.skip(`nobody is ${state}`);
      await refused('no-account', newReset({ citizenId: found.id }));
    });
  }
  test('where no address is on file: no-email', async () => {
    const citizen = await world.citizen('no-email');
    assert.equal((await refused('no-email', newReset(citizen))).status, 409);
  });
  test('where mails come back: undeliverable-email 409', async () => {
    const citizen = await world.citizen('bouncing', (r) => r.account.state === 'active');
    assert.equal((await refused('undeliverable-email', newReset(citizen))).status, 409);
  });
  test('while one is open: already-pending with its id', async () => {
    const citizen = await world.citizen('proven');
    const reset = await startReset(desk, citizen);
    assert.equal((await refused('already-pending', newReset(citizen))).openResetId, reset.id);
    await world.desk('counter', { office: world.officeB }).refused('already-pending', 'startPasswordReset', { body: newReset(citizen) });
  });
  test('for a channel that the citizen has not: invalid-input', async () => {
    const citizen = await world.citizen('proven', (r) => r.account.state === 'active' && !r.account.channels.includes('smart-otp') && !r.account.resetHold);
    assert.equal((await refused('invalid-input', newReset(citizen, 'smart-otp'))).status, 422);
  });
  test('within sixty seconds of the last code to the same citizen: too-many-requests', async () => {
    const citizen = await world.citizen('proven');
    await requestChange(desk, citizen);
    await world.advance(15);
    const problem = await refused('too-many-requests', newReset(citizen));
    assertAbout(Number(problem.headers['retry-after']), 45);
    await world.advance(46);
    await startReset(desk, citizen);
  });
  test('of an unknown citizen: not-found', () => refused('not-found', newReset({ citizenId: 'nobody' })));
  const wrong = {
    'no citizen': { citizenId: undefined }, 'no channel': { channel: undefined }, 'an unknown channel': { channel: 'sms' },
    'no identity check': { identityCheck: undefined }, 'an identity check without a document': { identityCheck: { presentedBy: 'self' } },
    'an ending of two letters': { identityCheck: { ...IDENTITY, documentEnding: 'ab' } },
  };
  for (const [what, change] of Object.entries(wrong)) {
    test(`for ${what}: invalid-input`, async () => {
      const body = { ...newReset({ citizenId: 'nobody' }), ...change };
      assert.equal((await refused('invalid-input', body, { wrong: true })).status, 422);
    });
  }
});

describe('the order of refusals', () => {
  test('account before address: no-account where there is no address either', async () => {
    const citizen = await world.citizen('no-email', (r) => ['none', 'awaiting-approval', 'cancelled', 'locked', 'vneid-only'].includes(r.account.state)).catch(() => null);
    if (!citizen) return;
    const expected = { locked: 'account-locked', 'vneid-only': 'vneid-only' }[citizen.record.account.state] ?? 'no-account';
    await refused(expected, newReset(citizen));
  });
  test('address before channel: no-email for a channel that is not there', async () => {
    const citizen = await world.citizen('no-email', (r) => r.account.state === 'active' && !r.account.channels.includes('smart-otp'));
    await refused('no-email', newReset(citizen, 'smart-otp'));
  });
  test('an open reset before channel and rate', async () => {
    const citizen = await world.citizen('proven', (r) => r.account.state === 'active' && !r.account.channels.includes('smart-otp') && !r.account.resetHold);
    await startReset(desk, citizen);
    await refused('already-pending', newReset(citizen, 'smart-otp'));
  });
  test('hold before channel and rate', async () => {
    const citizen = await world.citizen('proven', (r) => r.account.state === 'active' && !r.account.channels.includes('smart-otp') && !r.account.resetHold && !r.email.pendingChangeId);
    await approvedChange(desk, supervisor, citizen);
    await refused('reset-on-hold', newReset(citizen, 'smart-otp'));
  });
  test('channel before rate', async () => {
    const citizen = await world.citizen('proven', (r) => r.account.state === 'active' && !r.account.channels.includes('smart-otp') && !r.account.resetHold && !r.email.pendingChangeId);
    await requestChange(desk, citizen);
    await refused('invalid-input', newReset(citizen, 'smart-otp'));
  });
});
