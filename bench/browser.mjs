// What the benchmarks in a browser share: its start, medians, key presses from the key to the painted frame.
import { chromium } from '@playwright/test';
import { cpus } from 'node:os';

const OPTIONS = {
  executablePath: process.env.CHROMIUM || undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
};
/** The screen of an office laptop. */
export const SCREEN = { width: 1366, height: 768 };

/** A browser with a fresh profile. */
export const launch = () => chromium.launch(OPTIONS);

/** A browser with the profile of a folder. */
export const returning = (folder) => chromium.launchPersistentContext(folder, { ...OPTIONS, viewport: SCREEN });

/** The time within which so many of a hundred are done. */
export function within(share, times) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))];
}

/** Median, least and most of some times, in whole milliseconds. */
export const spread = (times) => `${Math.round(within(50, times))} (${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))})`;

/** Says when and on what it was measured. */
export function announce(browser) {
  console.log(`${new Date().toISOString().slice(0, 16)}Z, ${cpus().length} × ${cpus()[0].model}, Chromium ${browser.version()}, Node ${process.version}`);
}

/** Slows the page's own thread down. */
export async function slow(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/**
 * Types digits into a control, as many keys a second as a fast typist, and gives the milliseconds from each key to the end of
 * its handlers and to the task after the next frame. Every eighth key empties the control again.
 */
export async function keys(page, selector, count = 60) {
  const control = page.locator(selector);
  await control.scrollIntoViewIfNeeded();
  await control.click();
  await page.evaluate(() => {
    window.keyTimes = [];
    addEventListener('keydown', (event) => {
      const start = event.timeStamp;
      const turn = new MessageChannel();
      const time = {};
      turn.port1.onmessage = () => (time.work ??= performance.now() - start);
      turn.port2.postMessage(0);
      requestAnimationFrame(() => setTimeout(() => window.keyTimes.push([time.work, performance.now() - start])));
    }, { capture: true });
  });
  // The first keys of a visit are not what is measured.
  for (let key = -8; key < count; key += 1) {
    if (key === 0) await page.evaluate(() => (window.keyTimes.length = 0));
    const before = await page.evaluate(() => window.keyTimes.length);
    if ((key + 8) % 8 === 0) await control.press('Control+A');
    await page.keyboard.press(String(1 + ((key + 8) % 8)));
    await page.waitForFunction((before) => window.keyTimes.length > before, before);
    await page.waitForTimeout(90);
  }
  const times = (await page.evaluate(() => window.keyTimes)).slice(-count);
  return { work: times.map(([work]) => work), painted: times.map(([, painted]) => painted) };
}

/** The head of a table of key presses. */
export const KEY_HEAD = 'key to work done, ms | 95 of 100 | key to painted, ms | 95 of 100';

/** One row of a table of key presses. */
export function row(name, { work, painted }) {
  return [name, ...[work, painted].flatMap((times) => [50, 95].map((share) => within(share, times).toFixed(1)))].join(' | ');
}

/** The same keys in a page with nothing but a text box: what the browser and its 60 frames a second take by themselves. */
export async function bare(browser) {
  const page = await browser.newPage({ viewport: SCREEN });
  await page.setContent('<input id="bare">');
  const times = await keys(page, '#bare');
  await page.close();
  return row('a bare text box', times);
}
