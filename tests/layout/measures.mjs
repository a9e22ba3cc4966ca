// What is measured: each measure answers with numbers, one for each place where it applies, and none where there is none.
import { ofInk } from './ink.mjs';
import { ofPages } from './pages.mjs';
import { EDGE, PT, area, middle, squeezed } from './parts.mjs';
import { ofTables, tables } from './tables.mjs';

const extent = (lines) => ({ x0: Math.min(...lines.map((line) => line.x0)), x1: Math.max(...lines.map((line) => line.x1)) });
const first = (part) => part.lines[0];
const last = (part) => part.lines.at(-1);
const flag = (is) => (is ? 1 : 0);
const below = (y, rule) => (rule.y0 + rule.y1) / 2 - y;

/** Parts by name that are on paper. */
const select = (context, name) => named(context, name).filter((part) => part.lines.length > 0);

/** Parts by name, whether found or not. */
function named(context, name) {
  const { parts } = context;
  const blocks = (sort, level) => parts.body.filter((block) => block.sort === sort && (!level || block.level === level));
  const lists = {
    paragraphs: () => [...blocks('paragraph'), ...parts.closing],
    entries: () => [...blocks('dash'), ...blocks('plus')],
    running: () => [...blocks('paragraph'), ...blocks('dash'), ...blocks('plus'), ...parts.closing],
    phần: () => blocks('heading', 'Part'),
    mục: () => blocks('heading', 'One'),
    khoản: () => blocks('heading', 'Two'),
    'khoản-nhỏ': () => blocks('heading', 'Three'),
    điểm: () => blocks('heading', 'Four'),
    headings: () => blocks('heading'),
    'signing-title': () => [...parts.authority, ...parts.position],
    'annex-labels': () => parts.annexes.map((annex) => annex.label),
    'annex-titles': () => parts.annexes.map((annex) => annex.title),
    'cut-offs': () => parts.annexes.map((annex) => annex.cutOff),
    attachments: () => parts.annexes.map((annex) => annex.attachment),
    'last-closing': () => parts.closing.slice(-1),
    'last-basis': () => parts.bases.slice(-1),
    'other-bases': () => parts.bases.slice(0, -1),
    'last-recipient': () => parts.recipients.slice(-1),
    'other-recipients': () => parts.recipients.slice(0, -1),
    captions: () => tables(context).map((table) => table.caption),
    units: () => tables(context).map((table) => table.unit),
    'table-heads': () => tables(context).flatMap((table) => table.header.flat()),
    'table-cells': () => tables(context).flatMap((table) => table.rows.flatMap((row) => row.cells)),
  };
  const found = lists[name]?.() ?? parts[name];
  return (Array.isArray(found) ? found : [found]).filter(Boolean);
}

/** The rule under a part: level, on its page, at most 5 mm below its last line, and under its words. */
function rule({ paper }, part) {
  const line = last(part);
  const { x0, x1 } = extent(part.lines);
  const near = paper.pages[line.page - 1].rules.level.filter(
    (one) => below(line.y, one) > 0 && below(line.y, one) < 5 && one.x0 > x0 - 3 && one.x1 < x1 + 3,
  );
  return near.sort((a, b) => a.y0 - b.y0)[0];
}

const whether = (measure) => (context, name, ...rest) => named(context, name).map((part) => flag(part.lines.length > 0 && measure(part, ...rest)));
const each = (measure) => (context, name, ...rest) => select(context, name).flatMap((part) => measure(part, context, ...rest));
const ruled = (measure) => each((part, context, ...rest) => {
  const found = rule(context, part);
  return found ? measure(part, found, ...rest) : [NaN];
});

/** Of a part, or of each part of a name. */
const ofParts = {
  count: (context, name) => [select(context, name).length],
  size: each((part) => part.lines.flatMap((line) => [...line.sizes])),
  bold: each((part) => part.lines.flatMap((line) => [...line.bold].map(flag))),
  italic: each((part) => part.lines.flatMap((line) => [...line.italic].map(flag))),
  lines: each((part) => [part.lines.length]),
  capitals: whether((part) => squeezed(part.words) === squeezed(part.words).toUpperCase()),
  'small-letters': whether((part) => squeezed(part.words) !== squeezed(part.words).toUpperCase()),
  matches: whether((part, pattern) => new RegExp(pattern, 'u').test(part.lines.map((line) => line.raw).join(' '))),
  baseline: each((part) => [first(part).y]),
  centre: each((part) => part.lines.map(middle)),
  left: each((part) => [first(part).x0]),
  indent: each((part) => [Math.min(...[10, 12.7].map((wanted) => Math.abs(first(part).x0 - EDGE.left - wanted)))]),
  'other-lines-left': each((part) => part.lines.slice(1).map((line) => line.x0)),
  pitch: each((part) => part.lines.slice(1).flatMap((line, at) =>
    line.page === part.lines[at].page ? [(line.y - part.lines[at].y) / PT / Math.max(...line.sizes)] : [])),
  'off-centre': each((part, { paper }) => part.lines.map((line) => Math.abs(middle(line) - area(paper.pages[line.page - 1])))),
  'right-margin': each((part, { paper }) =>
    (part.words.includes('\n') || ADDRESS.test(part.words) ? [] : part.lines.slice(0, -1).filter((line) => line.raw.includes(' '))).map((line) => paper.pages[line.page - 1].width - line.x1)),
  pages: each((part) => [new Set(part.lines.map((line) => line.page)).size]),
  page: each((part) => [first(part).page]),
  'last-of-page': each((part, context) => [flag(last(part).y >= lowest(context, last(part).page) - 0.5)]),
  'lone-lines': each((part) => {
    const onPages = part.lines.reduce((count, line) => count.set(line.page, (count.get(line.page) ?? 0) + 1), new Map());
    return onPages.size > 1 ? [Math.min(...[onPages.get(first(part).page), onPages.get(last(part).page)])] : [];
  }),
  'rule-share': ruled((part, found) => [(found.x1 - found.x0) / Math.max(...part.lines.map((line) => line.x1 - line.x0))]),
  'rule-share-last': ruled((part, found) => [(found.x1 - found.x0) / (last(part).x1 - last(part).x0)]),
  'rule-off-centre': ruled((part, found) => [Math.abs(middle(found) - middle(extent(part.lines)))]),
  'rule-gap': ruled((part, found) => [(found.y0 - last(part).y) / PT]),
  'rule-thickness': ruled((part, found) => [(found.y1 - found.y0) / PT]),
  // Each line of the part ends with one of the words.
  'ends-lines': each((part, _, ...words) => part.lines.map((line) => flag(words.includes(line.raw.split(' ').at(-1))))),
  'blank-before': each((part, _, sign) => {
    const letters = part.letters;
    const at = letters.findIndex((letter) => letter.glyph === sign);
    return at > 0 ? [letters[at].x0 - letters[at - 1].x1] : [];
  }),
};

/** The lowest baseline of the contents of a page. */
const lowest = ({ paper }, page) => Math.max(...paper.pages[page - 1].runs.filter((run) => !run.margin && run.text.trim()).map((run) => run.y));

/** Between two parts. */
const ofPairs = {
  'level-with': (context, name, other) => {
    const [one] = select(context, name);
    const [two] = select(context, other);
    return one && two ? [Math.abs(first(one).y - first(two).y)] : [];
  },
  'centred-on': (context, name, other) => {
    const [two] = select(context, other);
    // Room left at the end to write in is not seen.
    const whole = select(context, name).filter((part) => !/[\s\u00a0]$/.test(part.words));
    return two ? whole.flatMap((part) => part.lines.map((line) => Math.abs(middle(line) - middle(extent(two.lines))))) : [];
  },
  'pitch-after': (context, name, other) => {
    const [one] = select(context, name);
    const [two] = select(context, other);
    return one && two ? [(first(one).y - last(two).y) / PT / Math.max(...first(one).sizes)] : [];
  },
  'room-after': (context, name, other) => {
    const [one] = select(context, name);
    const two = select(context, other).at(-1);
    return one && two ? [first(one).y - last(two).y] : [];
  },
  'same-page': (context, ...names) => {
    const pages = new Set(names.flatMap((name) => select(context, name).flatMap((part) => part.lines.map((line) => line.page))));
    return pages.size ? [pages.size] : [];
  },
};

/** Of the running text. */
const ofText = {
  'paragraph-gap': (context) => {
    const { parts } = context;
    const list = [...parts.bases, ...parts.body, ...parts.closing].filter((part) => part.lines?.length);
    const pitch = mode(list.flatMap((part) => ofParts.pitch({ parts: { one: part } }, 'one')));
    return list.slice(1).flatMap((part, at) => {
      const [above, under] = [last(list[at]), first(part)];
      return above.page === under.page ? [(under.y - above.y) / PT - pitch * Math.max(...under.sizes)] : [];
    });
  },
  'dash-under-colon': ({ parts }) => {
    if (parts.addressees.length < 2 || !parts.addresseesLabel.letters.length) return [];
    const colon = parts.addresseesLabel.letters.at(-1);
    return parts.addressees.map((part) => {
      const before = dashBefore(part);
      return before ? Math.abs((before.x0 + before.x1) / 2 - (colon.x0 + colon.x1) / 2) : NaN;
    });
  },
  // No part begins on the line that another one ends on.
  'own-line': (context, name) => {
    const list = select(context, name);
    return list.slice(1).map((part, at) => flag(onOneLine(last(list[at]), first(part))));
  },
  // Nothing else stands on its last line.
  alone: ({ paper, parts }, name) => select({ paper, parts }, name).map((part) => {
    const own = new Set(part.letters.map((letter) => letter.run));
    return flag(paper.pages[last(part).page - 1].runs.every((run) => own.has(run) || !run.text.trim() || Math.abs(run.y - last(part).y) > 0.3));
  }),
  'on-label-line': (context) => (context.parts.addressees.length === 1 ? ofPairs['level-with'](context, 'addressees', 'addresseesLabel') : []),
  'right-half': (context, name) => select(context, name).flatMap((part) => part.lines.map((line) => line.x0)),
  'numbers-in-order': ({ parts }) => [ordered(parts.body)],
};

/** A long address of the web, beside which lines are not stretched. */
const ADDRESS = /\S+:\/\/\S{30}/;

/** Room between words in text that holds such an address. */
ofText['gaps-beside-addresses'] = (context, name) => select(context, name).filter((part) => ADDRESS.test(part.words)).flatMap((part) => {
  const same = (one, other) => one.run.page === other.run.page && Math.abs(one.run.y - other.run.y) < 0.3;
  return [Math.max(...part.letters.slice(1).map((letter, at) => (same(letter, part.letters[at]) ? letter.x0 - part.letters[at].x1 : 0)))];
});

/** Lines that end inside a word at its stroke or hyphen, in words that would fit half a line. */
ofText['torn-symbols'] = (context, name) => {
  const list = select(context, name);
  const torn = (part) => {
    const short = new Set(part.words.split(/\s+/).filter((word) => word.length <= 20).map(squeezed));
    return part.lines.slice(1).filter((line, at) => {
      const [before, after] = [part.lines[at].raw.split(' ').at(-1), line.raw.split(' ')[0]];
      return /[^\s][-/–]$/.test(before) && short.has(squeezed(before + after));
    }).length;
  };
  return list.length ? [list.reduce((sum, part) => sum + torn(part), 0)] : [];
};

/** Where the dash of each entry stands, from the left edge of the sheet. */
ofText['dash-left'] = (context, name) => select(context, name).map((part) => dashBefore(part)?.x0 ?? NaN);

/** The dash that stands before the words of an entry: it is written by the sheet of the printed document. */
function dashBefore(part) {
  if (part.letters.length === 0) return null;
  const { run, x0 } = part.letters[0];
  const all = part.stream.letters;
  const at = all.indexOf(part.letters[0]);
  const before = all[at - 1];
  return before && before.glyph === '-' && Math.abs(before.run.y - run.y) < 0.3 && before.x0 < x0 ? before : null;
}

const onOneLine = (one, other) => one.page === other.page && Math.abs(one.y - other.y) < 0.3;

const mode = (values) => {
  const counts = values.map((value) => value.toFixed(2)).reduce((all, value) => all.set(value, (all.get(value) ?? 0) + 1), new Map());
  return Number([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? NaN);
};

/** Headings whose number is not the one that follows, by the alphabet of Vietnamese and by Roman numbers. */
function ordered(body) {
  const alphabet = 'abcdđeghiklmnopqrstuvxy';
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
  let wrong = 0;
  let before = null;
  for (const { level, words, sort, lines } of body) {
    if (sort !== 'heading' || !lines.length) continue;
    const sign = words.replace(/^Phần /, '').match(/^[^\s)]+/)[0].replace(/\.$/, '');
    const inRoman = level === 'One' || level === 'Part';
    const place = level === 'Four' ? alphabet.indexOf(sign) + 1 : inRoman ? roman.indexOf(sign) + 1 : Number(sign.split('.').at(-1));
    if (!place || (before?.level === level && place !== before.place + 1 && place !== 1)) wrong += 1;
    before = { level, place };
  }
  return wrong;
}

/** Every measure by its name in criteria.tsv. */
export const MEASURES = { ...ofParts, ...ofPairs, ...ofText, ...ofPages, ...ofTables, ...ofInk };
