// The second year: what the report of the year before is good for, from the first choice to the sentences.
import { expect, test } from './journey.mjs';
import { begin, open, openFiles, download, section, type, wipe } from './app.mjs';

const commune = 'Ủy ban nhân dân xã An Bình';

/** The line below a control: the previous period. */
const beside = (page, field) =>
  page.locator('.field').filter({ has: page.locator(`#f-${field}`) }).locator('.field__previous');

/** Adds a row to the table of the section that is open, and types into its cells, by their columns. */
async function addRow(page, table, cells) {
  const rows = page.locator(`[id^="f-${table}-"][id$="-${Object.keys(cells)[0]}"]`);
  const before = await rows.count();
  await page.getByRole('button', { name: /^Thêm/ }).first().click();
  await expect(rows).toHaveCount(before + 1);
  const id = (await rows.last().getAttribute('id')).split('-')[2];
  for (const [column, text] of Object.entries(cells)) {
    const cell = page.locator(`#f-${table}-${id}-${column}`);
    if (await cell.evaluate((element) => element.tagName === 'SELECT')) await cell.selectOption(text);
    else {
      await cell.fill(text);
      await cell.press('Tab');
    }
  }
  return id;
}

/** The report of 2025 of a commune, as far as it matters here. */
async function firstYear(page) {
  await begin(page, 2025);
  await expect(page.getByText('chưa có báo cáo kỳ trước')).toBeVisible();
  await type(page, 'agency.name', commune);
  await type(page, 'agency.superior', 'ỦY BAN NHÂN DÂN TỈNH AN GIANG');
  await type(page, 'document.codeNumber', '12');
  await type(page, 'document.signerName', 'Nguyễn Văn An');
  await section(page, 'infrastructure');
  await type(page, 'headcount', '40');
  await type(page, 'computers', '50');
  const platform = await addRow(page, 'platforms', { name: 'Phần mềm kế toán', purpose: 'Kế toán', connected: 'no' });
  await section(page, 'documents');
  await type(page, 'incomingDocuments', '1.000');
  await type(page, 'incomingElectronic', '900');
  await section(page, 'dossier-settlement');
  const field = await addRow(page, 'dossiers', {
    field: 'Hộ tịch', online: '100', direct: '20', carriedOver: '0', early: '90', onTime: '15', overdue: '0',
    pendingWithin: '12', pendingOverdue: '3',
  });
  await section(page, 'next-tasks');
  await type(page, 'nextTasks', 'Kết nối phần mềm kế toán');
  return { platform, field };
}

test('a commune writes its report of the second year beside that of the first', async ({ page }) => {
  const { wrong } = await open(page);
  const { platform, field } = await firstYear(page);

  await page.goto('./#/');
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  await page.locator('#new-year').fill('2026');
  const offer = page.getByRole('group', { name: 'Chép từ kỳ trước' });
  await expect(offer).toContainText(`báo cáo năm 2025 của ${commune}`);
  await expect(offer.getByLabel(/^Nền tảng số, phần mềm đang sử dụng \(1 dòng/)).toBeChecked();
  await expect(offer.getByLabel(/^Lời văn/)).not.toBeChecked();
  await offer.getByLabel(/^Lời văn/).check();
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();

  // Words came along, neither number nor day of the document.
  await expect(page.locator('#f-agency-name')).toHaveValue(commune);
  await expect(page.locator('#f-document-signerName')).toHaveValue('Nguyễn Văn An');
  await expect(page.locator('#f-document-codeNumber')).toHaveValue('');
  await expect(page.getByText('so với báo cáo năm 2025')).toBeVisible();

  await section(page, 'infrastructure');
  await expect(page.locator(`#f-platforms-${platform}-name`)).toHaveValue('Phần mềm kế toán');
  await expect(page.locator(`#f-platforms-${platform}-connected`)).toHaveValue('no');
  await expect(page.locator('#f-headcount')).toHaveValue('');
  await expect(beside(page, 'headcount')).toHaveText('Kỳ trước: 40');
  await type(page, 'headcount', '42');
  await expect(beside(page, 'headcount')).toHaveText('Kỳ trước: 40 (tăng 5%)');
  await expect(beside(page, 'computers')).toHaveText('Kỳ trước: 50');

  await section(page, 'documents');
  await type(page, 'incomingDocuments', '1.052');
  await type(page, 'incomingElectronic', '1.000');
  await expect(page.locator('.editor__narrative')).toContainText('Tiếp nhận 1.052 văn bản đến (tăng 5,20% so với cùng kỳ)');

  // What was pending is taken over by a press, and taken back by one step.
  await section(page, 'dossier-settlement');
  const carried = page.locator(`#f-dossiers-${field}-carriedOver`);
  await expect(page.locator(`#f-dossiers-${field}-field`)).toHaveValue('Hộ tịch');
  await expect(carried).toHaveValue('');
  const take = page.getByRole('button', { name: 'Lấy số kỳ trước: 15' });
  await take.click();
  await expect(carried).toHaveValue('15');
  await expect(carried).toBeFocused();
  await expect(take).toHaveCount(0);
  await page.locator('.table').first().focus();
  await page.keyboard.press('Control+Z');
  await expect(carried).toHaveValue('');
  // Tab passes the button by; its key presses it.
  await expect(take).toHaveAttribute('tabindex', '-1');
  await carried.focus();
  await page.keyboard.press('Alt+l');
  await expect(carried).toHaveValue('15');
  await expect(carried).toBeFocused();
  await carried.fill('20');
  await carried.press('Tab');
  await expect(take).toBeVisible();

  await section(page, 'next-tasks');
  await expect(page.locator('#f-nextTasks')).toHaveValue('Kết nối phần mềm kế toán');
  expect(wrong).toEqual([]);
});

test('the report of the year before may come from a file, also while the new one is being written', async ({ page }) => {
  const { wrong } = await open(page);
  await firstYear(page);
  const file = await download(page, 'Xuất JSON');
  await page.goto('./#/');
  await wipe(page);
  await page.reload();

  await begin(page, 2026);
  await type(page, 'agency.name', commune);
  await type(page, 'agency.superior', 'Ủy ban nhân dân tỉnh An Giang');
  const own = page.url();
  await expect(page.getByText('Nếu có tệp JSON của kỳ trước')).toBeVisible();
  await page.goto('./#/');
  await openFiles(page, [{ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) }]);
  await page.getByRole('button', { name: /^Nhận/ }).click();
  await page.goto(own);
  await expect(page.getByText('so với báo cáo năm 2025')).toBeVisible();
  await section(page, 'infrastructure');
  await expect(beside(page, 'headcount')).toHaveText('Kỳ trước: 40');
  expect(wrong).toEqual([]);
});

test('an agency that is named only now finds its report of the year before in the next section', async ({ page }) => {
  const { wrong } = await open(page);
  await firstYear(page);
  await page.goto('./#/');
  await page.evaluate(() => localStorage.removeItem('bao-cao-so/remembered'));
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  await page.locator('#new-year').fill('2026');
  const offer = page.getByRole('group', { name: 'Chép từ kỳ trước' });
  // Nobody said which agency: that of the report that was changed last is offered.
  await expect(offer).toContainText(commune);
  for (const box of await offer.getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.locator('#f-agency-name')).toHaveValue('');
  await type(page, 'agency.name', commune.toUpperCase());
  await type(page, 'agency.superior', 'ỦY BAN NHÂN DÂN TỈNH AN GIANG');
  await section(page, 'infrastructure');
  await expect(beside(page, 'headcount')).toHaveText('Kỳ trước: 40');
  await expect(page.locator('[id^="f-platforms-"][id$="-name"]')).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('a report that becomes that of another agency is compared no more, and again when it is the same', async ({ page }) => {
  const { wrong } = await open(page);
  await firstYear(page);
  await page.goto('./#/');
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  await page.locator('#new-year').fill('2026');
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.getByText('so với báo cáo năm 2025')).toBeVisible();
  await type(page, 'agency.superior', 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI');
  await expect(page.getByText('chưa có báo cáo kỳ trước')).toBeVisible();
  await section(page, 'dossier-settlement');
  await expect(page.locator('.table__grid')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lấy số kỳ trước/ })).toHaveCount(0);
  await section(page, 'infrastructure');
  await expect(beside(page, 'headcount')).toHaveCount(0);
  await section(page, 'particulars');
  await type(page, 'agency.superior', 'Ủy ban nhân dân tỉnh An Giang');
  await expect(page.getByText('so với báo cáo năm 2025')).toBeVisible();
  await section(page, 'infrastructure');
  await expect(beside(page, 'headcount')).toHaveText('Kỳ trước: 40');
  expect(wrong).toEqual([]);
});

test('on a machine of two agencies a new report is of the one that is chosen', async ({ page }) => {
  const { wrong } = await open(page);
  for (const [name, signer] of [['Sở Xây dựng', 'Nguyễn Văn An'], ['Sở Y tế', 'Trần Thị Bình']]) {
    await begin(page, 2025);
    await type(page, 'agency.name', name);
    await type(page, 'document.signerName', signer);
    // A report without an answer is nobody's previous one.
    await section(page, 'infrastructure');
    await type(page, 'headcount', '40');
    await expect(page.locator('.editor__saved', { hasText: 'Đã lưu trên máy này' })).toBeVisible();
    await page.goto('./#/');
  }
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  await page.locator('#new-year').fill('2026');
  const choice = page.getByRole('group', { name: 'Cơ quan báo cáo' });
  await expect(choice.getByRole('radio')).toHaveCount(2);
  await expect(choice.getByRole('radio').first()).toHaveAccessibleName('Sở Y tế');
  await expect(choice.getByRole('radio', { name: 'Sở Y tế' })).toBeChecked();
  // What can be copied is of the agency that is chosen.
  await expect(page.getByText('của Sở Y tế')).toBeVisible();
  await choice.getByRole('radio', { name: 'Sở Xây dựng' }).check();
  await expect(page.getByText('của Sở Xây dựng')).toBeVisible();
  await expect(choice.getByRole('radio', { name: 'Sở Xây dựng' })).toBeFocused();
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
  await expect(page.locator('#f-document-signerName')).toHaveValue('Nguyễn Văn An');
  expect(wrong).toEqual([]);
});

for (const [width, height] of [[1366, 768], [1093, 614]]) {
  test(`the previous period takes no row of its own at ${width}`, async ({ page }) => {
    await open(page);
    await firstYear(page);
    await page.setViewportSize({ width, height });
    await page.goto('./#/');
    await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
    await page.locator('#new-year').fill('2026');
    await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
    await expect(page.locator('#f-agency-name')).toBeVisible();
    await type(page, 'agency.name', commune);
    for (const [id, fields] of [['infrastructure', ['headcount', 'computers']], ['documents', ['incomingDocuments', 'incomingElectronic']]]) {
      await page.evaluate((to) => (location.hash = location.hash.replace(/[^/]*$/, to)), id);
      for (const field of fields) {
        await expect(beside(page, field)).toBeVisible();
        await type(page, field, '41');
        await expect(beside(page, field)).toContainText(/\((tăng|giảm) /);
        const [row, label, whole] = await page.locator(`#f-${field}`).evaluate((box) => {
          const row = box.closest('.field');
          const name = row.querySelector('.field__label');
          const since = row.querySelector('.field__since').getBoundingClientRect();
          const seen = document.elementFromPoint(since.left + since.width / 2, since.top + since.height / 2);
          return [row.getBoundingClientRect().height, name.getBoundingClientRect().height, Boolean(seen?.closest('.field__since'))];
        });
        // Behind a label of two lines too.
        expect(whole, field).toBe(true);
        // A label of two lines has its two lines.
        expect(row, field).toBeLessThanOrEqual(label > 30 ? 68 : 48);
      }
    }
  });
}
