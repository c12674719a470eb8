// One member of staff at one desk. Every call is validated against the contract, request and reply.
import { randomUUID } from 'node:crypto';
import { strict as assert } from 'node:assert';
import { request } from './http.mjs';
import { operation, checkRequest, checkReply } from './spec.mjs';
import { noteSuccess, noteProblem } from './seen.mjs';
import { typeOf } from './problems.mjs';
import { signIn, refresh } from './openid.mjs';

const quoted = (version) => `"${version}"`;

export class Desk {
  constructor(world, member) {
    this.world = world;
    this.member = member;
    this.deskId = randomUUID();
    this.tokens = null;
  }

  /** A fresh sign-in, as `prompt=login` gives it. */
  async signIn(with_ = { prompt: 'login' }) {
    this.tokens = await signIn(this.world.provider, this.member.loginHint, with_);
    this.tokensUntil = this.world.now() + (this.tokens.expires_in - 30) * 1000;
    this.signedInAt = this.world.now();
    return this;
  }

  /** New tokens without a new sign-in, so `auth_time` stays (as long as the provider still honours the refresh token). */
  async refresh() {
    const reply = await refresh(this.world.provider, this.tokens.refresh_token);
    if (reply.status !== 200) return this.signIn(); // how long a refresh token lives is the provider's own
    this.tokens = { ...this.tokens, ...reply.json };
    this.tokensUntil = this.world.now() + (this.tokens.expires_in - 30) * 1000;
    return this;
  }

  async token() {
    if (!this.tokens) await this.signIn();
    if (this.world.now() >= this.tokensUntil) await this.refresh();
    return this.tokens.access_token;
  }

  /**
   * One call of the contract.
   * @param options params, query, body (a value, or a Buffer/string sent as it is), key (made where needed; null leaves it out),
   *   ifMatch/ifNoneMatch (a version), wait (seconds), headers (win over all; undefined removes),
   *   wrong: the request breaks the contract on purpose, so only the reply is validated.
   */
  async call(operationId, options = {}) {
    const { params = {}, query = {}, body, key, ifMatch, ifNoneMatch, wait, headers = {}, wrong = false, timeoutMs, signal } = options;
    const op = operation(operationId);
    const path = op.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(params[name]));
    const url = new URL(this.world.api + path);
    for (const [k, v] of Object.entries(query)) url.searchParams.set(k, v);
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const payload = body === undefined ? undefined : Buffer.from(isRaw ? body : JSON.stringify(body));
    const sent = {
      'authorization': `Bearer ${await this.token()}`,
      'x-request-id': randomUUID(),
      'x-desk-id': this.deskId,
      ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': String(payload.length) }),
      ...(op.needsKey && key !== null && { 'idempotency-key': key ?? randomUUID() }),
      ...(ifMatch !== undefined && { 'if-match': quoted(ifMatch) }),
      ...(ifNoneMatch !== undefined && { 'if-none-match': quoted(ifNoneMatch) }),
      ...(wait !== undefined && { prefer: `wait=${wait}` }),
      ...headers,
    };
    for (const name of Object.keys(sent)) if (sent[name] === undefined) delete sent[name];
    if (!wrong) assertClean(`${operationId} (request)`, checkRequest(op, { path, query, headers: sent, body: payload }));
    const reply = await request(url, { method: op.method, headers: sent, body: payload, timeoutMs, signal });
    assertClean(`${operationId} (reply ${reply.status})`, checkReply(op, reply, sent));
    if (reply.status < 300) noteSuccess(operationId);
    if (reply.status >= 400) noteProblem(typeOf(reply.json), reply.status);
    return reply;
  }

  /** call(), which must answer with `status`. @returns the reply's JSON, and the reply as `.reply` where needed */
  async expect(status, operationId, options) {
    const reply = await this.call(operationId, options);
    assert.equal(reply.status, status, `${operationId} answered ${reply.status} ${reply.status >= 400 ? typeOf(reply.json) : ''}`);
    return reply.body.length ? reply.json : null;
  }

  /** call(), which must be refused with this problem. @returns the problem, with `.headers` */
  async refused(type, operationId, options) {
    const reply = await this.call(operationId, options);
    return expectProblem(reply, type, options?.status);
  }
}

export function assertClean(what, violations) {
  assert.deepEqual(violations, [], `${what} breaks the contract: ${violations.map((v) => `${v.where} ${v.message}`).join('; ')}`);
}

export function expectProblem(reply, type, status) {
  assert.ok(reply.status >= 400, `expected ${type}, got HTTP ${reply.status}`);
  const problem = reply.json;
  assert.equal(typeOf(problem), type, `HTTP ${reply.status} ${problem.detail ?? problem.title}`);
  if (status) assert.equal(reply.status, status);
  return Object.assign(problem, { headers: reply.headers });
}
