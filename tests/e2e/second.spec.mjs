// The second part of the program: a first visit works without it, and its absence loses nothing.
import { expect, test } from '@playwright/test';
import { begin, download, open, section, storage, type } from './app.mjs';

const SECOND = /-second\.wasm$/;

test('a first visit comes to a working form, saved and exported, without the second part', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const { wrong } = await open(page);
  await begin(page, 2025);
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '5470');
  await type(page, 'outgoingSigned', '5351');
  const value = page.locator('.assessment__indicator').filter({ hasText: 'Tỷ lệ văn bản đi được ký số' }).locator('.assessment__value');
  await expect(value).toHaveText('97,82%');
  await expect(page.locator('.editor__words').first()).toBeVisible();
  await expect(page.locator('.assessment').getByText('chưa đủ số liệu').first()).toBeVisible();
  expect(await storage(page)).toContain('5470');
  expect((await download(page, 'Xuất JSON')).text).toContain('5351');
  expect(asked.filter((url) => SECOND.test(url))).toEqual([]);
  await page.getByRole('link', { name: 'Trợ giúp' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeFocused();
  expect(asked.filter((url) => SECOND.test(url))).toHaveLength(1);
  expect(wrong).toEqual([]);
});

test('when the second part does not come the page says so, and trying again goes on where it stopped', async ({ page }) => {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await page.route(SECOND, (route) => route.abort());
  await page.getByRole('link', { name: 'Xem trước' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Chưa tải được phần còn lại của chương trình' });
  await expect(notice).toBeVisible();
  await page.goBack();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
  await type(page, 'agency-name', 'Sở Y tế');
  expect(await storage(page)).toContain('Sở Y tế');
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await page.unroute(SECOND);
  await notice.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.frameLocator('#preview-frame').getByText('SỞ Y TẾ').first()).toBeVisible();
  await expect(notice).toBeHidden();
});

test('files that were chosen while the second part does not come are read after trying again', async ({ page }) => {
  await open(page);
  await page.route(SECOND, (route) => route.abort());
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  const again = page.getByRole('button', { name: 'Thử lại' });
  await expect(again).toBeVisible();
  await page.unroute(SECOND);
  await again.click();
  await expect(page.locator('.home__file')).toHaveCount(1);
});
