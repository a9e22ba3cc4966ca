// The list of reports of a busy machine: searched, sorted, and as it was left when the person comes back.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { begin, open, type } from './app.mjs';

const REPORTS = 'bao-cao-so/report/';
const listed = (page) => page.locator('.home__report');
const names = (page) => page.locator('.home__agency bdi').allTextContents();
const search = (page) => page.getByLabel('Tìm báo cáo');
const AGENCIES = ['Ủy ban nhân dân phường 10', 'Sở Xây dựng', 'Ủy ban nhân dân xã Đông Hoà', 'Ủy ban nhân dân phường 2', 'Sở Đất đai', 'Sở Du lịch', ''];

/** A report that was begun, and copies of it for other agencies; the address of the list. */
async function many(page, copies) {
  const { wrong } = await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(page.locator('.editor__saved', { hasText: 'Đã lưu trên máy này' })).toBeVisible();
  await page.evaluate(([place, agencies]) => {
    const key = Object.keys(localStorage).find((key) => key.startsWith(place));
    const { digest, ...report } = JSON.parse(localStorage.getItem(key));
    for (const [at, name] of agencies.entries()) {
      const id = `copy-${at}`;
      localStorage.setItem(place + id, JSON.stringify({ ...report, id, agency: { ...report.agency, name }, changed: `2025-01-0${at + 1}T08:00:00+07:00` }, null, 2));
      localStorage.setItem(`bao-cao-so/written/report/${id}`, String(1_795_000_000_000 - at));
    }
  }, [REPORTS, copies]);
  await page.goto('./#/');
  await page.reload();
  await expect(listed(page)).toHaveCount(copies.length + 1);
  return wrong;
}

test('a long list is searched without marks and sorted, and stays so when the person comes back', async ({ page }) => {
  const wrong = await many(page, AGENCIES);
  // By the keys alone.
  await search(page).focus();
  await page.keyboard.type('phuong 2');
  await expect(listed(page)).toHaveCount(1);
  expect(await names(page)).toEqual(['Ủy ban nhân dân phường 2']);
  await expect(page.getByText('1 trong 8 báo cáo.')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('so');
  await expect(listed(page)).toHaveCount(4);
  await page.getByLabel('Sắp xếp').selectOption('Tên cơ quan');
  await expect.poll(() => names(page)).toEqual(['Sở Du lịch', 'Sở Đất đai', 'Sở Xây dựng', 'Sở Y tế']);
  await page.getByRole('link', { name: /^Sở Xây dựng/ }).click();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
  await page.getByRole('link', { name: 'Báo cáo trên máy này' }).first().click();
  await expect(listed(page)).toHaveCount(4);
  await expect(search(page)).toHaveValue('so');
  await expect(page.getByLabel('Sắp xếp')).toHaveValue('agency');
  expect(await names(page)).toEqual(['Sở Du lịch', 'Sở Đất đai', 'Sở Xây dựng', 'Sở Y tế']);
  // Nothing fits: it is said, and one press shows all again.
  await search(page).fill('không có ai');
  await expect(page.getByText('Không có báo cáo nào khớp, trong 8 báo cáo trên máy này.')).toBeVisible();
  await expect(listed(page)).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Xem tất cả báo cáo' }).click();
  await expect(listed(page)).toHaveCount(8);
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue('');
  expect((await names(page)).slice(-2)).toEqual(['Ủy ban nhân dân xã Đông Hoà', 'Chưa ghi tên cơ quan']);
  expect(wrong).toEqual([]);
});

test('a short list has nothing to search', async ({ page }) => {
  const wrong = await many(page, AGENCIES.slice(0, 3));
  await expect(search(page)).toHaveCount(0);
  expect(wrong).toEqual([]);
});
