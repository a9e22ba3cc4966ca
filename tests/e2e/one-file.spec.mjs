// The edition in one file: opened from a disk, with no server, it is the whole app, and says where the data are.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { begin, create, download, open, openFiles, section, storage, type } from './app.mjs';
import { expect, test } from './journey.mjs';

const built = fileURLToPath(new URL('../../dist/bao-cao-so.html', import.meta.url));

/** A copy on a stick of the test's own. */
async function copied(info, name = 'USB của tôi/Báo cáo số.html') {
  const path = info.outputPath(name);
  await mkdir(dirname(path), { recursive: true });
  await copyFile(built, path);
  return pathToFileURL(path).href;
}

test('opened from a disk it types, saves, reads files, shows and hands over the document, and asks for nothing else', async ({ page, requests }, info) => {
  const address = await copied(info);
  const { wrong } = await open(page, address);
  await begin(page, 2025);
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '5470');
  await type(page, 'outgoingSigned', '5351');
  await expect(page.locator('.assessment__indicator').filter({ hasText: 'ký số' }).first()).toContainText('97,82%');
  await page.reload();
  await expect(page.locator('#f-outgoingSigned')).toHaveValue('5.351');
  const json = await download(page, 'Xuất JSON');
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await expect(page.frameLocator('#preview-frame').locator('body')).toContainText('BÁO CÁO');
  // The style of the document is applied under this policy too.
  expect(await page.frameLocator('#preview-frame').locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toContain('Times');
  expect((await download(page, 'Xuất HTML')).text).toContain('97,82');
  await page.goto(`${address}#/`);
  await openFiles(page, [{ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(json.text) }]);
  await page.goto(`${address}#/`);
  await create(page, 2021);
  await page.goto(`${address}#/tro-giup`);
  await expect(page.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeVisible();
  expect(requests.filter((asked) => !asked.startsWith(address) && !/^(data|blob|about):/.test(asked))).toEqual([]);
  expect(wrong).toEqual([]);
});

test('it says where the browser keeps the data and to take a file along', async ({ page }, info) => {
  await open(page, await copied(info));
  const note = page.locator('.notice').filter({ hasText: 'bản một tệp' });
  await expect(note).toContainText('không nằm trong tệp hay trong USB');
  await expect(note).toContainText('Trước khi rời máy');
  await note.getByRole('link', { name: 'Sao lưu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dữ liệu trên máy này' })).toBeVisible();
  await note.getByRole('button', { name: 'Đã hiểu' }).click();
  await expect(note).toHaveCount(0);
  await page.reload();
  await expect(note).toBeVisible();
});

test('another copy on the same machine reads the same data, as the note says', async ({ page }, info) => {
  await open(page, await copied(info));
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  await page.goto(await copied(info, 'D/bản khác.html'));
  await expect(page.locator('.home__shelf')).toContainText('Sở Y tế');
});

test('a copy that was cut short, or altered inside the program, does not pretend to work', async ({ page }, info) => {
  const text = await readFile(built, 'utf8');
  const address = await copied(info);
  const put = (content) => writeFile(fileURLToPath(address), content);
  await put(text.slice(0, text.length / 2));
  await page.goto(address);
  await expect(page.locator('#loading')).toContainText('tệp đã bị chép thiếu: hãy chép lại tệp');
  const place = text.indexOf('id="first-part">') + 5_000;
  await put(`${text.slice(0, place)}AAAAAAAA${text.slice(place + 8)}`);
  await page.goto(address);
  await expect(page.getByRole('alert')).toContainText('Không mở được Báo Cáo Số');
  // A script that was tampered with is not run at all: its digest is not that of the policy.
  const held = /globalThis\.heldParts\s*=\s*\{/;
  expect(text).toMatch(held);
  await put(text.replace(held, (found) => `document.title="owned";${found}`));
  await page.goto(address);
  await expect(page.locator('#loading')).toContainText('hãy chép lại tệp');
  expect(await page.title()).toBe('Báo Cáo Số');
});

test('a browser that is too old for it is told so', async ({ page }, info) => {
  await page.addInitScript(() => delete globalThis.DecompressionStream);
  await page.goto(await copied(info));
  await expect(page.getByRole('alert')).toContainText('Hãy dùng bản mới của Chrome');
});

test('a host may serve it too', async ({ page }) => {
  const { wrong } = await open(page, new URL('bao-cao-so.html', 'http://127.0.0.1:' + (process.env.E2E_PORT ?? 4173)).href);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Y tế');
  expect(await storage(page)).toContain('Sở Y tế');
  expect(wrong).toEqual([]);
});
