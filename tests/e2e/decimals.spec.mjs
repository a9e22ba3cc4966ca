// A number keeps the decimals that it was typed with: on the screen, on this machine, in both files and on paper.
import { readFile } from 'node:fs/promises';
import { expect, test } from './journey.mjs';
import { create, download, open, openFiles, section, type } from './app.mjs';

const control = (page, field) => page.locator(`#f-${field.replaceAll('.', '-')}`);
const template = JSON.parse(await readFile(new URL('../../src/catalog/data/templates/bao-cao-nam-cntt.json', import.meta.url), 'utf8'));

/** Section and id of the first field or column of a type that a condition takes. */
const find = (wanted) => {
  const walk = (sections) => sections.flatMap((one) => [...(one.items ?? []).map((item) => [one.id, item]), ...walk(one.sections ?? [])]);
  return walk(template.sections).find(([, item]) => wanted(item));
};

test('zeros at the end of a typed number stay: screen, reload, both files, paper and the file opened again', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await open(page);
  await create(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  // All figures on paper; a new report prints the results alone.
  await page.locator('#f-document-dataAnnex-full').check();
  const [rates] = find((item) => item.id === 'statedOnTimeRate');
  await section(page, rates);
  // The counts give 98,54: as coarse as it was first typed the stated rate agrees, as fine as it is now it does not.
  await type(page, 'statedOnTimeRate', '98,5');
  await type(page, 'statedOnTimeRate', '98,50');
  await expect(control(page, 'statedOnTimeRate')).toHaveValue('98,50');
  // Deleting the zero by its key is a change too, and stays one.
  await control(page, 'statedOnTimeRate').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await expect(control(page, 'statedOnTimeRate')).toHaveValue('98,5');
  await page.reload();
  await expect(control(page, 'statedOnTimeRate')).toHaveValue('98,5');
  for (const typed of ['100,00', '0,50', '98,50']) {
    await type(page, 'statedOnTimeRate', typed);
    await expect(control(page, 'statedOnTimeRate')).toHaveValue(typed);
  }
  const [money, table] = find((item) => item.columns?.some((column) => column.type === 'amount' && column.decimals >= 2));
  const column = table.columns.find((one) => one.type === 'amount' && one.decimals >= 2).id;
  await section(page, money);
  const cell = page.locator(`[id^="f-${table.id}-"][id$="-${column}"]`).first();
  if ((await cell.count()) === 0) await page.getByRole('button', { name: /^Thêm/ }).first().click();
  await expect(cell).toBeEditable();
  await cell.focus();
  await page.keyboard.type('22,00');
  await page.keyboard.press('Tab');
  await expect(cell).toHaveValue('22,00');
  await page.reload();
  await expect(cell).toHaveValue('22,00');

  const json = await download(page, 'Xuất JSON');
  expect(json.text).toContain('"statedOnTimeRate": 98.50');
  const { decimals } = JSON.parse(json.text);
  expect(decimals.statedOnTimeRate).toBe(2);
  expect(Object.values(decimals)).toEqual([2, 2]);
  await page.getByRole('link', { name: 'Xem trước' }).click();
  const html = await download(page, 'Xuất HTML');
  expect(html.text).toContain('98,50');
  expect(html.text).toMatch(/[^\d,]22,00[^\d]/);

  // A program without decimal text of its own writes 98.5 and 22; the file says what they were.
  const rewritten = JSON.stringify(JSON.parse(json.text));
  expect(rewritten).toMatch(/"statedOnTimeRate":98\.5[,}]/);
  await page.goto('./#/');
  for (const text of [rewritten, json.text, html.text]) {
    const name = text === html.text ? 'a.html' : 'a.json';
    await openFiles(page, [{ name, mimeType: 'text/plain', buffer: Buffer.from(text) }]);
    await expect(page.locator('.home__file .layout__chip')).toHaveText('Đã có, giống hệt');
    await page.goto('./#/');
  }
  // One zero less is another report, told with both forms.
  const other = JSON.parse(json.text);
  delete other.decimals.statedOnTimeRate;
  await openFiles(page, [{ name: 'b.json', mimeType: 'text/plain', buffer: Buffer.from(JSON.stringify(other)) }]);
  await expect(page.locator('.home__file')).toContainText('98,50 → 98,5');
  expect(wrong).toEqual([]);
});

test('marks of direction in names turn no words of the app round', async ({ page }) => {
  const { wrong } = await open(page);
  const sample = JSON.parse(await readFile(new URL('../../src/catalog/data/samples/an-giang-2021.json', import.meta.url), 'utf8'));
  sample.id = 'bidi';
  sample.agency.name = 'Sở \u202eXây dựng';
  await openFiles(page, [{ name: 'bao-cao\u202egpj.nosj', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(sample)) }]);
  const entry = page.locator('.home__file');
  await expect(entry.locator('h2 bdi')).toHaveText('bao-caogpj.nosj');
  expect(await entry.innerText()).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
  // The word of the app stands after the name, where it belongs.
  const [name, chip] = [await entry.locator('h2 bdi').boundingBox(), await entry.locator('.layout__chip').boundingBox()];
  expect(chip.x).toBeGreaterThanOrEqual(name.x + name.width);
  expect(wrong).toEqual([]);
});

test('a file in UTF-16 is told how to be saved anew', async ({ page }) => {
  await open(page);
  await openFiles(page, [{ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('\ufeff{"format": "bao-cao-so/report"}', 'utf16le') }]);
  await expect(page.locator('.home__file')).toContainText('lưu lại dạng UTF-8');
});
