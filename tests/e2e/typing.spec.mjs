// Typing: numbers the Vietnamese way, input methods, nothing rewritten under the fingers.
import { expect, test } from './journey.mjs';
import { create, open, openExample, section, type } from './app.mjs';

test('a number stays as typed until the field is left, then it is grouped', async ({ page }) => {
  await open(page);
  await create(page, 2021);
  await section(page, 'document-management');
  const field = page.locator('#f-outgoingOnSystem');
  await field.focus();
  for (const [key, text] of [['1', '1'], ['2', '12'], ['4', '124'], ['8', '1248'], ['1', '12481']]) {
    await page.keyboard.press(key);
    await expect(field).toHaveValue(text);
  }
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('12.481');
});

test('text that is no number is refused with what to type instead, and stays', async ({ page }) => {
  await open(page);
  await create(page, 2021);
  await section(page, 'document-management');
  for (const [typed, message] of [
    ['12.48', 'chỉ nhận số nguyên'], ['1.2.3', 'nhóm ba chữ số'], ['123,.,1', 'chỉ nhận số nguyên'], ['1,189', '1.189'], ['-5', 'không được âm'],
    ['abc', 'chữ số'],
  ]) {
    await type(page, 'outgoingOnSystem', typed);
    await expect(page.locator('#f-outgoingOnSystem')).toHaveValue(typed);
    await expect(page.locator('#f-outgoingOnSystem-error')).toContainText(message);
    const described = await page.locator('#f-outgoingOnSystem').getAttribute('aria-describedby');
    expect(described.split(' ')).toContain('f-outgoingOnSystem-error');
  }
  await type(page, 'outgoingOnSystem', '12481');
  await expect(page.locator('#f-outgoingOnSystem-error')).toHaveCount(0);
  await expect(page.locator('#f-outgoingOnSystem')).not.toHaveAttribute('aria-invalid', 'true');
});

test('an input method composes Vietnamese in every kind of text field without being disturbed', async ({ page }) => {
  await open(page);
  await create(page, 2021);
  const keyboard = await page.context().newCDPSession(page);
  for (const field of ['agency-name', 'document-addressees', 'document-codeNumber']) {
    const control = page.locator(`#f-${field}`);
    await control.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    for (const [text, end] of [['t', 1], ['th', 2], ['thi', 3], ['thí', 3]]) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
      await expect(control).toHaveValue(text);
    }
    await keyboard.send('Input.insertText', { text: 'thí' });
    await expect(control).toHaveValue('thí');
    await page.keyboard.type(' x');
    await expect(control).toHaveValue('thí x');
  }
  // Digits composed by an input method are digits.
  await section(page, 'document-management');
  const number = page.locator('#f-outgoingOnSystem');
  await number.focus();
  for (const text of ['1', '12', '12481']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await keyboard.send('Input.insertText', { text: '12481' });
  await expect(number).toHaveValue('12481');
  await page.keyboard.press('Tab');
  await expect(number).toHaveValue('12.481');
});

test('indicators and sentences follow each key press', async ({ page }) => {
  await open(page);
  await create(page, 2021);
  await section(page, 'document-management');
  await type(page, 'outgoingDocuments', '5470');
  const value = page.locator('.assessment__indicator').filter({ hasText: 'Tỷ lệ văn bản đi' }).locator('.assessment__value');
  await expect(value).toHaveText('chưa đủ số liệu');
  await page.locator('#f-outgoingOnSystem').focus();
  for (const [key, shown] of [['5', '0,09%'], ['3', '0,97%'], ['5', '9,78%'], ['1', '97,82%']]) {
    await page.keyboard.press(key);
    await expect(value).toHaveText(shown);
  }
  await page.keyboard.press('Tab');
  await type(page, 'outgoingDocuments', '0');
  await expect(value).toHaveText('không tính được: mẫu số bằng 0');
});

test('a page that arrives late leaves the focus to a field that is typed in', async ({ page }) => {
  const { wrong } = await open(page);
  await openExample(page);
  await expect(page.locator('#page-title')).toBeFocused();
  // A slow machine: the next frame is long in coming.
  await page.evaluate(() => {
    const later = window.requestAnimationFrame.bind(window);
    window.arrived = 0;
    window.requestAnimationFrame = (act) => setTimeout(() => later((now) => { act(now); window.arrived += 1; }), 400);
  });
  await page.evaluate(() => (location.hash = location.hash.replace(/[^/]*$/, 'document-management')));
  const field = page.locator('#f-outgoingDocuments');
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('54');
  await expect.poll(() => page.evaluate(() => window.arrived)).toBeGreaterThan(0);
  await page.keyboard.type('71');
  await expect(field).toHaveValue('5471');
  await expect(field).toBeFocused();
  expect(wrong).toEqual([]);
});
