// The documents on disk, and printing them.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readPaper } from './paper.mjs';
import { findParts } from './parts.mjs';

const WRITTEN = new URL('../../target/layout/', import.meta.url);

/** Where the exported HTML of a document is. */
export const file = (id) => fileURLToPath(new URL(`${id}.html`, WRITTEN));

/** Its address, as opened from disk. */
export const address = (id) => pathToFileURL(file(id)).href;

/** Its text. */
export const html = (id) => readFileSync(file(id), 'utf8');

const words = (id) => JSON.parse(readFileSync(new URL(`${id}.json`, WRITTEN), 'utf8'));

/** Paper and parts of a printed document, ready to be measured, and the PDF itself. */
export async function context(bytes, id) {
  const paper = await readPaper(bytes);
  return { bytes, paper, parts: findParts(paper, words(id)) };
}

/** Prints what a page shows. */
export const print = (page) => page.pdf({ preferCSSPageSize: true });
