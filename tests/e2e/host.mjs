// A static host of the test's own: it can stop, fail on some files, and publish another version of the app.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PACKED, TYPES, kind } from '../hosting/answers.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const HASHED = /-[0-9a-f]{16}[-_.]/;

/** The files of dist/ by name. */
export async function built() {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  const read = async (path) => [path.slice(dist.length).replace(/^\/+/, ''), await readFile(path)];
  return new Map(await Promise.all(files.map(read)));
}

/** The next version, as `cargo xtask dist` would write it: other names of the program's files, another page. */
export function next(files, mark) {
  const page = files.get('index.html').toString();
  const old = page.match(/data-js="\.\/bao-cao-so-([0-9a-f]{16})\.js"/)[1];
  const key = createHash('sha256').update(old + mark).digest('hex').slice(0, 16);
  const renamed = new Map();
  for (const [name, content] of files) {
    const text = /\.(js|html)$/.test(name) && name !== 'bao-cao-so.html';
    renamed.set(name.replace(old, key), text ? Buffer.from(content.toString().replaceAll(old, key)) : content);
  }
  renamed.set('index.html', Buffer.from(renamed.get('index.html').toString().replace('<html ', `<html data-build="${mark}" `)));
  return listed(renamed);
}

/** The files with a worker whose list fits them. */
export function listed(files) {
  const script = files.get('sw.js').toString();
  const named = Object.keys(JSON.parse(script.match(/const FILES=(.*);/)[1]));
  const old = [...named].map((name) => [...files.keys()].find((file) => file === (name === './' ? 'index.html' : name)) ?? like(files, name));
  const list = Object.fromEntries(old.map((file) => [file === 'index.html' ? './' : file, `sha256-${createHash('sha256').update(files.get(file)).digest('base64')}`]));
  const version = createHash('sha256').update(JSON.stringify(list)).digest('hex').slice(0, 16);
  const text = script.replace(/const VERSION=.*;/, `const VERSION="${version}";`).replace(/const FILES=.*;/, `const FILES=${JSON.stringify(list)};`);
  return new Map(files).set('sw.js', Buffer.from(text));
}

/** The file that took the place of one whose name had another key. */
const like = (files, name) => [...files.keys()].find((file) => HASHED.test(name) && file.replace(HASHED, '*') === name.replace(HASHED, '*'));

/** Starts a host that serves `files` below `folder`. */
export async function host(files, folder = '/') {
  const state = { files, folder, asked: [], spoil: () => undefined, caching: undefined, packing: false, missing: '<h1>404</h1>' };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://127.0.0.1').pathname;
    if (`${path}/` === folder) return response.writeHead(301, { location: folder }).end();
    const name = path.startsWith(folder) ? path.slice(folder.length) || 'index.html' : '';
    state.asked.push(name);
    const spoilt = state.spoil(name);
    if (spoilt === 'cut') return request.socket.destroy();
    const content = spoilt ?? state.files.get(name);
    if (!content) return response.writeHead(404, { 'content-type': 'text/html', ...(state.caching && { 'cache-control': state.caching }) }).end(state.missing);
    const ending = name.endsWith('/') ? 'html' : kind(name);
    const packs = state.packing && PACKED.includes(ending);
    const packed = packs && /gzip/.test(request.headers['accept-encoding'] ?? '');
    return response
      .writeHead(200, {
        'content-type': `${TYPES[ending] ?? 'application/octet-stream'}${ending === 'html' ? '; charset=utf-8' : ''}`,
        'cache-control': state.caching ?? (HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache'),
        ...(packs && { vary: 'Accept-Encoding' }),
        ...(packed && { 'content-encoding': 'gzip' }),
      })
      .end(packed ? gzipSync(content) : content);
  });
  const start = async (port = 0) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await start();
  const { port } = server.address();
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}${folder}`,
    /** No connection is answered any more. */
    async stop() {
      server.closeAllConnections();
      if (server.listening) await new Promise((done) => server.close(done));
    },
    again: () => start(port),
  });
}
