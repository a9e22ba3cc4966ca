// What is published beside the app: digests of every file, what it is made of, licences, the worker's list.
import { createHash } from 'node:crypto';
import { built } from './host.mjs';
import { expect, test } from './journey.mjs';

test('SHA256SUMS names every file of dist with the digest that it has', async () => {
  const files = await built();
  const lines = files.get('SHA256SUMS').toString().trimEnd().split('\n');
  const stated = Object.fromEntries(lines.map((line) => line.split('  ').reverse()));
  files.delete('SHA256SUMS');
  expect(Object.keys(stated).sort()).toEqual([...files.keys()].sort());
  for (const [name, content] of files) {
    expect(createHash('sha256').update(content).digest('hex'), name).toBe(stated[name]);
  }
});

test('the list of components names the app, the standard library and every crate with licence and digest', async () => {
  const list = JSON.parse((await built()).get('sbom.cdx.json'));
  expect(list).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'bao-cao-so' } } });
  const names = list.components.map((one) => one.name);
  for (const name of ['std', 'leptos', 'serde_json', 'rust_decimal', 'sha2', 'time', 'winnow', 'wasm-bindgen']) expect(names).toContain(name);
  // Only the tests use them.
  for (const name of ['schemars', 'wasm-bindgen-test', 'libfuzzer-sys']) expect(names).not.toContain(name);
  for (const one of list.components) {
    expect(one.licenses[0].expression, one.name).toMatch(/[A-Z]/);
    if (one.purl) expect(one.hashes[0].content, one.name).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(new Set(list.components.map((one) => one['bom-ref'])).size).toBe(list.components.length);
});

test('the licences of all that is in the program are there with their texts', async () => {
  const files = await built();
  const text = files.get('licences.txt').toString();
  const required = JSON.parse(files.get('sbom.cdx.json')).components.filter((one) => one.scope === 'required' && one.purl);
  expect(required.length).toBeGreaterThan(30);
  for (const one of required) expect(text, one.name).toContain(`  ${one.name} ${one.version}: `);
  expect(text).toContain('Permission is hereby granted, free of charge');
  expect(text).toContain('Apache License');
});

test('the worker keeps exactly what the app may load, with its digests', async () => {
  const files = await built();
  const list = JSON.parse(files.get('sw.js').toString().match(/const FILES=(.*);/)[1]);
  for (const [name, digest] of Object.entries(list)) {
    const content = files.get(name === './' ? 'index.html' : name);
    expect(`sha256-${createHash('sha256').update(content).digest('base64')}`, name).toBe(digest);
  }
  const loaded = [...files.keys()].filter((name) => /\.(wasm|packed|css|js|svg|webmanifest)$/.test(name) && name !== 'sw.js');
  expect(Object.keys(list).sort()).toEqual(['./', ...loaded].sort());
});

test('files that may be kept for ever have names that change with their contents', async () => {
  const names = [...(await built()).keys()].filter((name) => /\.(wasm|packed|css|js)$/.test(name) && name !== 'sw.js');
  for (const name of names) expect(name).toMatch(/-[0-9a-f]{16}[-_.]/);
  // Nothing of the machine that built it, no sources, no maps.
  expect([...(await built()).keys()].filter((name) => /\.(rs|map|toml|ts)$/.test(name))).toEqual([]);
});
