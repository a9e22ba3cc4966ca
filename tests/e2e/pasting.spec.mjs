// What comes from Excel: a column into plain fields, English numbers, columns without a place, our own table back.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { create, open, openExample, paste, records, section, storage } from './app.mjs';

const dialog = (page) => page.locator('dialog[open]');
const accept = (page) => dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ });
const FIRST = '#f-headcount';
const FIELDS = ['headcount', 'computers', 'statedComputerRate', 'hasLan', 'lanComputers'];

/** What stands in the fields; of a question the chosen answer. */
const values = (page) =>
  page.evaluate((ids) => ids.map((id) => {
    const field = document.getElementById(`f-${id}`);
    if (field.type !== 'radio') return field.value;
    return document.querySelector(`input[name="f-${id}"]:checked`)?.value ?? '';
  }), FIELDS);

/** Begins a report at a section of plain fields. */
async function infrastructure(page) {
  const { wrong } = await open(page);
  await create(page, 2021);
  await page.goto(page.url().replace(/[^/]*$/, 'infrastructure'));
  await expect(page.locator(FIRST)).toBeVisible();
  return wrong;
}

test('a column pasted into a plain field fills those that follow, and one step takes it back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wrong = await infrastructure(page);
  await page.locator(FIRST).fill('200');
  await page.locator(FIRST).press('Tab');
  // By the keys, so that the browser does its own part.
  await page.locator(FIRST).focus();
  await page.evaluate(() => navigator.clipboard.writeText('205\r\n3,150\r\n\r\nCó\r\n12.48\r\n'));
  await page.keyboard.press('Control+v');
  await expect(dialog(page)).toContainText('Điền 4 ô, trong đó thay 1 ô đang có số liệu. Có 1 ô không đọc được');
  await expect(dialog(page)).toContainText('Đã hiểu 3,150 là 3.150');
  await expect(dialog(page).getByLabel(/ô cho giá trị thứ 2/)).toHaveValue('1');
  expect(await values(page)).toEqual(['200', '', '', '', '']);
  await accept(page).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator(FIRST)).toBeFocused();
  expect(await values(page)).toEqual(['205', '3.150', '', 'yes', '12.48']);
  await expect(page.getByText('Đã dán 4 ô. Ctrl + Z hoàn tác cả lần dán.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('#f-computers')).toHaveValue('');
  expect(await values(page)).toEqual(['200', '', '', '', '']);
  await page.keyboard.press('Control+y');
  await expect(page.locator('#f-computers')).toHaveValue('3.150');
  await page.reload();
  await expect(page.locator('#f-computers')).toHaveValue('3.150');
  expect(await values(page)).toEqual(['205', '3.150', '', 'yes', '12.48']);
  expect(wrong).toEqual([]);
});

test('names beside the values say where they go; what is left over is said', async ({ page }) => {
  const wrong = await infrastructure(page);
  const block = 'TT\tChỉ tiêu\tĐơn vị\tSố lượng\n1\tSố máy tính kết nối mạng nội bộ (LAN)\tmáy\t150\n2\tSố máy tính phục vụ công việc\tmáy\t198\n3\tSố máy in\tmáy\t7';
  await paste(page, FIRST, block);
  await expect(dialog(page)).toContainText('Điền 2 ô.');
  await expect(dialog(page)).toContainText('mục này không có ô nào tên như vậy: “Chỉ tiêu”, “Số máy in”');
  await accept(page).click();
  await expect(page.locator('#f-computers')).toHaveValue('198');
  expect(await values(page)).toEqual(['', '198', '', '', '150']);
  // A heading is no value, and the others follow; a row does the same as a column.
  await paste(page, FIRST, 'Số lượng\n206\n199');
  await expect(dialog(page).getByLabel(/ô cho giá trị thứ 1/)).toHaveValue('aside');
  await expect(dialog(page).getByLabel(/ô cho giá trị thứ 2/)).toHaveValue('0');
  await page.keyboard.press('Escape');
  await paste(page, FIRST, '206\t199');
  await expect(dialog(page).getByLabel(/ô cho giá trị thứ 1/)).toHaveValue('0');
  await accept(page).click();
  await expect(page.locator(FIRST)).toHaveValue('206');
  expect(await values(page)).toEqual(['206', '199', '', '', '150']);
  expect(wrong).toEqual([]);
});

test('numbers of an English Excel: thousands are read and said, two readings are asked about once', async ({ page }) => {
  const wrong = await infrastructure(page);
  await section(page, 'it-funding');
  await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
  const amount = page.locator('input[id^="f-funding-"][id$="-amount"]');
  const first = `#${await amount.first().getAttribute('id')}`;
  await paste(page, first, '1,189\n2,345\n1 250');
  await expect(dialog(page).getByRole('alert')).toContainText('Có 2 số đọc được hai cách, như 1,189');
  await expect(accept(page)).toBeHidden();
  await dialog(page).getByLabel('Kiểu viết số').selectOption('en');
  await expect(dialog(page).getByLabel('Kiểu viết số')).toBeFocused();
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await expect(dialog(page)).toContainText('Đã hiểu 1,189 là 1.189');
  await expect(dialog(page)).toContainText('Đã hiểu 1 250 là 1.250');
  await accept(page).click();
  await expect(amount).toHaveCount(3);
  expect(await amount.evaluateAll((all) => all.map((one) => one.value))).toEqual(['1.189', '2.345', '1.250']);
  expect(wrong).toEqual([]);
});

test('“Dán” waits until each column is assigned or put aside', async ({ page }) => {
  const wrong = await infrastructure(page);
  await section(page, 'it-funding');
  await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
  const content = page.locator('[id^="f-funding-"][id$="-content"]');
  const first = `#${await content.first().getAttribute('id')}`;
  await paste(page, first, 'Nội dung chi\tGhi chú\tSố tiền\tMã\nMáy in\tquỹ riêng\t5\tA1\n');
  await expect(dialog(page).getByRole('alert')).toContainText('Còn 2 cột của khối dán chưa có chỗ');
  await expect(accept(page)).toBeHidden();
  await dialog(page).getByLabel(/Cột dán thứ 2/).selectOption({ label: 'Nguồn kinh phí' });
  await expect(dialog(page)).toContainText('quỹ riêng');
  await expect(accept(page)).toBeHidden();
  await dialog(page).getByRole('button', { name: 'Bỏ qua 1 cột chưa chọn' }).click();
  await expect(accept(page)).toHaveText('Dán 3 ô');
  await dialog(page).getByLabel(/Cột dán thứ 2/).selectOption({ label: 'Bỏ qua' });
  await accept(page).click();
  await expect(content).toHaveCount(1);
  await expect(content.first()).toHaveValue('Máy in');
  expect(wrong).toEqual([]);
});

test('a table copied from the document and pasted back changes nothing', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  const address = page.url().replace(/[^/]*$/, '');
  await page.goto(`${address}xem-truoc`);
  const table = page.frameLocator('iframe').locator('table', { hasText: 'Nội dung chi' }).first();
  await expect(table).toBeAttached();
  // As a browser puts a table on the clipboard: tabs between cells, a line a row.
  const copied = await table.evaluate((one) =>
    [...one.rows].map((row) => [...row.cells].flatMap((cell) => [cell.textContent.trim(), ...Array(cell.colSpan - 1).fill('')]).join('\t')).join('\r\n'));
  await page.goto(`${address}it-funding`);
  await expect(page.locator('#f-funding-r1-content')).toBeVisible();
  await paste(page, '#f-funding-r1-content', copied);
  await expect(dialog(page)).toContainText('Không có ô nào thay đổi');
  await expect(accept(page)).toBeHidden();
  expect(wrong).toEqual([]);
});

for (const [name, viewport] of [['laptop', { width: 1366, height: 768 }], ['phone', { width: 390, height: 844 }]]) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the dry run over fields has no violation that axe knows', async ({ page }) => {
      await infrastructure(page);
      const check = async (where) => {
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map((one) => `${where}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
      };
      await paste(page, FIRST, '205\n3,150\n1,189\n-\n(100)\nx\n7');
      await expect(dialog(page).getByRole('alert')).toBeVisible();
      await check('asked');
      await dialog(page).getByLabel('Kiểu viết số').selectOption('en');
      await expect(accept(page)).toBeVisible();
      await check('dry run');
      await accept(page).click();
      await expect(dialog(page)).toHaveCount(0);
      await check('pasted');
    });
  });
}

/** Puts a text on the clipboard and pastes it by the keys, so that the browser does its own part. */
async function pasteByKeys(page, control, text) {
  await page.locator(control).focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

test('one number pasted into a field is cleaned as a block is, or asked about; into a text it goes as it is', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wrong = await infrastructure(page);
  const computers = page.locator('#f-computers');
  const remark = page.locator('.field', { has: computers }).locator('.field__remark');
  for (const [pasted, typed, said] of [
    ['3,150', '3.150', 'Đã hiểu 3,150 là 3.150'],
    ['1\u00a0020', '1020', 'Đã hiểu 1\u00a0020 là 1.020'],
    ['12\u2009345', '12345', 'Đã hiểu 12\u2009345 là 12.345'],
  ]) {
    await computers.fill('');
    await pasteByKeys(page, '#f-computers', pasted);
    await expect(computers).toHaveValue(typed);
    await expect(computers).toBeFocused();
    await expect(remark).toHaveText(said);
  }
  // The browser's own undo knows of it, and typing on ends the remark.
  await page.keyboard.type('6');
  await expect(computers).toHaveValue('123456');
  await expect(remark).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(computers).toHaveValue('');
  // No number: it stays as it was pasted, and the field says why.
  await pasteByKeys(page, '#f-computers', '(100)');
  await expect(computers).toHaveValue('(100)');
  await expect(page.locator('#f-computers-error')).toBeVisible();
  // Into the middle of what is typed.
  await computers.fill('12');
  await computers.evaluate((input) => input.setSelectionRange(1, 1));
  await page.evaluate(() => navigator.clipboard.writeText('3,1'));
  await page.keyboard.press('Control+v');
  await expect(computers).toHaveValue('13,12');
  // Either reading: nothing is taken before a person says which.
  await page.goto(page.url().replace(/[^/]*$/, 'it-funding'));
  await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
  const amount = page.locator('input[id^="f-funding-"][id$="-amount"]');
  const cell = `#${await amount.getAttribute('id')}`;
  await pasteByKeys(page, cell, '1,234,567');
  await expect(amount).toHaveValue('1.234.567');
  await expect(page.getByText('Đã hiểu 1,234,567 là 1.234.567')).toBeVisible();
  await amount.fill('');
  await pasteByKeys(page, cell, '1,189');
  await expect(dialog(page)).toContainText('Có 1 số đọc được hai cách');
  await expect(accept(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(amount).toHaveValue('');
  expect(wrong).toEqual([]);
});

test('our own table selected on the page and copied pastes back and changes nothing', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { wrong } = await open(page);
  await create(page, 2021);
  await section(page, 'it-funding');
  const contents = page.locator('[id^="f-funding-"][id$="-content"]');
  await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
  await expect(contents).toHaveCount(1);
  await paste(page, `#${await contents.getAttribute('id')}`, 'Máy chủ, "loại 1"\tNgân sách địa phương\t1.234,5\tCó\nMáy in\tNguồn khác\t20\tKhông');
  await accept(page).click();
  await expect(contents).toHaveCount(2);
  await records(page);
  const before = await storage(page);
  for (const select of [
    // All of the page, and from one cell to another.
    () => page.evaluate(() => {
      document.activeElement.blur();
      getSelection().selectAllChildren(document.body);
    }),
    () => page.evaluate(() => {
      const rows = document.querySelectorAll('#f-funding .table__row');
      getSelection().setBaseAndExtent(rows[0].cells[0], 0, rows[1].cells[2], 1);
    }),
  ]) {
    await select();
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\r\n')).toEqual([
      expect.stringMatching(/^Nội dung chi\tNguồn kinh phí\tSố tiền \(triệu đồng\)\t/),
      '"Máy chủ, ""loại 1"""\tNgân sách địa phương\t1.234,5\tCó',
      'Máy in\tNguồn khác\t20\tKhông',
    ]);
    await contents.first().focus();
    await page.keyboard.press('Control+v');
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page)).toContainText('Không có ô nào thay đổi: số liệu đã giống bảng');
    await page.keyboard.press('Escape');
  }
  expect(await storage(page)).toBe(before);
  // A text chosen in a cell is copied as it is.
  await contents.last().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Máy in');
  expect(wrong).toEqual([]);
});
