// How the pages are laid out, measured: rows of numbers, edges, widths, sizes of type, what a phone shows first.
import { expect, test } from './journey.mjs';
import { begin, open, openExample, section, type } from './app.mjs';

/** Width that text and fields keep to, and the page of columns and lists, in pixels. */
const [MEASURE, EDGE] = [736, 24];
const LONG = 'Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân tỉnh Thừa Thiên Huế (trước khi sắp xếp)';

/** The rows of numbers: how high and wide each is, and whether its box is beside its label. */
const rows = (root) =>
  [...root.querySelectorAll('.field--number')].map((field) => {
    const [box, label] = [field.querySelector('.field__input'), field.querySelector('.field__label')].map((one) => one.getBoundingClientRect());
    const text = field.querySelector('.field__text');
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
      isBoxInSight: middle === field.querySelector('.field__input'),
      id: field.querySelector('.field__input').id,
      height: field.getBoundingClientRect().height,
      isCut: text.scrollHeight > text.clientHeight + 1,
      isLabelWhole: label.bottom <= text.getBoundingClientRect().bottom + 1,
      isOneRow: box.top < label.bottom && label.top < box.bottom,
      width: field.getBoundingClientRect().width,
    };
  });

test('a number takes one row of at most 48 pixels, its box beside its label', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page);
  await begin(page, 2026);
  const cut = [];
  let count = 0;
  for (const id of ['direction', 'infrastructure', 'documents', 'digitisation-payment', 'service-provision', 'information-security', 'human-resources', 'it-funding']) {
    await section(page, id);
    await expect(page.locator('.field--number').first()).toBeVisible();
    const measured = await page.locator('.editor__items').evaluate(rows);
    for (const { id: field, height, isLabelWhole, isOneRow, width } of measured) {
      expect(isOneRow, field).toBe(true);
      expect(isLabelWhole, field).toBe(true);
      expect(width, field).toBeLessThanOrEqual(MEASURE);
      expect(height, field).toBeLessThanOrEqual(48);
    }
    count += measured.length;
    cut.push(...measured.filter(({ isCut }) => isCut).map((one) => ({ ...one, section: id })));
  }
  expect(count).toBeGreaterThan(35);
  expect(cut.length).toBeGreaterThan(0);
});

/** The names and boxes in sight that something covers, the place of guidance among what may. */
const hidden = (root) => {
  const found = [];
  for (const one of root.querySelectorAll('.field__name, .field__input, .assessment__name, .assessment__value, th')) {
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2];
    if (!box.width || y < 120 || y > innerHeight - 4 || x > innerWidth) continue;
    // What its own panel has below the end of what it shows is scrolled to there.
    if (y > (one.closest('.assessment')?.getBoundingClientRect().bottom ?? y)) continue;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(one.contains(hit) || hit.contains(one))) found.push(`${one.textContent || one.id} under ${hit?.className}`);
  }
  return found;
};

for (const [width, height] of [[1366, 768], [1240, 768], [1093, 614]]) {
  test(`guidance that has no room in its row is whole beside it at ${width}, covers nothing and moves nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await begin(page, 2026);
    let cut = 0;
    for (const id of ['infrastructure', 'documents', 'service-provision', 'information-security', 'human-resources', 'it-funding']) {
      // The outline is folded where there is no room.
      await page.evaluate((to) => (location.hash = location.hash.replace(/[^/]*$/, to)), id);
      await expect(page.locator('#page-title')).toBeFocused();
      await expect(page.locator('.field--number').first()).toBeVisible();
      await expect(page.locator('.guidance')).toBeAttached();
      const measured = await page.locator('.editor__items').first().evaluate(rows);
      for (const one of measured.filter(({ isCut }) => isCut)) {
        cut += 1;
        const control = page.locator(`#${one.id}`);
        await control.evaluate((box) => box.scrollIntoView({ block: 'center' }));
        await control.focus();
        const text = await page.locator(`#${one.id}-hint`).evaluate((hint) => hint.textContent.trim());
        const place = page.locator('.guidance__box');
        await expect(place).toBeVisible();
        await expect(place).toContainText(text);
        await expect(place).toBeInViewport({ ratio: 0.9 });
        const isWhole = await place.evaluate((box) => box.scrollHeight <= box.clientHeight + 1 && box.getBoundingClientRect().right <= innerWidth);
        expect(isWhole, one.id).toBe(true);
        expect(await page.locator('.editor__columns').evaluate(hidden), one.id).toEqual([]);
        const again = (await page.locator('.editor__items').first().evaluate(rows)).find(({ id }) => id === one.id);
        expect([again.height, again.isBoxInSight], one.id).toEqual([one.height, true]);
      }
    }
    expect(cut).toBeGreaterThan(2);
  });
}

test('all pages begin at one edge, text keeps to one width, type is large enough', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page);
  await openExample(page);
  const report = page.url().split('/').at(-2);
  for (const place of ['', 'tao-bao-cao', 'vi-du', 'du-lieu', 'tro-giup', `bao-cao/${report}/van-de`, `bao-cao/${report}/particulars`, `bao-cao/${report}/lich-su`, `bao-cao/${report}/xem-truoc`]) {
    await page.evaluate((to) => (location.hash = `#/${to}`), place);
    await expect(page.locator('#page-title')).toBeFocused();
    const { lefts, small } = await page.evaluate(() => {
      const seen = (element) => element.getClientRects().length > 0 && !element.closest('.layout__hidden, iframe');
      const page = document.querySelector('.layout__page, .preview, .editor > .editor__page, .editor__columns');
      const outer = ['.layout__name', '.editor__report'].map((one) => document.querySelector(one)).concat(page.matches('.editor__page') ? page : page.firstElementChild);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const small = new Set();
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (walker.currentNode.data.trim() && seen(parent) && size < 14 && !parent.closest('[aria-hidden]')) small.add(`${parent.className} ${size}`);
      }
      return { lefts: outer.filter(Boolean).map((one) => Math.round(one.getBoundingClientRect().left)), small: [...small] };
    });
    expect(new Set(lefts), place).toEqual(new Set([EDGE]));
    expect(small, place).toEqual([]);
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('16px');
});

test('a long name of an agency takes one line of the bar, and its title says all of it', async ({ page }) => {
  await page.setViewportSize({ width: 1093, height: 614 });
  await open(page);
  await begin(page, 2026);
  await type(page, 'agency.name', LONG);
  const name = page.locator('.editor__agency bdi');
  await expect(name).toHaveAttribute('title', LONG);
  expect((await name.boundingBox()).height).toBeLessThan(30);
  expect((await page.locator('.editor__bar').boundingBox()).height).toBeLessThanOrEqual(65);
});

/** Buttons and boxes of fields that something else covers where a person points at them: at their middle and near both ends. */
const covered = (root) => {
  const found = [];
  for (const one of root.querySelectorAll('.field :is(button, input, select, textarea)')) {
    if (one.closest('.table') || !one.checkVisibility({ visibilityProperty: true })) continue;
    one.scrollIntoView({ block: 'center' });
    const box = one.getBoundingClientRect();
    for (const share of [0.05, 0.5, 0.95]) {
      const hit = document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2);
      if (!one.contains(hit) && !hit?.closest('label')?.contains(one)) found.push(`${one.id || one.getAttribute('aria-label') || one.textContent} under ${hit?.className}`);
    }
  }
  return found;
};

for (const [width, height] of [[1366, 768], [1093, 614], [390, 844]]) {
  test(`nothing in a field covers another part of it at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await begin(page, 2026);
    const sections = await page.locator('.outline a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href').split('/').at(-1)));
    let buttons = 0;
    for (const id of sections) {
      await page.evaluate((to) => (location.hash = location.hash.replace(/[^/]*$/, to)), id);
      await expect(page).toHaveURL(new RegExp(`/${id}$`));
      // Sections without fields have no comments, nor have particulars; the others have one once that part is here.
      const items = page.locator('.editor__items');
      if (id !== 'particulars' && (await items.locator('.field').count())) await expect(items.locator('.field__comment-open').first()).toBeAttached();
      buttons += await items.locator('.field__comment-open').count();
      expect(await page.locator('.editor__page').evaluate(covered), id).toEqual([]);
    }
    expect(buttons).toBeGreaterThan(30);
  });
}

test.describe('phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the first field is in sight when a section opens; saving, undo and redo stay in reach', async ({ page }) => {
    await open(page);
    await begin(page, 2026);
    for (const id of ['particulars', 'direction', 'infrastructure', 'documents', 'service-provision', 'it-funding', 'next-tasks']) {
      await page.evaluate((to) => (location.hash = location.hash.replace(/[^/]*$/, to)), id);
      await expect(page).toHaveURL(new RegExp(`/${id}$`));
      const first = page.locator('.editor__items :is(input, select, textarea)').first();
      if (!(await first.count())) continue;
      await expect(page.locator('.editor__tools')).toBeVisible();
      const box = await first.boundingBox();
      expect(box.y + box.height, id).toBeLessThan(844);
    }
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    for (const one of ['.editor__saved', '.editor__actions button >> nth=0', '.editor__actions button >> nth=1']) {
      await expect(page.locator(one)).toBeInViewport();
    }
    expect((await page.locator('.editor__bar').boundingBox()).height).toBeLessThanOrEqual(110);
  });
});
