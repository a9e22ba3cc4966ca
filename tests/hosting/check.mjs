// Holds a host against docs/hosting.md: node tests/hosting/check.mjs https://may-chu/bao-cao/ [--plain]
// Files as published, types, caching, headers (not with --plain: hosts where nobody sets them); then a visit in Chromium,
// which must be kept for work without the host. The browser is found like that of the journeys: CHROMIUM, else Playwright's own.
import { chromium } from '@playwright/test';
import { wrongAnswers } from './answers.mjs';

const base = process.argv[2];
if (!base?.endsWith('/')) {
  console.error('Usage: node tests/hosting/check.mjs ADDRESS/ [--plain]   (the address ends with a slash)');
  process.exit(2);
}

const wrong = await wrongAnswers(base, { plain: process.argv.includes('--plain'), packings: 'gzip, br' });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ['--no-sandbox'] });
const context = await browser.newContext();
const page = await context.newPage();
page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
await page.goto(base);
await page.locator('h1').waitFor();
await page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
});
await context.setOffline(true);
await page.reload();
await page.locator('h1').waitFor();
await browser.close();

wrong.forEach((what) => console.log(`✘ ${what}`));
console.log(wrong.length === 0 ? '✓ as docs/hosting.md asks, and works without the host' : `${wrong.length} things to put right`);
process.exit(wrong.length === 0 ? 0 : 1);
