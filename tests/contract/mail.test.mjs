// The e-mails: exactly which are sent in a whole story, and what each one says and must not say.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { readStrictly } from './lib/mail.mjs';
import { provenChange, requestChange, approvedChange, decide, REJECTION, startReset, newReset, newChange, assertAbout, lockOut } from './lib/stories.mjs';
import { request } from './lib/http.mjs';

const world = await openWorld({ citizens: 500 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const second = world.desk('supervisor', { nth: 1 });
const story = async (step) => (await world.mailsDuring(step)).mails.map((m) => m.kind);
before(() => world.policy({ otpEntry: 'at-counter' }));

describe('exactly these are sent', () => {
  test('in the whole story: a new address, proven, approved, hold lifted, password reset', async () => {
    const citizen = await world.citizen('proven');
    const to = world.address();
    const { mails } = await world.mailsDuring(async () => {
      const change = await approvedChange(desk, supervisor, citizen, to);
      await second.signIn();
      await second.expect(200, 'releaseResetHold', { params: { citizenId: citizen.citizenId }, body: { changeId: change.id, reason: 'Đã xác minh.' } });
      await world.advance(61);
      const reset = await startReset(desk, citizen);
      await desk.expect(200, 'submitOtp', { params: { resetId: reset.id }, body: { code: await world.code(to, 'one-time-code') } });
    });
    const sent = mails.map((m) => `${m.kind} ${m.to === to ? 'new' : m.to === citizen.email ? 'old' : 'other'}`);
    assert.deepEqual(sent.slice(1, 3).sort(), ['notice-new new', 'notice-old old']);
    assert.deepEqual([sent[0], ...sent.slice(3)], ['proof-code new', 'one-time-code new', 'password new']);
  });
  test('for an address that was the first: no notice to an old one', async () => {
    const citizen = await world.citizen('no-email');
    assert.deepEqual(await story(() => approvedChange(desk, supervisor, citizen)), ['proof-code', 'notice-new']);
  });
  test('for rejection, withdrawal, expiry: the proof code alone', async () => {
    assert.deepEqual(await story(async () => decide(supervisor, await requestChange(desk, await world.citizen('proven')), REJECTION)), ['proof-code']);
    assert.deepEqual(await story(async () => desk.expect(200, 'withdrawEmailChange', { params: { changeId: (await requestChange(desk, await world.citizen('proven'))).id } })), ['proof-code']);
    assert.deepEqual(await story(async () => { await provenChange(desk, await world.citizen('proven')); await world.advance(8 * 86_400); }), ['proof-code']);
  });
  test('for a reset that is cancelled, locked or expired: the code alone', async () => {
    assert.deepEqual(await story(async () => desk.expect(200, 'cancelPasswordReset', { params: { resetId: (await startReset(desk, await world.citizen('proven'))).id } })), ['one-time-code']);
    const citizen = await world.citizen('proven');
    assert.deepEqual(await story(async () => {
      const reset = await startReset(desk, citizen);
      await lockOut(desk, 'submitOtp', { resetId: reset.id }, await world.code(citizen.email, 'one-time-code'));
    }), ['one-time-code']);
    assert.deepEqual(await story(async () => { await startReset(desk, await world.citizen('proven')); await world.advance(1900); }), ['one-time-code']);
  });
  test('for reading, searching, disclosing and refusals: none', async () => {
    const citizen = await world.citizen('proven');
    assert.deepEqual(await story(async () => {
      await world.record(citizen.citizenId);
      await desk.expect(200, 'searchCitizens', { body: { number: citizen.insuranceNumber, purpose: 'review' } });
      await desk.expect(200, 'discloseEmail', { params: { citizenId: citizen.citizenId }, body: { purpose: 'review-change' } });
      await desk.refused('same-email', 'requestEmailChange', { body: newChange({ ...citizen, record: await world.record(citizen.citizenId) }, citizen.email) });
      await desk.refused('no-email', 'startPasswordReset', { body: newReset(await world.citizen('no-email')) });
    }), []);
  });
});

describe('each mail', () => {
  const mails = {};
  let citizen;
  let to;
  before(async () => {
    citizen = await world.citizen('proven', (r) => r.account.state === 'active' && r.insuranceNumber && r.personalId && !r.account.resetHold && !r.email.pendingChangeId && r.birthDate.length === 10);
    to = world.address();
    const told = await world.mailsDuring(async () => {
      const change = await approvedChange(desk, supervisor, citizen, to);
      await second.signIn();
      await second.expect(200, 'releaseResetHold', { params: { citizenId: citizen.citizenId }, body: { changeId: change.id, reason: 'Đã xác minh.' } });
      await world.advance(61);
      const reset = await startReset(desk, citizen);
      await desk.expect(200, 'submitOtp', { params: { resetId: reset.id }, body: { code: await world.code(to, 'one-time-code') } });
    });
    for (const mail of told.mails) mails[mail.kind] = { ...mail, parsed: await readStrictly(mail.raw) };
  });
  const kinds = ['proof-code', 'one-time-code', 'password', 'notice-old', 'notice-new'];
  for (const kind of kinds) {
    test(`${kind} is a message by RFC 5322, to whom it says, from a central that is named`, () => {
      const { parsed, to: recipient, at, id } = mails[kind];
      assert.ok(id);
      assert.equal(parsed.to, recipient);
      assert.equal(recipient, kind === 'notice-old' ? citizen.email : to);
      assert.ok(parsed.subject.length > 5);
      assert.match(parsed.from, /@/);
      assertAbout(parsed.date.getTime() / 1000, Date.parse(at) / 1000, 2);
      assert.equal(parsed.attachments.length, 0);
    });
    test(`${kind} holds no full number, no birth date and no link`, () => {
      const { parsed } = mails[kind];
      const all = `${parsed.subject}\n${parsed.text}`;
      for (const secret of [citizen.insuranceNumber, citizen.personalId, citizen.birthDate]) assert.ok(!all.includes(secret));
      assert.doesNotMatch(all, /https?:|www\.|<a\b|href/i);
      assert.doesNotMatch(all.replace(/[\s.]/g, ''), new RegExp(citizen.insuranceNumber));
    });
    test(`${kind} is in Vietnamese and says how to object, or whom to tell`, () => {
      assert.match(mails[kind].parsed.text, /[ăâđêôơưĂÂĐÊÔƠƯ]/);
      assert.match(mails[kind].parsed.text.normalize('NFC'), /(nếu|không phải|trường hợp)[\s\S]*(liên hệ|gọi|báo|phản đối|khiếu nại|đến)/i);
    });
  }
  for (const kind of ['proof-code', 'one-time-code']) {
    test(`${kind} holds the code, once in the header and in the text, and says that staff never ask for it`, () => {
      const { parsed } = mails[kind];
      const code = parsed.headers.get('x-training-code');
      assert.match(code, /^\d{6}$/);
      assert.ok(parsed.text.replace(/(\d)[ \u00a0](?=\d)/g, '$1').includes(code));
      assert.ok(!parsed.subject.includes(code), 'a subject is shown on a locked screen');
      assert.match(parsed.text.normalize('NFC'), /(cán bộ|nhân viên|không ai)[\s\S]{0,40}không[\s\S]{0,60}(hỏi|yêu cầu|xin|mã)|không[\s\S]{0,40}(đọc|cung cấp|đưa|nói|cho)[\s\S]{0,40}(cán bộ|nhân viên|bất kỳ ai|ai)/i);
      assert.match(parsed.text, /10 phút/);
    });
  }
  test('no other mail has a code in its header', () => {
    for (const kind of ['password', 'notice-old', 'notice-new']) assert.equal(mails[kind].parsed.headers.has('x-training-code'), false);
  });
  test('a notice names no address in full', () => {
    assert.ok(!mails['notice-old'].parsed.text.includes(to), 'the old address isn\'t told the new one');
    assert.ok(!mails['notice-new'].parsed.text.includes(citizen.email), 'nor the new one the old');
  });
  test('the password is another one each time, and asks to be changed', async () => {
    const other = await world.citizen('proven');
    const reset = await startReset(desk, other);
    await desk.expect(200, 'submitOtp', { params: { resetId: reset.id }, body: { code: await world.code(other.email, 'one-time-code') } });
    const raw = (await world.mails({ to: other.email })).find((m) => m.kind === 'password').raw;
    const [one, two] = [mails.password.parsed.text, (await readStrictly(raw)).text];
    assert.notEqual(one, two);
    assert.match(one.normalize('NFC'), /đổi mật khẩu|thay đổi mật khẩu|đổi ngay/i);
  });
});

describe('the mailbox', () => {
  test('is narrowed by to, without regard to case, and by after', async () => {
    const to = world.address();
    await requestChange(desk, await world.citizen('proven'), to);
    const all = await world.mails();
    assert.equal((await world.mails({ to })).length, 1);
    const later = await world.mails({ after: all.at(-3).id });
    assert.deepEqual(later.map((m) => m.id), all.slice(-2).map((m) => m.id));
    assert.deepEqual(Object.keys(all[0]).sort(), ['at', 'id', 'kind', 'raw', 'to']);
    const times = all.map((m) => Date.parse(m.at));
    assert.deepEqual(times, [...times].sort((a, b) => a - b), 'oldest first');
  });
  test('is a page for people otherwise', async () => {
    const page = await request(`${world.training}/mailbox`, { headers: { accept: 'text/html' } });
    assert.equal(page.status, 200);
    assert.match(page.headers['content-type'], /^text\/html/);
    assert.match(page.text, /<html[^>]*lang="vi"/i);
  });
});

test('no reply of the API ever holds a code or a password', async () => {
  const citizen = await world.citizen('proven');
  const reset = await desk.call('startPasswordReset', { body: newReset(citizen) });
  const code = await world.code(citizen.email, 'one-time-code');
  const done = await desk.call('submitOtp', { params: { resetId: reset.json.id }, body: { code } });
  const raw = (await world.mails({ to: citizen.email })).find((m) => m.kind === 'password').raw;
  const words = (await readStrictly(raw)).text.split(/\s+/).filter((w) => /\d/.test(w) && /[A-Za-z]/.test(w) && w.length >= 8 && !reset.text.includes(w)); // a request's number may stand in both
  for (const reply of [reset, done, await desk.call('getPasswordReset', { params: { resetId: reset.json.id } })]) {
    assert.ok(!reply.text.includes(`"${code}"`));
    for (const word of words) assert.ok(!reply.text.includes(word));
  }
});
