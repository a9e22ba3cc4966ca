// Hosts as docs/hosting.md describes them: nginx and Apache with its settings, where they are on this machine; one like
// GitHub Pages, simulated; the settings for IIS are read, for they cannot be run here.
import { readFile } from 'node:fs/promises';
import { HEADERS, TYPES, kind, wrongAnswers } from '../hosting/answers.mjs';
import { found, packings, start } from '../hosting/programs.mjs';
import { begin, open, type } from './app.mjs';
import { built, host, next } from './host.mjs';
import { expect, test } from './journey.mjs';
import { kept } from './kept.mjs';

test.use({ serviceWorkers: 'allow' });

const servers = [];
const started = (server) => (servers.push(server), server);
test.afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

/** A first visit, a report, and the same report when the host is gone. */
async function worksWithoutItsHost(page, server) {
  const { wrong } = await open(page, server.url);
  await kept(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  await server.stop();
  await page.reload();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  expect(wrong).toEqual([]);
}

for (const name of ['nginx', 'apache']) {
  test(`${name} with the settings of the hosting guide answers as the guide asks, in a sub-path`, async ({ page, context }) => {
    test.skip(!found(name), `${name} is not on this machine`);
    const server = started(await start(name));
    for (const packing of packings(name)) expect(await wrongAnswers(server.url, { packings: packing }), packing).toEqual([]);
    const stranger = started(await host(new Map([['index.html', `<iframe src="${server.url}"></iframe>`]])));
    const other = await context.newPage();
    await other.goto(stranger.url);
    expect(other.frames()[1].url(), 'no other page embeds it').toBe('chrome-error://chromewebdata/');
    await other.close();
    await worksWithoutItsHost(page, server);
  });
}

test('a host like GitHub Pages is enough: no headers of ours, every file kept for ten minutes, a page for what is missing', async ({ page }) => {
  const first = await built();
  const server = started(await host(first, '/bao-cao-so/'));
  Object.assign(server, { caching: 'max-age=600', packing: true, missing: '<!doctype html><h1>Không có trang này</h1>' });
  expect(await wrongAnswers(server.url, { plain: true })).toEqual([]);
  expect([...first.keys()].filter((file) => file.split('/').some((part) => /^[_.]/.test(part))), 'left out by Pages').toEqual([]);
  const address = server.url.slice(0, -1);
  const { wrong } = await open(page, address);
  await kept(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  server.files = next(first, '2');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.locator('.notice').filter({ hasText: 'Có bản mới' }).getByRole('button', { name: 'Dùng bản mới' }).click();
  await expect(page.locator('html[data-build="2"]')).toBeAttached();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  await server.stop();
  await page.reload();
  await expect(page.locator('html[data-build="2"]')).toBeAttached();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  expect(wrong).toEqual([]);
});

test('the settings for IIS are XML and say of types and headers what the guide asks', async ({ page }) => {
  const text = await readFile(new URL('../../docs/hosting/web.config', import.meta.url), 'utf8');
  const read = await page.evaluate((text) => {
    const tree = new DOMParser().parseFromString(text, 'application/xml');
    const all = (selector, ...names) => [...tree.querySelectorAll(selector)].map((one) => names.map((name) => one.getAttribute(name)));
    return {
      root: tree.documentElement.nodeName,
      faults: all('parsererror').length,
      types: all('staticContent > mimeMap', 'fileExtension', 'mimeType'),
      removed: all('staticContent > remove', 'fileExtension').flat(),
      headers: all('customHeaders > add', 'name', 'value'),
      first: all('defaultDocument > files > *', 'value').flat(),
      caching: all('clientCache', 'cacheControlMode').flat(),
    };
  }, text);
  expect([read.root, read.faults]).toEqual(['configuration', 0]);
  // Types that IIS 10 knows by itself.
  const known = { '.html': 'text/html', '.css': 'text/css', '.png': 'image/png', '.txt': 'text/plain' };
  const types = { ...known, ...Object.fromEntries(read.types) };
  const endings = new Set([...(await built()).keys()].map(kind));
  for (const ending of endings) {
    const wanted = TYPES[ending] ?? 'text/plain';
    expect(types[`.${ending}`], `.${ending}`).toBe(wanted);
  }
  // An entry that stands there twice stops IIS: each is removed before it is added.
  expect(read.removed).toEqual(read.types.map(([ending]) => ending));
  expect(Object.fromEntries(read.headers.map(([name, value]) => [name.toLowerCase(), value]))).toEqual(HEADERS);
  expect(read.first).toEqual([null, 'index.html']);
  expect(read.caching).toEqual(['DisableCache']);
});
