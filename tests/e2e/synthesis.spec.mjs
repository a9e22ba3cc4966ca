// The department's own report: created from what agencies sent, written on, brought up to date by late files, printed.
import { readFileSync } from 'node:fs';
import { expect, test } from './journey.mjs';
import { type } from './app.mjs';
import { collection, drop, ofKind } from './collected.mjs';

/** Takes files in. */
async function take(page, names) {
  await page.getByRole('link', { name: 'Nhận tệp' }).click();
  await drop(page, names);
  await page.getByRole('button', { name: /^Nhận \d+ tệp$/ }).click();
  await expect(page.getByText(/^Đã nhận \d+ tệp; đã ghi xuống đĩa\.$/)).toBeVisible();
}

test('a report is filled in from the collection, a person writes on, a late file brings the rest up to date, and it prints with its agencies', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  const files = ofKind('New');
  const late = files.slice(-3);
  await page.getByRole('link', { name: 'Báo cáo tổng hợp', exact: true }).click();
  await expect(page.getByText('Chưa có báo cáo nào được tính nên chưa tạo được.')).toBeVisible();
  await take(page, files.slice(0, -3));

  await page.getByRole('link', { name: 'Báo cáo tổng hợp', exact: true }).click();
  await expect(page.getByRole('radio').first()).toBeChecked();
  await page.getByRole('button', { name: 'Tạo báo cáo tổng hợp' }).click();
  await expect(page.getByText('Mọi ô lấy từ tổng hợp đều khớp với số liệu hiện có.')).toBeVisible();
  const sources = page.url();

  // A field leads to the report, where a person writes something else.
  await page.getByLabel('Hiện cả các ô đã khớp').check();
  const sourceOf = (name) => page.getByRole('region', { name: 'Nguồn của từng ô' }).locator('tbody tr').filter({ hasText: name });
  const headcount = sourceOf('Tổng số cán bộ');
  await expect(headcount).toContainText('đơn vị có số liệu');
  const summed = (await headcount.locator('td').first().innerText()).replace(/\D/g, '');
  await headcount.locator('th a').click();
  await expect(page.locator('#f-headcount')).toBeFocused();
  expect((await page.locator('#f-headcount').inputValue()).replace(/\D/g, '')).toBe(summed);
  await type(page, 'headcount', '12345');
  await expect(page.locator('.editor__saved', { hasText: 'Đã lưu trên máy này' })).toBeVisible();

  // A number leads to the agencies behind it.
  await page.goto(sources);
  const edited = sourceOf('Tổng số cán bộ');
  await expect(edited).toContainText('Đã sửa tay');
  await edited.locator('td a').click();
  await expect(page.locator('.collection__sum')).toContainText(/\d/);

  // Late files.
  await take(page, late);
  await page.goto(sources);
  const update = page.getByRole('button', { name: /^Cập nhật \d+ ô$/ });
  await update.click();
  await expect(update).toHaveCount(0);
  await expect(edited).toContainText('12.345');
  await expect(edited).toContainText('Đã sửa tay');
  await edited.getByRole('button', { name: 'Lấy số tổng hợp' }).click();
  await expect(page.getByText('Mọi ô lấy từ tổng hợp đều khớp với số liệu hiện có.')).toBeVisible();

  // On paper, with the table of agencies across the page.
  await page.getByRole('link', { name: 'Văn bản kèm phụ lục theo đơn vị' }).click();
  const paper = page.frameLocator('#synthesis-frame');
  await expect(paper.locator('.landscape').last()).toContainText('KẾT QUẢ CÁC CHỈ TIÊU THEO ĐƠN VỊ');
  await expect(paper.locator('body')).toContainText('(Kết quả các chỉ tiêu theo đơn vị)');
  // Charts are still pictures, each whole, with what it shows below it; without them where nobody wants them.
  const pictures = paper.locator('.picture');
  await expect(pictures.first()).toContainText('Biểu đồ 1. Đơn vị đã gửi theo ngày');
  expect(await pictures.count()).toBeGreaterThan(1);
  const drawn = await pictures.locator('img').evaluateAll((all) => all.every((one) => one.complete && one.naturalWidth > 0 && one.alt !== ''));
  expect(drawn).toBe(true);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất HTML' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/\.html$/);
  expect(readFileSync(await file.path(), 'utf8')).toContain('src="data:image/svg+xml;base64,');
  await page.getByLabel('In kèm biểu đồ').uncheck();
  await expect(pictures).toHaveCount(0);
  await expect(paper.locator('.landscape').last()).toContainText('KẾT QUẢ CÁC CHỈ TIÊU THEO ĐƠN VỊ');

  // It is a report like others, and is there after a reload.
  await page.goto(sources);
  await page.reload();
  await expect(page.getByText('Mọi ô lấy từ tổng hợp đều khớp với số liệu hiện có.')).toBeVisible();
  expect(wrong).toEqual([]);
});
