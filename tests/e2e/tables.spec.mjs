// Tables: rows that move, go and come back; blocks from a spreadsheet. Keys in cells: table-keys.spec.mjs.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { byMenu, expenses, open, openExample, paste, section } from './app.mjs';

const amounts = (page) => page.locator('input[id^="f-funding-"][id$="-amount"]');
const contents = (page) => page.locator('[id^="f-funding-"][id$="-content"]');
const dialog = (page) => page.locator('dialog[open]');

const texts = async (page) => {
  const read = (all) => all.map((one) => one.value);
  return [await contents(page).evaluateAll(read), await amounts(page).evaluateAll(read)];
};

test('rows move by their menu, and the focus goes with them', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30'], ['Máy in', '5'], ['Bản quyền', '7']]);
  const menu = (row) => page.getByRole('button', { name: `Dòng ${row}: thao tác` });
  await byMenu(page, 'Dòng 1', 'Chuyển xuống');
  await expect(menu(2)).toBeFocused();
  expect(await texts(page)).toEqual([['Máy in', 'Máy chủ', 'Bản quyền'], ['5', '30', '7']]);
  // The button has the focus: Enter opens its menu, at the first thing that can be done.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Chuyển lên' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu(3)).toBeFocused();
  await byMenu(page, 'Dòng 3', 'Chuyển lên');
  await expect(menu(2)).toBeFocused();
  await page.reload();
  await expect(contents(page)).toHaveCount(3);
  expect(await texts(page)).toEqual([['Máy in', 'Máy chủ', 'Bản quyền'], ['5', '30', '7']]);
  expect(wrong).toEqual([]);
});

test('a removed row leaves the focus beside it and comes back as it was', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30'], ['Máy in', '5']]);
  const menu = page.getByRole('button', { name: 'Dòng 1: thao tác' });
  await byMenu(page, 'Dòng 1', 'Xóa dòng 1');
  await expect(contents(page)).toHaveCount(1);
  await expect(menu).toBeFocused();
  await page.locator('.button--small', { hasText: 'Hoàn tác' }).click();
  await expect(contents(page)).toHaveCount(2);
  expect(await texts(page)).toEqual([['Máy chủ', 'Máy in'], ['30', '5']]);
  await byMenu(page, 'Dòng 2', 'Xóa dòng 2');
  await expect(menu).toBeFocused();
  await byMenu(page, 'Dòng 1', 'Xóa dòng 1');
  await expect(page.getByRole('button', { name: 'Thêm khoản chi' })).toBeFocused();
  // Only the last command comes back, and not over what was typed since.
  await page.locator('.button--small', { hasText: 'Hoàn tác' }).click();
  await expect(contents(page)).toHaveCount(1);
  await contents(page).first().fill('Khác');
  await expect(page.locator('.button--small', { hasText: 'Hoàn tác' })).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('a block from a spreadsheet is looked at, pasted and taken back at once', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30']]);
  const id = await contents(page).first().getAttribute('id');
  const block =
    'Nội dung chi\tNguồn kinh phí\tSố tiền\r\nMáy chủ\tngân sách địa phương\t12.481\r\nMáy in\tNguồn khác\t20,35\r\nTường lửa\t\t12.48\r\n';
  await paste(page, `#${id}`, block);
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page)).toContainText('Điền 7 ô, trong đó thay 1 ô đang có số liệu, thêm 2 dòng. Có 1 ô không đọc được');
  await expect(dialog(page).locator('.dialog__unreadable')).toContainText('12.48');
  await expect(dialog(page).locator('del')).toHaveText(['30']);
  // Nothing has changed yet.
  await dialog(page).getByRole('button', { name: 'Thôi' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator(`#${id}`)).toBeFocused();
  expect(await texts(page)).toEqual([['Máy chủ'], ['30']]);
  await paste(page, `#${id}`, block);
  await dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ }).click();
  await expect(contents(page)).toHaveCount(3);
  await expect(page.locator(`#${id}`)).toBeFocused();
  expect(await texts(page)).toEqual([['Máy chủ', 'Máy in', 'Tường lửa'], ['12.481', '20,35', '12.48']]);
  await expect(page.locator('select[id$="-source"]').first()).toHaveValue('local');
  await expect(page.locator('.table__messages:visible')).toContainText('nhóm ba chữ số');
  await page.reload();
  await expect(contents(page)).toHaveCount(3);
  expect(wrong).toEqual([]);
});

test('one key takes a whole paste back', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30']]);
  const id = await amounts(page).first().getAttribute('id');
  await paste(page, `#${id}`, '1\n2\n3');
  await dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ }).click();
  await expect(contents(page)).toHaveCount(3);
  await expect(page.getByText('Đã dán 3 ô, thêm 2 dòng.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(contents(page)).toHaveCount(1);
  expect(await texts(page)).toEqual([['Máy chủ'], ['30']]);
  expect(wrong).toEqual([]);
});

test('a block is pasted without keys, below what is there', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30']]);
  const button = page.getByRole('button', { name: 'Dán từ bảng tính' });
  await button.click();
  const block = page.getByLabel('Các ô chép từ bảng tính');
  await expect(block).toBeFocused();
  await block.fill('Máy in\tNguồn khác\t5\tKhông');
  await expect(dialog(page)).toContainText('Điền 4 ô, thêm 1 dòng.');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.click();
  await page.getByLabel('Các ô chép từ bảng tính').fill('Máy in\tNguồn khác\t5\tKhông');
  await dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ }).click();
  await expect(contents(page)).toHaveCount(2);
  expect(await texts(page)).toEqual([['Máy chủ', 'Máy in'], ['30', '5']]);
  expect(wrong).toEqual([]);
});

test('hostile blocks are refused with a sentence, and one cell is pasted by the browser itself', async ({ page }) => {
  test.slow();
  const wrong = await expenses(page, [['Máy chủ', '30']]);
  const id = await amounts(page).first().getAttribute('id');
  for (const [block, sentence] of [
    ['1\t2\n'.repeat(10_000), 'Khối dán quá lớn'],
    [`${'x'.repeat(1_000_000)}\ty`, 'Khối dán quá lớn'],
    ['7\t2\t3', 'Khối dán có 3 cột'],
    ['\t\n\t', 'các ô đều trống'],
  ]) {
    await paste(page, `#${id}`, block);
    // A megabyte takes the browser itself a while.
    await expect(dialog(page).getByRole('alert')).toContainText(sentence, { timeout: 20_000 });
    await expect(dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ })).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  // True: nobody called the browser's own pasting off.
  expect(await paste(page, `#${id}`, '12481\n')).toBe(true);
  await expect(dialog(page)).toHaveCount(0);
  expect(wrong).toEqual([]);
});

/** Puts a text on the clipboard and presses the keys that paste it, so that the browser does its own part. */
async function pasteByKeys(page, text) {
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
  await page.keyboard.press('Control+v');
}

/** The same for a cell without a line end behind its text; its HTML is a table of one cell. */
async function pasteCellByKeys(page, text) {
  await page.evaluate((cell) => {
    const blob = (type, content) => new Blob([content], { type });
    const html = `<table><tbody><tr><td>${cell}</td></tr></tbody></table>`;
    return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob('text/plain', cell), 'text/html': blob('text/html', html) })]);
  }, text);
  await page.keyboard.press('Control+v');
}

test('one cell of a spreadsheet takes the place of what a number has, and the browser takes it back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wrong = await expenses(page, [['Máy chủ', '205']]);
  // lone-cell: in a table, with the caret before the number, as a click leaves it.
  const amount = amounts(page).first();
  await amount.focus();
  await page.keyboard.press('Home');
  await pasteByKeys(page, '5\r\n');
  await expect(amount).toHaveValue('5');
  await page.keyboard.press('Control+z');
  await expect(amount).toHaveValue('205');
  await page.keyboard.press('End');
  await pasteByKeys(page, '7\n');
  await expect(amount).toHaveValue('7');
  // Without a line end the HTML beside it tells that it is a cell.
  await amount.focus();
  await page.keyboard.press('End');
  await pasteCellByKeys(page, '6');
  await expect(amount).toHaveValue('6');
  await page.keyboard.press('Control+z');
  await expect(amount).toHaveValue('7');
  // With neither it is a piece of text, which goes where the caret is; so does a cell in a field of words.
  await page.keyboard.press('End');
  await pasteByKeys(page, '8');
  await expect(amount).toHaveValue('78');
  const content = contents(page).first();
  await content.focus();
  await page.keyboard.press('End');
  await pasteByKeys(page, ' mới\n');
  await expect(content).toHaveValue(/^Máy chủ mới/);
  // The app heard of it as of typing.
  await page.keyboard.press('Tab');
  await page.reload();
  await expect(amounts(page).first()).toHaveValue('78');
  // In a field of the form.
  await section(page, 'infrastructure');
  const field = page.locator('#f-headcount');
  await field.fill('205');
  await page.keyboard.press('Home');
  await pasteByKeys(page, '5\n');
  await expect(field).toHaveValue('5');
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue('205');
  // Below a blank cell, or beside one.
  for (const cell of ['\n6\n', '\t7\n']) {
    await field.focus();
    await page.keyboard.press('Home');
    await pasteByKeys(page, cell);
    await page.keyboard.press('Tab');
    await expect(field).toHaveValue(cell.trim());
  }
  expect(wrong).toEqual([]);
});

test('what is undecided is asked, and what looks like a total is pasted only when a person says so', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30']]);
  const id = await contents(page).first().getAttribute('id');
  await paste(page, `#${id}`, 'Nội dung chi\tSố tiền\tSố tiền\nMáy in\t5\t6\nTổng cộng\t9\t6\n');
  await expect(dialog(page).getByRole('alert')).toContainText('cùng vào cột “Số tiền”');
  const accept = dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ });
  await expect(accept).toBeHidden();
  await dialog(page).getByLabel(/Cột dán thứ 3/).selectOption({ label: 'Bỏ qua' });
  await expect(dialog(page).getByLabel(/Cột dán thứ 3/)).toBeFocused();
  await dialog(page).getByLabel(/Cột dán thứ 2/).selectOption({ label: 'Số tiền (triệu đồng)' });
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await expect(dialog(page)).toContainText('1 dòng trông như dòng tổng (theo tên, theo số thứ tự hoặc vì không có tên), nhưng số ở đó không bằng tổng');
  await expect(accept).toHaveText('Dán 2 ô');
  await dialog(page).getByLabel(/^Vẫn dán dòng 3/).check();
  await expect(dialog(page).getByLabel(/^Vẫn dán dòng 3/)).toBeFocused();
  await accept.click();
  await expect(contents(page)).toHaveCount(2);
  expect(await texts(page)).toEqual([['Máy in', 'Tổng cộng'], ['5', '9']]);
  await expect(page.getByText('Đã dán 4 ô, thêm 1 dòng.')).toBeVisible();
  await page.locator('.button--small', { hasText: 'Hoàn tác' }).click();
  await expect(contents(page)).toHaveCount(1);
  expect(await texts(page)).toEqual([['Máy chủ'], ['30']]);
  expect(wrong).toEqual([]);
});

test('a dash stays a dash until a person makes it zero, and lines of headings can be chosen', async ({ page }) => {
  const wrong = await expenses(page, [['Máy chủ', '30']]);
  const id = await amounts(page).first().getAttribute('id');
  await paste(page, `#${id}`, '-\n7\n');
  await expect(dialog(page)).toContainText('Điền 2 ô, trong đó thay 1 ô đang có số liệu, thêm 1 dòng. Có 1 ô chỉ có dấu “-”: nếu là 0');
  await expect(dialog(page)).not.toContainText(/không đọc được/i);
  await dialog(page).getByLabel('Ghi 0 cho 1 ô').check();
  await expect(dialog(page)).not.toContainText('Có phải 0?');
  await dialog(page).getByLabel('Dòng tiêu đề ở đầu khối').selectOption('1');
  await expect(dialog(page).getByRole('alert')).toContainText('không trùng tên cột nào');
  await dialog(page).getByLabel('Dòng tiêu đề ở đầu khối').selectOption('0');
  await dialog(page).getByRole('button', { name: 'Dán 2 ô' }).click();
  await expect(contents(page)).toHaveCount(2);
  expect(await texts(page)).toEqual([['Máy chủ', ''], ['0', '7']]);
  expect(wrong).toEqual([]);
});

for (const [name, viewport] of [['laptop', { width: 1366, height: 768 }], ['phone', { width: 390, height: 844 }]]) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the dry run of a paste and what follows it have no violation that axe knows', async ({ page }) => {
      await open(page);
      await openExample(page);
      await page.goto(page.url().replace(/[^/]*$/, 'it-funding'));
      await expect(page.locator('#f-funding-r1-content')).toBeVisible();
      const check = async (where) => {
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map((one) => `${where}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
      };
      await paste(page, '#f-funding-r1-content', 'STT\tNội dung chi\tNguồn kinh phí\tSố tiền\tSố tiền\tGhi chú\n1\tMáy chủ\tQuỹ\t12.48\t1\t-\n2\tMáy in\tNguồn khác\t-\t2\tx\nTổng cộng\t\t\t6\t3\t\n');
      await expect(dialog(page).getByRole('alert')).toHaveCount(1);
      await check('undecided');
      await page.keyboard.press('Escape');
      await paste(page, '#f-funding-r1-content', 'Máy chủ\tQuỹ\t12.48\nMáy in\tNguồn khác\t5');
      await expect(dialog(page)).toBeVisible();
      await check('dry run');
      await dialog(page).getByRole('button', { name: /^Dán [0-9.]+ ô$/ }).click();
      await expect(page.locator('.table__said')).toContainText('Đã dán');
      await check('pasted');
      await page.getByRole('button', { name: 'Dán từ bảng tính' }).click();
      await expect(dialog(page)).toBeVisible();
      await check('by hand');
    });
  });
}
