// The receiving department: a day's files of every kind dropped in, through to a number and the report that it comes from.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from './journey.mjs';
import { open } from './app.mjs';
import { withoutFar } from './faults.mjs';
import { FOLDER, collection, drop, ofKind } from './collected.mjs';
import { zip } from './zip.mjs';

const HEADINGS = {
  New: 'Báo cáo mới',
  NewerRevision: 'Bản mới hơn',
  OlderRevision: 'Bản cũ hơn',
  Duplicate: 'Đã có, giống hệt',
  Conflict: 'Mâu thuẫn',
  WrongPeriod: 'Sai kỳ báo cáo',
  OtherTemplate: 'Mẫu hoặc phiên bản mẫu khác',
  UnknownAgency: 'Không có trong danh sách đơn vị',
  DoubtfulAgency: 'Cần trả lời',
  Altered: 'Bị sửa sau khi xuất',
  Unreadable: 'Không đọc được',
};

/** How many files the dry run has of a kind. */
async function countOf(page, heading) {
  const tally = page.locator('.collection__files h2', { hasText: heading }).locator('.collection__tally');
  return (await tally.count()) === 0 ? 0 : Number((await tally.innerText()).match(/\d+/)[0]);
}

test('sixty files of every kind, dropped in, taken in, clicked down to an agency, and there after a reload', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  const names = readdirSync(join(FOLDER, 'reports'));
  expect(names.length).toBeGreaterThanOrEqual(60);
  await drop(page, names);
  const accept = page.getByRole('button', { name: /^Nhận \d+ tệp$/ });
  await expect(accept).toBeVisible({ timeout: 60_000 });
  for (const [kind, heading] of Object.entries(HEADINGS)) {
    expect(await countOf(page, heading), kind).toBe(ofKind(kind).length);
  }
  await expect(page.locator('.collection__files', { hasText: 'Sai kỳ' })).toContainText('năm 2024 (từ 15/12/2023 đến 14/12/2024)');

  // A question is answered in the list: one more is taken in.
  const before = Number((await accept.innerText()).match(/\d+/)[0]);
  expect(before).toBe(ofKind('New', 'NewerRevision', 'OlderRevision', 'Conflict').length);
  const question = page.locator('.collection__files', { hasText: 'Cần trả lời' }).locator('select').first();
  await question.selectOption({ index: 1 });
  await expect(accept).toHaveText(`Nhận ${before + 1} tệp`);

  // What is wrong goes back as a table.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu danh sách vấn đề (CSV)' }).click();
  const problems = readFileSync(await (await saving).path(), 'utf8');
  expect(problems.startsWith('\u{feff}Đơn vị;Tệp;Ô số liệu;Vấn đề;Cách xử lý\r\n')).toBe(true);
  for (const file of ofKind('WrongPeriod', 'Unreadable')) expect(problems).toContain(file);

  await accept.click();
  await expect(page.getByText(`Đã nhận ${before + 1} tệp; đã ghi xuống đĩa.`)).toBeVisible();
  const reported = await page.locator('.collection__sum').innerText();
  const states = await page.locator('.collection__counts').innerText();
  expect(states).toContain('Mâu thuẫn');
  expect(states).toContain('Quá hạn, chưa gửi');

  // From a number to the agencies behind it, and to the field in the report of one.
  await page.getByRole('link', { name: 'Số liệu tổng hợp' }).click();
  const row = page.locator('.collection__table--totals tr').filter({ has: page.locator('td a', { hasText: /^[\d.]+ văn bản/ }) }).first();
  const total = await row.locator('td a').innerText();
  await row.locator('td a').click();
  await expect(page.locator('.collection__sum')).toHaveText(total.split(':')[0]);
  await page.locator('.collection__agency').first().click();
  await expect(page.locator('.collection__asked')).toBeInViewport();
  await expect(page.locator('h1')).toContainText('Báo cáo của');

  // Everything is there after a reload, and the same files again are all duplicates.
  const address = page.url();
  await page.reload();
  await expect(page.locator('.collection__asked')).toBeVisible();
  expect(page.url()).toBe(address);
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await expect(page.locator('.collection__sum')).toHaveText(reported);
  await expect(page.locator('.collection__counts')).toHaveText(states, { useInnerText: true });
  await drop(page, ofKind('New'));
  await expect(page.getByText('Không có tệp nào nhận được.')).toBeVisible({ timeout: 60_000 });

  // Through to the province's own report on paper, where the total stands that was clicked.
  await page.getByRole('button', { name: 'Bỏ, không nhận' }).click();
  await page.getByRole('link', { name: 'Báo cáo tổng hợp', exact: true }).click();
  await page.getByRole('button', { name: 'Tạo báo cáo tổng hợp' }).click();
  await expect(page.getByText('Mọi ô lấy từ tổng hợp đều khớp với số liệu hiện có.')).toBeVisible();
  await page.getByRole('link', { name: 'Văn bản kèm phụ lục theo đơn vị' }).click();
  const paper = page.frameLocator('#synthesis-frame');
  await expect(paper.locator('body')).toContainText(total.match(/[\d.]+/)[0]);
  await expect(paper.locator('.landscape').last()).toContainText('Tất cả đơn vị');
  await expect(paper.locator('.picture').first()).toBeVisible();
  expect(wrong).toEqual([]);
});

test('a folder and an archive in it are read to the last file, what is no report is told, and reading can be called off', async ({ page }) => {
  test.setTimeout(120_000);
  await collection(page);
  const report = (name) => readFileSync(join(FOLDER, 'reports', name));
  const [one, two, three] = ofKind('New');
  const folder = join(mkdtempSync(join(tmpdir(), 'dot-')), 'Đợt 1');
  mkdirSync(join(folder, 'Sở A'), { recursive: true });
  writeFileSync(join(folder, 'Sở A', one), report(one));
  writeFileSync(join(folder, 'Sở A', 'anh.pdf'), '%PDF');
  writeFileSync(join(folder, '.DS_Store'), '');
  writeFileSync(join(folder, 'tinh.zip'), zip([
    [`Sở B/${two}`, report(two)],
    [`../\u202e${three}`, report(three)],
    ['Sở B/ghi chu.pdf', '%PDF'],
    ['trong.zip', 'PK'],
    ['bom.json', ' '.repeat(3_000_000)],
  ]));

  // As a file manager drops it: the browser hands out the folder, not its files.
  const box = await page.locator('.collection').boundingBox();
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 50, y: box.y + 50, data });
  }
  const accept = page.getByRole('button', { name: 'Nhận 3 tệp' });
  await expect(accept).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Bỏ qua 2 tệp .pdf, không phải JSON hay HTML')).toBeVisible();
  await expect(page.getByText('Bỏ qua 1 tệp của hệ điều hành')).toBeVisible();
  const unreadable = page.locator('.collection__files', { hasText: 'Không đọc được' });
  await expect(unreadable).toContainText('Đợt 1/tinh.zip/trong.zip');
  await expect(unreadable).toContainText('Tệp nén nằm trong tệp nén nên không mở.');
  await expect(unreadable).toContainText('Tệp giải nén ra lớn gấp hơn 100 lần');
  await expect(page.getByText(`Đợt 1/tinh.zip/${three}`)).toBeVisible();
  await accept.click();
  await expect(page.locator('.collection__sum')).toContainText('3/');

  // The same folder by its button; nothing of it is new.
  await page.getByRole('link', { name: 'Nhận tệp' }).click();
  let choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn thư mục' }).click();
  await (await choosing).setFiles(folder);
  await expect(page.getByText('Không có tệp nào nhận được.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Bỏ, không nhận' }).click();

  // An archive of thousands of files is called off in the middle.
  const many = zip(Array.from({ length: 5_000 }, (_, at) => [`${at}.json`, report(one)]));
  choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (await choosing).setFiles({ name: 'nhieu.zip', mimeType: 'application/zip', buffer: many });
  await expect(page.getByText(/^Đang đọc và kiểm tra [1-9].*\/5\.000 tệp$/)).toBeVisible();
  await page.getByRole('button', { name: 'Dừng đọc' }).click();
  await expect(page.getByRole('button', { name: 'Chọn tệp' })).toBeVisible();
});

test('a decision, a second tab, and the whole collection as one file', async ({ page, context }) => {
  test.setTimeout(120_000);
  await collection(page);
  await drop(page, ofKind('New').slice(0, 3));
  await page.getByRole('button', { name: 'Nhận 3 tệp' }).click();
  await expect(page.locator('.collection__sum')).toContainText('3/');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator('.collection__sum')).toContainText('3/');

  // One goes back with a note: the other tab shows it too.
  await page.getByRole('button', { name: /Đã nhận|Còn vấn đề/ }).first().click();
  await page.locator('.collection__agency').first().click();
  await page.locator('summary', { hasText: 'Trả lại' }).click();
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await expect(page.getByText('Ghi nội dung trước đã.')).toBeVisible();
  await page.getByLabel('Nội dung cần sửa khi trả lại').fill('Sai tổng số hồ sơ');
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await expect(page.getByText('Ghi chú: Sai tổng số hồ sơ')).toBeVisible();
  await expect(other.locator('.collection__counts')).toContainText('Trả lại');
  await expect(other.locator('.collection__sum')).toContainText('2/');

  // Out as one file, removed, in again.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu bộ tổng hợp ra tệp' }).first().click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^bo-tong-hop_.*_2025\.json$/);
  const backup = readFileSync(await file.path());
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('button', { name: 'Xóa bộ tổng hợp' }).click();
  await page.getByRole('button', { name: 'Xóa hẳn' }).click();
  await expect(page.getByText('Chưa có bộ tổng hợp nào.')).toBeVisible();
  await expect(other.getByText('Không có bộ tổng hợp này trên máy')).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp bộ tổng hợp' }).click();
  await (await choosing).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: backup });
  await expect(page.locator('.collection__sum')).toContainText('2/');
  await expect(page.locator('.collection__counts')).toContainText('Trả lại');
});

test('the numbers go out as a workbook, and as JSON that the published schema knows', async ({ page }) => {
  test.setTimeout(120_000);
  await collection(page);
  await drop(page, ofKind('New').slice(0, 5));
  await page.getByRole('button', { name: 'Nhận 5 tệp' }).click();
  await page.getByRole('link', { name: 'Số liệu tổng hợp' }).click();
  const saved = async (name) => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const file = await saving;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const workbook = await saved('Lưu bảng số liệu (Excel)');
  expect(workbook.name).toBe('so-lieu-tong-hop.xlsx');
  expect(workbook.bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  const names = workbook.bytes.toString('latin1');
  for (const part of ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet3.xml']) expect(names).toContain(part);

  const json = await saved('Lưu số liệu (JSON)');
  const schema = readFileSync(new URL('../../dist/schemas/totals.schema.json', import.meta.url), 'utf8');
  const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(JSON.parse(schema));
  const totals = JSON.parse(json.bytes.toString());
  expect(check(totals), JSON.stringify(check.errors)).toBe(true);
  expect(totals.agencies.reported).toBe(5);
  expect(check({ ...totals, numbers: [{ address: 'x' }] })).toBe(false);
});

test('the backup of this machine holds its collections, and puts another state beside the one that is here', async ({ page }) => {
  test.setTimeout(120_000);
  await collection(page);
  await drop(page, ofKind('New').slice(0, 3));
  await page.getByRole('button', { name: 'Nhận 3 tệp' }).click();
  await expect(page.locator('.collection__sum')).toContainText('3/');
  const address = page.url();
  const restore = async (file, passphrase) => {
    await page.goto('./#/du-lieu');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Chọn tệp sao lưu' }).click();
    await (await choosing).setFiles(file);
    if (passphrase) {
      await page.locator('#open-passphrase').fill(passphrase);
      await page.keyboard.press('Enter');
    }
    await expect(page.locator('.data__entry')).toContainText('Bộ tổng hợp');
  };
  const backUp = async (passphrase) => {
    await page.goto('./#/du-lieu');
    if (passphrase) {
      await page.locator('#backup-passphrase').fill(passphrase);
      await page.locator('#backup-again').fill(passphrase);
    }
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Sao lưu', exact: true }).click();
    const path = await (await saving).path();
    await expect(page.getByText(/Trong tệp có 1 bộ tổng hợp \(\d+ KB\)\./)).toBeVisible();
    return { name: 'a.json', mimeType: 'application/json', buffer: readFileSync(path) };
  };
  const [plain, encrypted] = [await backUp(), await backUp('mật khẩu dài')];
  expect(plain.buffer.toString()).toContain('bao-cao-so/collection');
  expect(encrypted.buffer.toString()).not.toContain('bao-cao-so/collection');

  // It is here, as it is.
  await restore(plain);
  await expect(page.locator('.data__entry')).toContainText('Đã có, giống hệt');
  await expect(page.getByRole('button', { name: 'Khôi phục', exact: true })).toHaveCount(0);

  // Changed since: both are kept.
  await page.goto(address);
  await expect(page.locator('.collection__sum')).toBeVisible();
  await drop(page, ofKind('New').slice(3, 5));
  await page.getByRole('button', { name: 'Nhận 2 tệp' }).click();
  await expect(page.locator('.collection__sum')).toContainText('5/');
  await restore(plain);
  await expect(page.locator('.data__entry')).toContainText('Giữ cả hai');
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await expect(page.getByText('Đã khôi phục từ tệp sao lưu.')).toBeVisible();
  await page.goto('./#/tong-hop');
  await expect(page.locator('.collection__entry')).toHaveCount(2);
  for (const files of ['5 tệp đã nhận', '3 tệp đã nhận']) {
    await expect(page.locator('.collection__entry', { hasText: files })).toHaveCount(1);
  }

  // Erased, and back from the encrypted file.
  await page.goto('./#/du-lieu');
  await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
  await page.getByRole('button', { name: 'Xóa hết, không sao lưu' }).click();
  await expect(page.getByText('Đã xóa mọi dữ liệu')).toBeVisible();
  await page.reload();
  await restore(encrypted, 'mật khẩu dài');
  await expect(page.locator('.data__entry')).toContainText('Thêm mới');
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await expect(page.getByText('Đã khôi phục từ tệp sao lưu.')).toBeVisible();
  await page.goto(address);
  await expect(page.locator('.collection__sum')).toContainText('3/');
});

test('a decision made while files are written is kept, and so are the files', async ({ page }) => {
  test.setTimeout(120_000);
  await collection(page);
  await page.locator('.collection__agency').last().click();
  const agency = page.url();
  await drop(page, ofKind('New').slice(0, 3));
  const accept = page.getByRole('button', { name: 'Nhận 3 tệp' });
  await expect(accept).toBeVisible({ timeout: 60_000 });
  // The transaction of the files stays open until it is let go: what is written next waits behind it.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.held = true;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      IDBObjectStore.prototype.put = put;
      const hold = (store) => {
        store.get('nothing').onsuccess = () => { if (window.held) hold(store); };
      };
      hold(this);
      return request;
    };
  });
  await accept.click();
  await expect(page.getByText('Đang ghi xuống đĩa 0/3 tệp')).toBeVisible();
  // Other files wait until these are written.
  await drop(page, ofKind('New').slice(3, 5));
  await expect(page.getByText('Đang ghi xuống đĩa 0/3 tệp')).toBeVisible();
  await page.goto(agency);
  await page.locator('summary', { hasText: 'không phát sinh' }).click();
  await page.locator('#nothing-note').fill('Xác nhận qua điện thoại');
  await page.getByRole('button', { name: 'Xác nhận không phát sinh' }).click();
  await page.evaluate(() => { window.held = false; });
  for (const again of [false, true]) {
    if (again) await page.reload();
    await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
    await expect(page.locator('.collection__sum')).toContainText('3/');
    await expect(page.locator('.collection__counts')).toContainText('Không phát sinh');
  }
});

test('a reload while files are read changes nothing, and they can be read again', async ({ page }) => {
  test.setTimeout(120_000);
  await collection(page);
  const [one] = ofKind('New');
  const many = zip(Array.from({ length: 5_000 }, (_, at) => [`${at}.json`, readFileSync(join(FOLDER, 'reports', one))]));
  await page.getByRole('link', { name: 'Nhận tệp' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (await choosing).setFiles({ name: 'nhieu.zip', mimeType: 'application/zip', buffer: many });
  await expect(page.getByText(/^Đang đọc và kiểm tra [1-9].*\/5\.000 tệp$/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Chọn tệp' })).toBeVisible();
  await drop(page, [one]);
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await expect(page.locator('.collection__sum')).toContainText('1/');
});

test('where IndexedDB cannot be used the pages of collections say so, and nothing is begun', async ({ page }) => {
  await withoutFar(page);
  await open(page, '#/tong-hop');
  const told = page.getByText('Trình duyệt không cho lưu vào IndexedDB nên không tổng hợp được.');
  await expect(told).toBeVisible();
  await page.getByRole('link', { name: 'Tạo bộ tổng hợp' }).click();
  await page.locator('#new-year').fill('2025');
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  await expect(told).toBeVisible();
  await expect(page.locator('h1')).toHaveText('Tạo bộ tổng hợp');
});

test('a tab that ends while files are written has all of them or none', async ({ page, context }) => {
  test.setTimeout(120_000);
  await collection(page);
  const names = ofKind('New', 'Conflict', 'NewerRevision', 'OlderRevision');
  await drop(page, names);
  const accept = page.getByRole('button', { name: `Nhận ${names.length} tệp` });
  await expect(accept).toBeVisible({ timeout: 60_000 });
  await accept.evaluate((button) => button.click());
  await page.close();
  const again = await context.newPage();
  await again.goto('./#/tong-hop');
  await expect(again.locator('.collection__entry')).toContainText(new RegExp(` (0|${names.length}) tệp đã nhận`));
});

test('a list with mistakes tells all of them with their places, and agencies are typed one by one', async ({ page }) => {
  await open(page, '#/tong-hop/tao');
  await page.locator('#new-year').fill('20');
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  await expect(page.locator('#error-summary')).toBeFocused();
  await page.locator('#new-year').fill('2025');
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  await page.locator('#agency-list').fill('STT\tTên đơn vị\tMã\tHạn nộp\n1\tSở Y tế\tH.1\t31/2/2025\n2\t\tH.2\t\nx\tSở Nội vụ\tH.1\t\n');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  for (const told of ['Dòng 2, cột 4: “31/2/2025” không phải ngày', 'Dòng 3, cột 2: không có tên đơn vị', 'Dòng 4, cột 3: trùng mã định danh với dòng 2']) {
    await expect(page.locator('.notice__list')).toContainText(told);
  }
  await page.getByRole('button', { name: 'Lấy danh sách (1 đơn vị)' }).click();
  await page.getByRole('link', { name: 'Thêm một đơn vị' }).click();
  await page.getByRole('button', { name: 'Lưu đơn vị' }).click();
  await expect(page.locator('#error-summary')).toContainText('Ghi tên đơn vị.');
  await page.locator('#agency-name').fill('UBND xã Tân Hòa');
  await page.locator('#agency-group').fill('Xã');
  await page.getByRole('button', { name: 'Lưu đơn vị' }).click();
  await expect(page.locator('h1')).toHaveText('UBND xã Tân Hòa');
  await page.locator('summary', { hasText: 'không phát sinh' }).click();
  await page.locator('#nothing-note').fill('Chủ tịch xã xác nhận qua điện thoại');
  await page.getByRole('button', { name: 'Xác nhận không phát sinh' }).click();
  await expect(page.locator('.collection__states')).toContainText('Không phát sinh');
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await expect(page.locator('.collection__table--cards tbody tr')).toHaveCount(2);
  await page.locator('#agency-search').fill('tan hoa');
  await expect(page.locator('.collection__shown')).toHaveText('Hiện 1 trong 2 đơn vị');
});

test('what falls beside the frame of a page of a collection is taken in all the same', async ({ page }) => {
  const { wrong } = await collection(page);
  await page.getByRole('link', { name: 'Nhận tệp' }).click();
  for (const onto of ['.layout__footer', '.layout__masthead']) {
    await drop(page, ofKind('New').slice(0, 2), undefined, onto);
    await expect(page.getByRole('button', { name: 'Nhận 2 tệp' })).toBeVisible();
    await page.getByRole('button', { name: 'Bỏ, không nhận' }).click();
  }
  // Elsewhere they are reports like others.
  await page.goto('./#/');
  await expect(page.locator('#page-title')).toBeVisible();
  await page.locator('.layout__footer').evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{'], 'a.json', { type: 'application/json' }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page).toHaveURL(/#\/mo-tep$/);
  expect(wrong).toEqual([]);
});
