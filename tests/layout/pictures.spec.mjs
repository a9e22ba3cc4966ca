// Pictures of the samples on paper, kept for review in docs/layout: page 1, the page with the signature, the first page of
// each annex. They are looked at, never compared. UPDATE_PICTURES=1 cargo xtask test layout makes them anew (pdftoppm).
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SAMPLES } from './criteria.mjs';
import { address, context, print } from './documents.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/layout/', import.meta.url));

test('each sample has pictures of its first page, its signature and its annex', () => {
  test.skip(Boolean(process.env.UPDATE_PICTURES), 'they are being made');
  const kept = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const wanted = SAMPLES.flatMap((id) => ['first', 'signature', 'annex-1'].map((page) => `${id}-${page}.png`));
  expect(wanted.filter((name) => !kept.includes(name))).toEqual([]);
});

for (const id of SAMPLES) {
  test(`pictures of ${id}`, async ({ page }, info) => {
    test.skip(!process.env.UPDATE_PICTURES, 'made when UPDATE_PICTURES is set');
    await page.goto(address(id));
    const bytes = await print(page);
    const { parts } = await context(bytes, id);
    const pdf = info.outputPath('paper.pdf');
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(pdf, bytes);
    readdirSync(FOLDER).filter((name) => name.startsWith(`${id}-`) && /-(first|signature|annex-\d)\.png$/.test(name) && name.replace(/-(first|signature|annex-\d)\.png$/, '') === id)
      .forEach((name) => rmSync(FOLDER + name));
    const pages = { first: 1, signature: parts.lastMainPage };
    parts.annexes.forEach((annex, at) => { pages[`annex-${at + 1}`] = annex.first; });
    for (const [name, number] of Object.entries(pages)) {
      const made = spawnSync('pdftoppm', ['-r', '50', '-gray', '-png', '-singlefile', '-f', number, '-l', number, pdf, `${FOLDER}${id}-${name}`].map(String));
      expect(made.status, String(made.stderr ?? 'pdftoppm is missing: install poppler-utils')).toBe(0);
    }
  });
}
