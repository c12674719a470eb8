// The steps that many stories share, each a call or two.
import { strict as assert } from 'node:assert';
import { IDENTITY, PAPER, sleep } from './world.mjs';

export const newChange = (citizen, newEmail, version = citizen.record.version) =>
  ({ citizenId: citizen.citizenId, citizenVersion: version, newEmail, identityCheck: IDENTITY, paper: PAPER });
export const newReset = (citizen, channel = 'email') => ({ citizenId: citizen.citizenId, channel, identityCheck: IDENTITY });

/** Asked for; its mail may be on the way still. */
export const askForChange = (desk, citizen, newEmail = desk.world.address()) =>
  desk.expect(201, 'requestEmailChange', { body: newChange(citizen, newEmail) });

/** Asked for, as it stands once its mail has arrived: an arrival is a new version. */
export async function requestChange(desk, citizen, newEmail) {
  const change = await askForChange(desk, citizen, newEmail);
  return arrived(() => getChange(desk, change.id), (c) => c.proof.delivery);
}

/** Reads until the mail is no longer on its way. */
async function arrived(read, delivery) {
  for (let i = 0; i < 40; i++) {
    const value = await read();
    if (!['queued', 'sent'].includes(delivery(value))) return value;
    await sleep(25);
  }
  return assert.fail('the mail does not arrive');
}

/** Asked for, and proven with the code from the mailbox: pending. */
export async function provenChange(desk, citizen, newEmail = desk.world.address()) {
  const change = await requestChange(desk, citizen, newEmail);
  const code = await desk.world.code(newEmail, 'proof-code');
  return desk.expect(200, 'proveEmail', { params: { changeId: change.id }, body: { code } });
}

/** A decision after a fresh sign-in. */
export async function decide(supervisor, change, body = { verdict: 'approved' }) {
  await supervisor.signIn();
  return supervisor.expect(200, 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body });
}
export const REJECTION = { verdict: 'rejected', reasonCode: 'paper-missing', note: 'Thiếu chữ ký.' };

/** Asked for, proven and approved: the address is the citizen's, and resets are on hold. */
export async function approvedChange(desk, supervisor, citizen, newEmail = desk.world.address()) {
  return decide(supervisor, await provenChange(desk, citizen, newEmail));
}

/** Started; the code's mail may be on the way still. */
export const beginReset = (desk, citizen, channel) => desk.expect(201, 'startPasswordReset', { body: newReset(citizen, channel) });

/** Started, as it stands once the code's mail has arrived. */
export async function startReset(desk, citizen, channel) {
  const reset = await beginReset(desk, citizen, channel);
  return arrived(() => getReset(desk, reset.id), (r) => r.challenge.delivery);
}
export const getReset = (desk, resetId) => desk.expect(200, 'getPasswordReset', { params: { resetId } });
export const getChange = (desk, changeId) => desk.expect(200, 'getEmailChange', { params: { changeId } });

/** A code of the right length that is not the right one. */
export const wrongCode = (right) => String((Number(right) + 1) % 10 ** right.length).padStart(right.length, '0');

/** Wrong codes until the challenge is locked; the last refusal is otp-locked. */
export async function lockOut(desk, operationId, params, right) {
  for (const left of [4, 3, 2, 1]) {
    const problem = await desk.refused('otp-mismatch', operationId, { params, body: { code: wrongCode(right) } });
    assert.equal(problem.attemptsLeft, left);
  }
  return desk.refused('otp-locked', operationId, { params, body: { code: wrongCode(right) } });
}

/** Seconds between two instants, given as RFC 3339 text, Date header or milliseconds. */
const instant = (t) => (typeof t === 'number' ? t : Date.parse(t));
export const secondsBetween = (from, to) => (instant(to) - instant(from)) / 1000;
export function assertAbout(actual, expected, slack = 3, what = '') {
  assert.ok(Math.abs(actual - expected) <= slack, `${what} ${actual} is about ${expected}`);
}
