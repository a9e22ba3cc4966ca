// Backup, restore, the trash, and erasing everything.
import { expect, test } from './journey.mjs';
import Ajv from 'ajv/dist/2020.js';
import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import { begin, open, section, storage, type } from './app.mjs';
import { fill } from './faults.mjs';
import { built, host } from './host.mjs';
import { kept } from './kept.mjs';

async function begun(page) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dữ liệu trên máy này' })).toBeVisible();
}

async function backUp(page, passphrase) {
  const waiting = page.waitForEvent('download');
  if (passphrase) {
    await page.locator('#backup-passphrase').fill(passphrase);
    await page.locator('#backup-again').fill(passphrase);
    await page.keyboard.press('Enter');
  } else {
    await page.getByRole('button', { name: 'Sao lưu', exact: true }).click();
  }
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function choose(page, text) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp sao lưu' }).click();
  await (await choosing).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

async function erase(page) {
  await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
  await page.getByRole('button', { name: 'Xóa hết, không sao lưu' }).click();
  await expect(page.getByText('Đã xóa mọi dữ liệu')).toBeVisible();
}

test('one file brings everything back after everything was erased', async ({ page }) => {
  await begun(page);
  await expect(page.getByText('Chưa sao lưu lần nào.')).toBeVisible();
  const backup = await backUp(page);
  expect(backup.name).toMatch(/^sao-luu-bao-cao-so_\d{4}-\d{2}-\d{2}_\d{4}\.json$/);
  await expect(page.getByText(/^Lần sao lưu gần nhất/)).toBeVisible();
  await erase(page);
  expect(await storage(page)).toBe('[]');
  await page.reload();
  await choose(page, backup.text);
  await expect(page.locator('.data__entry')).toContainText('Thêm mới');
  expect(await storage(page)).not.toContain('Sở Xây dựng');
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await expect(page.getByText('Đã khôi phục từ tệp sao lưu.')).toBeVisible();
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toContainText('Sở Xây dựng');
});

test('an encrypted backup opens with its passphrase only, and says what is wrong otherwise', async ({ page }) => {
  await begun(page);
  const backup = await backUp(page, 'mật khẩu dài');
  expect(backup.name).toContain('co-mat-khau');
  expect(backup.text).not.toContain('Xây dựng');
  await choose(page, backup.text);
  await page.locator('#open-passphrase').fill('sai');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Mật khẩu không đúng')).toBeVisible();
  await expect(page.getByText('Đã tạo tệp sao lưu')).toHaveCount(0);
  await page.locator('#open-passphrase').fill('mật khẩu dài');
  await expect(page.getByText('Mật khẩu không đúng')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('.data__entry')).toContainText('Đã có, giống hệt');
  await page.getByRole('button', { name: 'Hủy' }).click();
  await choose(page, backup.text.replace(/"data": "..../, '"data": "AAAA'));
  await expect(page.getByText('đã bị sửa hoặc hỏng')).toBeVisible();
});

test('an independent program opens an encrypted backup by what stands in it', async ({ page }) => {
  await begun(page);
  const file = JSON.parse((await backUp(page, 'mật khẩu dài')).text);
  const bytes = (base64) => Buffer.from(base64, 'base64');
  const text = new TextEncoder();
  const { subtle } = webcrypto;
  expect(file.key.iterations).toBeGreaterThanOrEqual(600_000);
  const secret = await subtle.importKey('raw', text.encode('mật khẩu dài'.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
  const derived = Buffer.from(await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(file.key.salt), iterations: file.key.iterations }, secret, 256,
  ));
  const raw = await subtle.digest('SHA-256', Buffer.concat([text.encode('bao-cao-so/key'), derived]));
  const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const { cipher, key: how } = file;
  const along = `{"cipher":{"name":"${cipher.name}","nonce":"${cipher.nonce}"},"key":{"hash":"${how.hash}","iterations":${how.iterations},"name":"${how.name}","salt":"${how.salt}"}}`;
  const plain = await subtle.decrypt(
    { name: 'AES-GCM', iv: bytes(cipher.nonce), additionalData: text.encode(along) }, key, bytes(file.data),
  );
  expect(JSON.parse(Buffer.from(plain).toString()).format).toBe('bao-cao-so/backup');
});

test('backup files are valid by the published schemas', async ({ page }) => {
  const valid = async (name, text) => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const check = ajv.compile(JSON.parse(await readFile(new URL(`../../dist/schemas/${name}`, import.meta.url), 'utf8')));
    expect(check(JSON.parse(text)), JSON.stringify(check.errors)).toBe(true);
  };
  await begun(page);
  await valid('backup.schema.json', (await backUp(page)).text);
  await valid('sealed-backup.schema.json', (await backUp(page, 'mật khẩu dài')).text);
});

test('passphrases that differ are told, and files of another kind get their own advice', async ({ page }) => {
  await begun(page);
  await page.locator('#backup-passphrase').fill('một');
  await page.locator('#backup-again').fill('hai');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hai lần gõ mật khẩu không giống nhau')).toBeVisible();
  const report = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('bao-cao-so/report/'))[1]);
  await choose(page, report);
  await expect(page.getByText('Đây là tệp của một báo cáo')).toBeVisible();
  await expect(page.getByText('Hai lần gõ mật khẩu không giống nhau')).toHaveCount(0);
  await choose(page, 'not json');
  await expect(page.getByText('Đây không phải tệp sao lưu')).toBeVisible();
});

test('a backup that is older than the machine keeps the newer report and puts its own into the trash', async ({ page }) => {
  await begun(page);
  const backup = await backUp(page);
  await page.goBack();
  await page.clock.setFixedTime(new Date(Date.now() + 60_000));
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  await choose(page, backup.text);
  await expect(page.locator('.data__entry')).toContainText('Giữ bản trên máy');
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await expect(page.getByText('Đã khôi phục từ tệp sao lưu.')).toBeVisible();
  await expect(page.locator('.data__list')).toContainText('Sở Xây dựng');
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(1);
  await expect(page.locator('.home__report')).toContainText('Sở Y tế');
});

test('a removed report lies in the trash until it is brought back or removed for good', async ({ page }) => {
  await begun(page);
  for (const end of ['Lấy lại', 'Xóa hẳn']) {
    await page.goto('./#/');
    await page.getByRole('button', { name: /^Xóa/ }).click();
    await page.reload();
    await page.goto('./#/du-lieu');
    await expect(page.locator('.data__entry')).toContainText('Sở Xây dựng');
    await page.getByRole('button', { name: end, exact: true }).click();
    if (end === 'Xóa hẳn') await page.getByRole('button', { name: 'Xóa hẳn, không lấy lại' }).click();
    await expect(page.getByText('Thùng rác trống.')).toBeVisible();
  }
  await page.reload();
  await expect(page.getByText('Thùng rác trống.')).toBeVisible();
  expect(await storage(page)).not.toContain('Sở Xây dựng"');
});

test('before erasing a backup is offered, and what was erased does not come back', async ({ page }) => {
  await begun(page);
  await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
  await expect(page.getByText('Hãy sao lưu trước')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Sao lưu trước' }).click();
  await waiting;
  await page.getByRole('button', { name: 'Đã cất tệp, xóa hết' }).click();
  await expect(page.getByText('Đã xóa mọi dữ liệu')).toBeVisible();
  await page.reload();
  await page.goto('./#/');
  await expect(page.getByRole('heading', { level: 1, name: /^Báo cáo đúng/ })).toBeVisible();
});

test('the passphrase that was typed holds for the backup before erasing too, and differing ones make no file', async ({ page }) => {
  await begun(page);
  await page.locator('#backup-passphrase').fill('mật khẩu dài');
  await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
  await expect(page.getByText('Tệp sẽ được khóa bằng mật khẩu')).toBeVisible();
  const files = [];
  page.on('download', (file) => files.push(file));
  for (const again of ['', 'khác']) {
    await page.locator('#backup-again').fill(again);
    for (const name of ['Sao lưu trước', 'Sao lưu']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByText('Hai lần gõ mật khẩu không giống nhau')).toBeInViewport();
      await expect(page.locator('#backup-again')).toBeFocused();
    }
  }
  await page.locator('#backup-again').fill('mật khẩu dài');
  await expect(page.getByText('Hai lần gõ mật khẩu không giống nhau')).toHaveCount(0);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Sao lưu trước' }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toContain('co-mat-khau');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text).format).toBe('bao-cao-so/sealed-backup');
  expect(text).not.toContain('Xây dựng');
  await expect(page.getByText('Đã tạo tệp sao lưu có mật khẩu')).toBeInViewport();
  expect(files).toHaveLength(1);
});

test('a passphrase stays in no field: not after the backup, not after leaving the page, not after erasing', async ({ page }) => {
  await begun(page);
  const first = page.locator('#backup-passphrase');
  const again = page.locator('#backup-again');
  await backUp(page, 'mật khẩu dài');
  await expect(first).toHaveValue('');
  await expect(again).toHaveCount(0);
  await first.fill('một');
  await again.fill('một');
  await page.getByRole('link', { name: 'Trợ giúp' }).click();
  await expect(first).toHaveCount(0);
  await page.goBack();
  await expect(first).toHaveValue('');
  // One that was taken back does not bring its repetition back.
  await first.fill('một');
  await again.fill('hai');
  await first.fill('');
  const plain = await backUp(page);
  expect(plain.name).not.toContain('co-mat-khau');
  await choose(page, plain.text);
  await expect(page.locator('.data__entry')).toContainText('Sở Xây dựng');
  await first.fill('một');
  await expect(again).toHaveValue('');
  await again.fill('một');
  await erase(page);
  await expect(first).toHaveValue('');
  await expect(again).toHaveCount(0);
  // Nor does the file that was being looked at; and the keyboard goes on from the answer.
  await expect(page.locator('.data__entry')).toHaveCount(0);
  await expect(page.locator('#data-message')).toBeFocused();
});

test('restoring and bringing back without room speak of that, and of how to make room', async ({ page }) => {
  await begun(page);
  const backup = await backUp(page);
  await page.goto('./#/');
  await page.getByRole('button', { name: /^Xóa/ }).click();
  await fill(page, true);
  await page.locator('.layout__notices').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.locator('.layout__notices')).toContainText('Chưa lấy lại được');
  await expect(page.getByText('Vẫn gõ tiếp được')).toHaveCount(0);
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  await page.getByRole('button', { name: 'Lấy lại', exact: true }).click();
  await expect(page.locator('#data-message')).toContainText('Chưa lấy lại được');
  await choose(page, backup.text);
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await expect(page.locator('#data-message')).toContainText('Chưa khôi phục được hết');
  await expect(page.locator('#data-message')).toContainText('thùng rác');
  await fill(page, false);
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await expect(page.getByText('Đã khôi phục từ tệp sao lưu.')).toBeVisible();
});

test('used room is shown on the page of the data', async ({ page }) => {
  await begun(page);
  await expect(page.getByText(/^Đã dùng .* trình duyệt cho phép/)).toBeVisible();
  await expect(page.getByText(/trong 10 MB của kho thứ nhất/)).toBeVisible();
});

test('after a week of work without a backup the list of reports reminds of it', async ({ page }) => {
  await begun(page);
  await page.clock.setFixedTime(new Date(Date.now() + 8 * 24 * 3_600_000));
  await page.goto('./#/');
  await page.reload();
  await expect(page.getByText('Có thay đổi chưa được sao lưu')).toBeVisible();
  await page.getByRole('link', { name: 'Sao lưu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dữ liệu trên máy này' })).toBeVisible();
});

/** Everything that the browser keeps for this page, by place, as text. */
const everything = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const places = { local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage), cookies: document.cookie, base: {}, caches: {}, files: [] };
    for (const { name } of await indexedDB.databases()) {
      const base = await done(indexedDB.open(name));
      for (const part of base.objectStoreNames) {
        const store = base.transaction(part).objectStore(part);
        places.base[`${name} ${part}`] = [await done(store.getAllKeys()), await done(store.getAll())];
      }
      base.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) places.caches[request.url] = await (await cache.match(request)).text();
    }
    for await (const name of (await navigator.storage.getDirectory()).keys()) places.files.push(name);
    return places;
  });

test.describe('on a host, kept for work without it', () => {
  test.use({ serviceWorkers: 'allow' });

  test('after erasing nothing of a report is left anywhere, and the app opens without its host', async ({ page }) => {
    const server = await host(await built(), '/bao/');
    const marks = ['Sở Thử Nghiệm Xóa', 'Dấu riêng bảy ba chín', 'Chữ trong thùng rác'];
    const { wrong } = await open(page, server.url);
    await kept(page);
    await begin(page, 2024);
    await type(page, 'agency-name', marks[2]);
    await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
    await page.goto(`${server.url}#/`);
    await page.getByRole('button', { name: /^Xóa/ }).click();
    await begin(page, 2025);
    await type(page, 'agency-name', marks[0]);
    await type(page, 'document-place', marks[1]);
    await section(page, 'documents');
    await type(page, 'outgoingDocuments', '739.739');
    await page.getByRole('link', { name: 'Xem trước' }).click();
    await expect(page.frameLocator('#preview-frame').getByText(marks[1])).toBeVisible();
    await page.goBack();
    await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
    await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
    const before = JSON.stringify(await everything(page));
    for (const mark of [...marks, '739739']) expect(before, 'the search finds it').toContain(mark);

    await expect(page.getByText('Chỉ còn lại chương trình')).toBeVisible();
    await erase(page);
    const after = await everything(page);
    for (const mark of [...marks, '739739']) expect(JSON.stringify(after)).not.toContain(mark);
    expect([after.local, after.session, after.cookies, after.files]).toEqual(['{}', '{}', '', []]);
    const inBase = Object.fromEntries(Object.entries(after.base).map(([part, [keys]]) => [part, keys]));
    expect(inBase).toEqual({ 'bao-cao-so collections': [], 'bao-cao-so records': ['bao-cao-so/erased'], 'bao-cao-so states': [] });
    const files = [...(await built()).keys(), '', '?whole'].map((name) => server.url + name);
    expect(Object.keys(after.caches).filter((address) => !files.includes(address))).toEqual([]);

    await server.stop();
    await page.goto(`${server.url}#/`);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: /^Báo cáo đúng/ })).toBeVisible();
    await begin(page, 2025);
    await expect(page.locator('#f-agency-name')).toHaveValue('');
    await expect(page.locator('#f-document-place')).toHaveValue('');
    expect(wrong).toEqual([]);
  });
});
