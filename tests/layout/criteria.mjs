// The table of criteria, and how a paper stands against it.
import { readFileSync } from 'node:fs';
import { MEASURES } from './measures.mjs';

const DATA = new URL('../data/layout/', import.meta.url);

/** Rows of a table with a head, as objects; "#" begins a remark. */
function rows(name) {
  const lines = readFileSync(new URL(name, DATA), 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const [head, ...rest] = lines.map((line) => line.split('\t'));
  return rest.map((cells) => Object.fromEntries(head.map((column, at) => [column, cells[at]?.trim() ?? ''])));
}

/** PDFs hold sizes such as 12.99967 for 13. */
const NEAR = 0.02;

/** Documents that the tests print. */
export const DOCUMENTS = JSON.parse(readFileSync(new URL('documents.json', DATA), 'utf8'));

/** Those that are samples of the app as they are. */
export const SAMPLES = DOCUMENTS.filter((one) => one.id === one.from).map((one) => one.id);

/** What is asked of them. */
export const CRITERIA = rows('criteria.tsv').map((row) => {
  // A pattern is the rest of the cell, its spaces included.
  const [, measure, rest] = row.measure.match(/^(\S+) ?(.*)$/);
  const given = measure === 'matches' ? rest.match(/^(\S+) (.*)$/).slice(1) : rest.split(' ').filter(Boolean);
  return { ...row, least: Number(row.least), most: Number(row.most), documents: row.documents.split(' '), name: measure, given };
});

/** Style sheets and texts that are spoiled so that criteria fail. */
export const SPOILED = rows('spoiled.tsv').map((row) => ({ ...row, criteria: row.criteria.split(' ') }));

/** Criteria that Firefox cannot keep in a file that does not know its sheets. */
export const FIREFOX_LACKS = rows('firefox.tsv').map((row) => row.criterion);

/** How a criterion concerns a document: "must" be measured in it, "may" where there is something, or not at all. */
export function concern({ documents }, id) {
  const named = documents.includes(id) || (documents.includes('samples') && SAMPLES.includes(id));
  if (named || documents.includes('all')) return 'must';
  return documents.includes('any') ? 'may' : null;
}

/** The values of a criterion in a document and those that it does not allow. */
export function judge(criterion, context) {
  const values = MEASURES[criterion.name](context, ...criterion.given);
  const wrong = values.filter((value) => !(value >= criterion.least - NEAR && value <= criterion.most + NEAR));
  return { values, wrong };
}

/** Criteria of a document that do not hold, each in a line that says what was measured. */
export function failures(context, id, criteria = CRITERIA) {
  return criteria.flatMap((criterion) => {
    const how = concern(criterion, id);
    if (!how) return [];
    const { values, wrong } = judge(criterion, context);
    if (values.length === 0) return how === 'must' ? [`${criterion.id}: nothing to measure (${criterion.measure})`] : [];
    if (wrong.length === 0) return [];
    const told = wrong.slice(0, 4).map((value) => value.toFixed(2)).join(', ');
    return [`${criterion.id}: ${told} (${wrong.length} of ${values.length}), allowed ${criterion.least} to ${criterion.most}; ${criterion.row}: ${criterion.meaning}`];
  });
}
