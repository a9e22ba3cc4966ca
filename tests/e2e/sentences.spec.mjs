// Sentences rewritten by hand, when the numbers under them change (field case `stale`).
import { expect, test } from './journey.mjs';
import { open, openExample, section, type } from './app.mjs';

const SENTENCE = 'textarea[id^="sentence-"]';
const MARK = 'Số liệu đã đổi';

/** The example with one sentence rewritten by keys and then another number under it; the text of the sentence. */
async function rewritten(page) {
  await openExample(page);
  await section(page, 'document-management');
  const sentence = page.locator('.editor__sentence').filter({ hasText: '5.351/5.470' });
  await sentence.getByRole('button', { name: 'Sửa' }).click();
  const box = page.locator(SENTENCE);
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Cao hơn năm trước.');
  const text = await box.inputValue();
  expect(text).toContain('97,82%');
  await type(page, 'outgoingOnSystem', '5400');
  await expect(page.locator('.editor__mark')).toHaveText(MARK);
  return { box, text };
}

/** The part of the findings page that lists sentences to look at. */
const waiting = (page) => page.getByRole('heading', { name: /^Lời văn cần xem lại/ });

test('a space does not take the mark away; the report is not completed until the sentence is confirmed', async ({ page }) => {
  const { wrong } = await open(page);
  const { box, text } = await rewritten(page);
  await box.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' ');
  await expect(box).toHaveValue(`${text} `);
  await expect(page.locator('.editor__mark')).toHaveText(MARK);
  await page.reload();
  await expect(page.locator('.editor__mark')).toHaveText(MARK);
  // Completion says so and leads to the sentence.
  await page.getByRole('link', { name: /^Vấn đề/ }).first().click();
  await expect(waiting(page)).toHaveText('Lời văn cần xem lại (1)');
  await page.getByRole('button', { name: 'Hoàn thành', exact: true }).click();
  const summary = page.locator('#error-summary');
  await expect(summary).toContainText('1 câu lời văn đã sửa tay trên số liệu cũ');
  await page.locator('.editor__page').getByRole('link', { name: /^Số liệu đã đổi sau khi sửa câu/ }).last().click();
  await expect(box).toBeFocused();
  await page.getByRole('button', { name: 'Câu này đúng với số liệu mới' }).click();
  await expect(box).toBeFocused();
  await expect(page.locator('.editor__mark')).toHaveText('Đã sửa tay');
  await page.getByRole('link', { name: /^Vấn đề/ }).first().click();
  await expect(page.locator('#completion')).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Xem trước' }).first().click();
  await expect(page.frameLocator('#preview-frame').getByText('Cao hơn năm trước.')).toBeVisible();
  expect(wrong).toEqual([]);
});

test('the mark goes when the numbers of today stand in the sentence, and undo brings it back', async ({ page }) => {
  const { wrong } = await open(page);
  const { box, text } = await rewritten(page);
  // Half of it is not enough.
  await box.fill(text.replace('5.351', '5.400'));
  await expect(page.locator('.editor__mark')).toHaveText(MARK);
  await box.fill(text.replace('5.351', '5.400').replace('97,82', '98,72'));
  await expect(page.locator('.editor__mark')).toHaveText('Đã sửa tay');
  await expect(page.getByRole('button', { name: 'Câu này đúng với số liệu mới' })).toHaveCount(0);
  await type(page, 'outgoingOnSystem', '5351');
  await expect(page.locator('.editor__mark')).toHaveText(MARK);
  await page.locator('#page-title').focus();
  await page.keyboard.press('Control+Z');
  await expect(page.locator('#f-outgoingOnSystem')).toHaveValue('5.400');
  await expect(page.locator('.editor__mark')).toHaveText('Đã sửa tay');
  await page.keyboard.press('Control+Z');
  await expect(box).toHaveValue(text);
  await expect(page.locator('.editor__mark')).toHaveText(MARK);
  expect(wrong).toEqual([]);
});
