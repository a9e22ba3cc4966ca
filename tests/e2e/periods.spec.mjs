// Numbers of a receiving department beside each other: agencies in an order, what is unusual, the period before, charts.
import { expect, test } from './journey.mjs';
import { collection, drop, ofKind } from './collected.mjs';

/** Takes files into the open collection. */
async function take(page, names) {
  await drop(page, names);
  const accept = page.getByRole('button', { name: /^Nhận \d+ tệp$/ });
  await expect(accept).toBeVisible({ timeout: 60_000 });
  await accept.click();
  await expect(page.locator('.collection__sum')).not.toContainText('0/');
}

const main = (page, name) => page.getByRole('navigation', { name: 'Các trang của bộ tổng hợp' }).getByRole('link', { name });

test('agencies are ranked by an indicator, held against a target, and lead to their reports', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  await take(page, ofKind('New'));
  await main(page, 'Số liệu tổng hợp').click();
  const rate = page.locator('.collection__table--totals tr').filter({ has: page.locator('td a', { hasText: /^[\d.,]+%/ }) }).first();
  await rate.locator('td a').click();
  const ranks = page.locator('.collection__table--ranking tbody tr');
  await expect(ranks.first().locator('td').first()).toHaveText('1');
  const first = await ranks.first().locator('.collection__agency').innerText();
  const all = await ranks.count();
  expect(all).toBeGreaterThan(2);
  await page.locator('#ranking-order').selectOption('Nhỏ nhất trước');
  await expect(ranks.first().locator('.collection__agency')).not.toHaveText(first);
  await page.locator('#ranking-target').fill('50,5');
  await expect(page.locator('.collection__reached')).toContainText(/^\d+\/\d+ đơn vị đạt mục tiêu \(từ 50,5% trở lên\)/);
  await expect(ranks.locator('.layout__chip').first()).toHaveText(/^(Đạt|Chưa đạt) mục tiêu$/);
  // Within a group.
  const group = page.locator('#ranking-group');
  await group.selectOption({ index: 1 });
  await expect.poll(() => ranks.count()).toBeLessThan(all);
  await ranks.first().locator('.collection__agency').click();
  await expect(page.locator('h1')).toContainText('Báo cáo của');
  expect(wrong).toEqual([]);
});

test('values that stand out are listed with what is usual, marked to be asked about, and lead to the field in the report', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  const [odd, ...names] = ofKind('New', 'NewerRevision');
  await take(page, names);
  // One file says a hundred million where others have thousands; it was changed by hand, and is taken in all the same.
  await main(page, 'Nhận tệp').click();
  await drop(page, [odd], (text) => text.replace(/"outgoingDocuments": *\d+/, '"outgoingDocuments": 123456789'));
  await page.getByRole('button', { name: 'Vẫn nhận' }).click();
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await main(page, 'Bất thường').click();
  // Groups of the generated list are as small as one department.
  await expect(page.getByText('Chưa có số liệu nào mà từ 5 đơn vị trở lên')).toBeVisible({ timeout: 60_000 });
  await page.locator('#unusual-among').selectOption('Giữa mọi đơn vị');
  const rows = page.locator('.collection__table--unusual tbody tr');
  const found = rows.filter({ hasText: '123.456.789' });
  await expect(found).toHaveCount(1, { timeout: 60_000 });
  await expect(found).toContainText(/từ -?[\d.,]+ đến -?[\d.,]+/);
  const scores = await rows.locator('td[data-head="Độ lệch"]').allInnerTexts();
  const sizes = scores.map((text) => Math.abs(Number(text.replaceAll('.', '').replace(',', '.'))));
  expect(sizes.every((size) => size >= 3.5)).toBe(true);
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  // The mark stays, and nothing is looked for again.
  await found.getByRole('checkbox').check();
  await page.getByLabel('Chỉ số cần hỏi lại').check();
  await expect(rows).toHaveCount(1);
  await page.reload();
  await page.locator('#unusual-among').selectOption('Giữa mọi đơn vị');
  await expect(found.getByRole('checkbox')).toBeChecked({ timeout: 60_000 });
  await page.locator('#unusual-kind').selectOption('Thay đổi nhiều so với kỳ trước');
  await expect(page.getByText('Chưa so với kỳ trước')).toBeVisible();
  await page.locator('#unusual-kind').selectOption('Đứng xa các đơn vị khác');
  await found.locator('.collection__agency').click();
  await expect(page.locator('.collection__asked')).toContainText('123.456.789');
  await page.locator('.layout__page > p a').first().click();
  await expect(page.getByRole('heading', { name: 'Số cần hỏi lại đơn vị' })).toBeVisible();
  expect(wrong).toEqual([]);
});

test('the period before stands beside the totals with the change, and what changed much is listed', async ({ page }) => {
  test.setTimeout(180_000);
  const { wrong } = await collection(page, 2024);
  await take(page, ofKind('WrongPeriod'));
  await collection(page);
  await take(page, ofKind('New', 'Conflict', 'NewerRevision'));
  await main(page, 'Số liệu tổng hợp').click();
  await expect(page.locator('.collection__section').first()).toBeVisible();
  await page.getByRole('button', { name: 'So với kỳ trước' }).click();
  await expect(page.getByText('Kỳ trước: năm 2024 (15/12/2023 – 14/12/2024).')).toBeVisible();
  const rows = page.locator('.collection__table--compared tbody tr');
  await expect(rows.filter({ hasText: /(tăng|giảm) [\d.,]+%/ }).first()).toBeVisible();
  await expect(rows.filter({ hasText: 'điểm phần trăm' }).first()).toBeVisible();
  await main(page, 'Bất thường').click();
  await expect(page.getByText('Ngưỡng của mẫu báo cáo: từ 50% và từ 10 đơn vị tính trở lên.')).toBeVisible({ timeout: 60_000 });
  // The way to the earlier collection.
  await page.getByRole('link', { name: /^Kỳ trước: năm 2024/ }).click();
  await expect(page.locator('.collection__head')).toContainText('năm 2024');
  await expect(page.locator('.collection__table--compared')).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('charts are drawn with their tables, follow the width, and break no rule of the page', async ({ page }) => {
  test.setTimeout(120_000);
  const { wrong } = await collection(page);
  await take(page, ofKind('New', 'NewerRevision'));
  await main(page, 'Biểu đồ').click();
  const charts = page.locator('e-chart');
  await expect(charts).toHaveCount(3, { timeout: 60_000 });
  for (const chart of await charts.all()) await expect(chart.locator('svg')).toBeVisible();
  // The numbers of a chart are those of its table.
  const bars = page.locator('.charts__figure').nth(1);
  const values = await bars.locator('tbody td.collection__number').allInnerTexts();
  const drawn = await bars.locator('e-chart svg text').allTextContents();
  expect(drawn.filter((text) => values.includes(text)).length).toBeGreaterThan(2);
  const width = () => charts.nth(1).locator('svg').evaluate((svg) => svg.getBoundingClientRect().width);
  const before = await width();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(width).toBeLessThan(before);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1366, height: 768 });
  await charts.nth(1).hover();
  // Another number, and whose bars are drawn.
  await page.locator('#chart-number').selectOption({ index: 0 });
  await expect(page).toHaveURL(/bieu-do\/.+/);
  await expect(charts).toHaveCount(3);
  // Pages that were left hold on to nothing.
  await main(page, 'Đơn vị').click();
  await expect(charts).toHaveCount(0);
  expect(wrong).toEqual([]);
});
