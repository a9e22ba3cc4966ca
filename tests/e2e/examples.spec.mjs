// The worked examples: each opens with its report, once, and from both places where they are listed.
import { expect, test } from '@playwright/test';
import { open } from './app.mjs';

test('each example opens its report and is kept once', async ({ page }) => {
  const { wrong } = await open(page);
  const buttons = page.getByRole('button', { name: /^Mở ví dụ/ });
  const count = await buttons.count();
  expect(count).toBeGreaterThan(0);
  for (let place = 0; place < count; place += 1) {
    await page.goto('./#/vi-du');
    await expect(page.locator('#page-title')).toHaveText('Ví dụ');
    await buttons.nth(place).click();
    await expect(page.locator('#f-agency-name')).not.toHaveValue('');
  }
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(count);
  await page.getByRole('link', { name: 'Mở ví dụ' }).click();
  await expect(page.locator('#page-title')).toBeFocused();
  await buttons.first().click();
  await expect(page.locator('#f-agency-name')).toBeVisible();
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(count);
  expect(wrong).toEqual([]);
});
