// Long polls on the list, on a change and on a reset: held while nothing changes, ended by whatever does.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld, sleep } from './lib/world.mjs';
import { askForChange, beginReset, requestChange, provenChange, startReset, wrongCode, decide, REJECTION, newReset } from './lib/stories.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const SOON = 1500;

/** Three resources that can be polled; each with how to make one and how to change it. */
const resources = {
  listEmailChanges: async () => {
    const change = await requestChange(desk, await world.citizen('proven'));
    return { call: {}, change: () => desk.expect(200, 'withdrawEmailChange', { params: { changeId: change.id } }) };
  },
  getEmailChange: async () => {
    const { id } = await requestChange(desk, await world.citizen('proven'));
    return { call: { params: { changeId: id } }, change: () => desk.expect(200, 'withdrawEmailChange', { params: { changeId: id } }) };
  },
  getPasswordReset: async () => {
    const { id } = await startReset(desk, await world.citizen('proven'));
    return { call: { params: { resetId: id } }, change: () => desk.expect(200, 'cancelPasswordReset', { params: { resetId: id } }) };
  },
};
/** Reads once, then polls with the tag. @returns {reply: a promise, etag} */
async function poll(operationId, call, wait = 25, who = desk) {
  await sleep(50);
  const now = await who.call(operationId, call);
  assert.equal(now.status, 200);
  const etag = now.headers.etag;
  return { etag, now, reply: who.call(operationId, { ...call, wait, headers: { 'if-none-match': etag }, timeoutMs: 70_000 }) };
}

for (const [id, make] of Object.entries(resources)) {
  describe(id, () => {
    test('is held and ends on a change, within a second', async () => {
      const { call, change } = await make();
      const { reply, etag } = await poll(id, call);
      const held = await Promise.race([reply.then(() => 'answered'), sleep(400).then(() => 'held')]);
      assert.equal(held, 'held');
      const began = Date.now();
      await change();
      const answer = await reply;
      assert.ok(Date.now() - began < SOON);
      assert.equal(answer.status, 200);
      assert.notEqual(answer.headers.etag, etag);
      assert.equal(answer.headers['preference-applied'], 'wait=25');
    });
    test('is a 304 after N seconds without a change', async () => {
      const { call } = await make();
      const { reply, etag } = await poll(id, call, 1);
      const answer = await reply;
      assert.equal(answer.status, 304);
      assert.ok(answer.ms >= 900 && answer.ms < 1000 + SOON, `after ${answer.ms} ms`);
      assert.equal(answer.headers.etag, etag);
      assert.equal(answer.headers['preference-applied'], 'wait=1');
    });
    test('is not held without If-None-Match, nor with one that no longer matches', async () => {
      const { call } = await make();
      for (const headers of [{}, { 'if-none-match': '"older"' }]) {
        const answer = await desk.call(id, { ...call, wait: 20, headers });
        assert.equal(answer.status, 200);
        assert.ok(answer.ms < SOON);
        assert.equal(answer.headers['preference-applied'], undefined);
      }
    });
    test('is held for sixty seconds at most, and says so', async () => {
      const { call, change } = await make();
      const { reply } = await poll(id, call, 600);
      await sleep(100);
      await change();
      assert.equal((await reply).headers['preference-applied'], 'wait=60');
    });
    test('hears a transition by time', async () => {
      const { call } = await make();
      const { reply, etag } = await poll(id, call, 50);
      await sleep(200);
      const began = Date.now();
      await world.advance(601);
      const answer = await reply;
      assert.ok(Date.now() - began < SOON);
      assert.equal(answer.status, 200);
      assert.notEqual(answer.headers.etag, etag);
    });
    test('hears what becomes of a mail', async () => {
      const citizen = await world.citizen('proven');
      const to = id === 'getPasswordReset' ? citizen.email : world.address();
      await world.delivery(to, 'held');
      const made = id === 'getPasswordReset' ? await beginReset(desk, citizen) : await askForChange(desk, citizen, to);
      const call = id === 'listEmailChanges' ? {} : { params: { changeId: made.id, resetId: made.id } };
      const { reply, etag } = await poll(id, call);
      await sleep(200);
      await world.delivery(to, 'bounced');
      const answer = await reply;
      assert.equal(answer.status, 200);
      assert.notEqual(answer.headers.etag, etag);
      assert.match(answer.text, /"bounced"/);
    });
    test('one that is given up does no harm', async () => {
      const { call, change } = await make();
      const cut = new AbortController();
      const now = await desk.call(id, call);
      const given = desk.call(id, { ...call, wait: 30, headers: { 'if-none-match': now.headers.etag }, signal: cut.signal }).catch(() => 'cut');
      await sleep(100);
      cut.abort();
      assert.equal(await given, 'cut');
      await change();
      assert.equal((await desk.call(id, call)).status, 200);
    });
    test('other preferences beside wait are read over', async () => {
      const { call } = await make();
      await sleep(50);
      const now = await desk.call(id, call);
      const answer = await desk.call(id, { ...call, headers: { 'if-none-match': now.headers.etag, 'prefer': 'respond-async, wait=1' } });
      assert.equal(answer.status, 304);
      assert.equal(answer.headers['preference-applied'], 'wait=1');
    });
  });
}

test('a wrong code and a code from the portal wake the poll on a reset', async () => {
  const citizen = await world.citizen('proven');
  const { id } = await startReset(desk, citizen);
  const code = await world.code(citizen.email, 'one-time-code');
  const first = await poll('getPasswordReset', { params: { resetId: id } });
  await sleep(100);
  await world.portal(citizen.insuranceNumber ?? citizen.personalId, wrongCode(code));
  assert.equal((await first.reply).json.challenge.attemptsLeft, 4);
  const second = await poll('getPasswordReset', { params: { resetId: id } });
  await sleep(100);
  await world.portal(citizen.insuranceNumber ?? citizen.personalId, code);
  assert.equal((await second.reply).json.state, 'password-sent');
});

test('an approval wakes the maker\'s poll, the list, and the reset that it cancels', async () => {
  const citizen = await world.citizen('proven');
  const reset = await startReset(desk, citizen);
  await world.advance(61);
  const change = await provenChange(desk, { ...citizen, record: await world.record(citizen.citizenId) });
  await supervisor.signIn();
  const polls = [await poll('getEmailChange', { params: { changeId: change.id } }), await poll('listEmailChanges', { query: { requestedBy: 'me' } }),
    await poll('listEmailChanges', { query: { state: 'pending' } }, 25, supervisor), await poll('getPasswordReset', { params: { resetId: reset.id } })];
  await sleep(100);
  await decide(supervisor, change);
  const answers = await Promise.all(polls.map((p) => p.reply));
  assert.deepEqual(answers.map((a) => a.status), [200, 200, 200, 200]);
  assert.equal(answers[0].json.state, 'approved');
  assert.ok(answers[2].json.items.every((c) => c.id !== change.id));
  assert.equal(answers[3].json.state, 'cancelled');
});

test('the list of another office is not woken', async () => {
  const elsewhere = world.desk('counter', { office: world.officeB });
  const { reply } = await poll('listEmailChanges', {}, 2, elsewhere);
  await requestChange(desk, await world.citizen('proven'));
  assert.equal((await reply).status, 304);
});

test('a hundred at once are held, the central goes on serving, and all hear of one decision', async () => {
  const change = await requestChange(desk, await world.citizen('proven'));
  await sleep(100);
  const now = await supervisor.call('listEmailChanges');
  const polls = Array.from({ length: 100 }, () => supervisor.call('listEmailChanges', { wait: 40, headers: { 'if-none-match': now.headers.etag }, timeoutMs: 60_000 }));
  await sleep(1500);
  const citizen = await world.citizen('proven');
  const meanwhile = await desk.call('getCitizen', { params: { citizenId: citizen.citizenId }, query: { purpose: 'review' } });
  assert.ok(meanwhile.ms < 2000);
  const decided = await decide(world.desk('supervisor', { nth: 1 }), change, REJECTION);
  const answers = await Promise.all(polls);
  for (const a of answers) {
    assert.equal(a.status, 200);
    assert.equal(a.json.items.find((c) => c.id === change.id).version, decided.version);
  }
});

test('the end of a change by time wakes its poll', async () => {
  const change = await provenChange(desk, await world.citizen('proven'));
  const { reply } = await poll('getEmailChange', { params: { changeId: change.id } }, 50);
  await sleep(100);
  await world.advance(7 * 86_400 + 1);
  assert.equal((await reply).json.state, 'expired');
  await desk.refused('not-found', 'startPasswordReset', { body: newReset({ citizenId: 'nobody' }) });
});
