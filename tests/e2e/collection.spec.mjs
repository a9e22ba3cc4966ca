// The receiving department: a day's files of every kind dropped in, through to a number and the report that it comes from.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './journey.mjs';
import { open } from './app.mjs';
import { FOLDER, collection, drop, ofKind } from './collected.mjs';

const HEADINGS = {
  New: 'Báo cáo mới',
  NewerRevision: 'Bản mới hơn',
  OlderRevision: 'Bản cũ hơn',
  Duplicate: 'Đã có, giống hệt',
  Conflict: 'Mâu thuẫn',
  WrongPeriod: 'Sai kỳ báo cáo',
  OtherTemplate: 'Mẫu hoặc phiên bản mẫu khác',
  UnknownAgency: 'Không có trong danh sách đơn vị',
  DoubtfulAgency: 'Cần trả lời',
  Altered: 'Bị sửa sau khi xuất',
  Unreadable: 'Không đọc được',
};

/** How many files the dry run has of a kind. */
async function countOf(page, heading) {
  const tally = page.locator('.collection__files h2', { hasText: heading }).locator('.collection__tally');
  return (await tally.count()) === 0 ? 0 : Number((await tally.innerText()).match(/\d+/)[0]);
}

test('sixty files of every kind, dropped in, taken in, clicked down to an agency, and there after a reload', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  const names = readdirSync(join(FOLDER, 'reports'));
  expect(names.length).toBeGreaterThanOrEqual(60);
  await drop(page, names);
  const accept = page.getByRole('button', { name: /^Nhận \d+ tệp$/ });
  await expect(accept).toBeVisible({ timeout: 60_000 });
  for (const [kind, heading] of Object.entries(HEADINGS)) {
    expect(await countOf(page, heading), kind).toBe(ofKind(kind).length);
  }
  await expect(page.locator('.collection__files', { hasText: 'Sai kỳ' })).toContainText('năm 2024 (từ 15/12/2023 đến 14/12/2024)');

  // A question is answered in the list: one more is taken in.
  const before = Number((await accept.innerText()).match(/\d+/)[0]);
  expect(before).toBe(ofKind('New', 'NewerRevision', 'OlderRevision', 'Conflict').length);
  const question = page.locator('.collection__files', { hasText: 'Cần trả lời' }).locator('select').first();
  await question.selectOption({ index: 1 });
  await expect(accept).toHaveText(`Nhận ${before + 1} tệp`);

  // What is wrong goes back as a table.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu danh sách vấn đề (CSV)' }).click();
  const problems = readFileSync(await (await saving).path(), 'utf8');
  expect(problems.startsWith('\u{feff}Đơn vị;Tệp;Ô số liệu;Vấn đề;Cách xử lý\r\n')).toBe(true);
  for (const file of ofKind('WrongPeriod', 'Unreadable')) expect(problems).toContain(file);

  await accept.click();
  await expect(page.getByText(`Đã nhận ${before + 1} tệp; đã ghi xuống đĩa.`)).toBeVisible();
  const reported = await page.locator('.collection__sum').innerText();
  const states = await page.locator('.collection__counts').innerText();
  expect(states).toContain('Mâu thuẫn');
  expect(states).toContain('Quá hạn, chưa gửi');

  // From a number to the agencies behind it, and to the field in the report of one.
  await page.getByRole('link', { name: 'Số liệu tổng hợp' }).click();
  const row = page.locator('.collection__table--totals tr').filter({ has: page.locator('td a', { hasText: /^[\d.]+ văn bản/ }) }).first();
  const total = await row.locator('td a').innerText();
  await row.locator('td a').click();
  await expect(page.locator('.collection__sum')).toHaveText(total.split(':')[0]);
  await page.locator('.collection__agency').first().click();
  await expect(page.locator('.collection__asked')).toBeInViewport();
  await expect(page.locator('h1')).toContainText('Báo cáo của');

  // Everything is there after a reload, and the same files again are all duplicates.
  const address = page.url();
  await page.reload();
  await expect(page.locator('.collection__asked')).toBeVisible();
  expect(page.url()).toBe(address);
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await expect(page.locator('.collection__sum')).toHaveText(reported);
  await expect(page.locator('.collection__counts')).toHaveText(states, { useInnerText: true });
  await drop(page, ofKind('New'));
  await expect(page.getByText('Không có tệp nào nhận được.')).toBeVisible({ timeout: 60_000 });
  expect(wrong).toEqual([]);
});

test('a decision, a second tab, and the whole collection as one file', async ({ page, context }) => {
  test.setTimeout(120_000);
  await collection(page);
  await drop(page, ofKind('New').slice(0, 3));
  await page.getByRole('button', { name: 'Nhận 3 tệp' }).click();
  await expect(page.locator('.collection__sum')).toContainText('3/');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator('.collection__sum')).toContainText('3/');

  // One goes back with a note: the other tab shows it too.
  await page.getByRole('button', { name: /Đã nhận|Còn vấn đề/ }).first().click();
  await page.locator('.collection__agency').first().click();
  await page.locator('summary', { hasText: 'Trả lại' }).click();
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await expect(page.getByText('Ghi nội dung trước đã.')).toBeVisible();
  await page.getByLabel('Nội dung cần sửa khi trả lại').fill('Sai tổng số hồ sơ');
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await expect(page.getByText('Ghi chú: Sai tổng số hồ sơ')).toBeVisible();
  await expect(other.locator('.collection__counts')).toContainText('Trả lại');
  await expect(other.locator('.collection__sum')).toContainText('2/');

  // Out as one file, removed, in again.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu bộ tổng hợp ra tệp' }).first().click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^bo-tong-hop_.*_2025\.json$/);
  const backup = readFileSync(await file.path());
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('button', { name: 'Xóa bộ tổng hợp' }).click();
  await page.getByRole('button', { name: 'Xóa hẳn' }).click();
  await expect(page.getByText('Chưa có bộ tổng hợp nào.')).toBeVisible();
  await expect(other.getByText('Không có bộ tổng hợp này trên máy')).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp bộ tổng hợp' }).click();
  await (await choosing).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: backup });
  await expect(page.locator('.collection__sum')).toContainText('2/');
  await expect(page.locator('.collection__counts')).toContainText('Trả lại');
});

test('a tab that ends while files are written has all of them or none', async ({ page, context }) => {
  test.setTimeout(120_000);
  await collection(page);
  const names = ofKind('New', 'Conflict', 'NewerRevision', 'OlderRevision');
  await drop(page, names);
  const accept = page.getByRole('button', { name: `Nhận ${names.length} tệp` });
  await expect(accept).toBeVisible({ timeout: 60_000 });
  await accept.evaluate((button) => button.click());
  await page.close();
  const again = await context.newPage();
  await again.goto('./#/tong-hop');
  await expect(again.locator('.collection__entry')).toContainText(new RegExp(` (0|${names.length}) tệp đã nhận`));
});

test('a list with mistakes tells all of them with their places, and agencies are typed one by one', async ({ page }) => {
  await open(page, '#/tong-hop/tao');
  await page.locator('#new-year').fill('20');
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  await expect(page.locator('#error-summary')).toBeFocused();
  await page.locator('#new-year').fill('2025');
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  await page.locator('#agency-list').fill('STT\tTên đơn vị\tMã\tHạn nộp\n1\tSở Y tế\tH.1\t31/2/2025\n2\t\tH.2\t\nx\tSở Nội vụ\tH.1\t\n');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  for (const told of ['Dòng 2, cột 4: “31/2/2025” không phải ngày', 'Dòng 3, cột 2: không có tên đơn vị', 'Dòng 4, cột 3: trùng mã định danh với dòng 2']) {
    await expect(page.locator('.notice__list')).toContainText(told);
  }
  await page.getByRole('button', { name: 'Lấy danh sách (1 đơn vị)' }).click();
  await page.getByRole('link', { name: 'Thêm một đơn vị' }).click();
  await page.getByRole('button', { name: 'Lưu đơn vị' }).click();
  await expect(page.locator('#error-summary')).toContainText('Ghi tên đơn vị.');
  await page.locator('#agency-name').fill('UBND xã Tân Hòa');
  await page.locator('#agency-group').fill('Xã');
  await page.getByRole('button', { name: 'Lưu đơn vị' }).click();
  await expect(page.locator('h1')).toHaveText('UBND xã Tân Hòa');
  await page.locator('summary', { hasText: 'không phát sinh' }).click();
  await page.locator('#nothing-note').fill('Chủ tịch xã xác nhận qua điện thoại');
  await page.getByRole('button', { name: 'Xác nhận không phát sinh' }).click();
  await expect(page.locator('.collection__states')).toContainText('Không phát sinh');
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await expect(page.locator('.collection__table--cards tbody tr')).toHaveCount(2);
  await page.locator('#agency-search').fill('tan hoa');
  await expect(page.locator('.collection__shown')).toHaveText('Hiện 1 trong 2 đơn vị');
});
