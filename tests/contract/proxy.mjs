// A validating, recording proxy between the C++ client and the training central.
//
//   node proxy.mjs CENTRAL REPORT
//
// CENTRAL is any URL of the training central (its origin counts); REPORT is where the report goes. It prints
// {"ready":true,"url":"http://127.0.0.1:PORT"}, forwards everything byte for byte (the sign-in pages and /training too), and
// validates what passes under /counter/v1 against resources/central-api.yaml. Discovery is forwarded untouched, so a client
// goes on to the provider itself. SIGTERM writes {"calls":{operationId:count},"violations":[{operationId,where,message}]}, with
// pointers and rules but never a value, and exits with 0 where there is no violation, else 1.
import http from 'node:http';
import zlib from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { checkReply, checkRequest, findOperation } from './lib/spec.mjs';

const API = '/counter/v1';
const [central, reportPath] = process.argv.slice(2);
if (!central || !reportPath) {
  console.error('usage: node proxy.mjs CENTRAL REPORT');
  process.exit(2);
}
const upstreamOrigin = new URL(central);
const calls = {};
const violations = [];

function note(operationId, found) {
  for (const { where, message } of found) violations.push({ operationId, where, message });
}

function gather(stream) {
  const chunks = [];
  stream.on('data', (c) => chunks.push(c));
  return () => Buffer.concat(chunks);
}

/** Judges one exchange once it is over; `reply` is absent where the line was cut. */
function judge(request, requestBody, reply, replyBody) {
  const { pathname, searchParams } = new URL(request.url, upstreamOrigin);
  const path = pathname.slice(API.length);
  const op = findOperation(request.method, path);
  if (!op) {
    note(null, [{ where: '/path', message: `${request.method} is no operation of the contract here` }]);
    return;
  }
  calls[op.id] = (calls[op.id] ?? 0) + 1;
  note(op.id, checkRequest(op, { path, query: Object.fromEntries(searchParams), headers: request.headers, body: requestBody })
    .map((v) => ({ ...v, where: `/request${v.where}` })));
  if (!reply) return;
  let body = replyBody;
  if (reply.headers['content-encoding'] === 'gzip' && body.length) {
    try { body = zlib.gunzipSync(body); } catch { note(op.id, [{ where: '/reply/body', message: 'is not gzip as it says' }]); return; }
  }
  note(op.id, checkReply(op, { status: reply.statusCode, headers: reply.headers, body }, request.headers)
    .map((v) => ({ ...v, where: `/reply/${reply.statusCode}${v.where}` })));
}

const server = http.createServer((request, response) => {
  const watched = request.url.startsWith(`${API}/`);
  const requestBody = watched ? gather(request) : null;
  const upstream = http.request({
    host: upstreamOrigin.hostname, port: upstreamOrigin.port, method: request.method, path: request.url,
    headers: { ...request.headers, host: upstreamOrigin.host, connection: 'close' }, agent: false,
  });
  const cut = () => response.socket?.destroy();
  upstream.on('response', (reply) => {
    const replyBody = watched ? gather(reply) : null;
    const headers = reply.rawHeaders.flatMap((v, i, all) => (i % 2 === 0 && !/^(connection|keep-alive|transfer-encoding)$/i.test(v) ? [v, all[i + 1]] : []));
    response.writeHead(reply.statusCode, reply.statusMessage, headers);
    response.flushHeaders();
    reply.pipe(response);
    reply.on('error', cut);
    reply.on('aborted', cut);
    reply.on('end', () => { if (watched && reply.complete) judge(request, requestBody(), reply, replyBody()); });
  });
  upstream.on('error', () => {
    if (watched && request.complete && !response.headersSent) judge(request, requestBody(), null);
    cut();
  });
  response.on('close', () => { if (!response.writableFinished) upstream.destroy(); });
  request.on('error', () => upstream.destroy());
  request.pipe(upstream);
});
server.requestTimeout = 0;
server.headersTimeout = 60_000;
server.on('clientError', (_, socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${server.address().port}` })));

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    writeFileSync(reportPath, `${JSON.stringify({ calls, violations }, null, 2)}\n`);
    process.exit(violations.length ? 1 : 0);
  });
}
