// A receiving department with thousands of files, in the built page (dist/), in one run and one browser: how long the files take to
// be read, checked and sorted beside a bare JSON.parse of the same bytes, how long to be written, the longest task of the page's
// thread meanwhile, opening the collection again, one file more, and memory. Prints; no test. Run, after `cargo xtask dist`:
//   cargo xtask reports target/bench-reports 10000 1
//   CHROMIUM=/usr/bin/chromium node bench/collection.mjs [folder of reports [how many]]
import { execSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { built, host } from '../tests/e2e/host.mjs';
import { SCREEN } from './browser.mjs';

const folder = process.argv[2] ?? 'target/bench-reports';
const most = Number(process.argv[3] ?? 10_000);
const LONG = 600_000;

const profile = await mkdtemp(join(tmpdir(), 'collection-'));
const server = await host(await built());
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM || undefined,
  viewport: SCREEN,
  locale: 'vi-VN',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--enable-precise-memory-info'],
});
const page = context.pages()[0] ?? (await context.newPage());
page.setDefaultTimeout(LONG);
page.on('console', (message) => message.type() === 'error' && console.log(`console: ${message.text()}`));
page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
// Tasks of the page's thread that are felt, and what they were named for.
await page.addInitScript(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
});

/** The longest task since the last call, and how many were above 50 ms. */
async function tasks() {
  return page.evaluate(() => {
    // What the browser does to hand thousands of files over, before the page hears of them, is no task of the page: seconds.
    const all = window.tasks.splice(0).filter((entry) => entry.startTime >= (window.begun ?? 0)).map((entry) => entry.duration);
    return `longest task ${Math.round(Math.max(0, ...all))} ms, ${all.length} above 50 ms`;
  });
}

/** Memory of all processes of this browser, in MB. */
function memory() {
  const all = execSync('ps -eo rss=,args=').toString().split('\n').filter((line) => line.includes(profile) || line.includes('--type=renderer'));
  const renderers = all.filter((line) => line.includes('--type=renderer')).map((line) => Number(line.trim().split(/\s+/)[0]) / 1024);
  return `largest renderer ${Math.round(Math.max(0, ...renderers))} MB`;
}

const every = (await readdir(join(folder, 'reports'))).sort();
const verdicts = (await readFile(join(folder, 'verdicts.csv'), 'utf8')).trim().split('\r\n').map((line) => line.split(';'));
const isNew = new Set(verdicts.filter(([, kind]) => kind === 'New').map(([file]) => file));
// One file that is taken in after all others.
const last = every.slice(Math.min(most, every.length - 20)).find((name) => isNew.has(name));
const names = every.slice(0, most).filter((name) => name !== last);
const paths = names.map((name) => join(folder, 'reports', name));
console.log(`${new Date().toISOString()}; ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}; ${paths.length} files; ${context.browser()?.version() ?? ''}`);

await page.goto(server.url + '#/tong-hop/tao');
await page.locator('#new-year').fill('2025');
await page.getByRole('button', { name: 'Tạo bộ tổng hợp' }).click();
const listing = page.waitForEvent('filechooser');
await page.getByRole('button', { name: 'Mở tệp CSV' }).click();
await (await listing).setFiles(join(folder, 'agencies.csv'));
await page.getByRole('button', { name: /^Lấy danh sách/ }).click();
await page.locator('.collection__sum').waitFor();
await page.getByRole('link', { name: 'Nhận tệp' }).click();
await tasks();

/** Chooses files, and waits for the dry run. */
async function choose(files) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  const chooser = await choosing;
  // From here, in the page: handing over thousands of files takes the driver seconds.
  await page.evaluate(() => {
    window.sorted = new Promise((done) => {
      let begun = null;
      const look = () => {
        const main = document.querySelector('main').textContent;
        if (!begun && main.includes('Đang đọc')) { begun = performance.now(); window.begun = begun; }
        if (document.querySelector('.collection__accept')) { watch.disconnect(); done(performance.now() - (begun ?? performance.now())); }
      };
      const watch = new MutationObserver(look);
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
  await chooser.setFiles(files);
  return page.evaluate(() => window.sorted);
}

const read = await choose(paths);
console.log(`read, checked, sorted: ${Math.round(read)} ms, ${Math.round(paths.length / (read / 1000))} files a second; ${await tasks()}; ${memory()}`);
const accept = page.getByRole('button', { name: /^Nhận [\d.]+ tệp$/ });
console.log(await accept.innerText());
const begun = Date.now();
await accept.click();
await page.getByText(/Đã nhận .* tệp; đã ghi/).waitFor();
console.log(`written: ${Date.now() - begun} ms; ${await tasks()}; ${memory()}`);
console.log(await page.locator('.collection__sum').innerText());

// The same bytes through the browser's own parser, in the page's thread.
await page.evaluate(() => { window.bare = document.createElement('input'); window.bare.type = 'file'; window.bare.multiple = true; window.bare.id = 'bare'; document.body.append(window.bare); });
await page.locator('#bare').setInputFiles(paths);
const bare = await page.evaluate(async () => {
  const files = [...window.bare.files];
  const parse = (text) => { try { JSON.parse(text); } catch { /* One that was cut short. */ } };
  let start = performance.now();
  for (const file of files) parse(await file.text());
  const whole = performance.now() - start;
  let [spent, bytes] = [0, 0];
  for (const file of files) {
    const text = await file.text();
    bytes += file.size;
    start = performance.now();
    parse(text);
    spent += performance.now() - start;
  }
  window.bare.remove();
  return { whole, spent, bytes };
});
console.log(`bare JSON.parse of ${(bare.bytes / 1e6).toFixed(0)} MB: ${Math.round(bare.whole)} ms with reading the files, ${Math.round(bare.spent)} ms without; ours takes ${(read / bare.whole).toFixed(1)} and ${(read / bare.spent).toFixed(1)} times as long`);

// Totals for the first time, then one file more, and the same number again.
await tasks();
const click = (link) => page.evaluate(async (link) => {
  const start = performance.now();
  [...document.querySelectorAll('.collection__page')].find((one) => one.textContent === link).click();
  const shown = () => (link === 'Số liệu tổng hợp' ? document.querySelector('.collection__table--totals') : document.querySelector('.collection__sum'));
  for (let waits = 0; waits < 2 || !shown(); waits += 1) await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return Math.round(performance.now() - start);
}, link);
console.log(`totals, first time: ${await click('Số liệu tổng hợp')} ms; ${await tasks()}`);
console.log(`agencies: ${await click('Đơn vị')} ms; ${await tasks()}`);
await page.getByRole('link', { name: 'Nhận tệp' }).click();
await choose([join(folder, 'reports', last)]);
const one = await page.evaluate(async () => {
  const start = performance.now();
  document.querySelector('.collection__accept .button').click();
  while (!document.querySelector('.collection__sum')) await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return Math.round(performance.now() - start);
}).catch(() => 'none could be taken in');
console.log(`one file more, written and shown: ${one} ms; ${await tasks()}`);
console.log(`totals after it: ${await click('Số liệu tổng hợp')} ms; ${await tasks()}`);
await click('Đơn vị');

// Opened again, by a page that has the program in its cache.
for (const round of ['first', 'second']) {
  await page.reload();
  await page.evaluate(() => { location.hash = '#/tong-hop'; });
  await page.locator('.collection__entry a').first().waitFor();
  await tasks();
  const opened = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector('.collection__entry a').click();
    while (!document.querySelector('.collection__sum')) await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    return Math.round(performance.now() - start);
  });
  console.log(`opened (${round} reload): first numbers after ${opened} ms; ${await tasks()}; ${memory()}`);
}
await context.close();
await server.stop();
await rm(profile, { recursive: true, force: true });
