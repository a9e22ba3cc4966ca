// How long a key press takes in the built page (dist/), from the key to the next frame, with so many rows in each of three
// tables. Prints medians, and for frames also what 95 of 100 keys stay within; no test. Run: CHROMIUM=/usr/bin/chromium node bench/keys.mjs [rows ...]
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built, host } from '../tests/e2e/host.mjs';
import { SCREEN, launch, within } from './browser.mjs';

const TABLES = ['dossiers', 'funding', 'systems'];
const KEYS = 60;

/** The sample of 2025 with so many rows in each table. */
async function report(rows) {
  const file = JSON.parse(await readFile(new URL('../src/catalog/data/samples/vi-du-2025.json', import.meta.url), 'utf8'));
  file.id = `rows-${rows}`;
  for (const table of TABLES) {
    const cells = Object.entries(file.answers).filter(([path]) => path.startsWith(`${table}.r1.`));
    file.rows[table] = Array.from({ length: rows }, (_, row) => `r${row + 1}`);
    for (const row of file.rows[table]) {
      for (const [path, value] of cells) file.answers[path.replace('.r1.', `.${row}.`)] = value;
    }
  }
  return JSON.stringify(file);
}

const server = await host(await built());
const folder = await mkdtemp(join(tmpdir(), 'keys-'));
const browser = await launch();
console.log('rows in each of three tables | key to work done, ms | key to next frame, ms | 95 of 100, ms');
for (const rows of process.argv.slice(2).map(Number).concat(process.argv.length > 2 ? [] : [10, 100, 300, 500])) {
  const file = join(folder, `${rows}.json`);
  await writeFile(file, await report(rows));
  const page = await browser.newPage({ viewport: SCREEN });
  await page.goto(server.url);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles(file);
  await page.getByRole('button', { name: /^Nhận/ }).click({ timeout: 120_000 });
  await page.locator('#f-agency-name').waitFor({ timeout: 120_000 });
  await page.evaluate((id) => (location.hash = location.hash.replace(/[^/]*$/, id)), 'dossier-settlement');
  const cell = page.locator(`#f-dossiers-r${Math.min(25, Math.ceil(rows / 2))}-online`);
  await cell.waitFor({ timeout: 120_000 });
  await cell.click();
  const times = await cell.evaluate(async (control, count) => {
    const found = [];
    for (let key = 0; key < count; key += 1) {
      control.value = String(600 + key);
      const start = performance.now();
      control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: '0' }));
      const done = performance.now() - start;
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      found.push([done, performance.now() - start]);
    }
    return found;
  }, KEYS);
  const [done, frame] = [times.map(([done]) => done), times.map(([, frame]) => frame)];
  console.log([rows, within(50, done).toFixed(1), within(50, frame).toFixed(1), within(95, frame).toFixed(1)].join(' | '));
  await page.close();
}
await browser.close();
await server.stop();
await rm(folder, { recursive: true });
