// "Đã lưu" means on disk, whatever of the program is here: the words of the first part of the program.
import { expect, test } from './journey.mjs';
import { LAZY, begin, open, storage, type } from './app.mjs';
import { withoutFar } from './faults.mjs';

const saved = (page) => page.locator('.editor__saved');

/** What IndexedDB has of the reports. */
const onDisk = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('bao-cao-so');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => { opening.result.close(); resolve(all.result.join('\n')); };
        };
      }),
  );

/** Every text that the page says about saving, from now on. */
const hear = (page) =>
  page.evaluate(() => {
    window.said = new Set();
    new MutationObserver(() => window.said.add(document.querySelector('.editor__saved')?.textContent ?? ''))
      .observe(document, { subtree: true, childList: true, characterData: true });
  });
const said = (page) => page.evaluate(() => [...window.said]);

for (const [state, answer] of [
  ['is held back', () => {}],
  ['breaks off', (route) => route.abort()],
]) {
  test(`saved-too-early: while the rest of the program ${state}, what is said to be saved is on disk`, async ({ page }) => {
    await page.route(LAZY, answer);
    await open(page);
    await begin(page, 2025);
    // IndexedDB takes its time: until it has written, nothing is said to be saved.
    await page.evaluate(() => {
      window.complete = [];
      const listen = IDBTransaction.prototype.addEventListener;
      IDBTransaction.prototype.addEventListener = function (name, heard, ...rest) {
        const later = (event) => { if (window.complete) window.complete.push(() => heard(event)); else heard(event); };
        return listen.call(this, name, name === 'complete' ? later : heard, ...rest);
      };
    });
    // What is drawn meanwhile is no word of saving.
    if (state === 'breaks off') await expect(page.getByText('Chưa tải được phần còn lại của chương trình')).toBeVisible();
    await hear(page);
    await type(page, 'agency-name', 'Sở Xây dựng');
    await expect.poll(() => page.evaluate(() => window.complete.length)).toBeGreaterThan(0);
    await expect(saved(page)).toHaveText('Đang lưu…');
    expect((await said(page)).filter((text) => text.startsWith('Đã'))).toEqual([]);
    await page.evaluate(() => {
      const waiting = window.complete;
      window.complete = null;
      waiting.forEach((go) => go());
    });
    await expect(saved(page)).toContainText('Đã lưu trên máy này');
    expect(await onDisk(page)).toContain('Sở Xây dựng');
    // Each later key press too.
    await type(page, 'agency-name', 'Sở Y tế');
    await expect(saved(page)).toContainText('Đã lưu trên máy này');
    await expect.poll(() => onDisk(page)).toContain('Sở Y tế');
  });
}

for (const rest of ['here', 'held back']) {
  test(`saved-too-early: where IndexedDB is of a later version nothing is said to be on disk (the rest of the program is ${rest})`, async ({ page }) => {
    if (rest !== 'here') await page.route(LAZY, () => {});
    await open(page);
    await page.evaluate(
      () => new Promise((resolve) => {
        const opening = indexedDB.open('bao-cao-so', 9);
        opening.onsuccess = () => { opening.result.close(); resolve(); };
      }),
    );
    await begin(page, 2025);
    await hear(page);
    await type(page, 'agency-name', 'Sở Xây dựng');
    const told = rest === 'here' ? page.locator('.save-bar') : saved(page);
    await expect(told).toContainText('chưa chắc đã xuống đĩa');
    await expect(saved(page)).toContainText('Đang lưu…');
    expect(await storage(page)).toContain('Sở Xây dựng');
    expect((await said(page)).filter((text) => text.startsWith('Đã'))).toEqual([]);
  });
}

test('saved-too-early: where there is no IndexedDB the page says what it knows, with and without the rest of the program', async ({ page }) => {
  await withoutFar(page);
  const held = [];
  let holding = true;
  await page.route(LAZY, (route) => (holding ? held.push(route) : route.continue()));
  await open(page);
  await begin(page, 2025);
  await hear(page);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(saved(page)).toContainText('Đã ghi vào trình duyệt lúc');
  holding = false;
  for (const route of held) await route.continue();
  await expect(page.getByText('Đang tải chỉ tiêu và vấn đề.')).toBeHidden();
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(saved(page)).toContainText('Đã ghi vào trình duyệt lúc');
  await expect(saved(page)).toContainText('chưa chắc đã xuống đĩa');
  expect((await said(page)).filter((text) => text.startsWith('Đã lưu'))).toEqual([]);
});

for (const rest of ['here', 'held back']) {
  test(`saved-too-early: every transaction that writes asks for the disk, not only for the system (the rest of the program is ${rest})`, async ({ page }) => {
    if (rest !== 'here') await page.route(LAZY, () => {});
    await page.addInitScript(() => {
      const begin = IDBDatabase.prototype.transaction;
      window.durabilities = [];
      IDBDatabase.prototype.transaction = function transaction(...given) {
        const begun = begin.apply(this, given);
        if (begun.mode === 'readwrite') window.durabilities.push(begun.durability);
        return begun;
      };
    });
    await open(page);
    await begin(page, 2025);
    await type(page, 'agency-name', 'Sở Xây dựng');
    await expect(saved(page)).toContainText('Đã lưu trên máy này');
    expect([...new Set(await page.evaluate(() => window.durabilities))]).toEqual(['strict']);
  });
}
