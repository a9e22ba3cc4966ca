// What docs/hosting.md asks of a host's answers: the table, and a look at every file of SHA256SUMS by it.
import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { get as getSafely } from 'node:https';

/** The type of each kind of file. */
export const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain',
  packed: 'application/octet-stream',
};

/** The headers that every file has, with what stands in them. */
export const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "frame-ancestors 'self'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** Kinds of files of a first visit that are carried packed. */
export const PACKED = ['html', 'js', 'css', 'wasm', 'packed', 'svg', 'webmanifest'];

/** Names that change with the contents of their files. */
const HASHED = /-[0-9a-f]{16}[-_.]/;

export const kind = (name) => (name.includes('.') ? name.split('.').pop() : '');

/** One request as a browser sends it; the bytes as they came. */
const ask = (address, headers) =>
  new Promise((resolve, reject) => {
    const by = address.protocol === 'https:' ? getSafely : get;
    by(address, { headers }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) });
    }).on('error', reject);
  });

/**
 * Everything that a host at `base` answers otherwise than the table says. `plain` hosts let nobody set headers: only the
 * bytes, types and missing files are looked at. `packings` are those that a request offers.
 */
export async function wrongAnswers(base, { plain = false, packings = 'gzip' } = {}) {
  const wrong = [];
  const check = (right, what) => right || wrong.push(what);
  const sums = await ask(new URL('SHA256SUMS', base), {});
  check(sums.status === 200, `SHA256SUMS: status ${sums.status}`);
  const lines = sums.bytes.toString().trimEnd().split('\n').map((line) => line.split('  '));
  for (const [digest, name] of [...lines, [lines.find(([, name]) => name === 'index.html')?.[0], './']]) {
    const address = new URL(name, base);
    const { status, headers, bytes } = await ask(address, {});
    check(status === 200, `${name}: status ${status}`);
    check(createHash('sha256').update(bytes).digest('hex') === digest, `${name}: other bytes than SHA256SUMS says`);
    const wanted = TYPES[name === './' ? 'html' : kind(name)];
    check(!wanted || headers['content-type']?.startsWith(wanted), `${name}: type ${headers['content-type']}, not ${wanted}`);
    const packed = await ask(address, { 'accept-encoding': packings });
    if (PACKED.includes(kind(name)) && bytes.length > 2_000) {
      check(packings.includes(packed.headers['content-encoding'] ?? 'none'), `${name}: not packed by ${packings}`);
      check(/accept-encoding/i.test(packed.headers.vary ?? ''), `${name}: no Vary: Accept-Encoding`);
    }
    if (plain) continue;
    const kept = headers['cache-control'] ?? '';
    check(HASHED.test(name) ? kept.includes('immutable') : kept.includes('no-cache'), `${name}: Cache-Control "${kept}"`);
    for (const [header, value] of Object.entries(HEADERS)) {
      check(headers[header]?.includes(value), `${name}: ${header} "${headers[header] ?? ''}"`);
    }
    // A file that is always asked for again is not carried again.
    const { etag, 'last-modified': changed } = packed.headers;
    const again = await ask(address, {
      'accept-encoding': packings, ...(etag && { 'if-none-match': etag }), ...(changed && { 'if-modified-since': changed }),
    });
    check(again.status === 304, `${name}: asked for again it comes again, status ${again.status}`);
  }
  const missing = await ask(new URL('khong-co-0123456789abcdef_bg.wasm', base), {});
  check(missing.status === 404, `a file that is not there: status ${missing.status}`);
  check(!(missing.headers['cache-control'] ?? '').includes('immutable'), 'an answer 404 may be kept for ever');
  return wrong;
}
