// What a receiving department does, for the journeys: a collection, its agencies, a day's files dropped on the page.
// `cargo xtask reports target/reports` writes the files, as `cargo xtask test e2e` does first.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from './journey.mjs';
import { open } from './app.mjs';

export const FOLDER = fileURLToPath(new URL('../../target/reports', import.meta.url));
/** Some hundreds of files, of which most are first reports. */
export const MANY = fileURLToPath(new URL('../../target/reports-many', import.meta.url));
const read = (name) => readFileSync(join(FOLDER, name), 'utf8');
/** What the generator says that each file is. */
const verdicts = () => read('verdicts.csv').trim().replace('\u{feff}', '').split('\r\n').map((line) => line.split(';'));
/** The files of some kinds, by their names. */
export const ofKind = (...kinds) => verdicts().filter(([, kind]) => kinds.includes(kind)).map(([file]) => file);

/** Creates a collection, of 2025 unless another year is named, and takes the generated list of agencies over. */
export async function collection(page, year = 2025) {
  const told = await open(page);
  await page.getByRole('link', { name: 'Tổng hợp báo cáo của nhiều đơn vị' }).click();
  await page.getByRole('link', { name: 'Tạo bộ tổng hợp' }).click();
  await page.locator('#new-year').fill(String(year));
  await page.locator('#collection-deadline').fill(`20/12/${year}`);
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  await page.locator('#agency-list').fill(read('agencies.csv'));
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: /^Lấy danh sách/ }).click();
  await expect(page.locator('.collection__sum')).toContainText('0/');
  return told;
}

/** Drops files on the page, as a person who dragged them there; `change` is what somebody did to the text of one before, `onto` where
 * they fall. */
export async function drop(page, names, change = (text) => text, onto = '.collection') {
  const files = names.map((name) => [name, change(readFileSync(join(FOLDER, 'reports', name), 'utf8'))]);
  await page.locator(onto).evaluate((target, files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of files) dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

/** The same with the list of another folder, opened as a file. */
export async function collectionOf(page, folder) {
  const told = await open(page, '#/tong-hop/tao');
  await page.locator('#new-year').fill('2025');
  await page.locator('#collection-deadline').fill('20/12/2025');
  await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp CSV' }).click();
  await (await choosing).setFiles(join(folder, 'agencies.csv'));
  await page.getByRole('button', { name: /^Lấy danh sách/ }).click();
  await expect(page.locator('.collection__sum')).toContainText('0/');
  return told;
}

/** Chooses files of this machine to be taken in. */
export async function chooseFiles(page, files) {
  await page.getByRole('link', { name: 'Nhận tệp' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (await choosing).setFiles(files);
}

/** How many files the store of collections has, each with its report whole. */
export const filesInStore = (page) =>
  page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('bao-cao-so');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('collections').objectStore('collections').getAll(IDBKeyRange.bound('file/', 'file/\u{ffff}'));
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        opening.result.close();
        // The submission stands behind the first line; one that is not whole would not read.
        asked.result.forEach((record) => JSON.parse(record.slice(record.indexOf('\n'))).report.format.length);
        resolve(asked.result.length);
      };
    };
  }));
