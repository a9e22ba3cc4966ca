// Bad input: every file that cannot be used gets a sentence and changes nothing; nothing from a file runs as markup.
import { expect, test } from './journey.mjs';
import { open as openFile, readFile, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { download, open, openFiles, records, storage, openExample } from './app.mjs';
import { printed } from './pdf.mjs';

const folder = fileURLToPath(new URL('../data/hostile/', import.meta.url));
/** What is stored, without what the list works out again by itself. */
const kept = async (page) => JSON.parse(await storage(page)).filter(([key]) => key !== 'bao-cao-so.summaries');
const sample = fileURLToPath(new URL('../../src/catalog/data/samples/an-giang-2021.json', import.meta.url));

test('every hostile file is refused with a sentence and nothing on the machine changes', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await page.goto('./#/');
  await records(page);
  const before = await kept(page);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThan(30);
  await openFiles(page, names.map((name) => folder + name));
  for (const name of names) {
    const entry = page.locator('.home__file').filter({ has: page.getByText(name, { exact: false }) }).first();
    await expect(entry.locator('.layout__chip'), name).toHaveText('Không nhận');
    expect((await entry.locator('li').first().textContent()).length, name).toBeGreaterThan(40);
  }
  await expect(page.getByRole('button', { name: /^Nhận/ })).toHaveCount(0);
  expect(await kept(page)).toEqual(before);
  expect(wrong).toEqual([]);
});

test('a file of 200 MB is refused unread', async ({ page }, info) => {
  const { wrong } = await open(page);
  const path = info.outputPath('200mb.json');
  const file = await openFile(path, 'w');
  await file.truncate(200_000_000);
  await file.close();
  await openFiles(page, [path]);
  await expect(page.locator('.home__file')).toContainText('Tệp quá lớn (200.000.000 byte');
  expect(await storage(page)).toBe('[]');
  await rm(path);
  expect(wrong).toEqual([]);
});

test('hostile text in every text field stays text on screen, in the file and on paper', async ({ page, context }) => {
  test.setTimeout(120_000);
  const { wrong } = await open(page);
  const evil = '"><img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>{{7*7}}${7*7}</textarea></style></title>\u202e\u2028%s';
  const report = JSON.parse(await readFile(sample, 'utf8'));
  const poison = (value) => {
    if (typeof value === 'string' && !/^\d{4}-\d\d-\d\d/.test(value)) return value + evil;
    if (Array.isArray(value)) return value.map(poison);
    return value;
  };
  const keep = ['firewall', 'levelScheme', 'signingAuthority', 'bases'];
  for (const group of ['agency', 'document', 'answers']) {
    for (const key of Object.keys(report[group])) if (!keep.includes(key)) report[group][key] = poison(report[group][key]);
  }
  report.explanations = { resolvedWithinReceived: { text: evil, basis: evil } };
  report.narratives = { outgoingText: { text: evil, basis: evil } };
  report.unreadable = { outgoingDocuments: evil };
  report.notApplicable = { pendingDossiers: evil };
  report.futureMember = { [evil]: evil, __proto__: { polluted: true } };
  delete report.answers.outgoingDocuments;
  await openFiles(page, [{ name: `${'x'.repeat(20)}<b>.json`, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(report)) }]);
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await expect(page.locator('#f-agency-name')).toHaveValue(/onerror/);
  const links = await page.locator('.outline a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.length).toBeGreaterThan(15);
  const clean = async (where) => {
    expect(await page.title(), where).not.toContain('owned<');
    expect(await page.locator('img, script:not([src])').count(), where).toBe(0);
    expect(await page.evaluate(() => document.title === 'owned' || {}.polluted === true), where).toBe(false);
  };
  for (const link of links) {
    await page.goto(`./${link}`);
    await expect(page.locator('#page-title')).toBeVisible();
    await clean(link);
  }
  await page.getByRole('link', { name: /^Vấn đề/ }).first().click();
  await expect(page.locator('.findings__line').first()).toBeVisible();
  await clean('findings');
  await page.getByRole('link', { name: 'Xem trước' }).click();
  const frame = page.frameLocator('#preview-frame');
  await expect(frame.locator('body')).toContainText('onerror=');
  expect(await frame.locator('img, script').count()).toBe(0);
  const html = await download(page, 'Xuất HTML');
  expect(html.text).not.toMatch(/<script|<img|<\/textarea/i);
  expect((await printed(context, html.text)).join(' ')).toContain('<script>');
  await page.goto('./#/');
  await expect(page.locator('.home__shelf')).toContainText('onerror');
  await clean('home');
  expect(wrong).toEqual([]);
});

test('an address that names no report says so', async ({ page }) => {
  const { wrong } = await open(page, '#/bao-cao/khong-co/particulars');
  await expect(page.locator('main')).toContainText('Không tìm thấy báo cáo này trên máy');
  await page.goto('./#/bao-cao/%3Cscript%3E/<img>');
  await expect(page.locator('main')).toContainText('Không tìm thấy báo cáo này trên máy');
  expect(wrong).toEqual([]);
});

for (const [name, bytes] of [['anh.png', [0x89, 0x50, 0x4e, 0x47]], ['van-ban.docx', [0x50, 0x4b, 3, 4]], ['ghi-chu.txt', [...Buffer.from('xin chào')]]]) {
  test(`${name} is told to be no file of this app, and which files are`, async ({ page }) => {
    await open(page);
    await openFiles(page, [{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }]);
    await expect(page.locator('.home__file')).toContainText('Đây không phải tệp của Báo Cáo Số');
    await expect(page.locator('.home__file')).toContainText('.json hoặc tệp .html xuất từ Báo Cáo Số');
  });
}

test('a stored record that was cut short is set aside, shown and downloadable; the rest opens', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await expect(page.locator('#f-agency-name')).toBeVisible();
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('bao-cao-so/report/'));
    localStorage.setItem('bao-cao-so/report/hong', localStorage.getItem(key).slice(0, 700));
  });
  await page.goto('./#/');
  await page.reload();
  await expect(page.locator('.home__shelf')).toContainText('Sở Xây dựng');
  await expect(page.locator('main')).toContainText('Bản ghi không đọc được');
  await expect(page.locator('main')).toContainText('Bản ghi bị cắt cụt');
  const record = await download(page, 'Tải về');
  expect(record.text).toHaveLength(700);
  expect(wrong).toEqual([]);
});
