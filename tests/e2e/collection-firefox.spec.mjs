// The receiving department's pages in Firefox, where the machine has it: a day's files of every kind dropped in, taken in, a number,
// and all of it there after a reload. Firefox is told by Marionette, as for the paper.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './journey.mjs';
import { FOLDER, ofKind } from './collected.mjs';
import { Firefox, findFirefox } from '../layout/firefox.mjs';

/** Runs a function in the page; its arguments and its result are plain values. */
const run = async (firefox, what, ...args) => {
  const script = `const [args, done] = [arguments[0], arguments[arguments.length - 1]]; Promise.resolve((${what})(...args)).then(done, (error) => done({ failed: String(error) }));`;
  const { value } = await firefox.tell('WebDriver:ExecuteAsyncScript', { script, args: [args], sandbox: null, scriptTimeout: 120_000 });
  if (value?.failed) throw new Error(value.failed);
  return value;
};

/** Waits until the page shows some words, in an element of a selector. */
const shows = (firefox, words, selector = 'body') => run(firefox, async (words, selector) => {
  const found = () => [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words));
  for (let waits = 0; !found(); waits += 1) {
    if (waits > 1_000) throw new Error(`no “${words}”: ${document.body.textContent.slice(0, 500)}`);
    await new Promise((next) => { setTimeout(next, 50); });
  }
  return found().textContent;
}, words, selector);

const press = async (firefox, words, selector = 'button, a') => {
  await shows(firefox, words, selector);
  await run(firefox, (words, selector) => {
    [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words)).click();
  }, words, selector);
};

const fill = (firefox, id, text) => run(firefox, async (id, text) => {
  while (!document.getElementById(id)) await new Promise((next) => { setTimeout(next, 50); });
  const control = document.getElementById(id);
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
}, id, text);

test.describe.configure({ mode: 'default' });

test.describe('Firefox', () => {
  test.skip(!findFirefox(), 'there is no Firefox on this machine; FIREFOX names one elsewhere');
  let firefox;
  test.beforeAll(async () => {
    firefox = await Firefox.start(findFirefox());
    await firefox.tell('WebDriver:SetTimeouts', { script: 120_000 });
  });
  test.afterAll(() => firefox?.stop());

  test('sixty files of every kind are sorted, taken in, added up, and there after a reload', async ({ baseURL }) => {
    test.setTimeout(240_000);
    await firefox.tell('WebDriver:Navigate', { url: `${baseURL}#/tong-hop/tao` });
    await fill(firefox, 'new-year', '2025');
    await fill(firefox, 'collection-deadline', '20/12/2025');
    await press(firefox, 'Tạo bộ tổng hợp', 'button');
    await fill(firefox, 'agency-list', readFileSync(join(FOLDER, 'agencies.csv'), 'utf8'));
    await press(firefox, 'Xem trước');
    await press(firefox, 'Lấy danh sách (');
    await shows(firefox, '0/', '.collection__sum');
    const names = readdirSync(join(FOLDER, 'reports'));
    const files = names.map((name) => [name, readFileSync(join(FOLDER, 'reports', name), 'utf8')]);
    await run(firefox, (files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of files) dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
      document.querySelector('.collection').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
    const taken = ofKind('New', 'NewerRevision', 'OlderRevision', 'Conflict').length;
    await press(firefox, `Nhận ${taken} tệp`, '.collection__accept button');
    await shows(firefox, `Đã nhận ${taken} tệp; đã ghi xuống đĩa.`);
    const sum = await shows(firefox, 'đơn vị có báo cáo', '.collection__sum');
    expect(sum).not.toMatch(/^0\//);
    await press(firefox, 'Số liệu tổng hợp', '.collection__page');
    const covered = await shows(firefox, 'đơn vị có số liệu', '.collection__table--totals');
    await firefox.tell('WebDriver:Refresh', {});
    expect(await shows(firefox, 'đơn vị có số liệu', '.collection__table--totals')).toBe(covered);
    await press(firefox, 'Đơn vị', '.collection__page');
    expect(await shows(firefox, 'đơn vị có báo cáo', '.collection__sum')).toBe(sum);
  });
});
