// Accessibility: no violation that axe knows, on each screen, on the office laptop and on the phone.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { begin, open, openFiles, type, openExample, openFindings } from './app.mjs';
import { collection, drop, ofKind } from './collected.mjs';
import { fill } from './faults.mjs';

/** Those of WCAG 2.2 are run only when they are named. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function check(page, where) {
  // Legacy mode: the checks run in the page itself. The preview's frame is checked as a document of its own.
  const result = await new AxeBuilder({ page }).exclude('#preview-frame').withTags(RULES).setLegacyMode().analyze();
  const violations = result.violations.map((one) => `${where}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(violations).toEqual([]);
  // Nothing is wider than the screen.
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const [name, viewport] of [
  ['laptop', { width: 1366, height: 768 }],
  ['phone', { width: 390, height: 844 }],
  // A laptop enlarged to 400 %, as WCAG 1.4.10 asks.
  ['narrowest', { width: 320, height: 640 }],
]) {
  test.describe(name, () => {
    test.use({ viewport });

    test('first visit, new report, help and dry run', async ({ page }) => {
      await open(page);
      await check(page, 'first visit');
      await page.getByRole('link', { name: 'Trợ giúp' }).click();
      await expect(page.locator('#page-title')).toBeFocused();
      await check(page, 'help');
      await page.goto('./#/vi-du');
      await expect(page.locator('#page-title')).toBeVisible();
      await check(page, 'examples');
      await page.goto('./#/tao-bao-cao');
      await expect(page.locator('#new-year')).toBeVisible();
      await page.locator('#new-year').fill('21');
      await page.getByRole('button', { name: 'Tạo báo cáo' }).click();
      await expect(page.locator('#error-summary')).toBeFocused();
      await check(page, 'new report with an error');
      await page.goto('./#/');
      await openFiles(page, [{ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{') }]);
      await check(page, 'dry run');
    });

    test('every section of the example, findings, preview, list', async ({ page }) => {
      test.setTimeout(600_000);
      await open(page);
      await openExample(page);
      await expect(page.locator('#f-agency-name')).toBeVisible();
      const links = await page.locator('.outline a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const link of links) {
        await page.goto(`./${link}`);
        await expect(page.locator('#page-title')).toBeVisible();
        await check(page, link);
      }
      const sectionOfNumbers = links.find((link) => link.endsWith('/document-management'));
      await page.goto(`./${sectionOfNumbers}`);
      await type(page, 'outgoingDocuments', '12.48');
      await expect(page.locator('#f-outgoingDocuments-error')).toBeVisible();
      await check(page, 'section with an error');
      await page.goto(`./${sectionOfNumbers.replace('document-management', 'van-de')}`);
      await page.getByRole('button', { name: 'Hoàn thành' }).click();
      await expect(page.locator('#error-summary')).toBeFocused();
      await check(page, 'findings');
      await page.goto(`./${sectionOfNumbers.replace('document-management', 'xem-truoc')}`);
      await expect(page.frameLocator('#preview-frame').locator('body')).toContainText('BÁO CÁO');
      await check(page, 'preview');
      await page.goto(`./${sectionOfNumbers.replace('document-management', 'lich-su')}`);
      await page.getByRole('button', { name: 'Giữ lại bản hiện nay' }).click();
      await expect(page.getByText('giữ theo yêu cầu')).toHaveCount(1);
      await page.getByRole('button', { name: /^So với bản hiện nay/ }).first().click();
      await expect(page.locator('.data__compared')).toBeVisible();
      await check(page, 'states over time');
      await page.goto('./#/du-lieu');
      await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
      await check(page, 'data on this machine');
      await page.goto('./#/');
      await expect(page.locator('.home__shelf')).toBeVisible();
      await check(page, 'list');
    });

    test('collections: list, new one, agencies, files, totals, a number, a report', async ({ page }) => {
      test.setTimeout(300_000);
      await open(page, '#/tong-hop');
      await expect(page.locator('.data__none')).toBeVisible();
      await check(page, 'no collection');
      await page.goto('./#/tong-hop/tao');
      await expect(page.locator('#new-year')).toBeVisible();
      await check(page, 'new collection');
      await collection(page);
      await check(page, 'agencies');
      await page.getByRole('link', { name: 'Danh sách đơn vị' }).click();
      await page.locator('#agency-list').fill('Tên;Hạn\nSở Lạ;31/2\n');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await expect(page.locator('.notice__list')).toBeVisible();
      await check(page, 'list of agencies');
      await page.getByRole('link', { name: 'Nhận tệp' }).click();
      await expect(page.locator('.collection__drop')).toBeVisible();
      await check(page, 'no file');
      await drop(page, [...ofKind('New').slice(0, 4), ...ofKind('DoubtfulAgency', 'Altered', 'WrongPeriod', 'Conflict')]);
      const accept = page.getByRole('button', { name: /^Nhận \d+ tệp$/ });
      await expect(accept).toBeVisible({ timeout: 60_000 });
      await check(page, 'dry run of files');
      await accept.click();
      await page.getByRole('link', { name: 'Gửi yêu cầu' }).click();
      await page.locator('#request-from').fill('Sở Khoa học và Công nghệ');
      await expect(page.locator('.collection__table')).toBeVisible();
      await check(page, 'requests');
      const link = await page.locator('#request-link').inputValue();
      await page.getByRole('link', { name: 'Báo cáo tổng hợp' }).click();
      await expect(page.getByRole('button', { name: 'Tạo báo cáo tổng hợp' })).toBeEnabled();
      await check(page, 'no report of the department');
      await page.getByRole('button', { name: 'Tạo báo cáo tổng hợp' }).click();
      await page.getByLabel('Hiện cả các ô đã khớp').check();
      await check(page, 'report of the department beside its collection');
      await page.getByRole('link', { name: 'Văn bản kèm phụ lục theo đơn vị' }).click();
      await expect(page.locator('#synthesis-frame')).toBeVisible();
      await check(page, 'document with agencies');
      const place = page.url();
      await page.goto(link);
      await expect(page.getByRole('button', { name: 'Bắt đầu báo cáo' })).toBeVisible();
      await check(page, 'request');
      await page.goto(place);
      await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
      await page.locator('.collection__agency').first().click();
      await expect(page.locator('.collection__states')).toBeVisible();
      await check(page, 'agency');
      await page.getByRole('link', { name: 'Sửa thông tin đơn vị' }).click();
      await expect(page.locator('#agency-name')).toBeVisible();
      await check(page, 'particulars of an agency');
      await page.getByRole('link', { name: 'Số liệu tổng hợp' }).click();
      await expect(page.locator('.collection__section').first()).toBeVisible();
      await check(page, 'totals');
      await page.locator('.collection__table--totals td a').first().click();
      await expect(page.locator('.collection__agency').first()).toBeVisible();
      await check(page, 'a number');
      const number = page.url();
      await page.locator('.collection__agency').first().click();
      await expect(page.locator('.collection__asked')).toBeVisible();
      await check(page, 'report to be read');
      const collected = number.slice(0, number.indexOf('/so-lieu'));
      await page.goto(`${collected}/so-lieu`);
      await page.getByRole('button', { name: 'So với kỳ trước' }).click();
      await expect(page.locator('.notice--warning')).toBeVisible();
      await check(page, 'no period before');
      await page.goto(`${collected}/bat-thuong`);
      await expect(page.getByText('Đã so')).toBeVisible();
      await check(page, 'what is unusual');
      await page.goto(`${collected}/bieu-do`);
      await expect(page.locator('e-chart svg')).toHaveCount(3);
      await check(page, 'charts');
    });

    test('what is only in memory, and the links of a finding to its fields', async ({ page }) => {
      await open(page);
      await begin(page, 2025);
      await fill(page, true);
      await type(page, 'agency-name', 'Sở Xây dựng');
      await expect(page.getByRole('region', { name: 'Tình trạng lưu' })).toContainText('Chưa lưu được');
      await check(page, 'only in memory');
      await fill(page, false);
      await page.getByRole('button', { name: 'Lưu lại' }).click();
      await page.goto('./#/vi-du');
      await openExample(page);
      await page.locator('.editor__bar').getByRole('link', { name: /vấn đề/i }).click();
      await openFindings(page);
      const links = page.locator('.assessment__fields a, .assessment__entries a');
      await expect(links.first()).toBeVisible();
      // targets
      const small = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect()).filter((box) => box.height < 24 || box.width < 24).length);
      expect(small).toBe(0);
    });
  });
}

test('where the system chooses the colours the current section is told by more than its background', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await openExample(page);
  const look = (link) => link.evaluate((element) => {
    const style = getComputedStyle(element);
    return { line: style.borderLeftColor, width: style.borderLeftWidth, ground: style.backgroundColor, underlined: style.textDecorationLine };
  });
  const [current, other] = [await look(page.locator('.outline__link[aria-current]')), await look(page.locator('.outline__link:not([aria-current])').last())];
  expect(current.underlined).toBe('underline');
  expect(current.line).not.toBe(current.ground);
  expect(other.underlined).toBe('none');
  // A transparent line is drawn there: it must not look like that of the current section.
  expect(other.line).not.toBe(current.line);
});
