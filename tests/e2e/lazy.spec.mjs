// The lazy parts of the program: a first visit works without them, and their absence loses nothing.
import { expect, test } from './journey.mjs';
import { LAZY, begin, download, open, section, storage, type } from './app.mjs';

/** Requests for files of a name, held back until they are let go on; those that come later go through then. */
async function heldBack(page, name) {
  const held = [];
  let open = false;
  await page.route(name, (route) => (open ? route.continue() : held.push(route)));
  held.letGo = async () => {
    open = true;
    for (const route of held) await route.continue();
  };
  return held;
}

/** The page of a new report, without the lazy parts and with its forms held back. */
async function newWithoutForms(page) {
  await page.route(LAZY, () => {});
  const forms = await heldBack(page, /form-.*\.packed$/);
  const { wrong } = await open(page);
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  return { forms, wrong };
}

test('a first visit comes to a working form that checks what is typed and saves it, without the lazy parts', async ({ page }) => {
  const held = await heldBack(page, LAZY);
  const { wrong } = await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(page.locator('#f-document-issuedDate')).toBeVisible();
  await type(page, 'document-issuedDate', '31/02/2025');
  await expect(page.locator('#f-document-issuedDate-error')).toBeVisible();
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '5470');
  await expect(page.locator('#f-outgoingDocuments')).toHaveValue('5.470');
  await type(page, 'outgoingSigned', '53.5');
  await expect(page.locator('#f-outgoingSigned-error')).toBeVisible();
  await type(page, 'outgoingSigned', '5351');
  await expect(page.locator('#f-outgoingSigned-error')).toBeHidden();
  const link = page.locator('.outline a[href$="/documents"]');
  await expect(link.locator('.outline__count')).toContainText('đủ');
  expect(await storage(page)).toContain('5470');
  expect(await storage(page)).toContain('31/02/2025');
  await expect(page.getByText('Đang tải chỉ tiêu và vấn đề.')).toBeVisible();
  // The form asked for the rest as soon as it was there, each file once; when that comes, the report is assessed as it stands.
  const asked = held.map((route) => route.request().url());
  expect(asked).not.toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  await held.letGo();
  const value = page.locator('.assessment__indicator').filter({ hasText: 'Tỷ lệ văn bản đi được ký số' }).locator('.assessment__value');
  await expect(value).toHaveText('97,82%');
  await expect(page.locator('.editor__words').first()).toBeVisible();
  await expect(page.locator('.assessment').getByText('chưa đủ số liệu').first()).toBeVisible();
  expect((await download(page, 'Xuất JSON')).text).toContain('5351');
  await type(page, 'outgoingSigned', '5470');
  await expect(value).toHaveText('100%');
  expect(wrong).toEqual([]);
});

test('indicators come before findings, and nothing is said of these until they are here', async ({ page }) => {
  const held = await heldBack(page, /-[0-9a-f]{16}-findings\.wasm$/);
  const { wrong } = await open(page);
  await begin(page, 2025);
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '5470');
  await type(page, 'outgoingSigned', '5351');
  const value = page.locator('.assessment__indicator').filter({ hasText: 'Tỷ lệ văn bản đi được ký số' }).locator('.assessment__value');
  await expect(value).toHaveText('97,82%');
  await type(page, 'outgoingSigned', '54.8');
  await expect(value).not.toHaveText('97,82%');
  await expect(page.locator('#findings')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Vấn đề', exact: true })).toBeVisible();
  await expect(page.locator('.outline__problems')).toHaveCount(0);
  await held.letGo();
  await expect(page.locator('#findings')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Vấn đề \(\d+\)$/ })).toBeVisible();
  await expect(page.locator('.outline__problems').first()).toBeVisible();
  expect(wrong).toEqual([]);
});

test('the form of another template comes when it is chosen, and can be filled in without the lazy parts', async ({ page }) => {
  const { forms, wrong } = await newWithoutForms(page);
  await expect(page.getByText('Đang tải mẫu báo cáo đã chọn')).toBeVisible();
  await page.getByLabel('Báo cáo năm về ứng dụng CNTT, chính quyền số và an toàn thông tin mạng', { exact: true }).check();
  await page.locator('#new-year').fill('2021');
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.getByRole('status').getByText('Đang tải mẫu báo cáo đã chọn')).toBeVisible();
  expect(forms).toHaveLength(2);
  for (const form of forms) await form.continue();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  await section(page, 'document-management');
  await type(page, 'outgoingDocuments', '5470');
  await expect(page.locator('#f-outgoingDocuments')).toHaveValue('5.470');
  expect(await storage(page)).toContain('5470');
  expect(wrong).toEqual([]);
});

test('a wrong year that was sent before the form came is told when it comes, and the right one begins the report', async ({ page }) => {
  const { forms, wrong } = await newWithoutForms(page);
  await page.locator('#new-year').fill('21');
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.getByRole('status').getByText('Đang tải mẫu báo cáo đã chọn')).toBeVisible();
  await expect.poll(() => forms.length).toBe(1);
  await forms[0].continue();
  await expect(page.locator('#error-summary')).toBeFocused();
  await expect(page.locator('#error-summary')).toContainText('Năm báo cáo gồm bốn chữ số');
  await page.locator('#new-year').fill('2025');
  await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  expect(wrong).toEqual([]);
});

for (const [what, answer] of [
  ['does not come', (route) => route.abort()],
  ['is another file', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' })],
]) {
  test(`where a form ${what} a lazy part brings it`, async ({ page }) => {
    await page.route(/form-.*\.packed$/, answer);
    await open(page);
    await begin(page, 2025);
    await type(page, 'agency-name', 'Sở Xây dựng');
    expect(await storage(page)).toContain('Sở Xây dựng');
  });
}

test('who went on while an example was on its way is not called back', async ({ page }) => {
  const held = await heldBack(page, LAZY);
  await open(page);
  await page.getByRole('button', { name: /^Mở ví dụ/ }).first().click();
  await expect(page.getByRole('status').getByText('Đang tải…')).toBeVisible();
  await page.getByRole('link', { name: 'Tạo báo cáo' }).click();
  await expect(page.locator('#new-year')).toBeVisible();
  await held.letGo();
  await expect(page.getByRole('status').getByText('Đang tải…')).toBeHidden();
  await expect(page).toHaveURL(/#\/tao-bao-cao$/);
});

test('typing goes on undisturbed while the lazy parts arrive', async ({ page }) => {
  const held = await heldBack(page, LAZY);
  await open(page);
  await begin(page, 2025);
  await section(page, 'documents');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const control = page.locator('#f-outgoingDocuments');
  await control.focus();
  await page.keyboard.type('54');
  await control.evaluate((element) => element.setSelectionRange(1, 1));
  await held.letGo();
  await expect(page.locator('.assessment__indicator').first()).toBeVisible();
  await page.keyboard.type('9');
  await expect(control).toHaveValue('594');
  await expect(control).toBeFocused();
});

test('when a lazy part does not come the page says so, and trying again goes on where it stopped', async ({ page }) => {
  await page.route(LAZY, (route) => route.abort());
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await page.getByRole('link', { name: 'Xem trước' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Chưa tải được phần còn lại của chương trình' });
  await expect(notice).toBeVisible();
  await page.goBack();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
  await type(page, 'agency-name', 'Sở Y tế');
  expect(await storage(page)).toContain('Sở Y tế');
  await page.getByRole('link', { name: 'Xem trước' }).click();
  await page.unroute(LAZY);
  await notice.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.frameLocator('#preview-frame').getByText('SỞ Y TẾ').first()).toBeVisible();
  await expect(notice).toBeHidden();
});

test('files that were chosen while a lazy part does not come are read after trying again', async ({ page }) => {
  await open(page);
  await page.route(LAZY, (route) => route.abort());
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  const again = page.getByRole('button', { name: 'Thử lại' });
  await expect(again).toBeVisible();
  await page.unroute(LAZY);
  await again.click();
  await expect(page.locator('.home__file')).toHaveCount(1);
});
