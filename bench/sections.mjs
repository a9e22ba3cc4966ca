// How the memory of the built page (dist/) grows with changes of section: what a page made must end with the page. Prints
// megabytes of WebAssembly memory, and fails when it grows by more than a tenth after the first hundred changes.
// Run: CHROMIUM=/usr/bin/chromium node bench/sections.mjs [changes]
import { built, host } from '../tests/e2e/host.mjs';
import { SCREEN, launch } from './browser.mjs';

const CHANGES = Number(process.argv[2] ?? 1_600);

const server = await host(await built());
const browser = await launch();
const page = await browser.newPage({ viewport: SCREEN });
// The memory of the program is the largest one that any of its modules made or was given.
await page.addInitScript(() => {
  const memories = new Set();
  const note = (object) => Object.values(object ?? {}).forEach((part) => part instanceof WebAssembly.Memory && memories.add(part));
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async function (source, imports) {
      Object.values(imports ?? {}).forEach(note);
      const made = await own.call(this, source, imports);
      note((made.instance ?? made).exports);
      return made;
    };
  }
  window.programMemory = () => Math.max(...[...memories].map((memory) => memory.buffer.byteLength));
});
await page.goto(server.url);
await page.getByRole('button', { name: /^Mở ví dụ/ }).first().click();
await page.locator('#f-agency-name').waitFor({ timeout: 60_000 });
await page.locator('#assessment-column .layout__wait').waitFor({ state: 'detached', timeout: 60_000 });
const sections = await page.evaluate(() => [...document.querySelectorAll('.outline__link')].map((link) => link.getAttribute('href')));
const memory = async () => (await page.evaluate(() => window.programMemory())) / 1_000_000;
const found = {};
for (let change = 0; change < CHANGES; change += 1) {
  await page.evaluate(async (href) => {
    location.hash = href;
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  }, sections[change % Math.min(sections.length, 12)]);
  if ([99, 399, 799, CHANGES - 1].includes(change)) {
    found[change + 1] = await memory();
    console.log(`${change + 1} changes of section | ${found[change + 1].toFixed(2)} MB`);
  }
}
const grown = found[CHANGES] / found[100] - 1;
console.log(`grown by ${(grown * 100).toFixed(1)} % since the hundredth`);
await browser.close();
await server.stop();
process.exitCode = grown <= 0.1 ? 0 : 1;
