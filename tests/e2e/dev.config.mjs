// End-to-end tests run against dist/ as any static host would serve it.
// `cargo xtask test e2e` builds dist/ and names the browser in CHROMIUM.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = Number(process.env.E2E_PORT ?? 4173);

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A forgotten test.only would silently switch all other tests off.
  forbidOnly: true,
  // A busy machine takes twice what a quiet one does; the longest journey takes 25 s on that.
  timeout: 60_000,
  reporter: [['list'], ['./requests-reporter.mjs']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // It takes a third of the time of all; `TRACE=off` finds journeys that do not wait for what they read.
    trace: process.env.TRACE === 'off' ? 'off' : 'retain-on-failure',
    // Journeys that stop requests by hand must see them; those of the service worker allow it.
    serviceWorkers: 'block',
    launchOptions: {
      // Undefined means Playwright's own browser.
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
        // No other host can be reached, whatever the page or the browser asks for.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
  webServer: {
    command: `node node_modules/sirv-cli/bin.js target/page --host 127.0.0.1 --port ${port} --quiet`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    // Another server on the port would be some other build.
    reuseExistingServer: false,
  },
});
