// Layout tests print files from disk: no server, no dist/. `cargo xtask test layout` writes the files and names the browsers.
import { defineConfig } from '@playwright/test';
import base from '../e2e/playwright.config.mjs';

export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../target/layout-tests',
  timeout: 120_000,
  // The requests of journeys are no matter here.
  reporter: [['list']],
  webServer: undefined,
});
