// One report in two tabs: written in one, seen in both, never lost.
import { expect, test } from './journey.mjs';
import { begin, copyOnDisk, download, open, removedElsewhere, storage, type } from './app.mjs';
import { fill } from './faults.mjs';

const bar = (page) => page.locator('.save-bar');
const name = (page) => page.locator('#f-agency-name');
const saved = (page) => page.locator('.editor__saved');

async function twoTabs(page, context) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(saved(page)).toContainText('Đã lưu');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(bar(other)).toContainText('đang mở ở thẻ khác');
  return other;
}

/** What both kinds of page do: with locks (https, this machine) and without (plain http). */
for (const [kind, locks] of [['with locks', true], ['without locks', false]]) {
  test.describe(kind, () => {
    test.beforeEach(async ({ context }) => {
      if (!locks) await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    });

    test('the second tab looks on and follows what the first writes', async ({ page, context }) => {
      const other = await twoTabs(page, context);
      await expect(name(other)).toHaveAttribute('readonly', '');
      await type(page, 'agency-name', 'Sở Y tế');
      await expect(name(other)).toHaveValue('Sở Y tế');
    });

    test('the second tab takes over, the first looks on, and back again without losing its steps', async ({ page, context }) => {
      const other = await twoTabs(page, context);
      await bar(other).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
      await expect(bar(other)).toHaveCount(0);
      await expect(name(page)).toHaveAttribute('readonly', '');
      await type(other, 'agency-name', 'Sở Y tế');
      await expect(saved(other)).toContainText('Đã lưu');
      await expect(name(page)).toHaveValue('Sở Y tế');
      await bar(page).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
      await expect(bar(page)).toHaveCount(0);
      await expect(name(other)).toHaveAttribute('readonly', '');
      await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
      await expect(name(page)).toHaveValue('Sở Xây dựng');
      await expect(name(other)).toHaveValue('Sở Xây dựng');
    });

    test('a tab that holds what is only in memory says at once that another took over, and keeps it for a file', async ({ page, context }) => {
      const other = await twoTabs(page, context);
      await fill(page, true);
      await type(page, 'agency-name', 'Sở Nội vụ');
      await expect(bar(page)).toContainText('đã đầy');
      await bar(other).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
      await expect(bar(page)).toContainText('đang mở ở thẻ khác');
      await expect(page.getByText('đã đầy')).toHaveCount(0);
      await expect(bar(page).getByRole('button', { name: 'Lưu lại' })).toHaveCount(0);
      await type(other, 'agency-name', 'Sở Y tế');
      await expect(saved(other)).toContainText('Đã lưu');
      await expect(name(page)).toHaveValue('Sở Nội vụ');
      expect((await download(page, /^Lưu ra tệp/)).text).toContain('Sở Nội vụ');
      // Taking it back writes over nothing that the other wrote.
      await fill(page, false);
      await bar(page).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
      await expect(bar(other)).toContainText('đang mở ở thẻ khác');
      await expect(saved(page)).toHaveText('Chưa lưu được');
      expect(await storage(page)).toContain('Sở Y tế');
      expect(await storage(page)).not.toContain('Sở Nội vụ');
    });

    test('what is only in memory is saved when it is taken back and the other tab wrote nothing', async ({ page, context }) => {
      const other = await twoTabs(page, context);
      await fill(page, true);
      await type(page, 'agency-name', 'Sở Nội vụ');
      await bar(other).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
      await expect(bar(page)).toContainText('đang mở ở thẻ khác');
      await fill(page, false);
      await bar(page).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
      await expect(saved(page)).toContainText('Đã lưu');
      await expect(bar(page)).toHaveCount(0);
      await expect(name(other)).toHaveValue('Sở Nội vụ');
    });

    test('when the first tab closes the second may write by itself', async ({ page, context }) => {
      const other = await twoTabs(page, context);
      await page.close({ runBeforeUnload: true });
      await expect(bar(other)).toHaveCount(0);
      await type(other, 'agency-name', 'Sở Y tế');
      await expect(saved(other)).toContainText('Đã lưu');
    });
  });
}

test('when the first tab ends by force the second may write by itself', async ({ page, context }) => {
  const other = await twoTabs(page, context);
  const crash = await context.newCDPSession(page);
  crash.send('Page.crash').catch(() => {});
  await expect(bar(other)).toHaveCount(0);
  await type(other, 'agency-name', 'Sở Y tế');
  await expect(saved(other)).toContainText('Đã lưu');
});

test('a tab that hangs does not keep the report', async ({ page, context }) => {
  const other = await twoTabs(page, context);
  page.evaluate(() => { for (;;) { /* hangs */ } }).catch(() => {});
  await bar(other).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
  await expect(bar(other)).toHaveCount(0);
  await type(other, 'agency-name', 'Sở Y tế');
  await expect(saved(other)).toContainText('Đã lưu');
});

test('a draft that another tab writes is no completed report, and can neither be completed nor opened again here', async ({ page, context }) => {
  const other = await twoTabs(page, context);
  await other.locator('.editor__bar').getByRole('link', { name: /^Vấn đề/ }).click();
  await expect(other.getByRole('button', { name: 'Hoàn thành' })).toBeDisabled();
  await expect(other.getByRole('button', { name: 'Mở lại để sửa' })).toHaveCount(0);
  await bar(other).getByRole('button', { name: 'Soạn ở thẻ này' }).click();
  await expect(other.getByRole('button', { name: 'Hoàn thành' })).toBeEnabled();
});

test('a page that comes back from the cache of the back button looks on while another tab writes', async ({ page, context }) => {
  const other = await twoTabs(page, context);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(bar(other)).toHaveCount(0);
  await type(other, 'agency-name', 'Sở Y tế');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(bar(page)).toContainText('đang mở ở thẻ khác');
  await expect(name(page)).toHaveAttribute('readonly', '');
  await expect(name(page)).toHaveValue('Sở Y tế');
});

test('a key press in one tab makes another tab read neither the trash nor the room in use', async ({ page, context }) => {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(saved(page)).toContainText('Đã lưu');
  await page.evaluate(() => localStorage.setItem('bao-cao-so/bin/some', 'text'));
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(bar(other)).toContainText('đang mở ở thẻ khác');
  // What the tab compares at its own beginning, when idle, is over once the text is in IndexedDB too.
  await expect.poll(() => copyOnDisk(other, 'bao-cao-so/bin/some')).toBeTruthy();
  await other.evaluate(() => {
    window.read = [];
    const get = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      window.read.push(key);
      return get.call(this, key);
    };
  });
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(name(other)).toHaveValue('Sở Y tế');
  expect(await other.evaluate(() => window.read.filter((key) => key.includes('/bin/')))).toEqual([]);
});

test('leaving the report in one tab lets the other write', async ({ page, context }) => {
  const other = await twoTabs(page, context);
  await page.getByRole('link', { name: 'Trợ giúp' }).click();
  await expect(bar(other)).toHaveCount(0);
  await expect(name(other)).not.toHaveAttribute('readonly', '');
});

test('a report that is removed in one tab is told in the other, which never says that it is saved', async ({ page, context }) => {
  const other = await removedElsewhere(page, context);
  await expect(saved(page)).not.toContainText('Đã lưu');
  await other.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(bar(page)).toHaveCount(0);
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(saved(page)).toContainText('Đã lưu');
});

test('erasing everything in one tab reaches the other', async ({ page, context }) => {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  const other = await context.newPage();
  await other.goto('./#/du-lieu');
  await other.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
  await other.getByRole('button', { name: 'Xóa hết, không sao lưu' }).click();
  await expect(other.getByText('Đã xóa mọi dữ liệu')).toBeVisible();
  await expect(bar(page)).toContainText('vừa được xóa ở thẻ khác');
  await expect(saved(page)).not.toContainText('Đã lưu');
  // What is only in memory is asked about; the person goes all the same.
  page.removeAllListeners('dialog');
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText('Không tìm thấy báo cáo này')).toBeVisible();
});
