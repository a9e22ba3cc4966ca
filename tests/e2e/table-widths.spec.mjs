// Tables one can read, measured: numbers whole, words whole, names and heads in sight, in every table of every template.
import { expect, test } from './journey.mjs';
import { open, openFiles } from './app.mjs';
import { longReports } from './long-numbers.mjs';

const REPORTS = await longReports();

/** What is cut or broken in a table. */
const faults = (root) => {
  const wrong = [];
  const lines = (range) => new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  for (const input of root.querySelectorAll('input.field__input')) {
    if (input.scrollWidth > input.clientWidth) wrong.push(`cut: ${input.id} ${input.value}`);
  }
  for (const value of root.querySelectorAll('.table__value:not(.table__value--none)')) {
    const range = document.createRange();
    range.selectNodeContents(value);
    const [text, cell] = [range.getBoundingClientRect(), value.closest('td').getBoundingClientRect()];
    if (lines(range) !== 1) wrong.push(`broken: ${value.textContent}`);
    if (text.left < cell.left || text.right > cell.right) wrong.push(`cut: ${value.textContent}`);
  }
  for (const heading of root.querySelectorAll('th')) {
    const words = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      for (const { 0: word, index } of words.currentNode.data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(words.currentNode, index);
        range.setEnd(words.currentNode, index + word.length);
        if (range.getClientRects().length > 1) wrong.push(`broken: ${word} of ${heading.textContent}`);
      }
    }
  }
  return wrong;
};

/** What is not where it was seen once a table is scrolled to its far corner, in boxes of the frame. */
const hidden = (root) => {
  const frame = root.querySelector('.table__frame');
  const seen = frame.getBoundingClientRect();
  frame.scrollTo(frame.scrollWidth, frame.scrollHeight);
  const place = (cell) => cell.getBoundingClientRect();
  const wrong = [];
  const head = [...frame.querySelectorAll('thead th')].at(-2);
  if (Math.abs(place(head).top - seen.top) > 2) wrong.push('the head');
  const name = frame.querySelector('tbody tr:first-child .table__naming, tbody tr:first-child .table__row-name:not(.table__row-name--number)');
  if (name && (place(name).left < seen.left || place(name).right > seen.right)) wrong.push('the name of a row');
  const menu = frame.querySelector('tbody tr:first-child:not(.table__row--actions) .row-menu__button');
  if (menu && place(menu).right > seen.right) wrong.push('the menu of a row');
  frame.scrollTo(0, 0);
  return wrong;
};

for (const width of [1366, 1280, 1093, 390]) {
  test.describe(`${width} pixels`, () => {
    test.use({ viewport: { width, height: 768 } });

    for (const { name, file, tables } of REPORTS) {
      test(`${name}: every number is whole, every heading has its words whole, names and heads stay in sight`, async ({ page }) => {
        const { wrong } = await open(page);
        await openFiles(page, [{ name: 'report.json', mimeType: 'application/json', buffer: Buffer.from(file) }]);
        await page.getByRole('button', { name: /^Nhận/ }).click();
        await expect(page.locator('#f-agency-name')).toBeVisible();
        for (const { id, section, longest } of tables) {
          await page.evaluate((to) => (location.hash = location.hash.replace(/[^/]*$/, to)), section);
          const table = page.locator(`#f-${id}`);
          await expect(table.locator('tbody tr').first()).toBeVisible();
          // The report is what it is meant to be: full of long numbers.
          if (longest) await expect.poll(() => table.locator('input').evaluateAll((all) => all.map((one) => one.value))).toContain(longest);
          expect(await table.evaluate(faults), id).toEqual([]);
          if (width > 640) expect(await table.evaluate(hidden), id).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(overflow, `${id} scrolls the page sideways`).toBeLessThanOrEqual(0);
        }
        expect(wrong).toEqual([]);
      });
    }
  });
}
