// A new version is offered, and taken when the person agrees; whatever goes wrong on the way, the old one works on.
import { readFile } from 'node:fs/promises';
import { begin, open, openFindings, storage, type } from './app.mjs';
import { built, host, next } from './host.mjs';
import { expect, test } from './journey.mjs';
import { kept } from './kept.mjs';

test.use({ serviceWorkers: 'allow' });

let server;
test.afterEach(() => server?.stop());

/** Waits for the page of a version; it holds still over the loading of another page, which a look into it would not. */
const runs = (page, build) => expect(page.locator(build === 'first' ? 'html:not([data-build])' : `html[data-build="${build}"]`)).toBeAttached();
const offer = (page) => page.locator('.notice').filter({ hasText: 'Có bản mới' });
const agree = (page) => offer(page).getByRole('button', { name: 'Dùng bản mới' }).click();
const versions = (page) => page.evaluate(async () => (await caches.keys()).length);
/** Asks for a new version, as the browser does at each visit. */
const look = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => true, () => false));
/** The state of the worker that was being installed, once it is settled. */
const settled = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const worker = registration.installing;
  if (!worker) return registration.waiting ? 'waiting' : 'none';
  await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
  return worker.state;
});

/** A report being written, under the first version, kept on the machine. */
async function writing(page) {
  const first = await built();
  server = await host(first);
  const { wrong } = await open(page, server.url);
  await kept(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  return { first, wrong };
}

test('a new version is offered over an open form and taken on consent; what was typed is there', async ({ page }) => {
  const { first, wrong } = await writing(page);
  server.files = next(first, '2');
  await look(page);
  await expect(offer(page)).toBeVisible();
  // Nothing is swapped: the form goes on, also over a reload by hand.
  await type(page, 'document-place', 'An Giang');
  await page.reload();
  await runs(page, 'first');
  await expect(page.locator('#f-document-place')).toHaveValue('An Giang');
  await agree(page);
  await runs(page, '2');
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  await expect(page.locator('#f-document-place')).toHaveValue('An Giang');
  await expect(offer(page)).toHaveCount(0);
  // The version before is gone, and the new one works without its host.
  await expect.poll(() => versions(page)).toBe(1);
  await server.stop();
  await page.reload();
  await runs(page, '2');
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  expect(wrong).toEqual([]);
});

test('a new version that is already on its way when the page begins to listen is offered too', async ({ page }) => {
  const { first } = await writing(page);
  server.files = next(first, '2');
  // The page hears of its registration only while the new version is being installed.
  await page.addInitScript(() => {
    const register = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = async function (...asked) {
      const registration = await register.apply(this, asked);
      registration.update().catch(() => {});
      if (!registration.installing && !registration.waiting) {
        await new Promise((done) => registration.addEventListener('updatefound', done, { once: true }));
      }
      return registration;
    };
  });
  await page.reload();
  await expect(offer(page)).toBeVisible();
});

test('an offer that is put off stays away from the form, and the new version comes when the app is next opened', async ({ page, context }) => {
  const { first } = await writing(page);
  server.files = next(first, '2');
  await look(page);
  await offer(page).getByRole('button', { name: 'Để sau' }).click();
  await expect(offer(page)).toHaveCount(0);
  await type(page, 'document-place', 'An Giang');
  const address = page.url();
  await page.close();
  const other = await context.newPage();
  await expect.poll(async () => {
    await other.goto('about:blank');
    await other.goto(address);
    return other.locator('html').getAttribute('data-build');
  }).toBe('2');
  await expect(other.locator('#f-document-place')).toHaveValue('An Giang');
});

test('with two pages open, consent in one leaves the other under its version, whole, saved and told', async ({ page, context }) => {
  const { first } = await writing(page);
  const other = await context.newPage();
  await open(other, server.url);
  const told = other.locator('.notice').filter({ hasText: 'ở một thẻ khác' });
  server.files = next(first, '2');
  await look(page);
  await expect(offer(other)).toBeVisible();
  await agree(other);
  await runs(other, '2');
  const mine = page.locator('.notice').filter({ hasText: 'Bản mới đã được dùng ở một thẻ khác' });
  await expect(mine).toBeVisible();
  await runs(page, 'first');
  await type(page, 'document-place', 'Đà Nẵng');
  expect(await storage(page)).toContain('Đà Nẵng');
  // The host no longer has what this page may yet ask for; the machine has.
  const part = [...first.keys()].find((name) => name.endsWith('-document.wasm'));
  expect((await fetch(server.url + part)).status).toBe(404);
  expect(await page.evaluate(async (name) => (await fetch(name)).status, part)).toBe(200);
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await expect(page.frameLocator('#preview-frame').locator('body')).toContainText('BÁO CÁO');
  await page.goBack();
  await expect(told).toHaveCount(0);
  await mine.getByRole('button', { name: 'Tải lại trang' }).click();
  await runs(page, '2');
  await expect(page.locator('#f-document-place')).toHaveValue('Đà Nẵng');
});

for (const [what, spoilt] of [
  ['a file is missing on the host', (content) => Buffer.from(`<h1>404</h1>${content.length}`)],
  ['a file was cut short on its way', (content) => content.subarray(0, content.length - 1)],
  ['the host is half way through publishing, so a file has other bytes than the list says', (content) => Buffer.from(content.map((byte, place) => (place === 10 ? byte ^ 1 : byte)))],
  ['the network breaks half way', () => 'cut'],
]) {
  test(`the version before works on, also without a network, when ${what}; a later try succeeds`, async ({ page }) => {
    const { first } = await writing(page);
    server.files = next(first, '2');
    const part = [...server.files.keys()].find((name) => name.endsWith('-document.wasm'));
    server.spoil = (name) => (name === part ? spoilt(server.files.get(part)) : undefined);
    await look(page);
    expect(await settled(page)).toMatch(/redundant|none/);
    await expect.poll(() => versions(page)).toBe(1);
    await expect(offer(page)).toHaveCount(0);
    await server.stop();
    await page.reload();
    await runs(page, 'first');
    await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
    await page.getByRole('link', { name: 'Xem trước' }).click();
    await expect(page.frameLocator('#preview-frame').locator('body')).toContainText('SỞ Y TẾ');
    server.spoil = () => undefined;
    await server.again();
    await look(page);
    await expect(offer(page)).toBeVisible();
  });
}

test('a report of an older format is brought along by the new version', async ({ page }) => {
  const first = await built();
  server = await host(first);
  await open(page, server.url);
  await kept(page);
  const old = await readFile(new URL('../data/kept/report-v0.json', import.meta.url), 'utf8');
  await page.evaluate((text) => localStorage.setItem(`bao-cao-so/report/${JSON.parse(text).id}`, text), old);
  server.files = next(first, '2');
  await look(page);
  await agree(page);
  await runs(page, '2');
  await page.locator('.home__shelf').getByRole('link', { name: 'Mở' }).first().click();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
  await type(page, 'document-place', 'An Giang');
  expect(JSON.parse(await page.evaluate((id) => localStorage.getItem(`bao-cao-so/report/${id}`), JSON.parse(old).id)).formatVersion).toBe(2);
  await page.getByRole('link', { name: /^Vấn đề/ }).first().click();
  await openFindings(page);
  const explanations = () => page.locator('textarea').evaluateAll((all) => all.map((one) => one.value));
  await expect.poll(explanations).toContain('Số đã giải quyết gồm hồ sơ nhận từ các kỳ trước.');
});

test('a host that lets browsers keep every file for ten minutes does not hold an update up', async ({ page }) => {
  const first = await built();
  server = await host(first);
  server.caching = 'public, max-age=600';
  await open(page, server.url);
  await kept(page);
  server.files = next(first, '2');
  await look(page);
  await agree(page);
  await runs(page, '2');
});

test('going back to the version before is an update like any other', async ({ page }) => {
  const { first } = await writing(page);
  server.files = next(first, '2');
  await look(page);
  await agree(page);
  await runs(page, '2');
  server.files = first;
  await look(page);
  await agree(page);
  await runs(page, 'first');
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
});

test('while something is not saved, taking the new version asks first and staying keeps it', async ({ page }) => {
  const { first } = await writing(page);
  server.files = next(first, '2');
  await look(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await expect(offer(page)).toContainText('Số liệu giữ nguyên');
  await type(page, 'document-place', 'Huế');
  await expect(offer(page)).toContainText('Hãy lưu ra tệp trước');
  await expect(offer(page)).not.toContainText('Số liệu giữ nguyên');
  page.removeAllListeners('dialog');
  // Answered at once: the click waits for the loading that the question holds up.
  const asked = new Promise((done) => page.once('dialog', (dialog) => dialog.dismiss().then(() => done(dialog.type()))));
  await agree(page);
  expect(await asked).toBe('beforeunload');
  await runs(page, 'first');
  await expect(page.locator('#f-document-place')).toHaveValue('Huế');
});
