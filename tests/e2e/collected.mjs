// What a receiving department does, for the journeys: a collection, its agencies, a day's files dropped on the page.
// `cargo xtask reports target/reports` writes the files, as `cargo xtask test e2e` does first.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from './journey.mjs';
import { open } from './app.mjs';

export const FOLDER = fileURLToPath(new URL('../../target/reports', import.meta.url));
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

/** Drops files on the page, as a person who dragged them there; `change` is what somebody did to the text of one before. */
export async function drop(page, names, change = (text) => text) {
  const files = names.map((name) => [name, change(readFileSync(join(FOLDER, 'reports', name), 'utf8'))]);
  await page.locator('.collection').evaluate((target, files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of files) dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}
