// What is only in memory is told, named and guarded until the last report of the page is saved.
import { readFile } from 'node:fs/promises';
import { expect, test } from './journey.mjs';
import { begin, open, openExample, openFiles, removedElsewhere, type } from './app.mjs';
import { block, fill } from './faults.mjs';

const saved = (page) => page.locator('.editor__saved');
const bar = (page) => page.locator('.save-bar');
const row = (page, name) => page.locator('.save-bar__report').filter({ hasText: name });

/** Whether the page asks before it is left. */
const asks = (page) => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** Two reports that are only in memory, the second one open. */
async function twoInMemory(page) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(saved(page)).toContainText('Đã lưu');
  await fill(page, true);
  await type(page, 'agency-name', 'Sở Y tế');
  await page.getByRole('link', { name: 'Báo cáo trên máy này' }).click();
  await begin(page, 2024);
  await type(page, 'agency-name', 'Sở Nội vụ');
  await expect(row(page, 'Sở Nội vụ')).toBeVisible();
}

test('the bar names every report that is only in memory and hands each over as a file, on any page', async ({ page }) => {
  await twoInMemory(page);
  await expect(bar(page)).toHaveCount(1);
  for (const place of ['report', 'help']) {
    if (place === 'help') await page.getByRole('link', { name: 'Trợ giúp' }).click();
    for (const [name, file] of [['Sở Y tế', 'bao-cao_so-y-te_2025_r1.json'], ['Sở Nội vụ', 'bao-cao_so-noi-vu_2024_r1.json']]) {
      const waiting = page.waitForEvent('download');
      await row(page, name).getByRole('button', { name: 'Lưu ra tệp' }).click();
      expect((await waiting).suggestedFilename()).toBe(file);
    }
  }
  await row(page, 'Sở Y tế').getByRole('link', { name: 'Về báo cáo' }).click();
  await expect(page.locator('.editor__agency')).toContainText('Sở Y tế');
});

test('while one of two reports is saved again and the other is not, bar and question stay', async ({ page }) => {
  await twoInMemory(page);
  expect(await asks(page)).toBe(true);
  // There is room for the open report only.
  await page.evaluate(() => {
    Storage.prototype.setItem = function (key, text) {
      if (text.includes('Sở Y tế')) throw new DOMException('no room', 'QuotaExceededError');
      return Storage.prototype.plain.call(this, key, text);
    };
  });
  await type(page, 'document-place', 'Huế');
  await expect(row(page, 'Sở Nội vụ')).toHaveCount(0);
  await expect(row(page, 'Sở Y tế')).toBeVisible();
  expect(await asks(page)).toBe(true);
  // Room for both: one button saves what is left, also from another report.
  await fill(page, false);
  await bar(page).getByRole('button', { name: 'Lưu lại' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(await asks(page)).toBe(false);
  await page.goto('./#/');
  await page.reload();
  await expect(page.locator('.home__shelf')).toContainText('Sở Y tế');
  await expect(page.locator('.home__shelf')).toContainText('Sở Nội vụ');
});

test('a report that another tab removed is asked about before the page is left, until it is there again', async ({ page, context }) => {
  const other = await removedElsewhere(page, context);
  expect(await asks(page)).toBe(true);
  await other.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(await asks(page)).toBe(false);
});

test('where the browser refuses locks too, a report is written and nothing is asked for again and again', async ({ page }) => {
  await block(page);
  const { wrong } = await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(row(page, 'Sở Xây dựng')).toBeVisible();
  await type(page, 'document-place', 'Huế');
  await expect(page.locator('#f-document-place')).toHaveValue('Huế');
  expect(await page.evaluate(() => window.asked)).toBe(1);
  expect(wrong).toEqual([]);
});

for (const [what, spoil] of [['blocked', block], ['full', null]]) {
  test(`an example opens in memory where storage is ${what}`, async ({ page }) => {
    if (spoil) await spoil(page);
    await open(page);
    if (!spoil) await fill(page, true);
    await openExample(page);
    await expect(page.locator('.editor__bar')).toContainText('Sở Xây dựng');
    await expect(row(page, 'Sở Xây dựng')).toBeVisible();
    await page.getByRole('link', { name: 'Trợ giúp' }).click();
    await expect(row(page, 'Sở Xây dựng')).toBeVisible();
    expect(await asks(page)).toBe(true);
  });

  test(`a file opens in memory where storage is ${what}; several are refused with the reason`, async ({ page }) => {
    if (spoil) await spoil(page);
    await open(page);
    if (!spoil) await fill(page, true);
    const file = await readFile(new URL('../data/kept/report-v1.json', import.meta.url));
    const { digest, ...report } = JSON.parse(file);
    const other = Buffer.from(JSON.stringify({ ...report, id: 'another' }));
    const named = (name, buffer) => ({ name, mimeType: 'application/json', buffer });
    await openFiles(page, [named('a.json', file), named('b.json', other)]);
    await page.getByRole('button', { name: 'Nhận 2 tệp' }).click();
    await expect(page.getByText('mở từng tệp một')).toBeVisible();
    await page.getByRole('button', { name: 'Hủy' }).click();
    await openFiles(page, [named('a.json', file)]);
    await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
    await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
    await expect(row(page, 'Sở Xây dựng')).toBeVisible();
  });
}

test('an example that was just opened is said to be saved now, not at its own date', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-03-04T05:06:07+07:00'));
  await open(page);
  await openExample(page);
  await expect(saved(page)).toContainText('Đã lưu trên máy này');
  await expect(saved(page)).toContainText('04/3/2026');
});

for (const [name, viewport] of [['desktop', { width: 1366, height: 768 }], ['phone', { width: 390, height: 844 }]]) {
  test(`a bar that comes by itself does not cover the field that has the focus, on a ${name}`, async ({ page, context }) => {
    await page.setViewportSize(viewport);
    const field = page.locator('#f-document-place');
    const foot = async (one) => { const { y, height } = await one.boundingBox(); return y + height; };
    await removedElsewhere(page, context, async () => {
      await field.focus();
      await field.evaluate((element) => scrollBy(0, element.getBoundingClientRect().bottom - innerHeight + 2));
      expect(Math.abs((await foot(field)) - viewport.height + 2)).toBeLessThanOrEqual(1);
    });
    await expect.poll(async () => (await bar(page).boundingBox()).y - (await foot(field))).toBeGreaterThanOrEqual(0);
    expect(await foot(bar(page))).toBeLessThanOrEqual(viewport.height);
    await expect(field).toBeFocused();
  });
}
