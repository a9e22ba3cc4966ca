// Undo and redo over the whole session, and states over time.
import { expect, test } from './journey.mjs';
import { begin, open, openExample, section, type, openFindings } from './app.mjs';

const name = (page) => page.locator('#f-agency-name');
const undo = (page) => page.getByRole('button', { name: 'Hoàn tác', exact: true }).first();
const redo = (page) => page.getByRole('button', { name: 'Làm lại', exact: true });

async function typed(page) {
  await open(page);
  await begin(page, 2025);
  await expect(undo(page)).toBeVisible();
  await type(page, 'agency-name', 'Sở Xây dựng');
  await type(page, 'agency-name', 'Sở Y tế');
}

test('typing goes back a visit at a time and forth again, by buttons and by keys', async ({ page }) => {
  await typed(page);
  await undo(page).click();
  await expect(name(page)).toHaveValue('Sở Xây dựng');
  await expect(name(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(name(page)).toHaveValue('');
  await expect(undo(page)).toBeDisabled();
  await page.keyboard.press('Control+y');
  await expect(name(page)).toHaveValue('Sở Xây dựng');
  await page.keyboard.press('Control+Shift+z');
  await expect(name(page)).toHaveValue('Sở Y tế');
  await expect(redo(page)).toBeDisabled();
});

test('while a field is typed in, the browser takes back; then the app goes on', async ({ page }) => {
  await typed(page);
  await name(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' tỉnh');
  await expect(name(page)).toHaveValue('Sở Y tế tỉnh');
  await expect.poll(async () => {
    await page.keyboard.press('Control+z');
    return name(page).inputValue();
  }).toBe('Sở Y tế');
  await page.keyboard.press('Control+z');
  await expect(name(page)).toHaveValue('Sở Xây dựng');
});

test('keys of an input method are left alone', async ({ page }) => {
  await typed(page);
  await name(page).focus();
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    const prevented = await name(page).evaluate((control, composing) => {
      const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, ...composing, bubbles: true, cancelable: true });
      return !control.dispatchEvent(event);
    }, composing);
    expect(prevented).toBe(false);
  }
  await expect(name(page)).toHaveValue('Sở Y tế');
});

test('steps go over sections, and undo leads to the place', async ({ page }) => {
  await typed(page);
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '5470');
  await page.keyboard.press('Escape');
  await undo(page).click();
  await expect(page.locator('#f-outgoingDocuments')).toHaveValue('');
  await undo(page).click();
  await expect(name(page)).toHaveValue('Sở Xây dựng');
  await redo(page).click();
  await redo(page).click();
  await expect(page.locator('#f-outgoingDocuments')).toHaveValue('5.470');
});

test('what the browser took back in a field is done again by key and by button, also after other sections', async ({ page }) => {
  await open(page);
  await begin(page, 2025);
  await expect(undo(page)).toBeVisible();
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '62');
  await section(page, 'particulars');
  await type(page, 'agency-abbreviation', 'X');
  await section(page, 'documents');
  const count = page.locator('#f-outgoingDocuments');
  const over = async () => {
    await count.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('77');
    await expect(count).toHaveValue('77');
    await expect.poll(async () => {
      await page.keyboard.press('Control+z');
      return count.inputValue();
    }).toBe('62');
  };
  await over();
  await expect(redo(page)).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(page.locator('#f-agency-abbreviation')).toHaveValue('');
  await page.keyboard.press('Control+y');
  await expect(page.locator('#f-agency-abbreviation')).toHaveValue('X');
  await expect(page.locator('#f-agency-abbreviation')).toBeFocused();
  await page.keyboard.press('Control+y');
  await expect(count).toHaveValue('77');
  await expect(redo(page)).toBeDisabled();
  await page.keyboard.press('Control+z');
  await expect(count).toHaveValue('62');
  // By the button, and by the key in the field itself.
  await page.keyboard.press('Escape');
  await over();
  await redo(page).click();
  await expect(count).toHaveValue('77');
  await undo(page).click();
  await over();
  await page.keyboard.press('Control+y');
  await expect(count).toHaveValue('77');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('77');
});

test('an explanation and a rewritten sentence are steps too', async ({ page }) => {
  await open(page);
  await openExample(page);
  await expect(undo(page)).toBeVisible();
  await page.locator('.editor__actions a[href$="/van-de"]').click();
  await openFindings(page);
  const words = page.locator('textarea[id^="explanation-"]').first();
  await words.focus();
  await page.keyboard.type('Do tách đơn vị.');
  await page.keyboard.press('Tab');
  await expect(undo(page)).toBeEnabled();
  await undo(page).click();
  await expect(words).toHaveValue('');
  await redo(page).click();
  await expect(words).toHaveValue('Do tách đơn vị.');
});

test('a state is kept, compared with the present one and brought back, and that can be undone', async ({ page }) => {
  await typed(page);
  await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
  await page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' }).click();
  await page.getByRole('button', { name: 'Giữ lại bản hiện nay' }).click();
  await expect(page.getByText('giữ theo yêu cầu')).toHaveCount(1);
  await page.goBack();
  await type(page, 'agency-name', 'Sở Nội vụ');
  await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
  await page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' }).click();
  const kept = page.locator('.data__entry').filter({ hasText: 'giữ theo yêu cầu' });
  await kept.getByRole('button', { name: /^So với bản hiện nay/ }).click();
  await expect(kept.locator('.data__table tbody tr')).toHaveCount(1);
  await expect(kept.locator('.data__table')).toContainText('Sở Nội vụ');
  await kept.getByRole('button', { name: /^Khôi phục bản này/ }).click();
  await expect(page.getByText('Đã khôi phục bản đã chọn')).toBeVisible();
  // The list knows of the state that was replaced.
  await expect(page.getByText('trước khi bị bản khác thay')).toHaveCount(1);
  await page.goBack();
  await expect(name(page)).toHaveValue('Sở Y tế');
  await undo(page).click();
  await expect(name(page)).toHaveValue('Sở Nội vụ');
});

test('states of one minute are told apart', async ({ page }) => {
  await typed(page);
  await page.clock.setFixedTime(new Date('2026-03-04T05:06:07+07:00'));
  await page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' }).click();
  for (const [count, seconds] of [[1, '07'], [2, '08']]) {
    await page.clock.setFixedTime(new Date(`2026-03-04T05:06:${seconds}+07:00`));
    await page.getByRole('button', { name: 'Giữ lại bản hiện nay' }).click();
    await expect(page.getByText('giữ theo yêu cầu')).toHaveCount(count);
    await expect(page.locator('.data__list')).toContainText(`04/3/2026 05:06:${seconds}`);
  }
});

test('steps outlive a look at other pages', async ({ page }) => {
  await typed(page);
  await page.getByRole('link', { name: 'Trợ giúp' }).click();
  await page.goBack();
  await expect(name(page)).toHaveValue('Sở Y tế');
  await undo(page).click();
  await expect(name(page)).toHaveValue('Sở Xây dựng');
});

test('a rewritten sentence goes back to the words of the app and forth again', async ({ page }) => {
  await open(page);
  await begin(page, 2025);
  await section(page, 'documents');
  await type(page, 'outgoingDocuments', '5470');
  await page.locator('.editor__sentence').getByRole('button', { name: /^Sửa/ }).first().click();
  const words = page.locator('.editor__sentence--edited textarea');
  await words.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Rất tốt.');
  await page.keyboard.press('Tab');
  await undo(page).click();
  await undo(page).click();
  await expect(words).toHaveCount(0);
  await redo(page).click();
  await redo(page).click();
  await expect(words).toHaveValue(/Rất tốt\.$/);
});

test('“Hoàn thành” ends the steps: nothing goes back behind it, nor behind opening again', async ({ page }) => {
  await open(page);
  await openExample(page);
  const before = await name(page).inputValue();
  await type(page, 'agency-name', `${before} (sửa)`);
  await expect(undo(page)).toBeEnabled();
  await page.locator('.editor__actions a[href$="/van-de"]').click();
  // The first answer counts what is open, the second completes.
  await page.getByRole('button', { name: 'Hoàn thành' }).click();
  await openFindings(page);
  const boxes = page.locator('textarea[id^="explanation-"]');
  for (const box of await boxes.all()) await box.fill('Số liệu đúng theo sổ theo dõi.');
  await page.getByRole('button', { name: 'Hoàn thành' }).click();
  await expect(page.locator('.editor__bar').getByText('Đã hoàn thành')).toBeVisible();
  const nothingGoesBack = async () => {
    await expect(undo(page)).toBeDisabled();
    await expect(redo(page)).toBeDisabled();
    await page.keyboard.press('Control+z');
    await expect(name(page)).toHaveValue(`${before} (sửa)`);
  };
  await page.goBack();
  await nothingGoesBack();
  await page.locator('.editor__actions a[href$="/van-de"]').click();
  await page.locator('#reopen-reason').fill('Bổ sung số liệu.');
  await page.getByRole('button', { name: 'Mở lại để sửa' }).click();
  await expect(page.getByRole('button', { name: 'Hoàn thành' })).toBeVisible();
  await page.goBack();
  await nothingGoesBack();
  // What is done from now on goes back, and no further.
  await type(page, 'agency-name', before);
  await undo(page).click();
  await expect(name(page)).toHaveValue(`${before} (sửa)`);
  await expect(undo(page)).toBeDisabled();
});

test('an open dialog keeps the keys of undo from the report behind it', async ({ page }) => {
  await typed(page);
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.append(document.createElement('button'));
    document.body.append(dialog);
    dialog.showModal();
  });
  await page.keyboard.press('Control+z');
  await page.evaluate(() => document.querySelector('dialog[open]').remove());
  await expect(name(page)).toHaveValue('Sở Y tế');
  await page.keyboard.press('Control+z');
  await expect(name(page)).toHaveValue('Sở Xây dựng');
});

test('an explanation is kept among the states, completion as such, and opening again not as completion', async ({ page }) => {
  await open(page);
  await openExample(page);
  await expect(undo(page)).toBeVisible();
  const states = page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' });
  const findings = page.locator('.editor__bar').getByRole('link', { name: /^Vấn đề/ });
  await findings.click();
  await openFindings(page);
  const boxes = page.locator('[id^="explanation-"]:is(textarea)');
  for (const box of await boxes.all()) await box.fill('Số liệu đúng theo sổ theo dõi.');
  await states.click();
  await expect(page.getByText('lúc mở ra soạn')).toHaveCount(1);
  await findings.click();
  await page.getByRole('button', { name: 'Hoàn thành' }).click();
  await page.locator('#reopen-reason').fill('Bổ sung số liệu.');
  await page.getByRole('button', { name: 'Mở lại để sửa' }).click();
  await expect(page.getByRole('button', { name: 'Hoàn thành' })).toBeVisible();
  await states.click();
  await expect(page.getByText('lúc hoàn thành')).toHaveCount(1);
});

test('a completion in another tab ends the steps too', async ({ page }) => {
  await typed(page);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/'));
    const report = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify({ ...report, status: 'completed', completedAt: report.changed, digest: undefined }));
    dispatchEvent(new Event('storage'));
  });
  await expect(page.locator('.editor__bar').getByText('Đã hoàn thành')).toBeVisible();
  await expect(undo(page)).toBeDisabled();
});
