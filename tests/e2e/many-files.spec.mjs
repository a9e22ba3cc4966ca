// Hundreds of files at once, as a receiving department gets them: read by workers while the page goes on, written so many at a
// time. A tab that ends in the middle has what was written, says how far it came, and goes on with the same files.
// `cargo xtask reports target/reports-many --count 900 --every 10` writes the files, as `cargo xtask test e2e` does first.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './journey.mjs';
import { MANY, chooseFiles, collectionOf, filesInStore } from './collected.mjs';

const ALL = readdirSync(join(MANY, 'reports')).sort().map((name) => join(MANY, 'reports', name));
const number = (text) => Number(text.replaceAll('.', '').match(/\d+/)[0]);
const accept = (page) => page.getByRole('button', { name: /^Nhận [\d.]+ tệp$/ });

/** The page rests between transactions; once the first is on disk, and the page says so, it rests for ever. */
function holdAfterFirst() {
  const real = window.setTimeout;
  window.setTimeout = (act, ...rest) => real(() => {
    if (!/Đang ghi xuống đĩa [1-9]/.test(document.body.textContent)) act();
  }, ...rest);
}

test.describe.configure({ mode: 'default', timeout: 180_000 });

test('a tab that ends while hundreds of files are written goes on with what is missing', async ({ page, context }) => {
  const { wrong } = await collectionOf(page, MANY);
  const address = page.url();
  await chooseFiles(page, ALL);
  await expect(accept(page)).toBeVisible({ timeout: 120_000 });
  const taken = number(await accept(page).innerText());
  expect(taken).toBeGreaterThan(800);
  await page.evaluate(holdAfterFirst);
  await accept(page).click();
  await expect(page.getByText(/Đang ghi xuống đĩa [1-9]/)).toBeVisible({ timeout: 60_000 });
  await page.close();
  expect(wrong).toEqual([]);

  const again = await context.newPage();
  await again.goto(address);
  const notice = again.locator('.notice', { hasText: 'chưa ghi xong' });
  await expect(notice).toContainText(/Đã nhận [\d.]+\/[\d.]+ tệp/);
  const [done, all] = (await notice.innerText()).match(/Đã nhận ([\d.]+)\/([\d.]+) tệp/).slice(1).map(number);
  expect(all).toBe(taken);
  expect(done).toBeLessThan(all);
  expect(await filesInStore(again)).toBeGreaterThanOrEqual(done);
  const written = await filesInStore(again);
  await chooseFiles(again, ALL);
  await expect(accept(again)).toHaveText(`Nhận ${taken - written} tệp`, { timeout: 120_000 });
  await accept(again).click();
  await expect(again.getByText(`Đã nhận ${taken - written} tệp; đã ghi xuống đĩa.`)).toBeVisible({ timeout: 60_000 });
  await expect(notice).toHaveCount(0);
  expect(await filesInStore(again)).toBe(taken);
  const sum = await again.locator('.collection__sum').innerText();
  await again.reload();
  await expect(again.locator('.collection__sum')).toHaveText(sum);
  await expect(notice).toHaveCount(0);
});

test('reading goes on in workers, can be stopped, and comes to the same without workers', async ({ page }) => {
  await collectionOf(page, MANY);
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await chooseFiles(page, ALL);
  await expect(page.locator('progress')).toBeVisible();
  await page.getByRole('button', { name: 'Dừng đọc' }).click();
  await expect(page.getByRole('button', { name: 'Chọn tệp' })).toBeVisible();
  expect(workers.length).toBeGreaterThan(0);
  expect(workers[0]).toMatch(/-reader\.js$/);
  const some = ALL.slice(0, 120);
  await chooseFiles(page, some);
  await expect(accept(page)).toBeVisible({ timeout: 120_000 });
  const headings = page.locator('.collection__files h2');
  const byWorkers = await headings.allInnerTexts();
  await page.getByRole('button', { name: 'Bỏ, không nhận' }).click();
  // Where no worker can be started the page reads by itself.
  await page.evaluate(() => { window.Worker = class { constructor() { throw new Error('none here'); } }; });
  await chooseFiles(page, some);
  await expect(accept(page)).toBeVisible({ timeout: 120_000 });
  expect(await headings.allInnerTexts()).toEqual(byWorkers);
});

test('a worker whose program does not come leaves the reading to the page', async ({ page }) => {
  await page.route(/-reader\.(js|wasm)$/, (route) => route.abort());
  await collectionOf(page, MANY);
  await chooseFiles(page, ALL.slice(0, 60));
  await expect(accept(page)).toBeVisible({ timeout: 120_000 });
});

test('what is known of reports is made anew where it is gone, and the numbers are the same', async ({ page }) => {
  test.setTimeout(180_000);
  await collectionOf(page, MANY);
  await chooseFiles(page, ALL.slice(0, 80));
  await accept(page).click({ timeout: 120_000 });
  await expect(page.getByText(/; đã ghi xuống đĩa\./)).toBeVisible({ timeout: 60_000 });
  const sum = await page.locator('.collection__sum').innerText();
  await page.getByRole('link', { name: 'Số liệu tổng hợp' }).click();
  const totals = page.locator('.collection__table--totals').first();
  const numbers = await totals.innerText();
  await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('bao-cao-so');
    opening.onsuccess = () => {
      const change = opening.result.transaction('collections', 'readwrite');
      change.objectStore('collections').delete(IDBKeyRange.bound('known/', 'known/\u{ffff}'));
      change.oncomplete = () => { opening.result.close(); resolve(); };
      change.onerror = reject;
    };
  }));
  await page.reload();
  // Eighty reports are read again.
  await expect(totals).toHaveText(numbers, { useInnerText: true, timeout: 60_000 });
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await expect(page.locator('.collection__sum')).toHaveText(sum);
});

test('a full disk in the middle leaves what was written, and says so', async ({ page }) => {
  await collectionOf(page, MANY);
  await chooseFiles(page, ALL);
  await expect(accept(page)).toBeVisible({ timeout: 120_000 });
  const taken = number(await accept(page).innerText());
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    let files = 0;
    IDBObjectStore.prototype.put = function (value, key) {
      if (String(key).startsWith('file/') && (files += 1) > 500) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await accept(page).click();
  await expect(page.getByText('Chưa ghi được hết; phần đã ghi vẫn còn.')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.notice', { hasText: `Đã nhận 500/${taken} tệp` })).toBeVisible();
  // What was written is here already, what was not can be taken in.
  await expect(accept(page)).toHaveText(`Nhận ${taken - 500} tệp`);
  expect(await filesInStore(page)).toBe(500);
});
