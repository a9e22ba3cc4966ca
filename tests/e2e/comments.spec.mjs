// Comments at fields: written by key and by mouse, in the file that is sent, seen by whoever opens it.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { download, open, openExample, openFiles, section, wipe } from './app.mjs';

test('a comment is written at a field, travels in the file and is read where the file is opened', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await section(page, 'infrastructure');
  const field = page.locator('.field').filter({ has: page.locator('#f-computers') });
  await page.locator('#f-computers').focus();
  await field.getByRole('button', { name: /^Ghi chú cho ô/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Ghi chú' });
  await expect(dialog.locator('textarea')).toBeFocused();
  await page.keyboard.type('Chưa kể 3 máy mượn của tỉnh');
  const axe = await new AxeBuilder({ page }).include('#comment').analyze();
  expect(axe.violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('#f-computers')).toBeFocused();
  await expect(field.locator('.field__comment')).toHaveText('Ghi chú: Chưa kể 3 máy mượn của tỉnh');

  // Undo and redo change what is shown, too.
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await expect(field.locator('.field__comment')).toHaveCount(0);
  await page.getByRole('button', { name: 'Làm lại', exact: true }).click();
  await expect(field.locator('.field__comment')).toHaveText('Ghi chú: Chưa kể 3 máy mượn của tỉnh');

  await page.locator('#f-computers').focus();
  await page.keyboard.press('Alt+G');
  await expect(dialog.locator('textarea')).toHaveValue('Chưa kể 3 máy mượn của tỉnh');
  await page.keyboard.press('Escape');

  await page.locator('.editor__actions a[href$="/van-de"]').click();
  const list = page.getByRole('heading', { name: 'Ghi chú kèm theo (1)' });
  await expect(list).toBeVisible();
  const file = await download(page, 'Xuất JSON');
  expect(JSON.parse(file.text).comments).toEqual({ computers: 'Chưa kể 3 máy mượn của tỉnh' });

  await wipe(page);
  await page.goto('./#/');
  await page.reload();
  await openFiles(page, [{ name: 'bao-cao.json', mimeType: 'application/json', buffer: Buffer.from(file.text) }]);
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await section(page, 'infrastructure');
  await expect(field.locator('.field__comment')).toHaveText('Ghi chú: Chưa kể 3 máy mượn của tỉnh');
  expect(wrong).toEqual([]);
});

test('the comment of a cell is read below its row, and with the cell', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await section(page, 'it-funding');
  const cell = page.locator('#f-funding-r1-amount');
  await cell.focus();
  await page.keyboard.press('Alt+G');
  await page.keyboard.type('Dùng chung với sở');
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  await expect(cell).toHaveAccessibleDescription(/Ghi chú, .*: Dùng chung với sở$/);
  const below = page.locator('.table__messages:visible');
  await expect(below).toHaveText(/^Ghi chú, .*: Dùng chung với sở$/);
  const axe = await new AxeBuilder({ page }).include('.table').analyze();
  expect(axe.violations).toEqual([]);
  // Edited, and taken away.
  await page.keyboard.press('Alt+G');
  await page.getByRole('dialog', { name: 'Ghi chú' }).locator('textarea').fill('');
  await page.keyboard.press('Escape');
  await expect(below).toHaveCount(0);
  await expect(cell).toHaveAccessibleDescription('');
  expect(wrong).toEqual([]);
});
