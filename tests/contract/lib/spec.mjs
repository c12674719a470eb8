// Validates requests and replies against resources/central-api.yaml with Prism's validator (an existing OpenAPI 3.1
// validator), and adds the rules that the text of the contract states and no schema can.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { PROBLEMS, typeOf } from './problems.mjs';

const require = createRequire(import.meta.url);
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http/dist/utils/operations.js'); // the package's front door loads its mock server too, for seconds
const { validateInput, validateOutput } = require('@stoplight/prism-http/dist/validator/index.js');
const { parse } = require('@stoplight/yaml');

export const SPEC_PATH = fileURLToPath(new URL('../../../resources/central-api.yaml', import.meta.url));
export const specText = readFileSync(SPEC_PATH, 'utf8');
export const specDocument = parse(specText);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const STRONG_TAG = /^"[\x21\x23-\x7e]+"$/;

const operations = (await getHttpOperationsFromSpec(SPEC_PATH)).map((resource) => {
  const source = specDocument.paths[resource.path][resource.method];
  const shared = specDocument.paths[resource.path].parameters ?? [];
  const names = [...shared, ...(source.parameters ?? [])].map((p) => p.$ref?.split('/').pop() ?? p.name);
  return {
    id: source.operationId,
    method: resource.method.toUpperCase(),
    path: resource.path,
    pattern: new RegExp('^' + resource.path.replace(/\{[^}]+\}/g, '([^/]+)') + '$'),
    needsKey: names.includes('IdempotencyKey'),
    hasBody: Boolean(source.requestBody),
    declares: new Set(Object.keys(source.responses)),
    etagOn: new Set(Object.entries(source.responses).filter(([, r]) => r.headers?.ETag).map(([code]) => Number(code))),
    locationOn: new Set(Object.entries(source.responses).filter(([, r]) => r.headers?.Location).map(([code]) => Number(code))),
    resource,
  };
});
export const operationIds = operations.map((o) => o.id);
export const operation = (id) => operations.find((o) => o.id === id) ?? fail(id);
function fail(id) { throw new Error(`no operation ${id} in the contract`); }

/** The operation that METHOD and a path below the API base mean, or undefined. */
export const findOperation = (method, path) =>
  operations.find((o) => o.method === method.toUpperCase() && o.pattern.test(path));

const problemsOf = (result) => (result._tag === 'Left' ? result.left.map(asViolation) : []);
// A pointer and the rule that broke; never the value, as reports must hold no personal data.
const asViolation = (d) => ({ where: '/' + (d.path ?? []).join('/'), message: d.message });

function readJson(buffer) {
  if (!buffer?.length) return undefined;
  try { return JSON.parse(buffer.toString('utf8')); } catch { return undefined; }
}

/** @returns violations of a request: [{where, message}] */
export function checkRequest(op, { path, query = {}, headers = {}, body }) {
  const element = { method: op.method.toLowerCase(), url: { path, query }, headers, body: readJson(body) };
  const found = problemsOf(validateInput({ resource: op.resource, element }));
  if (body?.length && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
    found.push({ where: '/header/content-type', message: 'a body without application/json' });
  }
  return found;
}

/** @returns violations of a reply: [{where, message}]; `sent` is what was asked, for what a reply must echo */
export function checkReply(op, reply, sent = {}) {
  const found = [...checkCommon(reply, sent)];
  const { status, headers } = reply;
  const say = (where, message) => found.push({ where, message });
  if (!op) return found;
  if (status === 304) {
    if (!op.declares.has('304')) say('/status', '304 is not declared here');
    if (reply.body?.length) say('/body', 'a 304 has no body');
    if (!STRONG_TAG.test(headers.etag ?? '')) say('/header/etag', 'a 304 carries its strong ETag');
    return found;
  }
  if (status < 400 && !op.declares.has(String(status))) say('/status', `${status} is not declared for ${op.id}`);
  const json = readJson(reply.body);
  if (json === undefined) say('/body', 'no JSON where the contract has some');
  const element = { statusCode: status, headers, body: json };
  found.push(...problemsOf(validateOutput({ resource: op.resource, element })));
  if (op.etagOn.has(status)) {
    if (!STRONG_TAG.test(headers.etag ?? '')) say('/header/etag', 'missing, or no strong tag');
    else if (typeof json?.version === 'string' && headers.etag !== `"${json.version}"`) say('/header/etag', 'is not "<version>"');
  }
  if (op.locationOn.has(status) && !/^\/(?!\/)/.test(headers.location ?? '')) say('/header/location', 'is no absolute path');
  return found;
}

function* checkCommon({ status, headers, body }, sent) {
  const say = (where, message) => ({ where, message });
  if (headers['cache-control'] !== 'no-store') yield say('/header/cache-control', 'every reply is no-store');
  if (Number.isNaN(Date.parse(headers.date ?? ''))) yield say('/header/date', 'missing or unreadable');
  if (!headers['x-request-id']) yield say('/header/x-request-id', 'missing');
  const asked = sent['x-request-id'];
  if (asked && UUID.test(asked) && headers['x-request-id'] !== asked) yield say('/header/x-request-id', 'is not the echo of what was sent');
  if (!asked && !UUID.test(headers['x-request-id'] ?? '')) yield say('/header/x-request-id', 'the central makes a UUID');
  if (status < 400) {
    if (headers['retry-after']) yield say('/header/retry-after', 'on a success');
    return;
  }
  const problem = readJson(body);
  const type = typeOf(problem);
  if (!/^application\/problem\+json\b/.test(headers['content-type'] ?? '')) yield say('/header/content-type', 'a problem is application/problem+json');
  if (!PROBLEMS[type]) yield say('/body/type', 'is not in the table');
  else if (!PROBLEMS[type].includes(status)) yield say('/status', `${status} does not go with ${type}`);
  if (problem?.status !== status) yield say('/body/status', 'differs from the status line');
  if (problem?.requestId !== headers['x-request-id']) yield say('/body/requestId', 'differs from X-Request-Id');
  const mayRetry = type === 'too-many-requests' || type === 'unavailable';
  if (headers['retry-after'] && !mayRetry) yield say('/header/retry-after', `not with ${type}`);
  if (type === 'too-many-requests' && !/^[1-9][0-9]*$/.test(headers['retry-after'] ?? '')) yield say('/header/retry-after', 'seconds are due');
  if (status === 405 && !headers.allow) yield say('/header/allow', 'due with 405');
  if (status === 422 && type === 'invalid-input' && !problem?.errors?.length) yield say('/body/errors', 'due with 422 invalid-input');
  if (status === 401 && !/^Bearer\b/.test(headers['www-authenticate'] ?? '')) yield say('/header/www-authenticate', 'due with 401');
  if (type === 'version-conflict' && !problem?.currentVersion) yield say('/body/currentVersion', 'due');
  if (type === 'otp-mismatch' && !Number.isInteger(problem?.attemptsLeft)) yield say('/body/attemptsLeft', 'due');
  if (type === 'reset-on-hold' && !problem?.availableAt) yield say('/body/availableAt', 'due');
}
