// The policy of the page holds: nothing foreign runs, nothing leaves. Files that attack: hostile.spec.mjs.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { download, open, openExample, openFiles } from './app.mjs';
import { expect, test } from './journey.mjs';

const oneFile = pathToFileURL(fileURLToPath(new URL('../../dist/bao-cao-so.html', import.meta.url))).href;

/** What a page that was broken into would try; the policy must refuse each, whatever the app does. */
const ATTACKS = {
  'inline script': () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.owned = true';
    document.body.append(script);
  },
  'script of another host': () => {
    const script = document.createElement('script');
    script.src = 'https://example.org/x.js';
    document.body.append(script);
  },
  'handler in an attribute': () => {
    const div = document.createElement('div');
    div.setAttribute('onclick', 'globalThis.owned = true');
    document.body.append(div);
    div.click();
  },
  'javascript address': () => {
    const link = document.createElement('a');
    link.href = 'javascript:globalThis.owned = true';
    document.body.append(link);
    link.click();
  },
  'text run as code': () => {
    const script = document.createElement('script');
    script.src = 'data:text/javascript,globalThis.owned=true';
    document.body.append(script);
  },
  'style of an attacker': () => {
    const style = document.createElement('style');
    style.textContent = '* { background: url(https://example.org/x) }';
    document.body.append(style);
  },
  'request to another host': () => fetch('https://example.org/').catch(() => {}),
  'picture of another host': () => {
    new Image().src = 'https://example.org/x.png';
  },
  'frame of another host': () => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
  },
  'another base': () => {
    const base = document.createElement('base');
    base.href = 'https://example.org/';
    document.head.append(base);
  },
  'form to another host': () => {
    const form = document.createElement('form');
    form.action = 'https://example.org/';
    document.body.append(form);
    form.submit();
  },
  'beacon to another host': () => navigator.sendBeacon('https://example.org/', 'x'),
};

for (const [edition, address] of [['the hosted edition', ''], ['the edition in one file', oneFile]]) {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    test(`${edition} refuses: ${name}`, async ({ page, context, requests }) => {
      // A request that the policy stops is told before it is stopped.
      context.on('requestfailed', (request) => request.failure().errorText === 'csp' && requests.splice(requests.indexOf(request.url()), 1));
      await open(page, address);
      await page.evaluate(() => {
        globalThis.refused = [];
        document.addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.effectiveDirective));
      });
      await page.evaluate(attack);
      await expect.poll(() => page.evaluate(() => globalThis.refused.length)).toBeGreaterThan(0);
      expect(await page.evaluate(() => globalThis.owned)).toBeUndefined();
    });
  }

  test(`${edition} runs no text as code`, async ({ page }) => {
    await open(page, address);
    // The test's own scripts may; the app's timers go through the policy.
    await page.evaluate(() => {
      globalThis.refused = [];
      document.addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.effectiveDirective));
      setTimeout('globalThis.owned = true', 0);
    });
    await expect.poll(() => page.evaluate(() => globalThis.refused.length)).toBeGreaterThan(0);
    expect(await page.evaluate(() => globalThis.owned)).toBeUndefined();
  });
}

test('the exported document carries no script and can ask for nothing', async ({ page }) => {
  await open(page);
  await openExample(page);
  await page.getByRole('link', { name: 'Xem trước' }).click();
  const { text } = await download(page, 'Xuất HTML');
  expect(text).not.toMatch(/<script|<link|<img|<iframe|\son[a-z]+=|javascript:|https?:\/\/(?!www\.w3\.org)/i);
});

const WITH_PROTOTYPES = `{"format":"bao-cao-so/report","formatVersion":1,"id":"a","template":{"id":"bao-cao-nam-chuyen-doi-so","version":1},
  "period":{"kind":"year","year":2025,"index":1,"from":"2024-12-15","to":"2025-12-14"},
  "agency":{"name":"Sở Y tế","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"document":{},
  "answers":{"__proto__":5,"constructor":"x","toString":1,"hasOwnProperty":2},"rows":{"__proto__":["a"]},
  "status":"draft","revision":{"number":1},"changed":"2026-01-02T03:04:05+07:00","__proto__":{"polluted":true}}`;

test('names of prototypes in a file are names like any other, and travel on', async ({ page }) => {
  const { wrong } = await open(page);
  await openFiles(page, [{ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(WITH_PROTOTYPES) }]);
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click();
  await expect(page.locator('#f-agency-name')).toHaveValue('Sở Y tế');
  expect(await page.evaluate(() => ({}).polluted)).toBeUndefined();
  const { text } = await download(page, 'Xuất JSON');
  expect(text).toContain('"__proto__"');
  expect(wrong).toEqual([]);
});
