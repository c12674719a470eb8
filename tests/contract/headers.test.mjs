// The rules about headers that hold for every operation.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openWorld } from './lib/world.mjs';
import { operation, operationIds } from './lib/spec.mjs';
import { provenChange, startReset, assertAbout, requestChange } from './lib/stories.mjs';
import { expectProblem } from './lib/desk.mjs';
import { request } from './lib/http.mjs';

const world = await openWorld({ citizens: 300 });
const desk = world.desk('counter');
const supervisor = world.desk('supervisor');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bearer = async (who = desk) => ({ authorization: `Bearer ${await who.token()}` });

describe('X-Request-Id', () => {
  test('is echoed, in the reply and in a problem', async () => {
    const id = randomUUID();
    assert.equal((await desk.call('getStaffMember', { headers: { 'x-request-id': id } })).headers['x-request-id'], id);
    const reply = await desk.call('getEmailChange', { params: { changeId: 'none' }, headers: { 'x-request-id': id } });
    assert.equal(reply.json.requestId, id);
  });
  test('is made where it is missing or no UUID', async () => {
    for (const sent of [undefined, 'seven', 'a b', `${randomUUID()}0`]) {
      const reply = await desk.call('getStaffMember', { headers: { 'x-request-id': sent }, wrong: true });
      assert.match(reply.headers['x-request-id'], UUID);
      assert.notEqual(reply.headers['x-request-id'], sent);
    }
  });
});

describe('If-Match and If-None-Match take exactly one strong tag', () => {
  const malformed = (v) => ['*', `W/"${v}"`, `"${v}", "other"`, v, `"${v}`, '""x', `'${v}'`];
  test('If-Match on a decision: anything else is invalid-input 400', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    for (const tag of malformed(change.version)) {
      const reply = await supervisor.call('decideEmailChange', { params: { changeId: change.id }, body: { verdict: 'approved' }, headers: { 'if-match': tag }, wrong: true });
      expectProblem(reply, 'invalid-input', 400);
    }
  });
  test('If-None-Match on every conditional reading: anything else is invalid-input 400', async () => {
    const citizen = await world.citizen('proven');
    const reset = await startReset(desk, citizen);
    const change = await requestChange(desk, await world.citizen('proven'));
    const reads = [
      ['getCitizen', { params: { citizenId: citizen.citizenId }, query: { purpose: 'review' } }],
      ['listEmailChanges', {}], ['getEmailChange', { params: { changeId: change.id } }], ['getPasswordReset', { params: { resetId: reset.id } }],
    ];
    for (const [id, call] of reads) {
      const tag = (await desk.call(id, call)).headers.etag.slice(1, -1);
      for (const bad of malformed(tag)) {
        const reply = await desk.call(id, { ...call, headers: { 'if-none-match': bad }, wrong: true });
        expectProblem(reply, 'invalid-input', 400);
      }
    }
  });
});

describe('a body', () => {
  const posts = operationIds.filter((id) => operation(id).hasBody);
  for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
    test(`as ${type ?? 'nothing that is said'} is 415`, async () => {
      for (const id of posts) {
        const who = ['decideEmailChange', 'releaseResetHold'].includes(id) ? supervisor : desk;
        if (id === 'submitOtp') await world.policy({ otpEntry: 'at-counter' });
        const reply = await who.call(id, { params: { citizenId: 'x', changeId: 'x', resetId: 'x' }, body: '{}', headers: { 'content-type': type }, wrong: true });
        expectProblem(reply, 'invalid-input', 415);
      }
    });
  }
  test('as application/json with a charset is fine', async () => {
    await desk.expect(200, 'searchCitizens', { body: { number: '9999999999', purpose: 'review' }, headers: { 'content-type': 'application/json; charset=utf-8' } });
    await desk.expect(200, 'searchCitizens', { body: { number: '9999999999', purpose: 'review' }, headers: { 'content-type': 'Application/JSON' }, wrong: true });
  });
});

describe('a method that is not there is 405 with Allow', () => {
  const byPath = operationIds.reduce((m, id) => m.set(operation(id).path, [...(m.get(operation(id).path) ?? []), operation(id).method]), new Map());
  for (const [path, methods] of byPath) {
    test(path, async () => {
      const url = world.api + path.replace(/\{[^}]+\}/, 'x');
      for (const method of ['DELETE', 'PUT', 'PATCH', ...['GET', 'POST'].filter((m) => !methods.includes(m))]) {
        const reply = await request(url, { method, headers: await bearer() });
        assert.equal(reply.status, 405, method);
        assert.match(reply.headers['content-type'], /^application\/problem\+json/);
        assert.match(reply.json.type, /invalid-input$/);
        const allowed = reply.headers.allow.split(/,\s*/);
        for (const m of methods) assert.ok(allowed.includes(m), `Allow names ${m}`);
        assert.ok(!allowed.includes(method));
        assert.equal(reply.headers['cache-control'], 'no-store');
      }
    });
  }
});

test('a path that is not there is not-found, as a problem', async () => {
  for (const path of ['/nothing', '/citizens', '/me/', '/ME', '/email-changes/x/y', '/citizens/x/email-disclosures/y']) {
    const reply = await request(world.api + path, { headers: await bearer() });
    assert.equal(reply.status, 404, path);
    assert.match(reply.json.type, /not-found$/);
    assert.match(reply.headers['x-request-id'], UUID);
  }
});

describe('Date', () => {
  test('runs on the central\'s clock', async () => {
    assertAbout(Date.parse((await desk.call('getStaffMember')).headers.date) / 1000, world.now() / 1000, 2);
    await world.advance(5000);
    assertAbout(Date.parse((await desk.call('getStaffMember')).headers.date) / 1000, world.now() / 1000, 2);
  });
  test('the training clock does not go back', async () => {
    for (const advanceSeconds of [-1, 'x', null]) {
      assert.equal((await request(`${world.training}/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advanceSeconds }) })).status, 422);
    }
  });
});

test('every time in a reply is RFC 3339 in UTC', async () => {
  const change = await provenChange(desk, await world.citizen('proven'));
  const times = JSON.stringify(change).match(/\d{4}-\d\d-\d\dT[^"]+/g);
  assert.ok(times.length >= 2);
  for (const t of times) assert.match(t, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
});

test('ids are 1 to 64 of A-Za-z0-9_-', async () => {
  const citizen = await world.citizen('proven');
  const [change, reset] = [await requestChange(desk, await world.citizen('proven')), await startReset(desk, citizen)];
  for (const id of [change.id, reset.id, change.requestedBy.id, change.citizen.id]) assert.match(id, /^[A-Za-z0-9_-]{1,64}$/);
});

test('an id that can be none is not-found or invalid-input, never a fault', async () => {
  for (const changeId of ['x'.repeat(65), "' or 1=1", '..', '\u0000', 'đ', '%']) {
    const reply = await desk.call('getEmailChange', { params: { changeId }, wrong: true }).catch((e) => ({ status: e.code }));
    assert.ok([404, 400, 422].includes(reply.status), `${JSON.stringify(changeId.slice(0, 8))} gives ${reply.status}`);
  }
});
