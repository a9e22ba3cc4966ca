// The worked examples: each opens with its report, once, and from both places where they are listed.
import { expect, test } from './journey.mjs';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { download, open, openExample, openFiles } from './app.mjs';
import { printed, sheets, squeezed } from './pdf.mjs';

const SAMPLES = new URL('../../src/catalog/data/samples/', import.meta.url);
const LIST = JSON.parse(readFileSync(new URL('../list.json', SAMPLES), 'utf8'));

/** A number as Vietnamese documents print it, from its text in the JSON, by the browser engine's own formatter. */
const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 20 });

test('every sample file is listed', () => {
  const files = readdirSync(SAMPLES).map((name) => name.replace('.json', ''));
  expect(files.sort()).toEqual(LIST.samples.map((sample) => sample.id).sort());
});

for (const sample of LIST.samples) {
  test(`every figure of the example ${sample.id} is on its paper, which the preview shows page by page`, async ({ page, context }) => {
    test.setTimeout(90_000);
    const { wrong } = await open(page, '#/vi-du');
    await page.locator('.home__step--example', { has: page.getByText(sample.title, { exact: true }) }).getByRole('button').click();
    await expect(page.locator('#f-agency-name')).toBeVisible();
    await page.getByRole('link', { name: 'Xem trước' }).click();
    await expect(page.frameLocator('#preview-frame').locator('body')).toContainText('Độc lập - Tự do - Hạnh phúc');
    const html = await download(page, 'Xuất HTML');
    const pages = await printed(context, html.text);
    const text = pages.join('');
    // Exactly as many, with the same words: the same browser breaks columns on the screen and pages on paper.
    await expect(page.locator('.preview__count')).toContainText(`${pages.length} trang`);
    const screen = await sheets(page);
    expect(screen).toEqual(pages.map((text, place) => text.slice(-screen[place]?.length)));
    const { answers } = JSON.parse(readFileSync(new URL(`${sample.id}.json`, SAMPLES), 'utf8'));
    const figures = Object.entries(answers).filter(([, value]) => typeof value === 'number');
    expect(figures.length).toBeGreaterThan(4);
    for (const [path, value] of figures) expect(text, path).toContain(squeezed(grouped.format(value)));
    expect(wrong).toEqual([]);
  });
}

test('each example opens its report and is kept once', async ({ page }) => {
  const { wrong } = await open(page);
  const buttons = page.getByRole('button', { name: /^Mở ví dụ/ });
  const count = await buttons.count();
  expect(count).toBeGreaterThan(0);
  for (let place = 0; place < count; place += 1) {
    await page.goto('./#/vi-du');
    await expect(page.locator('#page-title')).toHaveText('Ví dụ');
    await buttons.nth(place).click();
    await expect(page.locator('#f-agency-name')).not.toHaveValue('');
  }
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(count);
  await page.getByRole('link', { name: 'Mở ví dụ' }).click();
  await expect(page.locator('#page-title')).toBeFocused();
  await buttons.first().click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(count);
  expect(wrong).toEqual([]);
});

test('opening the other version of a report says that no figure differs', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await page.goto('./#/');
  await openFiles(page, [fileURLToPath(new URL('an-giang-2021-ban-goc.json', SAMPLES))]);
  await expect(page.locator('.home__file')).toContainText('không có số liệu nào khác');
  expect(wrong).toEqual([]);
});
