// Accessibility: no violation that axe knows, on each screen, on the office laptop and on the phone.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey.mjs';
import { open, openFiles, type, openExample } from './app.mjs';

async function check(page, where) {
  // Legacy mode: the checks run in the page itself. The preview's frame is checked as a document of its own.
  const result = await new AxeBuilder({ page }).exclude('#preview-frame').setLegacyMode().analyze();
  const violations = result.violations.map((one) => `${where}: ${one.id} ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(violations).toEqual([]);
  // Nothing is wider than the screen.
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const [name, viewport] of [['laptop', { width: 1366, height: 768 }], ['phone', { width: 390, height: 844 }]]) {
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
  });
}
