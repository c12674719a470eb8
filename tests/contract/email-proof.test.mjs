// The citizen's proof of a new address: attempts, the life of a code, sending it again, the limit of six.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { requestChange, provenChange, getChange, lockOut, wrongCode, decide, REJECTION, secondsBetween, assertAbout } from './lib/stories.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const colleague = world.desk('counter', { nth: 1 });
const supervisor = world.desk('supervisor');

async function asked(trait = 'proven') {
  const to = world.address();
  const change = await requestChange(desk, await world.citizen(trait), to);
  return { to, change, params: { changeId: change.id }, code: () => world.code(to, 'proof-code') };
}

test('the right code proves the address, sends no mail, and makes the change pending', async () => {
  const { change, params, code } = await asked();
  const body = { code: await code() };
  const { result: proven, mails } = await world.mailsDuring(() => desk.expect(200, 'proveEmail', { params, body }));
  assert.equal(proven.state, 'pending');
  assert.equal(proven.proof.state, 'proven');
  assert.notEqual(proven.version, change.version);
  assert.equal(mails.length, 0);
});

test('any counter member of the office may prove and resend, whatever otpEntry says', async () => {
  const { params, code } = await asked();
  await world.advance(61);
  assert.equal((await colleague.expect(202, 'resendEmailProof', { params })).newEmail, null, 'the address in full is not for a colleague');
  assert.equal((await colleague.expect(200, 'proveEmail', { params, body: { code: await code() } })).state, 'pending');
});

test('after a proof, proof and resend are already-decided', async () => {
  const change = await provenChange(desk, await world.citizen('proven'));
  const params = { changeId: change.id };
  await desk.refused('already-decided', 'proveEmail', { params, body: { code: '123456' } });
  await world.advance(61);
  await desk.refused('already-decided', 'resendEmailProof', { params });
});

test('on a change that is over, proof, resend, withdrawal and decision are already-decided', async () => {
  const { change, params } = await asked();
  await desk.expect(200, 'withdrawEmailChange', { params });
  await desk.refused('already-decided', 'proveEmail', { params, body: { code: '123456' } });
  await desk.refused('already-decided', 'resendEmailProof', { params });
  await desk.refused('already-decided', 'withdrawEmailChange', { params });
  await supervisor.signIn();
  await supervisor.refused('already-decided', 'decideEmailChange', { params, ifMatch: change.version, body: { verdict: 'approved' } });
});

describe('attempts', () => {
  test('are five: wrong ones count down, the fifth locks the proof, and the change waits on', async () => {
    const { change, params, code } = await asked();
    const right = await code();
    const problem = await lockOut(desk, 'proveEmail', params, right);
    assert.equal(problem.status, 429);
    const locked = await getChange(desk, change.id);
    assert.equal(locked.state, 'awaiting-proof');
    assert.equal(locked.proof.state, 'locked');
    assert.equal(locked.proof.attemptsLeft, 0);
    await desk.refused('otp-locked', 'proveEmail', { params, body: { code: right } });
  });
  test('begin anew with the next code after a lock', async () => {
    const { params, code } = await asked();
    await lockOut(desk, 'proveEmail', params, await code());
    await world.advance(61);
    const again = await desk.expect(202, 'resendEmailProof', { params });
    assert.equal(again.proof.state, 'sent');
    assert.equal(again.proof.attemptsLeft, 5);
    assert.equal((await desk.expect(200, 'proveEmail', { params, body: { code: await code() } })).state, 'pending');
  });
  test('each wrong one is a new version of the change', async () => {
    const { change, params, code } = await asked();
    await desk.refused('otp-mismatch', 'proveEmail', { params, body: { code: wrongCode(await code()) } });
    const now = await getChange(desk, change.id);
    assert.notEqual(now.version, change.version);
    assert.equal(now.proof.attemptsLeft, 4);
  });
  for (const body of [{}, { code: '12345' }, { code: '123456789' }, { code: 123456 }, { code: 'abcdef' }, { code: '１２３４５６' }, null]) {
    test(`a body that holds no code costs none: ${JSON.stringify(body)}`, async () => {
      shared ??= await asked();
      const { change, params } = shared;
      const problem = await desk.refused('invalid-input', 'proveEmail', { params, body, wrong: true });
      assert.equal(problem.status, 422);
      assert.equal((await getChange(desk, change.id)).proof.attemptsLeft, 5);
    });
  }
  let shared;
});

describe('a code', () => {
  test('lives ten minutes; then it is otp-expired, the proof is expired, and another can be sent', async () => {
    const { change, params, code } = await asked();
    const old = await code();
    await world.advance(590);
    assert.equal((await getChange(desk, change.id)).proof.state, 'sent');
    await world.advance(11);
    const late = await getChange(desk, change.id);
    assert.equal(late.proof.state, 'expired');
    assert.notEqual(late.version, change.version, 'a transition by time is a new version');
    assert.equal((await desk.refused('otp-expired', 'proveEmail', { params, body: { code: old } })).status, 410);
    await desk.expect(202, 'resendEmailProof', { params });
    await desk.expect(200, 'proveEmail', { params, body: { code: await code() } });
  });
  test('of before no longer counts once another was sent', async () => {
    const { params, code, to } = await asked();
    const old = await code();
    await world.advance(61);
    const { mails } = await world.mailsDuring(() => desk.expect(202, 'resendEmailProof', { params }));
    assert.deepEqual(mails.map((m) => [m.kind, m.to]), [['proof-code', to]]);
    const fresh = await code();
    if (old !== fresh) await desk.refused('otp-mismatch', 'proveEmail', { params, body: { code: old } });
    await desk.expect(200, 'proveEmail', { params, body: { code: fresh } });
  });
  test('of another change is wrong', async () => {
    const [mine, other] = [await asked(), await asked()];
    const [right, foreign] = [await mine.code(), await other.code()];
    if (right !== foreign) await desk.refused('otp-mismatch', 'proveEmail', { params: mine.params, body: { code: foreign } });
  });
  test('is as long as the policy says', async () => {
    for (const otpLength of [8, 7]) {
      await world.policy({ otpLength });
      const { code, params } = await asked();
      assert.equal((await code()).length, otpLength);
      await desk.expect(200, 'proveEmail', { params, body: { code: await code() } });
    }
    await world.policy({ otpLength: 6 });
    const { code } = await asked();
    assert.equal((await code()).length, 6);
  });
});

describe('sending again', () => {
  test('is too early within sixty seconds: too-many-requests with Retry-After', async () => {
    const { params } = await asked();
    await world.advance(20);
    const { result: problem, mails } = await world.mailsDuring(() => desk.refused('too-many-requests', 'resendEmailProof', { params }));
    assertAbout(Number(problem.headers['retry-after']), 40);
    assert.equal(mails.length, 0);
  });
  test('moves the times of the code, not those of the change', async () => {
    const { change, params } = await asked();
    await world.advance(61);
    const reply = await desk.call('resendEmailProof', { params });
    assert.equal(reply.status, 202);
    assert.equal(reply.json.expiresAt, change.expiresAt);
    assertAbout(secondsBetween(reply.headers.date, reply.json.proof.expiresAt), 600);
    assertAbout(secondsBetween(reply.headers.date, reply.json.proof.resendAvailableAt), 60);
  });
  test('ends with the sixth code: the seventh is too-many-requests until the end of the change', async () => {
    const { change, params, to } = await asked();
    for (let sent = 1; sent < 6; sent++) {
      await world.advance(61);
      await desk.expect(202, 'resendEmailProof', { params });
    }
    await world.advance(61);
    const reply = await desk.call('resendEmailProof', { params });
    assert.equal(reply.status, 429);
    assertAbout(Number(reply.headers['retry-after']), secondsBetween(reply.headers.date, change.expiresAt));
    assert.equal((await world.mails({ to })).length, 6);
  });
});

describe('a change that nobody decides', () => {
  let change;
  let params;
  let mails;
  before(async () => {
    ({ change, params } = await asked());
    ({ mails } = await world.mailsDuring(async () => {
      await world.advance(7 * 86_400 - 20);
      assert.equal((await getChange(desk, change.id)).state, 'awaiting-proof');
      await world.advance(21);
    }));
  });
  test('expires after seven days, in a new version, without a mail', async () => {
    const over = await getChange(desk, change.id);
    assert.equal(over.state, 'expired');
    assert.notEqual(over.version, change.version);
    assert.equal(mails.length, 0);
  });
  test('is over for everything', async () => {
    await desk.refused('already-decided', 'proveEmail', { params, body: { code: '123456' } });
    await desk.refused('already-decided', 'resendEmailProof', { params });
    await desk.refused('already-decided', 'withdrawEmailChange', { params });
    await supervisor.signIn();
    await supervisor.refused('already-decided', 'decideEmailChange', { params, ifMatch: change.version, body: { verdict: 'approved' } });
  });
  test('makes room for another', async () => {
    const record = await world.record(change.citizen.id);
    assert.equal(record.email.pendingChangeId ?? null, null);
    assert.equal((await requestChange(desk, { citizenId: record.id, record })).state, 'awaiting-proof');
  });
  test('a proven one expires as well', async () => {
    const proven = await provenChange(desk, await world.citizen('proven'));
    await world.advance(7 * 86_400 + 1);
    assert.equal((await getChange(desk, proven.id)).state, 'expired');
  });
});

test('a rejected one was rejected, and its proof is over', async () => {
  const { change, params } = await asked();
  const rejected = await decide(supervisor, change, REJECTION);
  assert.equal(rejected.state, 'rejected');
  await desk.refused('already-decided', 'proveEmail', { params, body: { code: '123456' } });
});
