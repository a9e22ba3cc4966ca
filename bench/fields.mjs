// How long a key press takes where many fields are on the screen at once: a generated template (2,000 counts in one section,
// 500 indicators, 1,000 checks; filled in), and the usual form, blank. Prints medians and what 95 of 100 keys stay within.
// Builds dist/ with the template (EXTRA_TEMPLATE, see examples/pack.rs); `cargo xtask dist` brings the shipped one back.
// Run: CHROMIUM=/usr/bin/chromium node bench/fields.mjs [fields on the screen ...]
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built, host } from '../tests/e2e/host.mjs';
import { KEY_HEAD, SCREEN, announce, bare, keys, launch, row } from './browser.mjs';

const FIELDS = 2_000;
const id = (field) => `f${field}`;
const numbers = Array.from({ length: FIELDS }, (_, field) => field);

/** A template of 2,000 fields with so many in each section. */
function template(shown) {
  const sections = Array.from({ length: Math.ceil(FIELDS / shown) }, (_, part) => ({
    id: `part${part}`,
    title: `Phần ${part + 1}`,
    items: numbers.slice(part * shown, (part + 1) * shown).map((field) => ({ id: id(field), type: 'count', label: `Số liệu thứ ${field + 1}`, unit: 'việc', required: true })),
  }));
  const section = (field) => `part${Math.floor(field / shown)}`;
  const indicators = numbers.filter((field) => field % 4 === 0).map((field) => ({ id: `rate${field}`, label: `Tỷ lệ thứ ${field / 4 + 1}`, section: section(field), formula: `percent(${id(field + 1)}, ${id(field)})`, unit: '%' }));
  const checks = numbers.filter((field) => field % 2 === 0).map((field) => ({ id: `check${field}`, family: 'SUBSET', severity: 'error', rule: `${id(field + 1)} <= ${id(field)} * 1000000`, advice: 'Sửa số liệu.' }));
  const document = { kind: 'BÁO CÁO', abbreviation: 'BC', subject: 'Nhiều số liệu {period.label}', closing: 'Trên đây là báo cáo./.' };
  return { format: 'bao-cao-so/template', formatVersion: 1, id: name(shown), version: 1, title: `${FIELDS} số liệu, mỗi mục ${shown}`, description: 'Để đo.', document, periods: [{ kind: 'year' }], sections, indicators, checks };
}

const name = (shown) => `nhieu-so-lieu-${shown}`;

/** A report with all fields filled in. */
function report(shown) {
  const answers = Object.fromEntries(numbers.map((field) => [id(field), 1_000 - (field % 4) * 10]));
  return {
    format: 'bao-cao-so/report', formatVersion: 2, id: `report-${shown}`, template: { id: name(shown), version: 1 },
    period: { kind: 'year', year: 2025, index: 1, from: '2024-12-15', to: '2025-12-14' }, status: 'draft', revision: { number: 1 },
    changed: '2025-12-01T08:00:00.000+07:00', agency: { name: 'Sở Xây dựng' }, answers,
  };
}

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [30, FIELDS];
const folder = await mkdtemp(join(tmpdir(), 'fields-'));
const files = [];
for (const shown of sizes) {
  await writeFile(join(folder, `${shown}.json`), JSON.stringify(report(shown)));
  files.push(join(folder, `template-${shown}.json`));
  await writeFile(files.at(-1), JSON.stringify(template(shown)));
}
if (process.env.BUILT !== 'yes') {
  execFileSync('cargo', ['xtask', 'dist'], { stdio: 'inherit', env: { ...process.env, EXTRA_TEMPLATES: files.join('\n') } });
}

const server = await host(await built());
const browser = await launch();
announce(browser);
console.log(`form | ${KEY_HEAD}`);
console.log(await bare(browser));

async function opened(file) {
  const page = await browser.newPage({ viewport: SCREEN });
  await page.goto(server.url);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Mở tệp' }).first().click();
  await (await choosing).setFiles(file);
  await page.getByRole('button', { name: /^Nhận/ }).click({ timeout: 120_000 });
  await page.locator('#f-agency-name').waitFor({ timeout: 120_000 });
  return page;
}

const begun = await browser.newPage({ viewport: SCREEN });
await begun.goto(`${server.url}#/tao-bao-cao`);
await begun.getByRole('button', { name: 'Tạo báo cáo' }).click();
await begun.locator('#f-agency-name').waitFor();
await begun.evaluate(() => (location.hash = location.hash.replace(/[^/]*$/, 'documents')));
await begun.locator('.assessment__value').first().waitFor({ timeout: 120_000 });
console.log(row('the usual form, blank', await keys(begun, '#f-outgoingDocuments')));
await begun.close();
for (const shown of sizes) {
  const page = await opened(join(folder, `${shown}.json`));
  await page.evaluate(() => (location.hash = location.hash.replace(/[^/]*$/, 'part0')));
  await page.locator('#f-f20').waitFor({ timeout: 120_000 });
  await page.locator('.assessment__value').first().waitFor({ timeout: 120_000 });
  console.log(row(`${FIELDS} fields, ${shown} on the screen`, await keys(page, '#f-f20')));
  await page.close();
}
await browser.close();
await server.stop();
if (!process.env.KEEP) await rm(folder, { recursive: true });
else console.log(folder);
