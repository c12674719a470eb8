// The validator itself: that it sees what the contract says, and that it can fail.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { checkReply, checkRequest, operation, operationIds, specText } from './lib/spec.mjs';
import { PROBLEMS } from './lib/problems.mjs';

const common = () => ({ 'cache-control': 'no-store', 'date': new Date().toUTCString(), 'x-request-id': randomUUID(), 'content-type': 'application/json' });
const reply = (status, value, headers = {}) => ({ status, headers: { ...common(), ...headers }, body: Buffer.from(JSON.stringify(value)) });
const asJson = (value) => ({ headers: { 'content-type': 'application/json', 'content-length': '9', 'idempotency-key': randomUUID() }, body: Buffer.from(JSON.stringify(value)) });
const citizen = {
  id: 'c1', version: 'v1', insuranceNumber: '0123456789', personalId: null, fullName: 'Nguyễn Văn Thử', birthDate: '1957', sex: 'male',
  email: { state: 'none', masked: null }, account: { state: 'none', channels: [], resetHold: null },
};
const decision = (body) => checkRequest(operation('decideEmailChange'), {
  path: '/email-changes/x/decision', ...asJson(body), headers: { ...asJson(body).headers, 'if-match': '"v"' },
});

test('the contract has nineteen operations', () => assert.equal(new Set(operationIds).size, 19));

test('the table of problem types is the one of the contract', () => {
  const text = specText.slice(specText.indexOf("a relative reference; with its status"), specText.indexOf('title: {type: string}', specText.indexOf('a relative reference')));
  const named = new Set([...text.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((m) => m[1]).filter((n) => n !== 'errors'));
  assert.deepEqual([...named].sort(), Object.keys(PROBLEMS).sort());
  for (const [, name, status] of text.matchAll(/`([a-z-]+)` (\d{3})/g)) assert.ok(PROBLEMS[name].includes(Number(status)), name);
});

describe('it accepts what is right', () => {
  test('a citizen with null where null is allowed', () =>
    assert.deepEqual(checkReply(operation('getCitizen'), reply(200, citizen, { etag: '"v1"' })), []));
  test('a problem with its status', () => {
    const id = randomUUID();
    assert.deepEqual(checkReply(operation('getCitizen'),
      reply(404, { type: 'not-found', title: 't', status: 404, requestId: id }, { 'x-request-id': id, 'content-type': 'application/problem+json' })), []);
  });
  test('a rejection with its reason', () => assert.deepEqual(decision({ verdict: 'rejected', reasonCode: 'other' }), []));
});

describe('it refuses what is wrong in a reply', () => {
  const wrong = {
    'a member that is missing': [reply(200, { ...citizen, sex: undefined }, { etag: '"v1"' }), /sex/],
    'null where null is not allowed': [reply(200, { ...citizen, fullName: null }, { etag: '"v1"' }), /fullName/],
    'a value outside its enum': [reply(200, { ...citizen, email: { state: 'maybe' } }, { etag: '"v1"' }), /email/],
    'a number that breaks its pattern': [reply(200, { ...citizen, insuranceNumber: '123' }, { etag: '"v1"' }), /insuranceNumber/],
    'a time that is none': [reply(200, { ...citizen, email: { state: 'none', since: 'yesterday' } }, { etag: '"v1"' }), /since/],
    'no ETag': [reply(200, citizen), /etag/],
    'an ETag that is not the version': [reply(200, citizen, { etag: '"other"' }), /etag/],
    'a weak ETag': [reply(200, citizen, { etag: 'W/"v1"' }), /etag/],
    'another media type': [reply(200, citizen, { 'etag': '"v1"', 'content-type': 'text/html' }), /media type/],
    'a status that is not declared': [reply(202, citizen, { etag: '"v1"' }), /202/],
    'a reply that may be stored': [reply(200, citizen, { 'etag': '"v1"', 'cache-control': 'max-age=5' }), /no-store/],
    'a problem type out of the table': [reply(404, { type: 'nowhere', title: 't', status: 404 }, { 'content-type': 'application/problem+json' }), /table/],
    'a problem with another status': [reply(409, { type: 'not-found', title: 't', status: 409 }, { 'content-type': 'application/problem+json' }), /409 does not go/],
    'a problem as plain JSON': [reply(404, { type: 'not-found', title: 't', status: 404 }), /problem\+json/],
    'a 429 without Retry-After': [reply(429, { type: 'too-many-requests', title: 't', status: 429 }, { 'content-type': 'application/problem+json' }), /retry-after/],
  };
  for (const [name, [answer, expected]] of Object.entries(wrong)) {
    test(name, () => assert.match(JSON.stringify(checkReply(operation('getCitizen'), answer)), expected));
  }
  for (const id of operationIds) {
    test(`an empty object from ${id}`, () => {
      const status = [200, 201, 202].find((s) => operation(id).declares.has(String(s)));
      assert.notDeepEqual(checkReply(operation(id), reply(status, {}, { etag: '"v"', location: '/x' })), []);
    });
  }
  test('a body on a 304', () => assert.match(JSON.stringify(checkReply(operation('getCitizen'),
    { ...reply(304, {}), headers: { ...common(), etag: '"v"' } })), /body/));
  test('a register item that is neither a citizen nor a removal', () => assert.notDeepEqual(
    checkReply(operation('getOfficeRegister'), reply(200, { items: [{}], cursor: 'c', more: false })), []));
});

describe('it refuses what is wrong in a request', () => {
  const search = (body) => checkRequest(operation('searchCitizens'), { path: '/citizen-searches', ...asJson(body) });
  const wrong = {
    'a rejection without its reason (if/then)': () => decision({ verdict: 'rejected' }),
    'number and name at once (oneOf)': () => search({ purpose: 'review', number: '0123456789', fullName: 'An', birthDate: '1990' }),
    'neither number nor name (oneOf)': () => search({ purpose: 'review' }),
    'eleven digits': () => search({ purpose: 'review', number: '01234567890' }),
    'no idempotency key': () => checkRequest(operation('resendOtp'), { path: '/password-resets/x/otp-resends' }),
    'a key that is no UUID': () => checkRequest(operation('resendOtp'), { path: '/password-resets/x/otp-resends', headers: { 'idempotency-key': 'k' } }),
    'a purpose that is none': () => checkRequest(operation('getCitizen'), { path: '/citizens/c', query: { purpose: 'curiosity' } }),
    'a limit out of range': () => checkRequest(operation('listActivity'), { path: '/activity', query: { limit: '1001' } }),
    'another media type': () => checkRequest(operation('searchCitizens'), { path: '/citizen-searches', headers: { 'content-type': 'text/plain', 'content-length': '3' }, body: Buffer.from('abc') }),
  };
  for (const [name, violations] of Object.entries(wrong)) test(name, () => assert.notDeepEqual(violations(), []));
});
