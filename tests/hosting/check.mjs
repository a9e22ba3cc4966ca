// Holds a host against docs/hosting.md: node tests/hosting/check.mjs https://may-chu/bao-cao/
// Files as published, types, caching, headers; then a visit in Chromium, which must be kept for work without the host.
// The browser is found like that of the journeys: CHROMIUM, else Playwright's own.
import { createHash } from 'node:crypto';
import { chromium } from '@playwright/test';

const base = process.argv[2];
if (!base?.endsWith('/')) {
  console.error('Usage: node tests/hosting/check.mjs ADDRESS/   (the address ends with a slash)');
  process.exit(2);
}

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', webmanifest: 'application/manifest+json', svg: 'image/svg+xml', png: 'image/png' };
const wrong = [];
const check = (right, what) => right || wrong.push(what);

const sums = await (await fetch(new URL('SHA256SUMS', base))).text();
for (const line of sums.trimEnd().split('\n')) {
  const [digest, name] = line.split('  ');
  const answer = await fetch(new URL(name, base));
  const content = Buffer.from(await answer.arrayBuffer());
  check(answer.status === 200, `${name}: status ${answer.status}`);
  check(createHash('sha256').update(content).digest('hex') === digest, `${name}: other bytes than SHA256SUMS says`);
  const wanted = TYPES[name.split('.').pop()];
  const type = answer.headers.get('content-type') ?? '';
  check(!wanted || type.startsWith(wanted), `${name}: type ${type}, not ${wanted}`);
  const kept = answer.headers.get('cache-control') ?? '';
  const forEver = /-[0-9a-f]{16}[-_.]/.test(name);
  check(forEver ? kept.includes('immutable') : kept.includes('no-cache'), `${name}: Cache-Control "${kept}"`);
  check(answer.headers.get('x-content-type-options') === 'nosniff', `${name}: no X-Content-Type-Options`);
  if (name.endsWith('_bg.wasm')) check(answer.headers.get('content-encoding'), `${name}: not compressed`);
}
const missing = await fetch(new URL('khong-co-0123456789abcdef_bg.wasm', base));
check(missing.status === 404, `a file that is not there: status ${missing.status}`);
check(!(missing.headers.get('cache-control') ?? '').includes('immutable'), 'an answer 404 may be kept for ever');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ['--no-sandbox'] });
const context = await browser.newContext();
const page = await context.newPage();
page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
await page.goto(base);
await page.locator('h1').waitFor();
await page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
});
await context.setOffline(true);
await page.reload();
await page.locator('h1').waitFor();
await browser.close();

wrong.forEach((what) => console.log(`✘ ${what}`));
console.log(wrong.length === 0 ? '✓ as docs/hosting.md asks, and works without the host' : `${wrong.length} things to put right`);
process.exit(wrong.length === 0 ? 0 : 1);
