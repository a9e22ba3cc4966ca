// The working day by keys: blanks, findings, sections, a kept state, paper, fields by name.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { begin, create, open, openExample, section, type } from './app.mjs';

/** The worked example with its keys heard: the tools above the form come with them. */
async function example(page) {
  const { wrong } = await open(page);
  await openExample(page);
  await expect(page.getByRole('button', { name: 'Phím tắt' })).toBeVisible();
  await expect(page.locator('#key-sheet')).toBeAttached();
  return wrong;
}

const focusedId = (page) => page.evaluate(() => document.activeElement?.id ?? '');
const notice = (page) => page.locator('.notice--bar');

test('Alt + N goes through all that is left to fill in, section by section, and says when nothing is', async ({ page }) => {
  const wrong = await example(page);
  const left = page.locator('.editor__left');
  await expect(left).toHaveText('Còn 12 ô');
  const seen = [];
  while (seen.length < 20) {
    const before = seen.at(-1) ?? (await focusedId(page));
    await page.keyboard.press('Alt+n');
    await expect.poll(() => focusedId(page)).not.toBe(before);
    await expect.poll(() => focusedId(page)).toMatch(/^f-/);
    const id = await focusedId(page);
    // After the last comes the first again.
    if (id === seen[0]) break;
    seen.push(id);
  }
  expect(seen.length).toBeGreaterThanOrEqual(10);
  expect(new Set(seen).size).toBe(seen.length);
  expect(wrong).toEqual([]);
});

test('Alt + N into a table without rows stops at the button that adds one, at the first press', async ({ page }) => {
  await open(page);
  await create(page, 2021);
  await expect(page.locator('#key-sheet')).toBeAttached();
  // A table's part is there already: it is drawn before the page is arrived at.
  await section(page, 'human-resources');
  await expect(page.locator('.table__grid')).toBeVisible();
  await section(page, 'web-portal');
  await page.locator('.editor__items :is(input, textarea)').last().focus();
  await page.keyboard.press('Alt+n');
  await expect(page).toHaveURL(/\/other-software$/);
  await expect.poll(() => focusedId(page)).toBe('f-software-add');
});

test('Alt + V follows the findings, Alt + arrows open sections, what was typed is kept', async ({ page }) => {
  const wrong = await example(page);
  await page.keyboard.press('Alt+v');
  await expect(page.locator('.trail')).toBeVisible();
  const first = await page.locator('.trail strong').textContent();
  await page.keyboard.press('Alt+v');
  await expect(page.locator('.trail strong')).not.toHaveText(first);
  await section(page, 'document-management');
  await page.locator('#f-outgoingDocuments').fill('1234');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page).toHaveURL(/\/official-mail$/);
  await expect(page.locator('#page-title')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page).toHaveURL(/\/document-management$/);
  await expect(page.locator('#f-outgoingDocuments')).toHaveValue('1.234');
  expect(wrong).toEqual([]);
});

test('Tab stops at fields only; what stands beside one has a key', async ({ page }) => {
  await open(page);
  await create(page, 2021);
  await expect(page.locator('#key-sheet')).toBeAttached();
  const acts = page.locator('.field__act:has(button)').locator('.field__act-name');
  const before = await acts.allTextContents();
  await page.locator('.field__act:has(button) input').first().focus();
  await page.keyboard.press('Control+ArrowDown');
  await expect(acts).toHaveText([before[1], before[0], ...before.slice(2)]);
  await page.keyboard.press('Control+ArrowUp');
  await expect(acts).toHaveText(before);
  await section(page, 'infrastructure');
  const [headcount, computers, reason] = ['#f-headcount', '#f-computers', '#f-computers-reason'].map((id) => page.locator(id));
  await headcount.focus();
  await page.keyboard.press('Tab');
  await expect(computers).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(headcount).toBeFocused();
  // Every agency has people.
  await page.keyboard.press('Alt+Enter');
  await expect(headcount).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+Enter');
  await expect(reason).toBeFocused();
  await page.keyboard.type('không có');
  await page.keyboard.press('Alt+Enter');
  await expect(computers).toBeFocused();
  // Beside a value no key declares it away.
  await page.keyboard.type('9');
  await page.keyboard.press('Alt+Enter');
  await expect(computers).toBeFocused();
  await expect(computers).toHaveValue('9');
});

test('what was told leaves with the page, with the next typing, or by its button, and lies over no bar', async ({ page }) => {
  const wrong = await example(page);
  const keep = async (name) => {
    await type(page, 'agency.name', name);
    await page.keyboard.press('Control+s');
    await expect(notice(page)).toBeVisible();
  };
  await keep('Sở Y tế');
  const [bar, told] = await Promise.all([page.locator('.editor__bar'), notice(page)].map((one) => one.boundingBox()));
  expect(told.y).toBeGreaterThan(bar.y + bar.height);
  await page.locator('#f-agency-name').pressSequentially('x');
  await expect(notice(page)).toHaveCount(0);
  await keep('Sở Nội vụ');
  await section(page, 'one-stop');
  await expect(notice(page)).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('Ctrl + S keeps a state once, and says so', async ({ page }) => {
  const wrong = await example(page);
  await type(page, 'agency.name', 'Sở Y tế');
  for (let at = 0; at < 2; at += 1) {
    await page.keyboard.press('Control+s');
    await expect(notice(page)).toContainText('Đã giữ lại bản hiện nay');
    await notice(page).getByRole('button', { name: 'Đóng' }).click();
  }
  await page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' }).click();
  await expect(page.getByText('giữ theo yêu cầu')).toHaveCount(1);
  expect(wrong).toEqual([]);
});

test('Ctrl + P prints the document from the form as the preview does', async ({ page }) => {
  await page.addInitScript(() => {
    const real = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get() {
        const inner = real.get.call(this);
        if (inner) inner.print = () => { window.timesPrinted = (window.timesPrinted ?? 0) + 1; };
        return inner;
      },
    });
  });
  const wrong = await example(page);
  await page.locator('#f-agency-name').focus();
  await page.keyboard.press('Control+p');
  await expect(page).toHaveURL(/\/xem-truoc$/);
  await expect(page.locator('.preview__count')).toHaveText(/^\d+ trang/);
  await expect.poll(() => page.evaluate(() => window.timesPrinted)).toBe(1);
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  // Who goes to the preview by its link does not print.
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await expect(page.locator('.preview__count')).toHaveText(/^\d+ trang/);
  expect(await page.evaluate(() => window.timesPrinted)).toBe(1);
  expect(wrong).toEqual([]);
});

test('a section is filled in by Enter alone, through a table, to the next section', async ({ page }) => {
  const wrong = await example(page);
  await section(page, 'infrastructure');
  await page.locator('#f-headcount').focus();
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(page.locator('#f-computers')).toBeFocused();
  await expect(page.locator('#f-headcount')).toHaveValue('90');
  // What stands there is chosen, as after Tab: the next key replaces it.
  await page.keyboard.type('7');
  await expect(page.locator('#f-computers')).toHaveValue('7');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('#f-headcount')).toBeFocused();
  await page.locator('#f-firewallName').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.editor__neighbour--next')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#page-title')).toBeFocused();
  await section(page, 'it-funding');
  await expect(page.locator('#f-funding-r1-content')).toBeVisible();
  await page.locator('#f-itFunding').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#f-funding-r1-content')).toBeFocused();
  expect(wrong).toEqual([]);
});

for (const [name, viewport] of [['laptop', { width: 1366, height: 768 }], ['phone', { width: 390, height: 844 }]]) {
  test.describe(name, () => {
    test.use({ viewport });

    test('a field is found without marks from another section; both dialogs hold to the rules', async ({ page }) => {
      const wrong = await example(page);
      const check = async (where) => {
        const result = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(result.violations.map((one) => `${where}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      };
      if (name === 'phone') await page.getByRole('button', { name: 'Tìm ô' }).click();
      else await page.keyboard.press('/');
      const query = page.getByRole('combobox', { name: 'Tên ô, tên bảng hoặc tên mục' });
      await expect(query).toBeFocused();
      await page.keyboard.type('kinh phi');
      await expect(page.getByRole('option').first()).toContainText('Tổng kinh phí ứng dụng CNTT');
      await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
      await check('search');
      await page.keyboard.press('Escape');
      await expect(query).toBeHidden();
      await page.keyboard.press('Control+k');
      await expect(query).toHaveValue('');
      await page.keyboard.type('kinh phi');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/it-funding$/);
      await expect(page.locator('#f-itFunding')).toBeFocused();
      // A column of a table: its first cell.
      await page.keyboard.press('Control+k');
      await page.keyboard.type('so tien');
      await page.keyboard.press('Enter');
      await expect(page.locator('input[id^="f-funding-"][id$="-amount"]').first()).toBeFocused();
      await page.getByRole('button', { name: 'Phím tắt' }).click();
      await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toBeVisible();
      await check('sheet of keys');
      expect(wrong).toEqual([]);
    });
  });
}

test('who closes the search goes on typing in the field behind it, and an empty table is entered by the button that adds a row', async ({ page }) => {
  await open(page);
  await begin(page, 2025);
  await section(page, 'documents');
  await expect(page.getByRole('button', { name: 'Phím tắt' })).toBeVisible();
  await expect(page.locator('#key-sheet')).toBeAttached();
  const field = page.locator('#f-incomingDocuments');
  await field.focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('van ban');
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await page.keyboard.type('40');
  await expect(field).toHaveValue('1240');
  await page.keyboard.press('Control+k');
  await expect(page.locator('#field-search-query')).toHaveValue('');
  await page.keyboard.type('cac khoan chi');
  await expect(page.locator('#field-search [role="option"]').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('#f-funding-add')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#f-funding input, #f-funding textarea').first()).toBeFocused();
});

test('only what is blank is shown, also in the sections that are opened next', async ({ page }) => {
  const wrong = await example(page);
  await section(page, 'one-stop');
  const fields = page.locator('.editor__items > .field:visible');
  const all = await fields.count();
  const only = page.getByRole('checkbox', { name: 'Chỉ ô chưa điền' });
  await only.check();
  await expect(page.getByText('Các ô đã điền trước đó đang được ẩn.')).toBeVisible();
  await expect(fields).not.toHaveCount(all);
  const blank = await fields.count();
  expect(blank).toBeLessThan(all);
  const pending = page.locator('#f-pendingDossiers');
  await pending.fill('0');
  await pending.press('Tab');
  await expect(pending).toBeVisible();
  await section(page, 'covid');
  await expect(only).toBeChecked();
  await expect(page.getByText('Mục này không còn ô nào chưa điền.')).toBeVisible();
  await expect(fields).toHaveCount(0);
  await section(page, 'one-stop');
  await expect(fields).toHaveCount(blank - 1);
  await expect(pending).toBeHidden();
  // Who goes to a field sees it, in this section and from another one.
  for (const from of ['one-stop', 'covid']) {
    await section(page, from);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tong so ho so dang giai quyet');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/one-stop$/);
    await expect(pending).toBeFocused();
  }
  await only.uncheck();
  await expect(fields).toHaveCount(all);
  expect(wrong).toEqual([]);
});
