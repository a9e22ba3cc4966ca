// Keys in the cells of a table, where the browser does its own part: carets, input methods, the order of Tab, the clipboard.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { expenses } from './app.mjs';

const amounts = (page) => page.locator('input[id^="f-funding-"][id$="-amount"]');
const contents = (page) => page.locator('[id^="f-funding-"][id$="-content"]');
const ROWS = [['Máy chủ', '30'], ['Máy in', '5']];

test('Enter and arrows go up and down a column, and leave input methods alone', async ({ page }) => {
  const wrong = await expenses(page, ROWS);
  await amounts(page).first().focus();
  for (const [key, row] of [['Enter', 1], ['ArrowDown', 1], ['Shift+Enter', 0], ['ArrowDown', 1], ['ArrowDown', 1], ['ArrowUp', 0], ['Control+ArrowDown', 1]]) {
    await page.keyboard.press(key);
    await expect(amounts(page).nth(row), key).toBeFocused();
  }
  // The text is chosen, so that a key replaces it.
  await page.keyboard.type('6');
  await expect(amounts(page).nth(1)).toHaveValue('6');
  const keyboard = await page.context().newCDPSession(page);
  await contents(page).first().focus();
  await page.keyboard.press('End');
  await keyboard.send('Input.imeSetComposition', { text: 'á', selectionStart: 1, selectionEnd: 1 });
  for (const key of ['Enter', 'ArrowDown', 'ArrowRight', 'Escape', 'Tab']) {
    await contents(page).first().evaluate((cell, key) => {
      cell.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }));
    }, key);
    await expect(contents(page).first(), key).toBeFocused();
  }
  await keyboard.send('Input.insertText', { text: 'á' });
  await expect(contents(page).first()).toHaveValue('Máy chủá');
  expect(wrong).toEqual([]);
});

test('arrows move the caret of a text before they leave its cell', async ({ page }) => {
  const long = 'Máy chủ cho trung tâm dữ liệu của tỉnh và thiết bị lưu trữ kèm theo, gồm cả bản quyền phần mềm ba năm';
  const wrong = await expenses(page, [[long, '12345'], ['Máy in', '5']]);
  const caret = (cell) => cell.evaluate((control) => control.selectionStart);
  // Sideways: from the end only. Leaving it by Tab groups its digits.
  const amount = amounts(page).first();
  await amount.focus();
  await expect(amount).toHaveValue('12.345');
  await page.keyboard.press('Home');
  for (let place = 1; place <= 6; place += 1) {
    await page.keyboard.press('ArrowRight');
    expect(await caret(amount)).toBe(place);
  }
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#f-funding-r1-security, select[id$="-security"]').first()).toBeFocused();
  // Over the lines of a text that is shown on several.
  const content = contents(page).first();
  await content.focus();
  await page.keyboard.press('Control+Home');
  const lines = await content.evaluate((area) => Math.round((area.clientHeight - 8) / Number.parseFloat(getComputedStyle(area).lineHeight)));
  expect(lines).toBeGreaterThan(2);
  for (let line = 1; line < lines; line += 1) {
    const before = await caret(content);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => caret(content)).toBeGreaterThan(before);
    await expect(content).toBeFocused();
  }
  // On the last line some browsers first go to its end.
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await expect(contents(page).nth(1)).toBeFocused();
  // One line only, and the caret in its middle.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(content).toBeFocused();
  expect(wrong).toEqual([]);
});

test('Tab passes the menus by, adds a row after the last one, and a blank row is left and gone', async ({ page }) => {
  const wrong = await expenses(page, ROWS);
  await contents(page).first().focus();
  const visited = async (count, key = 'Tab') => {
    const ids = [];
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.press(key);
      ids.push(await page.evaluate(() => document.activeElement.id.split('-').at(-1)));
    }
    return ids;
  };
  expect(await visited(7)).toEqual(['source', 'amount', 'security', 'content', 'source', 'amount', 'security']);
  await page.keyboard.press('Tab');
  await expect(contents(page)).toHaveCount(3);
  await expect(contents(page).nth(2)).toBeFocused();
  expect(await visited(3)).toEqual(['source', 'amount', 'security']);
  await page.keyboard.press('Tab');
  await expect(contents(page)).toHaveCount(2);
  const add = page.getByRole('button', { name: 'Thêm khoản chi' });
  await expect(add).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('select[id$="-security"]').nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(contents(page).nth(2)).toBeFocused();
  await page.keyboard.type('Bản quyền');
  await page.keyboard.press('Escape');
  await expect(add).toBeFocused();
  await expect(contents(page)).toHaveCount(3);
  await page.reload();
  await expect(contents(page).nth(2)).toHaveValue('Bản quyền');
  expect(wrong).toEqual([]);
});

test('Enter in the last row adds one, and a row that was just added goes with Esc as if it had never been there', async ({ page }) => {
  const wrong = await expenses(page, ROWS);
  const [undo, redo] = ['Hoàn tác', 'Làm lại'].map((name) => page.getByRole('button', { name, exact: true }));
  const add = page.getByRole('button', { name: 'Thêm khoản chi' });
  await amounts(page).nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(contents(page)).toHaveCount(3);
  await expect(contents(page).nth(2)).toBeFocused();
  // Out of a blank one, as Tab does at its end.
  await page.keyboard.press('Enter');
  await expect(contents(page)).toHaveCount(2);
  await expect(add).toBeFocused();
  await expect(undo).toBeEnabled();
  await expect(redo).toBeDisabled();
  // One that was asked for: by Esc only.
  await page.keyboard.press('Enter');
  await expect(contents(page).nth(2)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(contents(page)).toHaveCount(2);
  await expect(add).toBeFocused();
  await expect(redo).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(contents(page).nth(2)).toBeFocused();
  await page.keyboard.type('Bản quyền');
  await page.keyboard.press('Escape');
  await expect(contents(page)).toHaveCount(3);
  expect(wrong).toEqual([]);
});

test('a key opens the menu of the row, above all that scrolls, and Esc leads back to the cell', async ({ page }) => {
  const wrong = await expenses(page, ROWS);
  const menu = page.getByRole('menu', { name: 'Dòng 2: thao tác' });
  await amounts(page).nth(1).focus();
  await page.keyboard.press('Alt+Enter');
  await expect(menu).toBeVisible();
  await expect(page.getByRole('menuitem')).toHaveText(['Chuyển lên', 'Chuyển xuống', 'Xóa dòng 2']);
  await expect(page.getByRole('menuitem', { name: 'Chuyển xuống' })).toHaveAttribute('aria-disabled', 'true');
  const inSight = await menu.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const corners = [[left + 2, top + 2], [right - 2, bottom - 2]];
    return corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
  });
  expect(inSight).toBe(true);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(amounts(page).nth(1)).toBeFocused();
  // By a mouse too; a press beside it closes it, a second press on its button as well.
  const button = page.getByRole('button', { name: 'Dòng 2: thao tác' });
  for (const close of [() => page.mouse.click(5, 400), () => button.click(), () => page.keyboard.press('Tab')]) {
    await button.click();
    await expect(menu).toBeVisible();
    await close();
    await expect(menu).toHaveCount(0);
  }
  await amounts(page).nth(1).focus();
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(contents(page)).toHaveCount(1);
  await expect(amounts(page).first()).toBeFocused();
  expect(wrong).toEqual([]);
});

test('Ctrl + V in any cell opens the dry run of a block, without a button', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wrong = await expenses(page, ROWS);
  await page.evaluate(() => navigator.clipboard.writeText('Nguồn khác\t7\nNguồn khác\t8'));
  const dialog = page.locator('dialog[open]');
  for (const cell of [page.locator('select[id$="-source"]').first(), amounts(page).first(), page.getByRole('button', { name: 'Thêm khoản chi' })]) {
    await cell.focus();
    await page.keyboard.press('Control+v');
    await expect(dialog).toContainText('Xem trước khi dán');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(cell).toBeFocused();
  }
  expect(wrong).toEqual([]);
});
