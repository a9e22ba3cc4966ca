// Every exported document is valid HTML: no error of the Nu HTML checker.
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENTS } from './criteria.mjs';
import { file } from './documents.mjs';

const CHECKER = fileURLToPath(new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
const KEPT = new URL('../data/documents/', import.meta.url);

test('no exported document has an error of the Nu HTML checker', () => {
  test.skip(spawnSync('java', ['-version']).status !== 0, 'there is no Java on this machine; the checker needs it');
  const kept = existsSync(KEPT) ? readdirSync(KEPT).filter((name) => name.endsWith('.html')) : [];
  const files = [...DOCUMENTS.map(({ id }) => file(id)), ...kept.map((name) => fileURLToPath(new URL(name, KEPT)))];
  const told = spawnSync('java', ['-jar', CHECKER, '--format', 'json', '--errors-only', ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const { messages } = JSON.parse(told.stderr);
  expect(messages.map((one) => `${one.url} ${one.lastLine}: ${one.message}`)).toEqual([]);
  // The checker looks: a file with an error has one.
  const broken = spawnSync('java', ['-jar', CHECKER, '--format', 'json', '--errors-only', '-'], { input: '<!doctype html><p id=a><p id=a>', encoding: 'utf8' });
  expect(JSON.parse(broken.stderr).messages.length).toBeGreaterThan(0);
});
