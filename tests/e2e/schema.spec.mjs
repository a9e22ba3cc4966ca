// The published schemas, held by an independent validator against what the app ships and writes.
import { expect, test } from './journey.mjs';
import Ajv from 'ajv/dist/2020.js';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { download, open, openExample } from './app.mjs';

const read = async (path) => JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));
const validator = async (name) => {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  return ajv.compile(await read(`dist/schemas/${name}`));
};

test('shipped templates and exported reports are valid by the schemas in dist', async ({ page }) => {
  const template = await validator('template.schema.json');
  for (const name of await readdir(new URL('../../src/catalog/data/templates/', import.meta.url))) {
    expect(template(await read(`src/catalog/data/templates/${name}`)), JSON.stringify(template.errors)).toBe(true);
  }
  expect(template({ format: 'bao-cao-so/template' })).toBe(false);
  const unknown = await read('src/catalog/data/templates/bao-cao-nam-cntt.json');
  unknown.sections[0].items[0].type = 'money';
  unknown.checks[0].family = 'ANY';
  expect(template(unknown)).toBe(false);
  expect(new Set(template.errors.map((error) => error.instancePath)))
    .toEqual(new Set(['/checks/0/family', '/sections/0/items/0/type']));

  const report = await validator('report.schema.json');
  await open(page);
  await openExample(page);
  const json = await download(page, 'Xuất JSON');
  expect(report(JSON.parse(json.text)), JSON.stringify(report.errors)).toBe(true);
  expect(report({ ...JSON.parse(json.text), period: undefined })).toBe(false);
});

// RFC 8785 in a few lines of another language: JSON.stringify gives its strings and numbers, only the order is ours.
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
};

test('the digest of an exported file can be checked by any other program', async ({ page }) => {
  await open(page);
  await openExample(page);
  const { digest, ...rest } = JSON.parse((await download(page, 'Xuất JSON')).text);
  expect(createHash('sha256').update(canonical(rest)).digest('hex')).toBe(digest);
});
