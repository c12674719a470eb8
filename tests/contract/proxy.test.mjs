// The validating proxy: it lets everything through, and tells what breaks the contract.
import { test, after } from 'node:test';
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import http from 'node:http';
import readline from 'node:readline';
import { openWorld } from './lib/world.mjs';
import { request } from './lib/http.mjs';
import { requestChange } from './lib/stories.mjs';

const world = await openWorld({ citizens: 80 });
const folder = mkdtempSync(join(tmpdir(), 'bhxh-proxy-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let serial = 0;

/** A proxy in front of `url`; `end()` sends SIGTERM and gives exit code and report. */
async function proxyFor(url) {
  const report = join(folder, `report-${++serial}.json`);
  const child = spawn(process.execPath, [fileURLToPath(new URL('./proxy.mjs', import.meta.url)), url, report], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(readline.createInterface({ input: child.stdout }), 'line');
  const ready = JSON.parse(line);
  assert.deepEqual(Object.keys(ready), ['ready', 'url']);
  return {
    url: ready.url,
    async end() {
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return { code, report: JSON.parse(readFileSync(report, 'utf8')) };
    },
  };
}

test('a client that keeps to the contract passes, polls and pages of the register too; the report is clean', async () => {
  const direct = world.api;
  const proxy = await proxyFor(world.central.issuer);
  const desk = world.desk('counter');
  await desk.token();
  try {
    world.api = `${proxy.url}/counter/v1`;
    const change = await requestChange(desk, await world.citizen('proven'));
    await new Promise((r) => setTimeout(r, 100));
    const list = await desk.call('listEmailChanges');
    const held = desk.call('listEmailChanges', { wait: 20, headers: { 'if-none-match': list.headers.etag } });
    await desk.expect(200, 'withdrawEmailChange', { params: { changeId: change.id } });
    assert.equal((await held).status, 200);
    const zipped = await desk.call('getOfficeRegister', { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    await desk.refused('not-found', 'getPasswordReset', { params: { resetId: 'none' } });
  } finally { world.api = direct; }
  assert.equal((await request(`${proxy.url}/training/staff`)).status, 200);
  assert.equal((await request(`${proxy.url}/.well-known/openid-configuration`)).json.issuer, world.central.issuer, 'discovery is untouched');
  const { code, report } = await proxy.end();
  assert.deepEqual(report.violations, []);
  assert.equal(code, 0);
  assert.equal(report.calls.requestEmailChange, 1);
  assert.equal(report.calls.listEmailChanges, 2);
});

test('a wrong request, an unknown path and a wrong reply are violations, told without a value', async () => {
  const secret = 'Trần Thị Bí Mật';
  const server = http.createServer((_, res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': '0b9c1f6e-6a52-4f3e-9a44-7f1d0b2c3d4e' });
    res.end(JSON.stringify({ items: [{ fullName: secret }], truncated: 'no' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await proxyFor(`http://127.0.0.1:${server.address().port}`);
  await request(`${proxy.url}/counter/v1/citizen-searches`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number: '12', purpose: 'gossip' }) });
  await request(`${proxy.url}/counter/v1/coffee`);
  const { code, report } = await proxy.end();
  server.close();
  assert.equal(code, 1);
  const text = JSON.stringify(report.violations);
  assert.match(text, /"\/request\/body\/purpose"/);
  assert.match(text, /"\/reply\/200\/body\/truncated"/);
  assert.ok(report.violations.some((v) => v.operationId === null));
  assert.ok(!text.includes(secret) && !text.includes('gossip'));
});

test('a line that the central cuts is cut for the client, without a violation', async () => {
  const server = http.createServer((_, res) => res.socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await proxyFor(`http://127.0.0.1:${server.address().port}`);
  await assert.rejects(request(`${proxy.url}/counter/v1/me`));
  const { code, report } = await proxy.end();
  server.close();
  assert.equal(code, 0);
  assert.deepEqual(report, { calls: { getStaffMember: 1 }, violations: [] });
});
