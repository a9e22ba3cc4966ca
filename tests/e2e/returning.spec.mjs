// Coming back to a machine with many reports: what the page shows is compared first, all else when the browser is idle.
import { expect, test } from './journey.mjs';
import { begin, copyOnDisk, open, type } from './app.mjs';
import { pages, squeezed } from './pdf.mjs';

const REPORTS = 'bao-cao-so/report/';
const VERSIONS = 'bao-cao-so/written/report/';
const saved = (page) => page.locator('.editor__saved', { hasText: 'Đã lưu trên máy này' });
const field = (page) => page.locator('#f-agency-name');
const listed = (page) => page.locator('.home__report');

/** Twelve reports, or so many, in both stores: one that was begun, and copies of it; gives the address of the first. */
async function many(page, count = 12) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(saved(page)).toBeVisible();
  const address = page.url();
  await page.evaluate(([place, versions, count]) => {
    const key = Object.keys(localStorage).find((key) => key.startsWith(place));
    const { digest, ...report } = JSON.parse(localStorage.getItem(key));
    for (let copy = 1; copy < count; copy += 1) {
      const [id, agency] = [`copy-${copy}`, { ...report.agency, name: `Sở thứ ${copy}` }];
      localStorage.setItem(place + id, JSON.stringify({ ...report, id, agency }, null, 2));
      // The later ones were written earlier: they stand behind in the list.
      localStorage.setItem(versions + id, String(1_795_000_000_000 - copy));
    }
  }, [REPORTS, VERSIONS, count]);
  await page.goto('./#/');
  await page.reload();
  await expect(listed(page)).toHaveCount(count);
  await expect.poll(() => copies(page)).toBe(count);
  return address;
}

/** How many reports IndexedDB has. */
const copies = (page) =>
  page.evaluate((place) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('bao-cao-so');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const keys = opening.result.transaction('records').objectStore('records').getAllKeys();
      keys.onsuccess = () => {
        opening.result.close();
        resolve(keys.result.filter((key) => key.startsWith(place)).length);
      };
    };
  }), REPORTS);

/** As after a power cut: local storage has some reports as they were before the copies in IndexedDB. */
const fallBehind = (page, ids) =>
  page.evaluate(([place, versions, ids]) => {
    for (const id of ids) {
      const { digest, ...report } = JSON.parse(localStorage.getItem(place + id));
      localStorage.setItem(place + id, JSON.stringify({ ...report, agency: { ...report.agency, name: 'Cũ' } }, null, 2));
      localStorage.setItem(versions + id, '5');
    }
  }, [REPORTS, VERSIONS, ids]);

/** The name of the agency in local storage. */
const name = (page, id) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)).agency.name, REPORTS + id);

/** From the next page on the browser is idle only when the test says so. */
const holdIdle = (page) =>
  page.addInitScript(() => {
    window.waiting = [];
    window.requestIdleCallback = (act) => window.waiting.push(act);
  });
const letIdle = (page) =>
  expect(async () => {
    await page.evaluate(() => window.waiting.splice(0).forEach((act) => act({ timeRemaining: () => 50, didTimeout: false })));
    expect(await page.evaluate(() => window.waiting.length)).toBe(0);
  }).toPass();

test('a report that fell behind is shown as it was saved last, before all others are compared', async ({ page }) => {
  const address = await many(page);
  await fallBehind(page, ['copy-3', 'copy-9', 'copy-10']);
  await holdIdle(page);
  await page.goto(address);
  await page.reload();
  await expect(field(page)).toHaveValue('Sở Xây dựng');
  await expect(saved(page)).toBeVisible();
  // The others wait.
  expect(await name(page, 'copy-9')).toBe('Cũ');
  // Another one, still before.
  await page.goto(address.replace(/bao-cao\/[^/]+/, 'bao-cao/copy-9'));
  await expect(field(page)).toHaveValue('Sở thứ 9');
  await type(page, 'agency-name', 'Sở mới');
  await expect(saved(page)).toBeVisible();
  expect(await name(page, 'copy-3')).toBe('Cũ');
  // When the browser is idle, all of them; what was typed meanwhile stands.
  await letIdle(page);
  await expect.poll(() => name(page, 'copy-3')).toBe('Sở thứ 3');
  await expect.poll(() => name(page, 'copy-10')).toBe('Sở thứ 10');
  expect(await name(page, 'copy-9')).toBe('Sở mới');
  await page.reload();
  await expect(field(page)).toHaveValue('Sở mới');
});

test('the list shows its first reports as they were saved last, then all', async ({ page }) => {
  await many(page);
  await fallBehind(page, ['copy-11']);
  await holdIdle(page);
  await page.reload();
  await expect(listed(page)).toHaveCount(8);
  await expect(page.getByText('Sở thứ 7 –')).toBeVisible();
  await letIdle(page);
  await expect(async () => {
    await letIdle(page);
    await expect(listed(page)).toHaveCount(12, { timeout: 100 });
  }).toPass();
  await expect(page.getByText('Sở thứ 11 –')).toBeVisible();
  await expect(page.getByText('Cũ –')).toHaveCount(0);
});

test('what needs all reports compares them at once, also where the browser is never idle', async ({ page }) => {
  await many(page);
  await fallBehind(page, ['copy-10', 'copy-2']);
  await holdIdle(page);
  await page.reload();
  await expect(listed(page)).toHaveCount(8);
  await listed(page).filter({ hasText: 'Sở thứ 1 –' }).getByRole('button', { name: 'Xóa' }).click();
  await expect(page.getByText('Đã chuyển báo cáo vào thùng rác')).toBeVisible();
  expect(await name(page, 'copy-10')).toBe('Sở thứ 10');
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Báo cáo trên máy này' }).first().click();
  await expect(async () => {
    await letIdle(page);
    await expect(listed(page)).toHaveCount(11, { timeout: 100 });
  }).toPass();
});

test('a damaged report that is opened is set aside alone, and one that waits is mended by its second copy', async ({ page }) => {
  const address = await many(page);
  // While no page of the app is open.
  await page.goto('./schemas/report.schema.json');
  await page.evaluate((place) => ['copy-9', 'broken'].forEach((id) => localStorage.setItem(place + id, '{')), REPORTS);
  await holdIdle(page);
  await page.goto(address.replace(/bao-cao\/[^/]+/, 'bao-cao/broken'));
  await expect(page.getByText('Không tìm thấy báo cáo này trên máy')).toBeVisible();
  // Its other copy was not looked at yet.
  expect(await page.evaluate((place) => localStorage.getItem(`${place}copy-9`), REPORTS)).toBe('{');
  await page.goto(address.replace(/bao-cao\/[^/]+/, 'bao-cao/copy-9'));
  await expect(field(page)).toHaveValue('Sở thứ 9');
  await expect(page.getByText('bản sao còn tốt')).toBeVisible();
});

test('what was brought back is told also where the other store fails on the way', async ({ page }) => {
  await many(page, 40);
  await page.goto('./schemas/report.schema.json');
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('report/')).forEach((key) => localStorage.removeItem(key)));
  // Twenty-four records are compared at once.
  await page.addInitScript(() => {
    const get = IDBObjectStore.prototype.get;
    let left = 26;
    IDBObjectStore.prototype.get = function (key) {
      left -= 1;
      if (left < 0) throw new DOMException('The disk fails', 'UnknownError');
      return get.call(this, key);
    };
  });
  await page.goto('./');
  await expect(page.getByText('báo cáo được lấy lại từ bản sao thứ hai')).toBeVisible();
  expect(await listed(page).count()).toBeGreaterThan(20);
});

test('the report of the period before is compared before it is read, also where the agency is named later', async ({ page }) => {
  const address = await many(page);
  await page.goto('./schemas/report.schema.json');
  await page.evaluate(([place, versions]) => {
    const { digest, ...report } = JSON.parse(localStorage.getItem(`${place}copy-9`));
    const period = { ...report.period, year: 2024, from: '2023-12-15', to: '2024-12-14' };
    // With a number: a report without an answer is nobody's previous one.
    const answers = { ...report.answers, headcount: 40 };
    localStorage.setItem(`${place}copy-9`, JSON.stringify({ ...report, answers, period }, null, 2));
    localStorage.setItem(`${versions}copy-9`, String(Date.now() + 1e9));
  }, [REPORTS, VERSIONS]);
  await page.goto('./#/');
  await expect(listed(page)).toHaveCount(12);
  await expect.poll(() => copyOnDisk(page, `${REPORTS}copy-9`)).toContain('2023-12-15');
  await fallBehind(page, ['copy-9']);
  await holdIdle(page);
  await page.goto(address);
  await page.reload();
  await expect(saved(page)).toBeVisible();
  const line = page.locator('.editor__page > .field__hint').first();
  await expect(line).toContainText('chưa có báo cáo kỳ trước');
  await type(page, 'agency-name', 'Sở thứ 9');
  await expect(saved(page)).toBeVisible();
  await page.goto(address.replace(/[^/]*$/, 'document-management'));
  await expect(page.locator('#page-title')).toBeVisible();
  await page.goto(address);
  await expect(line).toContainText('Số liệu được so với báo cáo năm 2024');
  expect(await name(page, 'copy-9')).toBe('Sở thứ 9');
});

test('reports of other periods are not read as a whole while a new one is chosen', async ({ page }) => {
  await many(page);
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  await page.locator('#new-year').fill('2025');
  await expect(page.getByText('Sở Xây dựng').first()).toBeVisible();
  await page.evaluate((place) => {
    window.read = [];
    const get = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      if (key.startsWith(place)) window.read.push(key);
      return get.call(this, key);
    };
  }, REPORTS);
  await page.locator('#new-year').fill('2023');
  await expect(page.getByText('Báo cáo năm 2023; số liệu')).toBeVisible();
  await expect(page.locator('.notice--warning')).toHaveCount(0);
  // But for that of the agency whose report is begun, for its particulars.
  expect(await page.evaluate(() => window.read)).toHaveLength(1);
  // Each that may be of the same agency once.
  await page.locator('#new-year').fill('2025');
  await expect(page.getByRole('link', { name: 'Mở báo cáo đó' })).toBeVisible();
  expect(await page.evaluate(() => [window.read.length, new Set(window.read).size])).toEqual([14, 12]);
});

test('the list is made of summaries, which are made anew where a report changed', async ({ page }) => {
  const address = await many(page);
  const stored = () => page.evaluate(() => localStorage.getItem('bao-cao-so.summaries'));
  await expect.poll(stored).toContain('Sở thứ 7');
  // Only a list that is made of them shows this.
  await page.goto('./schemas/report.schema.json');
  await page.evaluate(() => localStorage.setItem('bao-cao-so.summaries', localStorage.getItem('bao-cao-so.summaries').replace('Sở thứ 7', 'Sở đã nhớ')));
  await page.goto('./');
  await expect(page.getByText('Sở đã nhớ –')).toBeVisible();
  await expect(listed(page)).toHaveCount(12);
  await page.goto(address.replace(/bao-cao\/[^/]+/, 'bao-cao/copy-7'));
  await expect(field(page)).toHaveValue('Sở thứ 7');
  await type(page, 'agency-name', 'Sở mới');
  await expect(saved(page)).toBeVisible();
  await page.goto('./#/');
  await expect(page.getByText('Sở mới –')).toBeVisible();
  await expect(page.getByText('Sở đã nhớ –')).toHaveCount(0);
  await expect.poll(stored).toContain('Sở mới');
  // Nothing of them is copied.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('summaries')))).toEqual(['bao-cao-so.summaries']);
});

/** Entries below the window are not laid out until they are needed: that must be nobody's loss. */
test('reports below the window are found by words, heard, reached by Tab and printed', async ({ page }) => {
  await many(page);
  const last = listed(page).filter({ hasText: 'Sở thứ 11 –' });
  await expect(last).not.toBeInViewport();
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const names = nodes.filter(({ role }) => role?.value === 'link').map(({ name }) => name?.value ?? '');
  expect(names.some((name) => name.startsWith('Sở thứ 11 –'))).toBe(true);
  expect((await pages(await page.pdf())).join('')).toContain(squeezed('Sở thứ 11 –'));
  expect(await page.evaluate(() => window.find('Sở thứ 11'))).toBe(true);
  await expect(last).toBeInViewport();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(last).not.toBeInViewport();
  await listed(page).filter({ hasText: 'Sở thứ 10 –' }).getByRole('button', { name: /^Xóa/ }).focus();
  await page.keyboard.press('Tab');
  await expect(last.getByRole('link').first()).toBeFocused();
  await expect(last).toBeInViewport();
});

test('a report that was changed keeps no old count while the others are read anew', async ({ page }) => {
  await many(page);
  await expect(page.locator('.home__given')).toHaveCount(12);
  await page.evaluate(() => { window.requestIdleCallback = () => 1; });
  const own = listed(page).filter({ hasText: 'Sở Xây dựng –' });
  await own.getByRole('link', { name: /^Mở/ }).click();
  await type(page, 'document-signerName', 'Nguyễn Văn An');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('link', { name: 'Báo cáo trên máy này' }).first().click();
  await expect(listed(page)).toHaveCount(12);
  await expect(page.locator('.home__given')).toHaveCount(11);
  await expect(own.locator('.home__given')).toHaveCount(0);
});
