// Asking for an e-mail change: what it answers under each policy, and what is refused.
import { test, describe, beforeEach } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld, IDENTITY, PAPER } from './lib/world.mjs';
import { newChange, requestChange, provenChange, decide, REJECTION, getChange, secondsBetween, assertAbout, approvedChange } from './lib/stories.mjs';

const world = await openWorld({ citizens: 800 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
beforeEach(() => world.policy({ emailProof: 'required' }));

describe('a request', () => {
  test('waits for the proof where it is required, and sends one code to the new address', async () => {
    const citizen = await world.citizen('proven');
    const to = world.address();
    const { result: reply, mails } = await world.mailsDuring(() => desk.call('requestEmailChange', { body: newChange(citizen, to) }));
    assert.equal(reply.status, 201);
    const change = reply.json;
    assert.equal(new URL(reply.headers.location, world.api).href, `${world.api}/email-changes/${change.id}`);
    assert.equal(change.state, 'awaiting-proof');
    assert.deepEqual(change.citizen, { id: citizen.citizenId, fullName: citizen.fullName, insuranceNumber: citizen.insuranceNumber, personalId: citizen.personalId });
    assert.equal(change.newEmail, to, 'in full for the maker');
    assert.match(change.newEmailMasked, /\*/);
    assert.equal(change.oldEmailMasked, citizen.record.email.masked);
    assert.deepEqual(change.identityCheck, IDENTITY);
    assert.deepEqual(change.paper, PAPER);
    assert.equal(change.requestedBy.id, (await desk.expect(200, 'getStaffMember')).id);
    assert.equal(change.requestedBy.name, desk.member.name);
    assert.equal(change.decision ?? null, null);
    assert.equal(change.proof.state, 'sent');
    assert.equal(change.proof.attemptsLeft, 5);
    assert.equal(change.proof.sentTo, change.newEmailMasked);
    const sent = reply.headers.date;
    assertAbout(secondsBetween(sent, change.requestedAt), 0);
    assertAbout(secondsBetween(sent, change.expiresAt), 7 * 86_400);
    assertAbout(secondsBetween(sent, change.proof.expiresAt), 600);
    assertAbout(secondsBetween(sent, change.proof.resendAvailableAt), 60);
    assert.deepEqual(mails.map((m) => [m.kind, m.to]), [['proof-code', to]]);
  });
  test('for a first address has no old one', async () => {
    const change = await requestChange(desk, await world.citizen('no-email'));
    assert.equal(change.oldEmailMasked ?? null, null);
  });
  test('is pending at once where the proof is optional, and still sends a code', async () => {
    await world.policy({ emailProof: 'optional' });
    const to = world.address();
    const { result: change, mails } = await world.mailsDuring(async () => requestChange(desk, await world.citizen('proven'), to));
    assert.equal(change.state, 'pending');
    assert.equal(change.proof.state, 'sent');
    assert.deepEqual(mails.map((m) => m.kind), ['proof-code']);
    const proven = await desk.expect(200, 'proveEmail', { params: { changeId: change.id }, body: { code: await world.code(to, 'proof-code') } });
    assert.equal(proven.state, 'pending', 'it can be proven until the decision');
    assert.equal(proven.proof.state, 'proven');
  });
  test('is pending at once where there is no proof, and sends nothing', async () => {
    await world.policy({ emailProof: 'off' });
    const { result: change, mails } = await world.mailsDuring(async () => requestChange(desk, await world.citizen('proven')));
    assert.equal(change.state, 'pending');
    assert.equal(change.proof.state, 'not-required');
    assert.equal(mails.length, 0);
  });
  test('of an address with an internationalised domain travels as A-labels', async () => {
    const change = await requestChange(desk, await world.citizen('proven'), 'an@xn--bnh-fna.example');
    assert.equal(change.newEmail, 'an@xn--bnh-fna.example');
  });
  test('may change only the case of the local part: that is another address', async () => {
    const citizen = await world.citizen('proven', (r) => r.account.state === 'active' && !r.email.pendingChangeId);
    const [local, domain] = citizen.email.split('@');
    const change = await requestChange(desk, citizen, `${local.toUpperCase()}@${domain}`);
    assert.equal(change.state, 'awaiting-proof');
  });
  test('for a citizen of another office belongs to the office of the member who asked', async () => {
    const change = await requestChange(desk, await world.citizen('other-office', (r) => !r.email.pendingChangeId));
    assert.equal((await getChange(supervisor, change.id)).id, change.id);
  });
  test('to the present address is fine while that one is unproven', async () => {
    const citizen = await world.citizen('unproven', (r) => !r.email.pendingChangeId);
    assert.equal((await requestChange(desk, citizen, citizen.email)).state, 'awaiting-proof');
  });
});

describe('a request is refused', () => {
  const ask = async (type, body, options) => {
    const { result, mails } = await world.mailsDuring(() => desk.refused(type, 'requestEmailChange', { body, ...options }));
    assert.equal(mails.length, 0, 'and sends nothing');
    return result;
  };
  test('on a version that is no longer there: version-conflict with the current one', async () => {
    const citizen = await world.citizen('proven');
    const version = await world.touch(citizen.citizenId);
    const problem = await ask('version-conflict', newChange(citizen, world.address()));
    assert.equal(problem.status, 412);
    assert.equal(problem.currentVersion, version);
  });
  test('while one is open: already-pending with its id', async () => {
    const citizen = await world.citizen('proven');
    const change = await requestChange(desk, citizen);
    const record = await world.record(citizen.citizenId);
    const problem = await ask('already-pending', newChange(citizen, world.address(), record.version));
    assert.equal(problem.pendingChangeId, change.id);
  });
  test('for the address that is there already and proven, domain in whatever case: same-email', async () => {
    const citizen = await world.citizen('proven');
    const [local, domain] = citizen.email.split('@');
    await ask('same-email', newChange(citizen, citizen.email));
    await ask('same-email', newChange(citizen, `${local}@${domain.toUpperCase()}`));
  });
  test('for an address that can take no mail: undeliverable-email 422', async () => {
    const problem = await ask('undeliverable-email', newChange(await world.citizen('proven'), 'an@nowhere.invalid'));
    assert.equal(problem.status, 422);
  });
  test('for an unknown citizen: not-found', async () => {
    await ask('not-found', newChange({ citizenId: 'nobody', record: { version: 'v' } }, world.address()));
  });
  const wrong = {
    'no citizen': { citizenId: undefined }, 'no version': { citizenVersion: undefined }, 'no address': { newEmail: undefined },
    'an address that is none': { newEmail: 'not an address' }, 'an address without a domain': { newEmail: 'an@' },
    'a local part outside ASCII': { newEmail: 'ân@example.vn' }, 'a domain that is no A-label': { newEmail: 'an@bình.example' },
    'an address of more than 254 letters': { newEmail: `an@${['a', 'b', 'c', 'd'].map((l) => l.repeat(62)).join('.')}.example` },
    'a line break in the address (header injection)': { newEmail: 'an@example.vn\r\nBcc: evil@example.vn' },
    'two addresses': { newEmail: 'an@example.vn,evil@example.vn' },
    'no identity check': { identityCheck: undefined }, 'an unknown document': { identityCheck: { ...IDENTITY, document: 'face' } },
    'a whole document number': { identityCheck: { ...IDENTITY, documentEnding: '001190000001' } },
    'nobody who presents it': { identityCheck: { document: 'passport' } },
    'a note of 501 letters': { identityCheck: { ...IDENTITY, note: 'x'.repeat(501) } },
    'no paper': { paper: undefined }, 'an unknown form': { paper: { ...PAPER, form: 'X' } }, 'a date that is none': { paper: { ...PAPER, date: '2026-02-30' } },
    'a paper without a date': { paper: { form: 'TK1-TS' } }, 'a paper number of 41 letters': { paper: { ...PAPER, number: 'x'.repeat(41) } },
    'a list in place of the object': null,
  };
  for (const [what, change] of Object.entries(wrong)) {
    test(`for ${what}: invalid-input`, async () => {
      const citizen = { citizenId: (await world.list('proven', 1))[0].citizenId, record: { version: 'v' } };
      const body = change ? { ...newChange(citizen, world.address()), ...change } : [newChange(citizen, world.address())];
      const problem = await ask('invalid-input', body, { wrong: true });
      assert.equal(problem.status, 422);
    });
  }
});

describe('the newest wins nothing:', () => {
  test('of two requests at once for one citizen, one is made and one is refused', async () => {
    const citizen = await world.citizen('proven');
    const replies = await Promise.all([0, 1, 2, 3].map(() => desk.call('requestEmailChange', { body: newChange(citizen, world.address()) })));
    assert.equal(replies.filter((r) => r.status === 201).length, 1);
    assert.ok(replies.filter((r) => r.status !== 201).every((r) => [409, 412].includes(r.status)));
  });
});

describe('what a supervisor should look at twice', () => {
  test('a disposable domain, a shared address, a change within thirty days', async () => {
    const shared = (await world.list('shared-address')).reduce((m, p) => m.set(p.email.toLowerCase(), (m.get(p.email.toLowerCase()) ?? 0) + 1), new Map());
    const address = [...shared].find(([, n]) => n >= 3)[0];
    const citizen = await world.citizen('no-email');
    const first = await provenChange(desk, citizen, address);
    const seen = await getChange(supervisor, first.id);
    assert.ok(seen.risks.includes('address-shared-by-many'));
    assert.ok(!seen.risks.includes('changed-recently'));
    await decide(supervisor, seen, REJECTION);

    const moved = await world.citizen('proven');
    await approvedChange(desk, supervisor, moved);
    await world.advance(61);
    const record = await world.record(moved.citizenId);
    const second = await desk.expect(201, 'requestEmailChange', { body: newChange(moved, world.address(), record.version) });
    assert.ok((await getChange(supervisor, second.id)).risks.includes('changed-recently'));
  });
  test('an ordinary request has none but the hour\'s and the number\'s', async () => {
    const change = await requestChange(desk, await world.citizen('proven'));
    const risks = (await getChange(supervisor, change.id)).risks ?? [];
    assert.deepEqual(risks.filter((r) => !['unusual-hour', 'many-by-this-member'].includes(r)), []);
  });
  test('the hour: unusual outside 07:00 to 18:00 +07:00', async () => {
    for (let step = 0; step < 4; step++) {
      const hour = (new Date(world.now()).getUTCHours() + 7) % 24;
      const change = await requestChange(desk, await world.citizen('proven'));
      const risks = (await getChange(supervisor, change.id)).risks ?? [];
      assert.equal(risks.includes('unusual-hour'), hour < 7 || hour >= 18, `at ${hour} o'clock`);
      await world.advance(6 * 3600);
    }
  });
  test('the twentieth request of a member in a day', async () => {
    const busy = world.desk('both');
    const last = [];
    while (new Date(world.now()).getUTCHours() !== 1) await world.advance(3600);
    for (let i = 0; i < 20; i++) last.push(await requestChange(busy, await world.citizen('proven')));
    assert.ok((await getChange(supervisor, last.at(-1).id)).risks.includes('many-by-this-member'));
    assert.ok(!(await getChange(supervisor, (await requestChange(desk, await world.citizen('proven'))).id)).risks?.includes('many-by-this-member'), 'not for another member');
  });
});
