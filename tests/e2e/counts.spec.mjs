// What is left to fill in and what is wrong: the list of reports says what the bar of each report says.
import { expect, test } from './journey.mjs';
import { begin, download, open, openExample, openFiles, section, type, wipe } from './app.mjs';

const entry = (page, name) => page.locator('.home__report').filter({ hasText: name });
const saved = (page) => page.locator('.editor__saved', { hasText: 'Đã lưu trên máy này' });
const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** Both counts in the bar of the report that is open, once both are known. */
async function inBar(page) {
  const problems = page.locator('.editor__actions a[href$="/van-de"]');
  await expect(problems).toHaveText(/^Vấn đề \(\d+\)$/);
  return [await page.locator('.editor__left').textContent(), await problems.textContent()];
}

/** Expects both counts, and no others before them, at a report of the list. */
async function expectListed(page, name, [left, problems]) {
  await expect(entry(page, name).locator('.home__problems')).toHaveText(problems);
  await expect(entry(page, name).locator('.home__given')).toHaveText(left);
}

/** From the next page on every text that a count ever had on the list is noted. */
const noteCounts = (page) =>
  page.addInitScript(() => {
    window.counts = [];
    new MutationObserver(() => {
      for (const count of document.querySelectorAll('.home__given, .home__problems')) {
        if (!window.counts.includes(count.textContent)) window.counts.push(count.textContent);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });

/** From the next page on the browser is never idle. */
const holdIdle = (page) => page.addInitScript(() => { window.requestIdleCallback = () => 1; });

/** Opens the example and lets answers make another one necessary, and one that contradicts others. */
async function report(page) {
  await openExample(page);
  await section(page, 'one-stop');
  await type(page, 'pendingDossiers', '9999');
  await expect(saved(page)).toBeVisible();
  return inBar(page);
}

test('the list counts as the bar of a report does, at once, after a reload, and for a file', async ({ page, browser }) => {
  await noteCounts(page);
  const { wrong } = await open(page);
  const counts = await report(page);
  expect(counts[0]).toMatch(/^Còn [1-9]/);
  expect(counts[1]).not.toBe('Vấn đề (0)');
  const sent = await download(page, 'Xuất JSON');
  await page.getByRole('link', { name: 'Báo cáo trên máy này' }).first().click();
  await expectListed(page, 'Sở Xây dựng', counts);
  await page.reload();
  await expectListed(page, 'Sở Xây dựng', counts);
  expect(await page.evaluate(() => window.counts)).toEqual(counts);

  // A file of another machine whose report nobody opened here.
  const other = await (await browser.newContext()).newPage();
  await noteCounts(other);
  await open(other);
  const second = JSON.parse(sent.text);
  delete second.digest;
  Object.assign(second, { id: 'second', agency: { ...second.agency, name: 'Sở Y tế' } });
  await openFiles(other, [file('mot.json', sent.text), file('hai.json', JSON.stringify(second))]);
  await other.getByRole('button', { name: 'Nhận 2 tệp' }).click();
  await expectListed(other, 'Sở Xây dựng', counts);
  await expectListed(other, 'Sở Y tế', counts);
  expect(await other.evaluate(() => window.counts)).toEqual(counts);
  await entry(other, 'Sở Y tế').getByRole('link', { name: /^Mở/ }).click();
  expect(await inBar(other)).toEqual(counts);
  await other.context().close();
  expect(wrong).toEqual([]);
});

test('what was counted is known at once on the next visit; what changed since is not counted with it', async ({ page }) => {
  await open(page);
  const counts = await report(page);
  await page.goto('./#/');
  await expectListed(page, 'Sở Xây dựng', counts);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('bao-cao-so.summaries'))).toContain('"open":');
  await holdIdle(page);
  await page.reload();
  await expectListed(page, 'Sở Xây dựng', counts);
  // As another version of the app, or another tab, might write.
  await page.goto('./schemas/report.schema.json');
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/'));
    const { digest, ...report } = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify({ ...report, agency: { ...report.agency, name: 'Sở Y tế' } }, null, 2));
  });
  await page.goto('./#/');
  await expect(entry(page, 'Sở Y tế')).toBeVisible();
  await expect(entry(page, 'Sở Y tế').locator('.home__given')).toHaveCount(0);
});

test('a completed report has nothing left and nothing wrong on the list', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page, /^Mở ví dụ.*Đơn vị minh hoạ/);
  await page.locator('.editor__actions a[href$="/van-de"]').click();
  await page.getByRole('button', { name: 'Hoàn thành' }).click();
  await expect(page.locator('.editor__report .layout__chip')).toHaveText('Đã ban hành');
  await page.goto('./#/');
  const done = entry(page, 'Sở Ví dụ');
  await expect(done.locator('.home__percent')).toHaveText('100%');
  await expect(done.locator('.home__given, .home__problems')).toHaveText(['', '']);
  expect(wrong).toEqual([]);
});

test('a count above none asks for its list at once, and a list gives its count', async ({ page }) => {
  const { wrong } = await open(page);
  await begin(page, 2025);
  await section(page, 'direction');
  const left = async () => Number((await page.locator('.editor__left').textContent()).match(/\d+/)[0]);
  const caption = page.locator('#f-issuedDocuments-label');
  const own = page.locator('.field').filter({ has: page.locator('#f-issuedDocumentCount') });
  await expect(own).toContainText('bắt buộc');
  await expect(caption).not.toContainText('bắt buộc');
  const before = await left();
  await type(page, 'issuedDocumentCount', '2');
  await expect(caption).toContainText('bắt buộc');
  expect(await left()).toBe(before);
  await page.locator('#f-issuedDocumentCount').focus();
  await page.keyboard.press('Alt+n');
  await expect(page.locator('#f-issuedDocuments-add')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Kế hoạch số 5/KH-SXD ngày 02/01/2025');
  await page.keyboard.press('Tab');
  await expect(caption).not.toContainText('bắt buộc');
  // The list says how many there are.
  await page.locator('#f-issuedDocumentCount').fill('');
  await page.keyboard.press('Tab');
  await expect(own).not.toContainText('bắt buộc');
  expect(await left()).toBe(before - 1);
  expect(wrong).toEqual([]);
});

test('a row that Tab added and nobody filled in is not counted, wherever the person goes on', async ({ page }) => {
  const { wrong } = await open(page);
  await begin(page, 2026);
  await section(page, 'dossier-settlement');
  await page.getByRole('button', { name: /^Thêm/ }).first().click();
  const fields = page.locator('[id^="f-dossiers-"][id$="-field"]');
  await expect(fields).toHaveCount(1);
  const row = (await fields.getAttribute('id')).replace(/-field$/, '');
  await page.locator(`#${row}-field`).fill('Đất đai');
  for (const column of ['online', 'direct', 'carriedOver', 'early', 'onTime', 'overdue', 'pendingWithin', 'pendingOverdue']) {
    await page.locator(`#${row}-${column}`).fill('0');
  }
  await page.keyboard.press('Tab');
  await expect(fields).toHaveCount(2);
  await expect(fields.last()).toBeFocused();
  const left = page.locator('.editor__left');
  const before = await left.textContent();
  // By the pointer, so that the row stays where it is.
  await page.locator('#page-title').click();
  await expect(fields).toHaveCount(2);
  await section(page, 'infrastructure');
  await section(page, 'dossier-settlement');
  await expect(fields).toHaveCount(2);
  await expect(left).toHaveText(before);
  const sent = JSON.parse((await download(page, 'Xuất JSON')).text);
  expect(sent.rows.dossiers).toHaveLength(1);
  // It is asked for as soon as it says something.
  await fields.last().fill('Hộ tịch');
  await fields.last().press('Tab');
  const number = (text) => Number(text.match(/\d+/)[0]);
  await expect.poll(async () => number(await left.textContent())).toBe(number(before) + 8);
  expect(wrong).toEqual([]);
});
