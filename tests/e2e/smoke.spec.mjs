// The page opens: from the root of a host and from a folder of it, alone and without a complaint.
import { expect, test } from './journey.mjs';

/** Collects what must not happen while `page` is open. */
function watch(page, baseURL) {
  const complaints = [];
  page.on('console', (message) => {
    // The test runner's own word for `serviceWorkers: 'block'`.
    if (message.text().startsWith('Service Worker registration blocked')) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL).origin) complaints.push(`other host: ${request.url()}`);
  });
  return complaints;
}

async function expectApp(page) {
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('#loading')).toHaveCount(0);
}

test('the page opens without an error and without another host', async ({ page, baseURL }) => {
  const complaints = watch(page, baseURL);
  await page.goto('./');
  await expectApp(page);
  await expect(page).toHaveTitle(/Báo Cáo Số/);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});

test('the page opens from a folder of a host', async ({ page, baseURL }) => {
  const complaints = watch(page, baseURL);
  const folder = new URL('thu-muc/con/', baseURL).href;
  // The browser sees the folder, the server its own root; an address that leaves the folder is refused.
  await page.route('**/*', (route) => {
    const url = route.request().url();
    return url.startsWith(folder) ? route.continue({ url: url.replace(folder, baseURL) }) : route.abort();
  });
  await page.goto(folder);
  await expectApp(page);
  expect(complaints).toEqual([]);
});

test('a browser without WebAssembly is told so', async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('không có WebAssembly');
});

test('a page that did not load whole says so', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('Không mở được Báo Cáo Số');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('./');
    // Not getByText: it passes over <noscript> even where that is shown.
    const sentence = page.locator('noscript p');
    await expect(sentence).toBeVisible();
    await expect(sentence).toContainText('cần JavaScript và WebAssembly');
  });
});
