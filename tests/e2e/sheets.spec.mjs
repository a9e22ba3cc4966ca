// Sheets of the preview against pages on paper, for documents that are hard to break: texts longer than a page in the cells
// of tables, tables of hundreds of rows. Each sheet holds the words of its page, and the head of a table that goes on.
import { readFileSync } from 'node:fs';
import { expect, test } from './journey.mjs';
import { open, openFiles } from './app.mjs';
import { printed, sheets, squeezed } from './pdf.mjs';

const sample = (name) => JSON.parse(readFileSync(new URL(`../../src/catalog/data/samples/${name}.json`, import.meta.url), 'utf8'));

/** So many words, the same each time. */
const words = (count, from = 0) => {
  const some = 'các cơ quan đã triển khai phần mềm quản lý văn bản và điều hành, kết nối với trục liên thông của tỉnh'.split(' ');
  return Array.from({ length: count }, (_, place) => some[((from + place) * (place % 7 + 3)) % some.length]).join(' ');
};

/** The expenses of Sở Xây dựng: so many rows, each of so many words. */
function expenses(report, rows, length) {
  const ids = Array.from({ length: rows }, (_, place) => `r${place + 1}`);
  report.rows.funding = ids;
  for (const [place, id] of ids.entries()) {
    report.answers[`funding.${id}.content`] = words(length(place), place);
    report.answers[`funding.${id}.amount`] = place + 1;
  }
}

/** True when the first words on a sheet are the head of a table. */
const begins = (page, place) =>
  page.locator('#preview-frame').evaluate((frame, at) => {
    const inner = frame.contentDocument;
    const paper = inner.querySelectorAll('.paper')[at];
    paper.scrollIntoView();
    const { left, top, width } = paper.getBoundingClientRect();
    const millimetre = width / (paper.closest('.landscape') ? 297 : 210);
    return Boolean(inner.elementFromPoint(left + 33 * millimetre, top + 23 * millimetre).closest('thead'));
  }, place);

const CASES = [
  ['a text of 24,000 letters in a cell', 'an-giang-2021', (report) => { report.answers.covidApps = words(6_000); }],
  ['a text of many paragraphs in a cell', 'an-giang-2021', (report) => {
    report.answers.covidApps = Array.from({ length: 60 }, (_, place) => words(60 + 9 * (place % 5), place)).join('\n');
  }],
  ['a long name in a narrow column', 'phu-yen-2020', (report) => { report.answers['networkPoints.r3.name'] = words(4_000); }],
  ['a long name in an annex that lies', 'quang-ngai-2022', (report) => {
    for (const [path, value] of Object.entries(report.answers)) {
      if (/\.(title|name)$/.test(path) && typeof value === 'string') report.answers[path] = words(1_500);
    }
  }],
  ['230 rows', 'an-giang-2021', (report) => expenses(report, 230, (place) => 3 + (place * 7) % 60)],
  ['rows of which some are longer than a page', 'an-giang-2021', (report) => expenses(report, 12, (place) => (place % 3 ? 20 : 1_200))],
];

for (const [name, base, change] of CASES) {
  test(`sheets are the pages that are printed: ${name}`, async ({ page, context }) => {
    test.setTimeout(90_000);
    const { wrong } = await open(page);
    const report = sample(base);
    change(report);
    await openFiles(page, [{ name: 'bao-cao.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(report)) }]);
    await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
    await expect(page.locator('#f-agency-name')).toBeVisible();
    await page.getByRole('link', { name: 'Xem trước' }).click();
    await expect(page.locator('.preview__count')).toHaveText(/^\d+ trang/);
    const paper = await printed(context, await page.locator('#preview-frame').getAttribute('srcdoc'));
    expect(paper.length).toBeGreaterThan(15);
    const screen = await sheets(page);
    expect(screen).toHaveLength(paper.length);
    const frame = page.frameLocator('#preview-frame');
    const numbers = await frame.locator('.paper').allTextContents();
    const heads = (await frame.locator('thead').allTextContents()).map(squeezed);
    for (const [place, text] of screen.entries()) {
      expect(text.length, `sheet ${place + 1}`).toBeGreaterThan(0);
      const all = paper[place];
      expect(all.slice(-text.length), `sheet ${place + 1}`).toBe(text);
      const before = all.slice(0, -text.length);
      expect(['', ...heads].map((head) => numbers[place] + head), `sheet ${place + 1}`).toContain(before);
      if (before !== numbers[place]) expect(await begins(page, place), `head on sheet ${place + 1}`).toBe(true);
    }
    expect(wrong).toEqual([]);
  });
}
