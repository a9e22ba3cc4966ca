// Faults of the two stores: each is told, none loses anything that was typed.
import { expect, test } from './journey.mjs';
import { records, begin, download, dropFar, open, openExample, storage, type } from './app.mjs';
import { block, fill, withoutFar } from './faults.mjs';

const saved = (page) => page.locator('.editor__saved');
const bar = (page) => page.locator('.save-bar');

/** All entries of a part of IndexedDB. */
const inIndexedDb = (page, part) =>
  page.evaluate(
    (part) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('bao-cao-so');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const base = opening.result;
          if (!base.objectStoreNames.contains(part)) return resolve([]);
          const store = base.transaction(part).objectStore(part);
          const keys = store.getAllKeys();
          const texts = store.getAll();
          store.transaction.oncomplete = () => {
            base.close();
            resolve(keys.result.map((key, place) => [key, texts.result[place]]));
          };
        };
      }),
    part,
  );

async function written(page, words = 'Đã lưu trên máy này') {
  await expect(saved(page)).toContainText(words);
}

/** What is said where nothing tells whether local storage is on disk. */
const UNCERTAIN = 'Đã ghi vào trình duyệt lúc';

async function beginAndType(page, name, words) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', name);
  await written(page, words);
  // Its digest follows the key press, and writes it once more.
  await records(page);
}

/** The same where the browser lets nothing be stored, as it says. */
async function beginBlocked(page) {
  await open(page);
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await expect(bar(page)).toContainText('đang chặn lưu');
}

test('saved means that IndexedDB has it too', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  const records = await inIndexedDb(page, 'records');
  expect(records.find(([key]) => key.startsWith('bao-cao-so/report/'))[1]).toContain('Sở Xây dựng');
});

test('a full store lets typing go on in memory, says so in a small bar, and one click saves a file', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await fill(page, true);
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(bar(page)).toContainText('Chưa lưu được');
  await expect(saved(page)).toHaveText('Chưa lưu được');
  for (const size of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    const box = await bar(page).boundingBox();
    expect(box.height).toBeLessThan(110);
    expect(Math.round(box.y + box.height)).toBe(size.height);
  }
  const waiting = page.waitForEvent('download');
  await bar(page).getByRole('button', { name: 'Lưu ra tệp' }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^bao-cao_so-y-te/);
  // Going elsewhere in the app does not drop it.
  await page.getByRole('link', { name: 'Trợ giúp' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeVisible();
  await bar(page).getByRole('link', { name: 'Về báo cáo' }).click();
  await expect(saved(page)).toHaveText('Chưa lưu được');
  await page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' }).click();
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  // Room again: the next save is on disk.
  await fill(page, false);
  await bar(page).getByRole('button', { name: 'Lưu lại' }).click();
  await written(page);
  await expect(bar(page)).toHaveCount(0);
  await page.reload();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
});

for (const size of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
  test(`what is only in memory is in sight beside every field that is typed in, and covers none (${size.width} wide)`, async ({ page }) => {
    await page.setViewportSize(size);
    await beginAndType(page, 'Sở Xây dựng');
    await fill(page, true);
    await type(page, 'agency-name', 'Sở Y tế');
    const fields = page.locator('.editor__page .field__input');
    const count = await fields.count();
    expect(count).toBeGreaterThan(8);
    await fields.first().focus();
    for (let field = 0; field < count; field += 1) {
      await expect(bar(page).getByText('Chưa lưu được')).toBeInViewport({ ratio: 1 });
      await expect(bar(page).getByRole('button', { name: 'Lưu ra tệp' })).toBeInViewport({ ratio: 1 });
      const [box, typed] = [await bar(page).boundingBox(), await page.locator(':focus').boundingBox()];
      expect(typed.y + typed.height).toBeLessThanOrEqual(box.y);
      await page.keyboard.press('Tab');
    }
    // At the end of the page nothing lies under it.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const [box, main] = [await bar(page).boundingBox(), await page.locator('#main').boundingBox()];
    expect(main.y + main.height).toBeLessThanOrEqual(box.y + 1);
  });
}

test('a store that is blocked at first and then is not leaves no word of it beside “Đã lưu”', async ({ page }) => {
  await page.addInitScript(() => {
    const real = window.localStorage;
    window.blocked = true;
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        if (window.blocked) throw new DOMException('blocked', 'SecurityError');
        return real;
      },
    });
  });
  await beginBlocked(page);
  await expect(page.locator('.layout__notices')).toContainText('đang chặn lưu');
  await page.evaluate(() => { window.blocked = false; });
  await bar(page).getByRole('button', { name: 'Lưu lại' }).click();
  await written(page);
  await expect(page.locator('.layout__notices')).not.toContainText('đang chặn lưu');
});

test('where storage is blocked a report can be begun, filled in and saved into a file', async ({ page }) => {
  await block(page);
  await beginBlocked(page);
  const waiting = page.waitForEvent('download');
  await bar(page).getByRole('button', { name: 'Lưu ra tệp' }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^bao-cao_so-xay-dung/);
});

test('without IndexedDB reports are saved all the same, and nothing alarms', async ({ page }) => {
  await withoutFar(page);
  await beginAndType(page, 'Sở Xây dựng', UNCERTAIN);
  await expect(bar(page)).toHaveCount(0);
  await page.reload();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Xây dựng');
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  await expect(page.getByText('Kho lưu thứ hai (IndexedDB) không dùng được')).toBeVisible();
});

test('local storage that was emptied is filled again from IndexedDB', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.goto('./#/');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByText('báo cáo được lấy lại từ bản sao thứ hai')).toBeVisible();
  await expect(page.locator('.home__report')).toContainText('Sở Xây dựng');
  expect(await storage(page)).toContain('Sở Xây dựng');
});

test('an IndexedDB that was deleted is filled again from local storage', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await dropFar(page);
  await page.reload();
  await written(page);
  expect(JSON.stringify(await inIndexedDb(page, 'records'))).toContain('Sở Xây dựng');
});

test('a record that was cut short comes back from IndexedDB, and the cut one is kept aside', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.goto('./#/');
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/'));
    localStorage.setItem(key, localStorage.getItem(key).slice(0, 400));
  });
  await page.reload();
  await expect(page.locator('.home__report')).toContainText('Sở Xây dựng');
  await expect(page.getByText('báo cáo được lấy từ bản sao còn tốt')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Bản ghi không đọc được' })).toBeVisible();
  const record = page.locator('.home__record');
  await expect(record).toContainText('Sở Xây dựng – năm 2025: Bản ghi bị cắt cụt');
  await expect(record).toContainText('Báo cáo này vẫn có trong danh sách');
  // Nobody sent it, and its key says nothing.
  await expect(page.locator('main')).not.toContainText('gửi');
  await expect(page.locator('main')).not.toContainText('set-aside');
});

test('no room to set aside what gives way: it stays, it is told, and all other records are brought to the newest state', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  const first = await page.evaluate(() => Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/')));
  await page.goto('./#/');
  await begin(page, 2024);
  await type(page, 'agency-name', 'Sở Y tế');
  await written(page);
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(2);
  // One record is cut short; another is gone with its stamp, as when local storage fell behind.
  await page.evaluate((first) => {
    const other = Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/') && key !== first);
    localStorage.setItem(first, localStorage.getItem(first).slice(0, 400));
    localStorage.removeItem(other);
    localStorage.removeItem(other.replace('bao-cao-so/', 'bao-cao-so/written/'));
  }, first);
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (key.startsWith('bao-cao-so/set-aside/')) throw new DOMException('no room', 'QuotaExceededError');
      return set.call(this, key, text);
    };
  });
  await page.reload();
  await expect(page.getByText('bản mới nhất chưa chép lại được vì bộ nhớ đầy')).toBeVisible();
  await expect(page.locator('.home__report')).toHaveCount(1);
  await expect(page.locator('.home__report')).toContainText('Sở Y tế');
  // The cut record stands as it was; the sound state is among the states over time.
  expect(await page.evaluate((first) => localStorage.getItem(first).length, first)).toBe(400);
  const states = await inIndexedDb(page, 'states');
  const id = first.split('/').pop();
  expect(states.filter(([key]) => key.startsWith(`${id}/`)).some(([, text]) => text.includes('Sở Xây dựng'))).toBe(true);
});

test('an altered record without a second copy is set aside, downloadable, and the rest opens', async ({ page }) => {
  await withoutFar(page);
  await open(page);
  await openExample(page);
  await page.goto('./#/');
  await begin(page, 2025);
  await type(page, 'agency-name', 'Sở Xây dựng');
  await page.goto('./#/');
  await expect(page.locator('.home__report')).toHaveCount(2);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/') && !key.includes('sample'));
    localStorage.setItem(key, localStorage.getItem(key).replace('Sở Xây dựng', 'Sở Xây dưng'));
  });
  await page.reload();
  await expect(page.locator('.home__report')).toHaveCount(1);
  await expect(page.getByText('không khớp mã kiểm tra')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải về' }).click();
  await waiting;
});

test('a record of a later version is shown and stays as it is', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.goto('./#/');
  const text = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('bao-cao-so/report/'));
    const later = localStorage.getItem(key).replace('"formatVersion": 2', '"formatVersion": 99');
    localStorage.setItem('bao-cao-so/report/later', later);
    return later;
  });
  await page.reload();
  await expect(page.getByText('phiên bản mới hơn của Báo Cáo Số')).toBeVisible();
  await expect(page.locator('.home__report')).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.getItem('bao-cao-so/report/later'))).toBe(text);
});

test('local storage that fell behind IndexedDB catches up before the report opens', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  // As after a power cut: local storage is that of a moment ago.
  const before = await page.evaluate(() => Object.entries(localStorage));
  await type(page, 'agency-name', 'Sở Y tế');
  await written(page);
  await page.evaluate((before) => {
    localStorage.clear();
    before.forEach(([key, text]) => localStorage.setItem(key, text));
  }, before);
  await page.reload();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
});

test('a clock that was set back loses nothing', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.clock.setFixedTime(new Date('2001-01-01T00:00:00Z'));
  await type(page, 'agency-name', 'Sở Y tế');
  await written(page);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
});

test('an IndexedDB that fails while typing is told, nothing is said to be saved that is not, and it catches up', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.evaluate(() => {
    IDBDatabase.prototype.plain = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => { throw new DOMException('closing', 'InvalidStateError'); };
  });
  await type(page, 'agency-name', 'Sở Y tế');
  await expect(bar(page)).toContainText('kho lưu thứ hai (IndexedDB) của trình duyệt đang lỗi');
  await expect(saved(page)).toHaveText('Đang lưu…');
  expect(await storage(page)).toContain('Sở Y tế');
  await page.evaluate(() => { IDBDatabase.prototype.transaction = IDBDatabase.prototype.plain; });
  await type(page, 'agency-name', 'Sở Nội vụ');
  await written(page);
  await expect(bar(page)).toHaveCount(0);
  expect(JSON.stringify(await inIndexedDb(page, 'records'))).toContain('Sở Nội vụ');
});

test('a store that is full to the byte lets a report be removed, and brought back', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.goto('./#/');
  await page.evaluate(() => {
    for (let length = 4_000_000, filler = 0; length >= 1; length = Math.floor(length / 2)) {
      try { for (;;) localStorage.setItem(`other-${(filler += 1)}`, 'x'.repeat(length)); } catch { /* the next is shorter */ }
    }
  });
  await page.getByRole('button', { name: /^Xóa/ }).click();
  await expect(page.locator('.home__report')).toHaveCount(0);
  await page.goto('./#/du-lieu');
  await expect(page.locator('.data__entry')).toContainText('Sở Xây dựng');
  await page.getByRole('button', { name: 'Lấy lại', exact: true }).click();
  await expect(page.getByText('Đã lấy lại báo cáo vào danh sách.')).toBeVisible();
});

test('removing that is refused speaks of removing', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.goto('./#/');
  await fill(page, true);
  await page.getByRole('button', { name: /^Xóa/ }).click();
  await expect(page.getByText('Chưa xóa được')).toBeVisible();
  await expect(page.locator('.home__report')).toHaveCount(1);
});

test('a backup holds what is only in memory', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await fill(page, true);
  await type(page, 'agency-name', 'Sở Y tế');
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  const { text } = await download(page, 'Sao lưu');
  const { reports, bin } = JSON.parse(text);
  expect([reports[0].agency.name, bin[0].agency.name]).toEqual(['Sở Y tế', 'Sở Xây dựng']);
});

test('a backup while IndexedDB fails says that the earlier states are missing, and has all else', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.getByRole('link', { name: 'Dữ liệu', exact: true }).click();
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => { throw new DOMException('closing', 'InvalidStateError'); };
  });
  const { text } = await download(page, 'Sao lưu');
  await expect(page.locator('#data-message')).toContainText('KHÔNG có các bản cũ');
  expect(JSON.parse(text).reports.map((report) => report.agency.name)).toEqual(['Sở Xây dựng']);
  // It is not taken for the backup that erasing asks for.
  await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
  await expect(page.getByRole('button', { name: 'Sao lưu trước' })).toBeVisible();
});

test('erasing while IndexedDB cannot be opened says that not all is erased, and what is left is erased later', async ({ page }) => {
  await beginAndType(page, 'Sở Xây dựng');
  await page.goto('./#/du-lieu');
  await page.addInitScript(() => {
    window.open_ = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => { throw new DOMException('refused', 'UnknownError'); };
  });
  await page.reload();
  const erase = async () => {
    await page.getByRole('button', { name: 'Xóa mọi dữ liệu trên máy này' }).click();
    await page.getByRole('button', { name: 'Xóa hết, không sao lưu' }).click();
  };
  await erase();
  await expect(page.locator('#data-message')).toContainText('Chưa xóa được hết');
  await page.evaluate(() => { IDBFactory.prototype.open = window.open_; });
  expect(JSON.stringify(await inIndexedDb(page, 'records'))).toContain('Sở Xây dựng');
  await erase();
  await expect(page.locator('#data-message')).toContainText('Đã xóa mọi dữ liệu');
  expect(JSON.stringify(await inIndexedDb(page, 'records'))).not.toContain('Sở Xây dựng');
});

test('without IndexedDB the page of earlier states says that there are none', async ({ page }) => {
  await withoutFar(page);
  await beginAndType(page, 'Sở Xây dựng', UNCERTAIN);
  await page.locator('.editor__bar').getByRole('link', { name: 'Các bản đã lưu' }).click();
  await expect(page.getByText('không giữ được các bản cũ')).toBeVisible();
  await expect(page.getByText('Bản đầu tiên được giữ khi')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Giữ lại bản hiện nay' })).toHaveCount(0);
});
