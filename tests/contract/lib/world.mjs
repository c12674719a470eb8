// A training central with its staff, its invented citizens, its mailbox and its clock: where a story is played.
import { after } from 'node:test';
import { strict as assert } from 'node:assert';
import { startCentral } from './central.mjs';
import { discover } from './openid.mjs';
import { request, sendJson, closeConnections } from './http.mjs';
import { Desk } from './desk.mjs';

export const IDENTITY = { document: 'citizen-card', documentEnding: '123', presentedBy: 'self' };
export const PAPER = { form: '02-SD-GD', number: '12/2026', date: '2026-11-20' };
export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

/** Opens a world for one test file; it is closed after the file's tests. */
export async function openWorld(options) {
  const world = new World();
  await world.open(options);
  after(() => world.close());
  return world;
}

export class World {
  #used = new Set();
  #lists = new Map();
  #register = null;
  #serial = 0;

  async open(options) {
    this.central = await startCentral(options);
    await this.adopt();
  }

  /** Takes up a central that was started (again). */
  async adopt(central = this.central) {
    this.central = central;
    this.api = central.api;
    this.training = central.training;
    this.provider = await discover(central.issuer);
    await this.readClock();
    this.staff = (await request(`${this.training}/staff`)).json;
    const offices = [...new Set(this.staff.map((m) => m.office.code))];
    const size = (code) => this.staff.filter((m) => m.office.code === code).length;
    [this.officeA, this.officeB] = offices.sort((a, b) => size(b) - size(a));
  }

  async close() {
    closeConnections();
    await this.central.stop();
  }

  now() { return Date.now() + this.offset; }
  async readClock() { this.offset = Date.parse((await request(`${this.training}/clock`)).json.now) - Date.now(); }
  async advance(seconds) {
    const reply = await sendJson('POST', `${this.training}/clock`, { advanceSeconds: seconds });
    assert.equal(reply.status, 200);
    this.offset = Date.parse(reply.json.now) - Date.now();
  }

  /** Members of staff by role: 'counter', 'supervisor' (that role alone) or 'both'. */
  members(role, office = this.officeA) {
    return this.staff.filter((m) => m.office.code === office
      && (role === 'both' ? m.roles.length === 2 : m.roles.length === 1 && m.roles[0] === role));
  }
  desk(role, { office = this.officeA, nth = 0 } = {}) {
    const member = this.members(role, office)[nth];
    assert.ok(member, `the training staff has a ${role} no. ${nth + 1} in that office`);
    return new Desk(this, member);
  }

  async list(trait, limit = 400) {
    const reply = await request(`${this.training}/citizens?trait=${trait}&limit=${limit}`);
    assert.equal(reply.status, 200, `trait ${trait}`);
    return reply.json;
  }

  /**
   * A citizen of that trait whom no test has had yet, with the record as `.record`; `fits` may ask more of the record. The
   * training list names few of each kind: for the common ones the office register goes on where it ends.
   */
  async citizen(trait, fits = isOrdinary) {
    this.reader ??= this.desk('counter', { nth: 1 });
    if (!this.#lists.has(trait)) this.#lists.set(trait, await this.list(trait));
    for (const person of this.#lists.get(trait)) {
      if (this.#used.has(person.citizenId)) continue;
      const record = await this.record(person.citizenId);
      if (!fits(record, person)) continue;
      this.#used.add(person.citizenId);
      return { ...person, record };
    }
    for (const person of COMMON[trait] ? await this.#registered() : []) {
      if (this.#used.has(person.id) || !COMMON[trait](person) || !fits(person)) continue;
      const record = await this.record(person.id);
      if (!COMMON[trait](record) || !fits(record)) continue;
      this.#used.add(person.id);
      const { email } = await this.reader.expect(200, 'discloseEmail', { params: { citizenId: person.id }, body: { purpose: 'review-change' } });
      return { ...record, citizenId: person.id, formerNumbers: record.formerNumbers ?? [], email, record };
    }
    return assert.fail(`no unused citizen left with trait ${trait}`);
  }
  async #registered() {
    if (!this.#register) {
      const { items } = await this.reader.expect(200, 'getOfficeRegister', { query: { limit: '5000' } });
      this.#register = items.map((i) => i.citizen).filter((c) => c && c.insuranceNumber && c.personalId);
    }
    return this.#register;
  }
  async record(citizenId, reader = this.reader ??= this.desk('counter', { nth: 1 })) {
    return reader.expect(200, 'getCitizen', { params: { citizenId }, query: { purpose: 'review' } });
  }

  /** An address that nobody else has. */
  address(domain = 'example.vn') { return `cong.dan.${++this.#serial}.${process.pid}@${domain}`; }

  async mails(query = {}) {
    const url = new URL(`${this.training}/mailbox`);
    for (const [k, v] of Object.entries(query)) url.searchParams.set(k, v);
    const reply = await request(url, { headers: { accept: 'application/json' } });
    assert.equal(reply.status, 200);
    return reply.json;
  }
  /** Runs a step. @returns what it answered, and every mail that was sent meanwhile (and a moment after) */
  async mailsDuring(step) {
    const before = new Set((await this.mails()).map((m) => m.id));
    const result = await step();
    await sleep(60);
    return { result, mails: (await this.mails()).filter((m) => !before.has(m.id)) };
  }
  /** The code in the newest mail of that kind to that address. */
  async code(to, kind) {
    const mails = (await this.mails({ to })).filter((m) => m.kind === kind);
    assert.ok(mails.length, `a ${kind} was sent`);
    return /^X-Training-Code:\s*(\d+)/im.exec(mails.at(-1).raw)[1];
  }

  async policy(change) {
    const reply = await sendJson('PATCH', `${this.training}/policy`, change);
    assert.equal(reply.status, 200, 'policy');
    return reply.json;
  }
  async delivery(to, outcome) {
    assert.equal((await sendJson('POST', `${this.training}/mail-delivery`, { to, outcome })).status, 204);
  }
  async fault(operationId, fault, times = 1) {
    assert.equal((await sendJson('POST', `${this.training}/faults`, { operationId, fault, times })).status, 204);
  }
  async touch(citizenId) {
    const reply = await sendJson('POST', `${this.training}/citizens/${citizenId}/touch`);
    assert.equal(reply.status, 200);
    return reply.json.version;
  }
  async portal(number, code) {
    return sendJson('POST', `${this.training}/portal/codes`, { number, code });
  }
}

/** Kinds that most people are of, told from the record. */
const COMMON = {
  'proven': (r) => r.email.state === 'proven',
  'unproven': (r) => r.email.state === 'unproven',
  'no-email': (r) => r.email.state === 'none',
};

/** A citizen of ours with an account in use, nothing under way and no hold: what most stories begin with. */
export function isOrdinary(record) {
  return record.account.state === 'active' && !record.account.resetHold && !record.account.openResetId
    && !record.email.pendingChangeId;
}
