// After one visit the app opens and works without its host, from any folder of any static host.
import { begin, download, open, openFiles, section, storage, type, create } from './app.mjs';
import { built, host, listed } from './host.mjs';
import { expect, test } from './journey.mjs';
import { kept } from './kept.mjs';

test.use({ serviceWorkers: 'allow' });

async function visit(page, server, fragment) {
  const opened = await open(page, server.url + (fragment ?? ''));
  await kept(page);
  return opened;
}

let server;
test.afterEach(() => server?.stop());

test('after one visit everything works with the host gone: form, other templates, files, printing, help', async ({ page, context }) => {
  server = await host(await built());
  await visit(page, server);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  await server.stop();
  await expect(fetch(server.url)).rejects.toThrow();
  // A new page: nothing of it is in memory.
  const other = await context.newPage();
  await page.close();
  const { wrong } = await open(other, server.url);
  await expect(other.locator('.home__shelf')).toContainText('Sở Y tế');
  await create(other, 2021);
  await expect(other.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  await other.goto(`${server.url}#/`);
  await begin(other, 2024);
  await section(other, 'documents');
  await type(other, 'outgoingDocuments', '5470');
  await type(other, 'outgoingSigned', '5351');
  await expect(other.locator('.assessment__indicator').filter({ hasText: 'ký số' }).first()).toContainText('97,82%');
  const json = await download(other, 'Xuất JSON');
  expect(json.text).toContain('5351');
  await other.getByRole('link', { name: 'Xem trước' }).click();
  await expect(other.frameLocator('#preview-frame').locator('body')).toContainText('BÁO CÁO');
  expect((await download(other, 'Xuất HTML')).text).toContain('97,82');
  await other.goto(`${server.url}#/tro-giup`);
  await expect(other.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeVisible();
  await other.goto(`${server.url}#/`);
  await openFiles(other, [{ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(json.text) }]);
  await other.reload();
  await expect(other.locator('h1')).toBeVisible();
  expect(await storage(other)).toContain('5470');
  expect(wrong).toEqual([]);
});

test('the form can be used before anything is kept, and nothing is transferred twice', async ({ page }) => {
  server = await host(await built());
  await visit(page, server);
  const place = (end) => server.asked.findIndex((name) => name.endsWith(end));
  expect(place('sw.js')).toBeGreaterThan(place('_bg.wasm'));
  for (const name of new Set(server.asked.filter((name) => /-[0-9a-f]{16}/.test(name)))) {
    expect(server.asked.filter((asked) => asked === name), name).toHaveLength(1);
  }
});

test('two copies in folders of one host keep their files apart', async ({ page, context }) => {
  const files = await built();
  const both = new Map([...files].flatMap(([name, content]) => [[`a/${name}`, content], [`b/c/${name}`, content]]));
  server = await host(both);
  server.files.set('a/', files.get('index.html')).set('b/c/', files.get('index.html'));
  for (const folder of ['a/', 'b/c/']) {
    const one = await context.newPage();
    await open(one, server.url + folder);
    await kept(one);
    await one.close();
  }
  const caches = await page.goto(`${server.url}a/`).then(() => page.evaluate(() => caches.keys()));
  expect(caches.map((name) => new URL(name.split(' ')[1]).pathname).sort()).toEqual(['/a/', '/b/c/']);
  await server.stop();
  for (const folder of ['a/', 'b/c/']) {
    const { wrong } = await open(page, server.url + folder);
    expect(wrong, folder).toEqual([]);
  }
});

test('the browser finds the app fit to be installed, with its name, icons and a window of its own', async ({ page, context }) => {
  server = await host(await built(), '/bao/cao/');
  await visit(page, server);
  const devtools = await context.newCDPSession(page);
  await expect.poll(async () => (await devtools.send('Page.getAppManifest')).url).toContain('manifest.webmanifest');
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest).toMatchObject({ name: 'Báo Cáo Số', display: 'standalone', start_url: './', scope: './' });
  for (const icon of manifest.icons) expect(server.files.has(icon.src), icon.src).toBe(true);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});

test('a host that lacks a file, or sends another one, leaves nothing half kept and the app works from the host', async ({ page }) => {
  const files = await built();
  server = await host(files);
  const part = [...files.keys()].find((name) => name.endsWith('-document.wasm'));
  const whole = files.get(part);
  for (const spoilt of ['cut', Buffer.from('<h1>Not found</h1>'), whole.subarray(0, whole.length / 2), Buffer.from(whole).fill(0, 99, 100)]) {
    server.asked.length = 0;
    server.spoil = (name) => (name === part ? spoilt : undefined);
    await open(page, server.url);
    // Only the worker asks for it.
    await expect.poll(() => server.asked).toContain(part);
    const left = async () => [await caches.keys(), Boolean(await navigator.serviceWorker.getRegistration())];
    await expect.poll(() => page.evaluate(left)).toEqual([[], false]);
  }
  server.spoil = () => undefined;
  await page.reload();
  await kept(page);
});

test('what a broken installation left behind is not taken for a whole version', async ({ page }) => {
  const files = await built();
  server = await host(files);
  const version = files.get('sw.js').toString().match(/const VERSION="(.*)"/)[1];
  await page.goto(`${server.url}schemas/report.schema.json`);
  await page.evaluate(async ([scope, version]) => (await caches.open(`bao-cao-so ${scope} ${version}`)).put(`${scope}`, new Response('half')), [server.url, version]);
  await visit(page, server);
  await server.stop();
  const { wrong } = await open(page, server.url);
  expect(wrong).toEqual([]);
});

test('what else lies on the host is left to the host', async ({ page }) => {
  const files = new Map(await built()).set('khac/trang.html', Buffer.from('<h1>Trang khác</h1>'));
  server = await host(listed(files));
  await visit(page, server);
  await page.goto(`${server.url}khac/trang.html`);
  await expect(page.locator('h1')).toHaveText('Trang khác');
  expect((await page.goto(`${server.url}constructor`)).status()).toBe(404);
  expect((await page.goto(`${server.url}schemas/report.schema.json`)).status()).toBe(200);
});

test('a browser without service workers uses the app from its host as before', async ({ page }) => {
  server = await host(await built());
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const { wrong } = await open(page, server.url);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  expect(await storage(page)).toContain('Sở Y tế');
  expect(server.asked).not.toContain('sw.js');
  expect(wrong).toEqual([]);
});
