// Our page beside SurveyJS with as many fields: our usual template converted (bench/peer/convert.mjs), both in the same run.
// First visit over a line of 1.6 Mbit/s and 150 ms (bench/line.mjs), CPU slowed four times, a fresh profile a run, the two in
// turn, medians of 7; then key presses at the machine's own speed. Ours goes through "Tạo báo cáo", which a script presses the
// moment it is there; the peer begins in its form. To indicators: the first computed value of the section of documents painted.
// Run, after `cargo xtask dist`: CHROMIUM=/usr/bin/chromium node bench/peer.mjs [runs]
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { built } from '../tests/e2e/host.mjs';
import { KEY_HEAD, SCREEN, announce, bare, keys, launch, row, slow, spread } from './browser.mjs';
import { line } from './line.mjs';
import { survey } from './peer/convert.mjs';

const RUNS = Number(process.argv[2] ?? 7);
const PEER = fileURLToPath(new URL('peer/', import.meta.url));
const DATA = new URL('../src/catalog/data/', import.meta.url);
const SECTION = 'documents';

const json = async (name) => JSON.parse(await readFile(new URL(name, DATA), 'utf8'));

/** The files of the peer's page. */
async function peer() {
  execFileSync('npm', ['install', '--no-package-lock'], { cwd: PEER, stdio: 'inherit' });
  const { templates } = await json('list.json');
  const definition = survey(await json(`templates/${templates[0].id}.json`), await json('particulars.json'));
  const kinds = definition.pages.flatMap(({ elements }) => elements).map(({ type }) => type);
  const count = (wanted) => kinds.filter((kind) => wanted.includes(kind)).length;
  console.log(`peer: ${kinds.length - count(['expression'])} questions, of which ${count(['matrixdynamic', 'matrixdropdown'])} matrices, and ${count(['expression'])} expressions on ${definition.pages.length} pages`);
  await writeFile(`${PEER}survey.json`, JSON.stringify(definition));
  execFileSync('npx', ['esbuild', 'main.js', '--bundle', '--minify', '--format=iife', '--define:process.env.NODE_ENV="production"', '--outfile=built.js'], { cwd: PEER, stdio: 'inherit' });
  const page = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Survey</title><link rel="stylesheet" href="survey.css"><div id="survey"></div><script src="main.js" defer></script></html>';
  return new Map([
    ['index.html', Buffer.from(page)],
    ['main.js', await readFile(`${PEER}built.js`)],
    ['survey.css', await readFile(`${PEER}node_modules/survey-core/survey-core.fontless.min.css`)],
  ]);
}

/** Runs in the page: presses what is to be pressed, and notes when a field can be typed in and when a value is painted. */
const watch = {
  ours: ([section]) => {
    const steps = [
      () => document.querySelector('main button[type=submit]'),
      () => document.querySelector('#f-agency-name'),
      () => document.querySelector('.assessment__value'),
    ];
    const acts = [(button) => button.click(), () => ((window.typable = performance.now()), (location.hash = location.hash.replace(/[^/]*$/, section))), () => {}];
    window.follow(steps, acts);
  },
  peer: ([section]) => {
    const steps = [() => window.survey && document.querySelector('#survey input'), () => document.querySelector('.sd-expression')];
    const acts = [() => ((window.typable = performance.now()), (window.survey.currentPage = window.survey.getPageByName(section))), () => {}];
    window.follow(steps, acts);
  },
};

const follow = () => {
  window.follow = (steps, acts) => {
    const look = () => {
      const found = steps[0]();
      if (!found) return requestAnimationFrame(look);
      steps.shift();
      acts.shift()(found);
      if (steps.length > 0) return requestAnimationFrame(look);
      // Painted with the next frame.
      requestAnimationFrame(() => setTimeout(() => (window.shown = performance.now())));
    };
    requestAnimationFrame(look);
  };
};

async function visit(kind, files, fragment) {
  const server = await line(files);
  const browser = await launch();
  const page = await browser.newPage({ viewport: SCREEN });
  await slow(page, 4);
  await page.addInitScript(follow);
  await page.addInitScript(watch[kind], [SECTION]);
  await page.goto(server.url + fragment, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.typable, undefined, { timeout: 60_000 });
  const before = server.sent;
  await page.waitForFunction(() => window.shown, undefined, { timeout: 60_000 });
  const after = server.sent;
  const [typable, shown] = await page.evaluate(() => [window.typable, window.shown]);
  await browser.close();
  await server.stop();
  if (process.env.WATERFALL) {
    const first = server.answers[0].begun;
    for (const { name, begun, ended, bytes } of server.answers) console.log(`  ${Math.round(begun - first)}–${Math.round(ended - first)} ${name} ${bytes}`);
    console.log(`  ${kind}: ${Math.round(typable)}, ${Math.round(shown)}`);
  }
  return { typable, shown, before, after };
}

const sides = { ours: [await built(), '#/tao-bao-cao'], peer: [await peer(), ''] };
const found = { ours: [], peer: [] };
const browser = await launch();
announce(browser);
for (let run = 0; run < RUNS; run += 1) {
  for (const [kind, [files, fragment]] of Object.entries(sides)) found[kind].push(await visit(kind, files, fragment));
}
console.log('first visit | a field can be typed in, ms | indicators, ms | KB till then');
for (const [kind, runs] of Object.entries(found)) {
  const of = (member) => runs.map((run) => run[member]);
  console.log([kind, spread(of('typable')), spread(of('shown')), `${Math.round(Math.max(...of('before')) / 1_000)}, ${Math.round(Math.max(...of('after')) / 1_000)}`].join(' | '));
}
console.log(`key presses | ${KEY_HEAD}`);
console.log(await bare(browser));
for (const [kind, [files, fragment]] of Object.entries(sides)) {
  const server = await line(files);
  const page = await browser.newPage({ viewport: SCREEN });
  await page.addInitScript(follow);
  await page.addInitScript(watch[kind], [SECTION]);
  await page.goto(server.url + fragment);
  await page.waitForFunction(() => window.shown, undefined, { timeout: 60_000 });
  const control = kind === 'ours' ? '#f-outgoingDocuments' : '#survey [data-name="outgoingDocuments"] input';
  console.log(row(kind, await keys(page, control)));
  await page.close();
  await server.stop();
}
await browser.close();
