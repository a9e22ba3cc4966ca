// A table with more rows than are on the screen: pages, and what leads from one to another.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { byMenu, create, open, paste, section } from './app.mjs';

const ROWS = 80;
/** Rows on the screen (state::editor::PAGE_ROWS). */
const PAGE = 30;
const contents = (page) => page.locator('[id^="f-funding-"][id$="-content"]');
const amounts = (page) => page.locator('input[id^="f-funding-"][id$="-amount"]');
const next = (page) => page.getByRole('button', { name: 'Các dòng sau' }).first();

/** Begins a report with a table of so many rows, pasted at once. */
async function long(page) {
  const { wrong } = await open(page);
  await create(page, 2021);
  await section(page, 'it-funding');
  await page.getByRole('button', { name: 'Dán từ bảng tính' }).click();
  const lines = Array.from({ length: ROWS }, (_, row) => `Việc số ${row + 1}a\tNguồn khác\t${row + 1}\tKhông`);
  await page.getByLabel('Các ô chép từ bảng tính').fill(lines.join('\n'));
  await page.locator('dialog[open]').getByRole('button', { name: /^Dán [0-9.]+ ô$/ }).click();
  await expect(contents(page)).toHaveCount(PAGE);
  return wrong;
}

test('thirty rows are on the screen, and buttons and a choice lead to the others', async ({ page }) => {
  const wrong = await long(page);
  const places = page.getByRole('navigation', { name: /^Các dòng của bảng/ });
  await expect(places).toHaveCount(2);
  await expect(places.first()).toContainText(`trong ${ROWS} dòng`);
  await expect(contents(page).first()).toHaveValue('Việc số 1a');
  await expect(page.getByRole('button', { name: 'Các dòng trước' }).first()).toBeDisabled();
  await next(page).click();
  await expect(contents(page).first()).toHaveValue('Việc số 31a');
  await expect(page.locator('#f-funding')).toBeFocused();
  await places.last().getByLabel('Các dòng đang xem').selectOption('Dòng 61–80');
  await expect(contents(page)).toHaveCount(ROWS - 60);
  await expect(next(page)).toBeDisabled();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(wrong).toEqual([]);
});

test('keys, new rows, rows that move or go, and findings lead to the page of their row', async ({ page }) => {
  const wrong = await long(page);
  await amounts(page).last().focus();
  await page.keyboard.press('Enter');
  await expect(contents(page).first()).toHaveValue('Việc số 31a');
  await expect(amounts(page).first()).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await expect(amounts(page).last()).toBeFocused();
  await expect(contents(page).last()).toHaveValue('Việc số 30a');
  // A row that goes past the edge takes the focus along.
  await byMenu(page, 'Dòng 30', 'Chuyển xuống');
  await expect(page.getByRole('button', { name: 'Dòng 31: thao tác' })).toBeFocused();
  await expect(contents(page).first()).toHaveValue('Việc số 30a');
  await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
  await expect(contents(page)).toHaveCount(ROWS - 60 + 1);
  await expect(contents(page).last()).toBeFocused();
  // The last row of a page goes; its place is taken, and what was removed comes back where it was.
  await page.getByLabel('Các dòng đang xem').first().selectOption('Dòng 1–30');
  await byMenu(page, 'Dòng 30', 'Xóa dòng 30');
  await expect(page.getByRole('button', { name: 'Dòng 30: thao tác' })).toBeFocused();
  await expect(contents(page)).toHaveCount(PAGE);
  await page.locator('.button--small', { hasText: 'Hoàn tác' }).click();
  await expect(page.getByText(`trong ${ROWS + 1} dòng`).first()).toBeVisible();
  await expect(contents(page).nth(29)).toHaveValue('Việc số 31a');
  // A finding leads to a row that is not on the screen.
  await amounts(page).nth(6).fill('bảy');
  await amounts(page).nth(6).press('Tab');
  const link = page.locator('.assessment__finding').filter({ hasText: 'bảy' }).getByRole('link').first();
  await expect(link).toBeVisible();
  await next(page).click();
  await expect(contents(page).first()).toHaveValue('Việc số 30a');
  await link.click();
  await expect(contents(page).nth(6)).toHaveValue('Việc số 7a');
  await expect(amounts(page).nth(6)).toBeFocused();
  await page.reload();
  await expect(contents(page)).toHaveCount(PAGE);
  await expect(amounts(page).nth(6)).toHaveValue('bảy');
  expect(wrong).toEqual([]);
});

test('500 rows go in by one paste', async ({ page }) => {
  const { wrong } = await open(page);
  await create(page, 2021);
  await section(page, 'it-funding');
  await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
  await expect(contents(page)).toHaveCount(1);
  const lines = Array.from({ length: 500 }, (_, row) => `Việc số ${row + 1}a\tNguồn khác\t${row + 1}\tKhông`);
  await paste(page, `#${await contents(page).getAttribute('id')}`, lines.join('\n'));
  await page.locator('dialog[open]').getByRole('button', { name: 'Dán 2.000 ô' }).click({ timeout: 30_000 });
  await expect(page.getByRole('navigation', { name: /^Các dòng của bảng/ }).first()).toContainText('trong 500 dòng');
  await amounts(page).first().fill('1000');
  await amounts(page).first().press('Tab');
  await expect(amounts(page).first()).toHaveValue('1.000');
  await page.reload();
  await expect(amounts(page).first()).toHaveValue('1.000');
  expect(wrong).toEqual([]);
});
