// Plain HTTP on node:http: full control of headers and bodies, a time limit on everything.
import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';

const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });

/** @returns {Promise<{status, headers, body: Buffer, json, text, ms}>}; rejects where the connection fails */
export function request(url, { method = 'GET', headers = {}, body, timeoutMs = 20_000, keepAlive = true, signal } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const payload = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(body);
    const all = { ...headers };
    if (payload !== undefined) all['content-length'] = payload.length;
    const req = http.request(url, { method, headers: all, agent: keepAlive ? agent : false, signal });
    const timer = setTimeout(() => req.destroy(new Error(`no reply within ${timeoutMs} ms: ${method} ${new URL(url).pathname}`)), timeoutMs);
    req.on('error', (e) => { clearTimeout(timer); reject(e); });
    req.on('response', (res) => {
      const chunks = [];
      res.on('data', (c) => chunks.push(c));
      res.on('error', (e) => { clearTimeout(timer); reject(e); });
      res.on('end', () => {
        clearTimeout(timer);
        let raw = Buffer.concat(chunks);
        const wireLength = raw.length;
        if (res.headers['content-encoding'] === 'gzip') raw = zlib.gunzipSync(raw);
        resolve({
          status: res.statusCode, headers: res.headers, rawHeaders: res.rawHeaders, body: raw, wireLength,
          ms: performance.now() - began,
          get text() { return raw.toString('utf8'); },
          get json() { return JSON.parse(raw.toString('utf8')); },
        });
      });
    });
    req.end(payload);
  });
}

export const postForm = (url, fields, headers = {}) => request(url, {
  method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString(),
});

export const sendJson = (method, url, value) => request(url, {
  method, headers: value === undefined ? {} : { 'content-type': 'application/json' }, body: value === undefined ? undefined : JSON.stringify(value),
});

/** Writes bytes on a bare socket and gathers what comes back until `until` matches, the peer closes, or time is up. */
export function rawExchange(port, bytes, { until, timeoutMs = 3000, end = false } = {}) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let seen = '';
    let closed = false;
    const done = () => { clearTimeout(timer); socket.destroy(); resolve({ text: seen, closed }); };
    const timer = setTimeout(done, timeoutMs);
    socket.on('data', (d) => { seen += d.toString('latin1'); if (until?.test(seen)) done(); });
    socket.on('close', () => { closed = true; done(); });
    socket.on('error', () => { closed = true; });
    socket.on('connect', async () => {
      for (const part of [].concat(bytes)) {
        if (socket.destroyed) return;
        socket.write(part);
        if (Array.isArray(bytes)) await new Promise((r) => setTimeout(r, 20));
      }
      if (end) socket.end();
    });
  });
}

export const closeConnections = () => agent.destroy();
