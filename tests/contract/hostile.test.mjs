// Hostile and broken input: each is refused as the contract says or cut off, and the central goes on answering.
import { test, describe, afterEach } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openWorld } from './lib/world.mjs';
import { expectProblem } from './lib/desk.mjs';
import { rawExchange, request } from './lib/http.mjs';
import net from 'node:net';

const world = await openWorld({ citizens: 100 });
const desk = world.desk('counter');
await desk.token();
const { port } = world.central;
afterEach(async () => { await desk.expect(200, 'getStaffMember'); });
const search = (body) => desk.call('searchCitizens', { body, wrong: true });

describe('a body that can not be read is invalid-input 400:', () => {
  const bodies = {
    'broken JSON': '{"number":', 'no JSON at all': 'hello', 'nothing': '', 'two values': '{} {}', 'a comment': '{/*x*/}', 'single quotes': "{'a':1}",
    'a trailing comma': '{"purpose":"review",}', 'not a number': '{"a":NaN}',
    'invalid UTF-8': Buffer.from([...Buffer.from('{"purpose":"review","fullName":"'), 0xc3, 0x28, 0xff, ...Buffer.from('","birthDate":"1990"}')]),
    'an overlong encoding': Buffer.from([...Buffer.from('{"purpose":"review","number":"'), 0xc0, 0xb1, ...Buffer.from('"}')]),
    'UTF-16': Buffer.from('\ufeff{"purpose":"review"}', 'utf16le'),
    'a raw line break in a string': '{"purpose":"review\n"}',
  };
  for (const [what, body] of Object.entries(bodies)) test(what, async () => expectProblem(await search(body), 'invalid-input', 400));
  test('ten thousand levels deep', async () => {
    const reply = await search('['.repeat(10_000) + ']'.repeat(10_000));
    assert.ok([400, 422].includes(reply.status));
    expectProblem(reply, 'invalid-input');
  });
  test('a hundred thousand levels deep in an object', async () => {
    const reply = await search('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000));
    assert.ok([400, 422].includes(reply.status));
  });
});

describe('a body that breaks the schema is invalid-input 422:', () => {
  const bodies = { 'null': 'null', 'a number': '7', 'a string': '"x"', 'a list': '[]', 'members of wrong types': '{"purpose":{},"number":[]}' };
  for (const [what, body] of Object.entries(bodies)) test(what, async () => expectProblem(await search(body), 'invalid-input', 422));
  test('a NUL in a text', async () => {
    const reply = await search(JSON.stringify({ purpose: 'review', fullName: 'A\u0000B', birthDate: '1990' }));
    assert.ok(reply.status === 200 || reply.status === 422);
  });
  test('SQL in a name finds nobody', async () => {
    const reply = await search(JSON.stringify({ purpose: 'review', fullName: "x' OR '1'='1", birthDate: '1990' }));
    assert.deepEqual(reply.json, { items: [], truncated: false });
  });
  test('a JSON pointer of an error names the member', async () => {
    const reply = await search(JSON.stringify({ purpose: 'curiosity', number: '0123456789' }));
    assert.ok(reply.json.errors.some((e) => e.pointer.endsWith('/purpose')));
    assert.ok(!reply.text.includes('0123456789'), 'what was sent is not repeated');
  });
});

describe('a body that is too big', () => {
  test('of two MiB is 413, or the connection is closed', async () => {
    const big = JSON.stringify({ purpose: 'review', fullName: 'x'.repeat(2 << 20), birthDate: '1990' });
    const outcome = await search(big).then((r) => { expectProblem(r, 'invalid-input', 413); return 'refused'; }, (e) => { if (e.code === 'ERR_ASSERTION') throw e; return 'closed'; });
    assert.ok(outcome);
  });
  test('that announces a terabyte is not waited for', async () => {
    const { text, closed } = await rawExchange(port, `POST /counter/v1/citizen-searches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1099511627776\r\n\r\n{`, { until: /HTTP\/1.1 4/, timeoutMs: 3000 });
    assert.ok(closed || /HTTP\/1\.1 4(13|00|01)/.test(text));
  });
  test('of just under one MiB is read', async () => {
    const reply = await search(JSON.stringify({ purpose: 'review', number: '9999999999', more: 'x'.repeat((1 << 20) - 200) }));
    assert.ok([200, 422].includes(reply.status));
  });
});

describe('on the bare line', () => {
  const auth = () => `Host: 127.0.0.1\r\nAuthorization: Bearer ${desk.tokens.access_token}\r\n`;
  const bad = {
    'no HTTP at all': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'a request line without a version': 'GET /counter/v1/me\r\n\r\n',
    'another version': 'GET /counter/v1/me HTTP/9.9\r\nHost: x\r\n\r\n', 'a header without a colon': 'GET /counter/v1/me HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n',
    'a negative length': 'POST /counter/v1/citizen-searches HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
    'two lengths that differ': 'POST /counter/v1/citizen-searches HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde',
    'a length that is no number': 'POST /counter/v1/citizen-searches HTTP/1.1\r\nHost: x\r\nContent-Length: five\r\n\r\nabcde',
    'length and chunks at once (smuggling)': 'POST /counter/v1/citizen-searches HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /counter/v1/me HTTP/1.1\r\nHost: x\r\n\r\n',
    'a blank before the colon': 'GET /counter/v1/me HTTP/1.1\r\nHost : x\r\n\r\n',
    'a NUL in a header': 'GET /counter/v1/me HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\0b\r\n\r\n',
    'headers of a hundred KiB': `GET /counter/v1/me HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(100 << 10)}\r\n\r\n`,
    'a thousand headers': `GET /counter/v1/me HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 5000 }, (_, i) => `X-H${i}: 1\r\n`).join('')}\r\n`,
    'a path of a hundred KiB': `GET /counter/v1/${'a'.repeat(100 << 10)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  };
  for (const [what, bytes] of Object.entries(bad)) {
    test(`${what} is refused or cut off, never served`, async () => {
      const { text, closed } = await rawExchange(port, bytes, { until: /\r\n\r\n/, timeoutMs: 2500 });
      assert.ok(closed || /^HTTP\/1\.1 [45]\d\d/.test(text), 'something came, or the line was cut');
      assert.doesNotMatch(text, /^HTTP\/1\.1 2/);
      assert.ok((text.match(/HTTP\/1\.1 \d{3}/g) ?? []).length <= 1, 'one answer at most');
    });
  }
  test('a request that comes letter by letter is served', async () => {
    const bytes = `GET /counter/v1/me HTTP/1.1\r\n${auth()}Connection: close\r\n\r\n`.match(/[\s\S]{1,12}/g);
    const { text } = await rawExchange(port, bytes, { until: /\}$/, timeoutMs: 8000 });
    assert.match(text, /^HTTP\/1\.1 200/);
  });
  test('three pipelined requests are answered in order', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const bytes = ids.map((id, i) => `GET /counter/v1/me HTTP/1.1\r\n${auth()}X-Request-Id: ${id}\r\n${i === 2 ? 'Connection: close\r\n' : ''}\r\n`).join('');
    const { text } = await rawExchange(port, bytes, { timeoutMs: 3000 });
    assert.deepEqual([...text.matchAll(/x-request-id: (\S+)/gi)].map((m) => m[1]), ids);
  });
  test('a chunked body is read', async () => {
    const body = JSON.stringify({ purpose: 'review', number: '9999999999' });
    const half = body.length >> 1;
    const chunks = [body.slice(0, half), body.slice(half)].map((c) => `${c.length.toString(16)}\r\n${c}\r\n`).join('');
    const { text } = await rawExchange(port, `POST /counter/v1/citizen-searches HTTP/1.1\r\n${auth()}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunks}0\r\n\r\n`, { timeoutMs: 3000 });
    assert.match(text, /^HTTP\/1\.1 (200|411)/);
  });
  test('a HEAD, or an OPTIONS, has an answer', async () => {
    for (const method of ['HEAD', 'OPTIONS']) {
      const reply = await request(`${world.api}/me`, { method, headers: { authorization: `Bearer ${desk.tokens.access_token}` } });
      assert.ok(reply.status < 500);
    }
  });
  test('fifty that send half a request and stay hold nobody up', async () => {
    const sockets = Array.from({ length: 50 }, () => {
      const s = net.connect(port, '127.0.0.1', () => s.write('POST /counter/v1/citizen-searches HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n'));
      s.on('error', () => {});
      return s;
    });
    await new Promise((r) => setTimeout(r, 300));
    const reply = await desk.call('getStaffMember');
    assert.ok(reply.ms < 1500);
    for (const s of sockets) s.destroy();
  });
  test('two hundred that hang up in the middle do no harm', async () => {
    for (let i = 0; i < 200; i++) {
      await new Promise((resolve) => {
        const s = net.connect(port, '127.0.0.1', () => { s.write(`GET /counter/v1/me HTTP/1.1\r\n${auth()}\r\n`); s.resetAndDestroy(); resolve(); });
        s.on('error', resolve);
      });
    }
  });
});

test('it listens on loopback only', async () => {
  const { networkInterfaces } = await import('node:os');
  const others = Object.values(networkInterfaces()).flat().filter((i) => i.family === 'IPv4' && !i.internal);
  for (const { address } of others) {
    const open = await new Promise((resolve) => {
      const s = net.connect({ host: address, port, timeout: 1000 }, () => { s.destroy(); resolve(true); });
      s.on('error', () => resolve(false));
      s.on('timeout', () => { s.destroy(); resolve(false); });
    });
    assert.equal(open, false);
  }
});

