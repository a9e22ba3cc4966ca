// Everyday work beside the main line: tables, what does not apply, what is remembered, a store that fails, the trash.
import { expect, test } from './journey.mjs';
import { byMenu, create, open, section, type, openExample } from './app.mjs';

test('rows are added, summed against the declared total, and removed', async ({ page }) => {
  const { wrong } = await open(page);
  await create(page, 2021);
  await section(page, 'it-funding');
  await type(page, 'itFunding', '30');
  const add = page.getByRole('button', { name: /^Thêm/ });
  await add.click();
  await add.click();
  const amounts = page.locator('input[id^="f-funding-"][id$="-amount"]');
  await expect(amounts).toHaveCount(2);
  await amounts.nth(0).fill('20,35');
  await amounts.nth(1).fill('9,6');
  await amounts.nth(1).press('Tab');
  const finding = page.locator('.assessment__finding').filter({ hasText: '29,95' });
  await expect(finding).toContainText('0,05');
  await amounts.nth(1).fill('9,65');
  await expect(finding).toHaveCount(0);
  await page.reload();
  await expect(amounts).toHaveCount(2);
  await expect(amounts.nth(0)).toHaveValue('20,35');
  await byMenu(page, 'Dòng 2', 'Xóa dòng 2');
  await expect(amounts).toHaveCount(1);
  expect(wrong).toEqual([]);
});

test('what does not apply leaves a total without counting as zero, and comes back', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await section(page, 'one-stop');
  const named = page.locator('.assessment__name', { hasText: 'tiếp nhận mới trong kỳ' });
  const received = page.locator('.assessment__indicator').filter({ has: named }).locator('.assessment__value');
  await expect(received).toHaveText('523 hồ sơ');
  // A value must be taken out first: no key press can lose one by declaring that it does not apply.
  const field = page.locator('.field').filter({ has: page.locator('#f-postalDossiers') });
  await expect(field.getByRole('button', { name: /Không áp dụng/ })).toBeHidden();
  await page.locator('#f-postalDossiers').fill('');
  await page.locator('#f-postalDossiers').press('Tab');
  await field.getByRole('button', { name: /Không áp dụng/ }).click();
  await page.keyboard.type('không nhận qua bưu chính');
  await expect(received).toHaveText('420 hồ sơ');
  await page.reload();
  await expect(received).toHaveText('420 hồ sơ');
  await page.getByRole('button', { name: /Nhập số liệu/ }).first().click();
  await expect(received).toHaveText('chưa đủ số liệu');
  expect(wrong).toEqual([]);
});

test('the next report begins with the particulars of the last', async ({ page }) => {
  const { wrong } = await open(page);
  await create(page, 2021);
  await type(page, 'agency.name', 'Sở Y tế');
  await type(page, 'document.signerName', 'Nguyễn Văn An');
  await type(page, 'document.codeNumber', '12');
  await page.goto('./#/');
  await create(page, 2022);
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  await expect(page.locator('#f-document-signerName')).toHaveValue('Nguyễn Văn An');
  await expect(page.locator('#f-document-codeNumber')).toHaveValue('');
  expect(wrong).toEqual([]);
});

test('when the store is full typing goes on and the page says so', async ({ page }) => {
  const { wrong } = await open(page);
  await create(page, 2021);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await type(page, 'agency.name', 'Sở Y tế');
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  await expect(page.locator('.save-bar')).toContainText('bộ nhớ của trình duyệt đã đầy');
  expect(wrong).toEqual([]);
});

test('a removed report can be brought back', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await expect(page.locator('#f-agency-name')).toBeVisible();
  await page.goto('./#/');
  await page.getByRole('button', { name: /^Xóa/ }).click();
  await expect(page.locator('.home__shelf')).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.locator('.home__shelf')).toContainText('Sở Xây dựng');
  expect(wrong).toEqual([]);
});

test('two reports of one agency and period are told apart in the list, also by ear', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await page.goto('./#/vi-du');
  await openExample(page, /^Mở ví dụ.*Sở Xây dựng.*bản chép/);
  await page.goto('./#/');
  const rows = page.locator('.home__report');
  await expect(rows).toHaveCount(2);
  for (const name of [/^Mở/, /^Xóa/]) {
    const role = name.test('Mở') ? 'link' : 'button';
    const [one, other] = await rows.getByRole(role, { name }).allTextContents();
    expect(one).toContain('Sở Xây dựng, sửa lần cuối 31/12/2021 09:00');
    expect(other).toContain('Sở Xây dựng, sửa lần cuối 30/12/2021 09:00');
  }
  // Once it has a number, by that.
  await expect(rows.filter({ hasText: 'Số:' })).toHaveCount(0);
  await rows.last().getByRole('link', { name: /^Mở/ }).click();
  await type(page, 'document-codeNumber', '5');
  await page.goto('./#/');
  await expect(rows.filter({ hasText: 'Số: 05/BC-SXD' })).toHaveCount(1);
  expect(wrong).toEqual([]);
});
