// A static host behind an emulated line: so many bits a second, shared by all answers, and a way there and back for each request
// and each new connection. It is emulated here because the browser's own emulation leaves a service worker's requests out.
// HTTP/1.1, gzip -9. No slow start, no TLS.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { PACKED, TYPES, kind } from '../tests/hosting/answers.mjs';

const RATE = 1_600_000 / 8 / 1_000; // bytes a millisecond
const ROUND_TRIP = 150; // milliseconds
const PIECE = 2_048;

const wait = (time) => new Promise((done) => setTimeout(done, time));

/** Serves files by name; `sent` counts the bytes that went over the line. */
export async function line(files) {
  const packed = new Map();
  for (const [name, content] of files) packed.set(name, PACKED.includes(kind(name)) ? gzipSync(content, { level: 9 }) : content);
  const state = { sent: 0, answers: [] };
  let free = 0;
  const known = new WeakSet();
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname).slice(1) || 'index.html';
    const content = packed.get(name);
    const begun = performance.now();
    await wait(known.has(request.socket) ? ROUND_TRIP : 2 * ROUND_TRIP);
    known.add(request.socket);
    const ending = kind(name);
    const head = content
      ? { 'content-type': TYPES[ending] ?? 'application/octet-stream', 'content-length': content.length, 'cache-control': /-[0-9a-f]{16}[-_.]/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache', ...(PACKED.includes(ending) && { 'content-encoding': 'gzip' }) }
      : { 'content-type': 'text/html' };
    response.writeHead(content ? 200 : 404, head);
    for (let at = 0; content && at < content.length; at += PIECE) {
      const piece = content.subarray(at, at + PIECE);
      // Answers under way take turns, a piece each.
      free = Math.max(free, performance.now()) + piece.length / RATE;
      const due = free - performance.now();
      if (due > 1) await wait(due);
      state.sent += piece.length;
      response.write(piece);
    }
    response.end();
    state.answers.push({ name, begun, ended: performance.now(), bytes: content?.length ?? 0 });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${server.address().port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}
