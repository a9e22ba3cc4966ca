// The exported file, opened from disk and printed by Firefox as by Chromium: the same letters on the same sheets, and every
// criterion of the layout. The documents are those of the layout tests, opened in the app and exported there, for the app is
// what measures the sheets. Lines may end otherwise where a word fits by less than half a pixel.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from './journey.mjs';
import { download, open, openFiles } from './app.mjs';
import { CRITERIA, SAMPLES, failures } from '../layout/criteria.mjs';
import { context, print } from '../layout/documents.mjs';
import { Firefox, findFirefox } from '../layout/firefox.mjs';

const WRITTEN = new URL('../../target/layout/', import.meta.url);
const MORE = ['decomposed', 'long-names', 'sign-tm-kt', 'several-addressees', 'explained', 'symbols', 'long-word', 'thirty-pages'];
/** With a row higher than a sheet: Firefox breaks it where it likes, some lines lower, and keeps it with no heading. What
    follows stands on the same sheets again. */
const HIGH_ROW = 'high-group';
const LACKS = ['bottom-margin-least', 'bottom-margin', 'group-with-row'];

/** The letters of each sheet, whatever line they stand on. */
const letters = ({ paper }) => paper.pages.map((page) => [...page.runs.map((run) => run.text.replace(/\s+/g, '')).join('')].sort().join(''));

/** Opens an exchange file and its preview. */
async function preview(page, file) {
  const { wrong } = await open(page);
  await openFiles(page, [file]);
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await expect(page.locator('.preview__count')).toHaveText(/^\d+ trang/);
  // Sheets go into the file once it is known that the face has the right measure.
  await expect(page.locator('.preview__note').first()).toContainText(/phông/i);
  return wrong;
}

// One Firefox for all: it takes longer to start than to print.
test.describe.configure({ mode: 'default' });

test.describe('Firefox', () => {
  test.skip(!findFirefox(), 'there is no Firefox on this machine; FIREFOX names one elsewhere');
  let firefox;
  test.beforeAll(async () => { firefox = await Firefox.start(findFirefox()); });
  test.afterAll(() => firefox?.stop());

  for (const id of [...SAMPLES, ...MORE, HIGH_ROW]) {
    test(`${id} is the same on paper as in Chromium`, async ({ page, context: window }, info) => {
      test.setTimeout(120_000);
      const wrong = await preview(page, fileURLToPath(new URL(`${id}.exchange.json`, WRITTEN)));
      const { text } = await download(page, 'Xuất HTML');
      expect(wrong).toEqual([]);
      const file = info.outputPath('document.html');
      writeFileSync(file, text);
      const address = pathToFileURL(file).href;
      const second = await window.newPage();
      await second.goto(address);
      const chromium = await context(await print(second), id);
      const printed = await context(await firefox.print(address), id);
      const [ours, theirs] = [letters(chromium), letters(printed)];
      expect(theirs.length).toBe(ours.length);
      const other = ours.flatMap((sheet, at) => (sheet === theirs[at] ? [] : [at + 1]));
      // The five sheets of the row.
      expect(other).toEqual(id === HIGH_ROW ? other.slice(0, 5) : []);
      expect(failures(printed, id, CRITERIA.filter((criterion) => id !== HIGH_ROW || !LACKS.includes(criterion.id)))).toEqual([]);
    });
  }
});

test('a machine without a face of the right measure exports no sheets: they would end elsewhere on other machines', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = window.FontFace;
    window.FontFace = function FontFace(family, wanted, ...rest) {
      if (!wanted.startsWith('local(')) return new Real(family, wanted, ...rest);
      return { load: () => Promise.reject(new Error('not here')) };
    };
  });
  const sample = new URL('../../src/catalog/data/samples/vi-du-2025.json', import.meta.url);
  const wrong = await preview(page, fileURLToPath(sample));
  const { text } = await download(page, 'Xuất HTML');
  expect(text).toContain('class="sheet"');
  expect(text).not.toMatch(/class="numbers"|[" ]page-start"|class="(before|after)/);
  expect(wrong).toEqual([]);
});
