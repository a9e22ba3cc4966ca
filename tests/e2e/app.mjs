// What a person does in the app, for the journeys. Everything waits for states, never for times.
import { readFile } from 'node:fs/promises';
import { expect, isOwn } from './journey.mjs';

/** Files of the lazy parts of the program, which a first visit does without. */
export const LAZY = /-[0-9a-f]{16}-\w+\.wasm$/;

/** Opens the app, at a fragment or at an address, and fails the test on page errors, console errors and requests to other hosts. */
export async function open(page, place = '') {
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`page error: ${error.message}`));
  // Looking into the sandboxed preview makes the browser refuse the test's own script there.
  const ofTheTest = (text) => text.startsWith("Blocked script execution in 'about:srcdoc'");
  page.on('console', (message) => {
    if (message.type() === 'error' && !ofTheTest(message.text())) wrong.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!isOwn(request.url())) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(place.includes(':') ? place : `./${place}`);
  await expect(page.locator('h1')).toBeVisible();
  return { wrong };
}

/** Begins a report of a year; without a title by the usual template, which a first visit brings along. */
export async function begin(page, year, title) {
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  if (title) await page.getByLabel(title, { exact: true }).check();
  await page.locator('#new-year').fill(String(year));
  await expect(page.getByText(`Báo cáo năm ${year}; số liệu tính từ 15/12/${year - 1} đến 14/12/${year} (theo Nghị định`)).toBeVisible();
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  // The page gives its heading the focus once it is drawn; who types before that types into nothing.
  await expect(page.locator('#page-title')).toBeFocused();
}

/** Begins the annual report of the seed's outline. */
export const create = (page, year) => begin(page, year, 'Báo cáo năm về ứng dụng CNTT, chính quyền số và an toàn thông tin mạng');

/** Opens a worked example, that of Sở Xây dựng An Giang unless another is named. */
export async function openExample(page, name = /^Mở ví dụ.*Sở Xây dựng/) {
  await page.getByRole('button', { name }).first().click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
}

/** Does something with a row of a table by its menu, which is called by the row: "Dòng 1". */
export async function byMenu(page, row, action) {
  await page.getByRole('button', { name: `${row}: thao tác`, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** Begins a report at the table of expenses, with some rows. */
export async function expenses(page, rows) {
  const { wrong } = await open(page);
  await create(page, 2021);
  await section(page, 'it-funding');
  const cells = (column) => page.locator(`:is(input, textarea)[id^="f-funding-"][id$="-${column}"]`);
  for (const [place, [content, amount]] of rows.entries()) {
    await page.getByRole('button', { name: 'Thêm khoản chi' }).click();
    await expect(cells('content').nth(place)).toBeFocused();
    await page.keyboard.type(content);
    await cells('amount').nth(place).fill(amount);
    await cells('amount').nth(place).press('Tab');
  }
  return wrong;
}

/** Pastes a block as a keyboard does: the control hears of it before the browser puts it in. */
export const paste = (page, control, text) =>
  page.locator(control).evaluate((element, block) => {
    element.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** On the page of all findings: opens each line, so that what can be done about it is there. */
export async function openFindings(page) {
  await page.getByRole('button', { name: 'Mở tất cả' }).click();
  await expect(page.locator('textarea[id^="explanation-"]').first()).toBeVisible();
}

/** Goes to a section by the outline. */
export async function section(page, id) {
  if (page.url().endsWith(`/${id}`)) return;
  await page.locator(`.outline a[href$="/${id}"]`).click();
  await expect(page).toHaveURL(new RegExp(`/${id}$`));
  await expect(page.locator('#page-title')).toBeFocused();
}

/** Types into a field as a person does: once it can be typed in, focus, keys, Tab. */
export async function type(page, field, text) {
  const control = page.locator(`#f-${field.replaceAll('.', '-')}`);
  // A tab that takes a report over may write a moment after the other says that it let go.
  await expect(control).toBeEditable();
  await control.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await expect(control).toHaveValue(text);
  await page.keyboard.press('Tab');
}

/** Reads the file that a button hands over. */
export async function download(page, button) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Opens files through the file picker and waits for the dry run. */
export async function openFiles(page, files) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles(files);
  await expect(page.locator('.home__file')).toHaveCount([].concat(files).length);
}

/** Begins a report, does something in it and removes it in another tab, which is handed back. */
export async function removedElsewhere(page, context, before = async () => {}) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await before();
  const other = await context.newPage();
  await other.goto('./#/');
  await other.getByRole('button', { name: /^Xóa/ }).click();
  await expect(page.locator('.save-bar')).toContainText('vừa được xóa ở thẻ khác');
  return other;
}

/** Everything in local storage, as text. */
export const storage = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

/** The records of reports in local storage, once each has its digest, which follows the key press. */
export async function records(page) {
  const read = () => page.evaluate(() => {
    const records = Object.entries(localStorage).filter(([key]) => key.startsWith('bao-cao-so/report/')).sort();
    return records.every(([, text]) => JSON.parse(text).digest) && records;
  });
  await expect.poll(read).toBeTruthy();
  return read();
}

/** What IndexedDB has under a key of local storage. */
export const copyOnDisk = (page, key) =>
  page.evaluate((key) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('bao-cao-so');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = opening.result.transaction('records').objectStore('records').get(key);
      request.onsuccess = () => {
        opening.result.close();
        resolve(request.result);
      };
    };
  }), key);

/** Deletes the IndexedDB behind the app's back. */
export const dropFar = (page) =>
  page.evaluate(
    () => new Promise((resolve, reject) => {
      const gone = indexedDB.deleteDatabase('bao-cao-so');
      gone.onsuccess = resolve;
      gone.onerror = gone.onblocked = reject;
    }),
  );

/** Empties both stores behind the app's back. */
export async function wipe(page) {
  await page.evaluate(() => localStorage.clear());
  await dropFar(page);
}
