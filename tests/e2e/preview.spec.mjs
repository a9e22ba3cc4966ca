// The preview: sheets, zoom, and the findings of the layout beside them. That each example has as many sheets as pages is
// seen where its paper is read (examples.spec.mjs), that each sheet is its page in sheets.spec.mjs.
import { expect, test } from './journey.mjs';
import { download, open, openExample, section, type } from './app.mjs';
import { pages, printed } from './pdf.mjs';

const frame = (page) => page.frameLocator('#preview-frame');
const count = (page) => page.locator('.preview__count');
const percent = (page) => page.locator('.preview__percent');

/** Opens the preview of the report at hand and waits until it is laid out. */
async function preview(page) {
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await expect(count(page)).toHaveText(/^\d+ trang/);
}

test('zoom goes by buttons and keys to both ends, and back to the width of the frame', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  const [smaller, larger, fit] = ['Thu nhỏ', 'Phóng to', 'Vừa chiều rộng'].map((name) => page.getByRole('button', { name, exact: true }));
  const sheet = frame(page).locator('.paper').first();
  const width = async () => (await sheet.boundingBox()).width;
  await expect(fit).toHaveAttribute('aria-pressed', 'true');
  const fitted = await percent(page).textContent();
  await page.setViewportSize({ width: 1100, height: 768 });
  await expect(percent(page)).not.toHaveText(fitted);
  await larger.click();
  await expect(fit).toHaveAttribute('aria-pressed', 'false');
  await expect(percent(page)).toHaveText(/^(90|100)%$/);
  while ((await percent(page).textContent()) !== '100%') await larger.click();
  for (const step of ['125%', '150%', '200%', '300%']) {
    await expect(larger).toHaveAttribute('aria-disabled', 'false');
    await larger.click();
    await expect(percent(page)).toHaveText(step);
  }
  await expect(larger).toHaveAttribute('aria-disabled', 'true');
  const widest = await width();
  // It greys out and does nothing, yet keeps the focus.
  await larger.click({ force: true });
  await expect(larger).toBeFocused();
  await expect(percent(page)).toHaveText('300%');
  for (const step of ['200%', '150%', '125%', '100%', '90%', '75%', '50%', '25%']) {
    await smaller.click();
    await expect(percent(page)).toHaveText(step);
  }
  await expect(smaller).toHaveAttribute('aria-disabled', 'true');
  expect(widest / (await width())).toBeCloseTo(12, 1);
  await expect(larger).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('+');
  await expect(percent(page)).toHaveText('50%');
  await page.keyboard.press('-');
  await expect(percent(page)).toHaveText('25%');
  await page.keyboard.press('0');
  await expect(fit).toHaveAttribute('aria-pressed', 'true');
  const box = await page.locator('#preview-frame').boundingBox();
  expect(await width()).toBeLessThan(box.width);
  expect(wrong).toEqual([]);
});

test('enlarging keeps the sheets in the middle in sight, also beside an annex that lies', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page, /^Mở ví dụ.*minh hoạ/);
  await preview(page);
  const larger = page.getByRole('button', { name: 'Phóng to', exact: true });
  const middles = async () => {
    const [view, sheet] = [await page.locator('#preview-frame').boundingBox(), await frame(page).locator('.paper').first().boundingBox()];
    return Math.abs(view.x + view.width / 2 - sheet.x - sheet.width / 2);
  };
  while ((await percent(page).textContent()) !== '300%') {
    await larger.click();
    expect(await middles()).toBeLessThan(40);
  }
  expect(wrong).toEqual([]);
});

test('numbers stand on the second sheet and on, from 2 again in the annex', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  for (const part of ['article', 'section']) {
    const numbers = await frame(page).locator(`${part}.sheet > .paper`).allTextContents();
    expect(numbers).toEqual(numbers.map((_, at) => (at ? String(at + 1) : '')));
  }
  expect(wrong).toEqual([]);
});

test('what the preview adds is not printed', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  await page.emulateMedia({ media: 'print' });
  await expect(frame(page).locator('.paper').first()).toBeHidden();
  await expect(frame(page).locator('body')).toHaveCSS('transform', 'none');
  expect(wrong).toEqual([]);
});

test('the browser’s own command prints the document, as the file from the disk does, and the page elsewhere', async ({ page, context }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  const html = await page.locator('#preview-frame').getAttribute('srcdoc');
  const pdf = await pages(await page.pdf({ preferCSSPageSize: true }));
  expect(pdf.length).toBeGreaterThan(3);
  expect(pdf).toEqual(await printed(context, html));
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await expect(page.locator('#printed')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.editor__columns')).toBeVisible();
  await expect(page.locator('.editor__columns')).toHaveCSS('display', 'grid');
  expect(wrong).toEqual([]);
});

test('findings of the layout stand beside the sheets and lead to their fields', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  const beside = page.getByRole('complementary', { name: 'Thể thức văn bản' });
  const missing = beside.locator('.assessment__finding').filter({ hasText: 'Chưa có ngày ký ban hành' });
  await missing.getByRole('link').first().click();
  await expect(page.locator('#f-document-issuedDate')).toBeFocused();
  expect(wrong).toEqual([]);
});

test('an annex that the text refers to and that is not printed is told beside the sheets', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page, /^Mở ví dụ.*Phú Yên/);
  await preview(page);
  const beside = page.getByRole('complementary', { name: 'Thể thức văn bản' });
  const annexes = beside.locator('.assessment__finding').filter({ hasText: /nhắc đến “Phụ lục II/ });
  await annexes.getByRole('link', { name: 'Đánh giá hệ thống văn bản' }).click();
  await expect(page.locator('#f-legalAssessment')).toBeFocused();
  expect(wrong).toEqual([]);
});

test('it leads back to where the person came from: a section, the findings, the earlier states', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await section(page, 'document-management');
  const back = page.getByRole('link', { name: 'Quay lại' });
  const bar = page.locator('.editor__bar');
  for (const [name, place] of [['', /\/document-management$/], [/^Vấn đề/, /\/van-de$/], ['Các bản đã lưu', /\/lich-su$/]]) {
    if (name) await bar.getByRole('link', { name }).click();
    await expect(page).toHaveURL(place);
    await preview(page);
    await back.click();
    await expect(page).toHaveURL(place);
  }
  // Where the app began in the preview, to the first section.
  await preview(page);
  await page.reload();
  await expect(count(page)).toHaveText(/^\d+ trang/);
  await back.click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  expect(wrong).toEqual([]);
});

test('the mark of a draft is explained beside it, with the way to be rid of it', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  await expect(frame(page).locator('.draft-mark')).toHaveText('DỰ THẢO');
  await page.locator('.preview__draft').getByRole('link', { name: 'Hoàn thành báo cáo' }).click();
  await expect(page.getByRole('button', { name: 'Hoàn thành' })).toBeVisible();
  expect(wrong).toEqual([]);
});

test('the face of type is said', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  await expect(page.locator('.preview__note').first()).toContainText(/Phông chữ: Times New Roman|không có phông Times New Roman/);
  expect(wrong).toEqual([]);
});

/** A machine that lacks a face of type, or has it. */
const machine = (page, name, here) =>
  page.addInitScript(([source, there]) => {
    const Real = window.FontFace;
    window.FontFace = function FontFace(family, wanted, ...rest) {
      if (wanted !== source) return new Real(family, wanted, ...rest);
      return { load: () => (there ? Promise.resolve() : Promise.reject(new Error('not here'))) };
    };
  }, [`local("${name}")`, here]);

test('beside the sheets stands that the exported file is for printing, and what Writer and Word make of it', async ({ page }) => {
  await open(page);
  await openExample(page);
  await preview(page);
  const purpose = page.locator('.preview__note', { hasText: 'Tệp HTML là để xem và in' });
  await expect(purpose).toBeVisible();
  await expect(purpose).toContainText('LibreOffice Writer');
  // It says so where the command stands, before anything was exported.
  await expect(page.getByRole('button', { name: 'Xuất HTML' })).toBeVisible();
});

test('an export without Times New Roman says which face takes its place', async ({ page }) => {
  await machine(page, 'Times New Roman', false);
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  await download(page, 'Xuất HTML');
  const notice = page.locator('.notice--bar');
  // "writer": what the file is for, then which face stands in.
  await expect(notice).toContainText('Đã xuất tệp HTML, để mở bằng trình duyệt và in. Máy này không có phông Times New Roman; văn bản hiện và in bằng');
  await notice.getByRole('button', { name: 'Đóng' }).click();
  await expect(notice).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('an export with Times New Roman has nothing to say', async ({ page }) => {
  await machine(page, 'Times New Roman', true);
  const { wrong } = await open(page);
  await openExample(page);
  await preview(page);
  await expect(page.locator('.preview__note').first()).toHaveText('Phông chữ: Times New Roman.');
  await download(page, 'Xuất HTML');
  await expect(page.locator('.notice--bar')).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test.describe('phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('sheets are as wide as the screen, the page itself does not scroll sideways', async ({ page }) => {
    const { wrong } = await open(page);
    await openExample(page);
    await preview(page);
    const box = await page.locator('#preview-frame').boundingBox();
    const sheet = await frame(page).locator('.paper').first().boundingBox();
    expect(sheet.width).toBeGreaterThan(box.width * 0.8);
    expect(sheet.width).toBeLessThan(box.width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
  });

  test('upright sheets are shown whole also when an annex lies', async ({ page }) => {
    const { wrong } = await open(page);
    await openExample(page, /^Mở ví dụ.*minh hoạ/);
    await preview(page);
    const box = await page.locator('#preview-frame').boundingBox();
    await expect(frame(page).locator('.landscape')).not.toHaveCount(0);
    const sheet = await frame(page).locator('.paper').first().boundingBox();
    expect(sheet.x).toBeGreaterThanOrEqual(box.x);
    expect(sheet.x + sheet.width).toBeLessThanOrEqual(box.x + box.width);
    expect(wrong).toEqual([]);
  });
});

/** Rows from the top of a picture to the first dark pixel. */
const firstInk = (page, picture) =>
  page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128) return Math.floor(at / 4 / bitmap.width);
    return -1;
  }, picture.toString('base64'));

test('capitals: the accents of the first line are whole on the sheet, as in print', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await type(page, 'agency-superior', 'ỦY BAN ẪẴỖỄ');
  await preview(page);
  while ((await percent(page).textContent()) !== '200%') await page.getByRole('button', { name: 'Phóng to', exact: true }).click();
  const line = frame(page).locator('.superior');
  await expect(line).toHaveText('ỦY BAN ẪẴỖỄ');
  await line.scrollIntoViewIfNeeded();
  const [sheet, box] = [await frame(page).locator('.paper').first().boundingBox(), await line.boundingBox()];
  // What a column or a page would cut off lies above this edge.
  const edge = sheet.y + (76 / 793.7) * sheet.width;
  const above = await firstInk(page, await page.screenshot({ clip: { x: box.x, y: edge, width: box.width, height: box.y + box.height - edge } }));
  expect(above).toBeGreaterThan(1);
  // The highest mark reaches 0,88 of the size of type above the base line; cut off it would reach less.
  const base = await line.evaluate((element) => {
    const mark = element.ownerDocument.createElement('span');
    mark.style.display = 'inline-block';
    element.append(mark);
    const { bottom } = mark.getBoundingClientRect();
    mark.remove();
    return bottom;
  });
  const view = await page.locator('#preview-frame').boundingBox();
  expect((view.y + base - edge - above) / (16 * (sheet.width / 793.7))).toBeGreaterThan(0.84);
  expect(wrong).toEqual([]);
});
