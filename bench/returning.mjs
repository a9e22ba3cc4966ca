// How soon somebody who comes back goes on, with one report on the machine and with 200 of 10 KB: the program is in the cache,
// the service worker runs. Prints medians of 7, the two in turn, at the machine's own speed and slowed down four times: the time
// until something is there, and what the page's thread worked until then, which tells also on a machine that does other things.
// Run, after `cargo xtask dist`: CHROMIUM=/usr/bin/chromium node bench/returning.mjs [reports [rounds]]
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built, host } from '../tests/e2e/host.mjs';
import { announce, launch, returning, slow, spread } from './browser.mjs';

const MANY = Number(process.argv[2] ?? 200);
const ROUNDS = Number(process.argv[3] ?? 7);
const SAMPLE = new URL('../src/catalog/data/samples/an-giang-2021.json', import.meta.url);

const server = await host(await built());
const folder = await mkdtemp(join(tmpdir(), 'returning-'));

/** A profile with so many reports, all of them in both stores; the address of one of them. */
async function profile(reports) {
  const context = await returning(join(folder, String(reports)));
  const page = await context.newPage();
  await page.goto(server.url);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles({ name: 'report.json', mimeType: 'application/json', buffer: await readFile(SAMPLE) });
  await page.getByRole('button', { name: /^Nhận/ }).click({ timeout: 60_000 });
  await page.locator('#f-agency-name').waitFor({ timeout: 60_000 });
  await page.locator('.editor__saved', { hasText: 'Đã lưu' }).waitFor();
  const address = page.url();
  await page.evaluate((reports) => {
    const place = 'bao-cao-so/report/';
    const key = Object.keys(localStorage).find((key) => key.startsWith(place));
    const { digest, ...report } = JSON.parse(localStorage.getItem(key));
    for (let copy = 1; copy < reports; copy += 1) {
      const id = `copy-${copy}`;
      localStorage.setItem(place + id, JSON.stringify({ ...report, id }, null, 2));
      localStorage.setItem(`bao-cao-so/written/report/${id}`, String(Date.now()));
    }
  }, reports);
  // The next start copies them to the other store.
  await page.goto(`${server.url}#/`);
  await page.reload();
  await page.locator('.home__report').nth(reports - 1).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.waitForTimeout(3_000);
  await context.close();
  return address;
}

/** Milliseconds from the navigation until a selector is there, in a browser that was just started, and of work until then. */
async function visit(reports, address, selector, least, speed) {
  const context = await returning(join(folder, String(reports)));
  const page = await context.newPage();
  await slow(page, speed);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(([selector, least]) => {
    const look = () => {
      const found = document.querySelectorAll(selector);
      if (found.length >= least) window.readyAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, [selector, least]);
  await page.goto(address);
  const time = await page.waitForFunction(() => window.readyAt, undefined, { timeout: 120_000 });
  const ready = await time.jsonValue();
  const { metrics } = await session.send('Performance.getMetrics');
  await context.close();
  return { ready, work: metrics.find(({ name }) => name === 'TaskDuration').value * 1000 };
}

const addresses = { 1: await profile(1), [MANY]: await profile(MANY) };
const browser = await launch();
announce(browser);
await browser.close();
console.log(`visit | CPU slowed | with 1 report, ms | with ${MANY}, ms | work with 1 | work with ${MANY}`);
const cases = [
  ['report: a field can be typed in', (reports) => addresses[reports], '#f-agency-name:not([disabled])', () => 1],
  ['report: indicators', (reports) => addresses[reports].replace(/[^/]*$/, 'document-management'), '.assessment__value', () => 1],
  ['list: the first reports', () => `${server.url}#/`, '.home__report', () => 1],
  ['list: all reports', () => `${server.url}#/`, '.home__report', (reports) => reports],
];
for (const speed of [1, 4]) {
  for (const [name, address, selector, least] of cases) {
    const times = { 1: [], [MANY]: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const reports of [1, MANY]) times[reports].push(await visit(reports, address(reports), selector, least(reports), speed));
    }
    const each = ['ready', 'work'].flatMap((what) => [1, MANY].map((reports) => spread(times[reports].map((time) => time[what]))));
    console.log([name, speed, ...each].join(' | '));
  }
}
await server.stop();
await rm(folder, { recursive: true });
