// Requests: what the department sends out begins the right report elsewhere, and the report that comes back answers it.
import { expect, test } from './journey.mjs';
import { download } from './app.mjs';
import { collection } from './collected.mjs';

const FROM = 'Sở Khoa học và Công nghệ tỉnh An Giang';

/** Another machine. */
async function elsewhere(browser, page) {
  const context = await browser.newContext({ baseURL: new URL('./', page.url().split('#')[0]).href });
  const officer = await context.newPage();
  return { context, officer };
}

test('a link begins the right report on another machine, and the report that comes back is known to answer it', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  const agencies = page.url();
  await page.getByRole('link', { name: 'Gửi yêu cầu' }).click();
  await page.locator('#request-from').fill(FROM);
  // Each agency has a link of its own, in a table to send out.
  const saved = (await download(page, 'Lưu mọi liên kết (CSV)')).text;
  const [, first] = saved.split('\r\n');
  const [name, , link] = first.split(';').map((cell) => cell.replace(/^"|"$/g, ''));
  expect(link).toContain('#/tong-hop/yeu-cau/');

  const { context, officer } = await elsewhere(browser, page);
  await officer.goto(link);
  await expect(officer.locator('h1')).toHaveText('Yêu cầu báo cáo');
  const asked = officer.locator('.collection__request');
  await expect(asked).toContainText(FROM);
  await expect(asked).toContainText('năm 2025');
  await expect(asked).toContainText('20/12/2025');
  await expect(asked).toContainText(name);
  await officer.getByRole('button', { name: 'Bắt đầu báo cáo' }).click();
  await expect(officer.locator('#f-agency-name')).toHaveValue(name);
  await expect(officer.locator('#f-document-addressees')).toHaveValue(FROM);
  const report = officer.url();
  // The link again leads to what was begun.
  await officer.goto(link);
  await officer.getByRole('link', { name }).click();
  await expect(officer.locator('#f-agency-name')).toHaveValue(name);
  expect(officer.url()).toBe(report);
  const { text } = await download(officer, 'Xuất JSON');
  await context.close();

  // Back at the department.
  await page.getByRole('link', { name: 'Nhận tệp' }).click();
  await page.locator('.collection').evaluate((target, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'tra-loi.json', { type: 'application/json' }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await expect(page.getByText('Đã nhận 1 tệp; đã ghi xuống đĩa.')).toBeVisible();
  await page.goto(agencies);
  await page.locator('.collection__agency', { hasText: name }).first().click();
  await expect(page.getByText('Trả lời yêu cầu đã gửi')).toBeVisible();
  // Who asks is stated once.
  await page.getByRole('link', { name: 'Gửi yêu cầu' }).click();
  await page.reload();
  await expect(page.locator('#request-from')).toHaveValue(FROM);
  expect(wrong).toEqual([]);
});

test('a request as a file is opened like any file, and a link that was cut off says what to do', async ({ page }) => {
  const { wrong } = await collection(page);
  await page.getByRole('link', { name: 'Gửi yêu cầu' }).click();
  const { text } = await download(page, 'Lưu tệp yêu cầu');
  const link = await page.locator('#request-link').inputValue();
  await page.goto('./#/');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles([{ name: 'yeu-cau-bao-cao.json', mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await expect(page.locator('h1')).toHaveText('Yêu cầu báo cáo');
  await expect(page.locator('.collection__request')).toContainText('năm 2025');
  await page.goto(link.slice(0, -20));
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bắt đầu báo cáo' })).toHaveCount(0);
  // Nor does one whose year was changed, as a link or as a file.
  await page.goto('./#/');
  const changing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  const changed = Buffer.from(text.replace('"year": 2025', '"year": 2026'));
  await (await changing).setFiles([{ name: 'yeu-cau-bao-cao.json', mimeType: 'application/json', buffer: changed }]);
  await expect(page.getByRole('alert')).toContainText('Yêu cầu đã bị thay đổi sau khi tạo');
  await expect(page.getByRole('button', { name: 'Bắt đầu báo cáo' })).toHaveCount(0);
  expect(wrong).toEqual([]);
});
