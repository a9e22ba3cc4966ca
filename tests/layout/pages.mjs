// Measures of whole pages: paper, margins, faces, page numbers, and what is lost or covered.
import { ASCENT, DESCENT, PT, area, middle } from './parts.mjs';

/** Faces with the measures of Times New Roman that have every Vietnamese letter. */
const FACES = new Set(['TimesNewRoman', 'LiberationSerif', 'Tinos']);

/** Pages of a sort: all, of the main part, of annexes, along or across. */
function pages({ paper, parts }, which) {
  const main = (page) => page.number <= parts.lastMainPage;
  const chosen = {
    all: () => true,
    main,
    annexes: (page) => !main(page),
    portrait: (page) => page.width < page.height,
    landscape: (page) => page.width > page.height,
    'wide-annexes': (page) => parts.annexes.some((annex) => annex.landscape && page.number >= annex.first && page.number <= annex.last),
    'other-annexes': (page) => parts.annexes.some((annex) => !annex.landscape && page.number >= annex.first && page.number <= annex.last),
  }[which];
  return paper.pages.filter(chosen);
}

const contents = (page) => page.runs.filter((run) => !run.margin && run.text.trim());
const margin = (page) => page.runs.filter((run) => run.margin && run.text.trim());

/** The number that a page must show: none on a first page, own numbers in each annex. */
function expected({ parts }, page) {
  const annex = parts.annexes.findLast((one) => one.first && page.number >= one.first);
  const number = annex ? page.number - annex.first + 1 : page.number;
  return number > 1 ? String(number) : '';
}

const shown = (page) => margin(page).map((run) => run.text).join('');
const numbered = (measure) => (context) => pages(context, 'all').filter((page) => margin(page).length).map((page) => measure(margin(page), page));

/** Pairs of runs of different words that lie on one another. */
function overlaps(page) {
  const runs = contents(page).sort((a, b) => a.y - b.y);
  let count = 0;
  for (let one = 0; one < runs.length; one += 1) {
    for (let other = one + 1; other < runs.length && runs[other].y - runs[one].y < 4; other += 1) {
      const [a, b] = [runs[one], runs[other]];
      const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
      const high = Math.min(a.y + 0.1 * a.size * PT, b.y + 0.1 * b.size * PT) - Math.max(a.y - 0.5 * a.size * PT, b.y - 0.5 * b.size * PT);
      if (across > 0.6 && high > 0.3) count += 1;
    }
  }
  return count;
}

export const ofPages = {
  width: (context, which) => pages(context, which).map((page) => page.width),
  height: (context, which) => pages(context, which).map((page) => page.height),
  'page-count': (context, which) => [pages(context, which).length],
  turned: (context, which) => [pages(context, which).flatMap((page) => page.runs).filter((run) => run.turned).length],
  'left-margin': (context, which) => pages(context, which).map((page) => Math.min(...contents(page).map((run) => run.x0), ...page.rules.level.map((rule) => rule.x0))),
  'right-space': (context, which) => pages(context, which).map((page) => page.width - Math.max(...contents(page).map((run) => run.x1), ...page.rules.level.map((rule) => rule.x1))),
  'top-space': (context, which) => pages(context, which).map((page) => Math.min(...contents(page).map((run) => run.y - ASCENT * run.size * PT))),
  'bottom-space': (context, which) => pages(context, which).map((page) => page.height - Math.max(...contents(page).map((run) => run.y + DESCENT * run.size * PT))),
  'fullest-bottom': (context, which) => {
    const spaces = ofPages['bottom-space'](context, which);
    return spaces.length > 2 ? [Math.min(...spaces)] : [];
  },
  'foreign-glyphs': ({ paper }) => [paper.pages.flatMap((page) => page.runs).filter((run) => run.text.trim() && !FACES.has(run.face)).length],
  'coloured-glyphs': ({ paper }) => [paper.pages.reduce((sum, page) => sum + page.coloured, 0)],
  'coloured-rules': ({ paper }) => [paper.pages.flatMap((page) => [...page.rules.level, ...page.rules.upright]).filter((rule) => rule.colour !== '#000000').length],
  // The check mark is no part of the official layout.
  'other-sizes': ({ paper, parts }) => {
    const mark = new Set(parts.check.flatMap((part) => part.letters.map((letter) => letter.run)));
    return [paper.pages.flatMap(contents).filter((run) => !mark.has(run) && (run.size < 10.9 || run.size > 14.1)).length];
  },
  'check-on-last-page': ({ paper, parts }) => parts.check.map((part) => (part.lines[0]?.page === paper.pages.length ? 1 : 0)),
  'check-from-bottom': ({ paper, parts }) => parts.check.slice(-1).map((part) =>
    (part.lines.length ? paper.pages[part.lines[0].page - 1].height - part.lines.at(-1).y : NaN)),
  'beside-check': ({ paper, parts }) => {
    const mark = new Set(parts.check.flatMap((part) => part.letters.map((letter) => letter.run)));
    return parts.check.length ? [contents(paper.pages.at(-1)).filter((run) => !mark.has(run)).length] : [];
  },
  'first-page-number': (context) => [shown(context.paper.pages[0]).length],
  'first-annex-number': ({ paper, parts }) => parts.annexes.filter((annex) => annex.first).map((annex) => shown(paper.pages[annex.first - 1]).length),
  'wrong-numbers': (context, which) => [pages(context, which).filter((page) => shown(page) !== expected(context, page)).length],
  'number-size': numbered((runs) => Math.max(...runs.map((run) => run.size))),
  'number-plain': numbered((runs) => (runs.some((run) => run.bold || run.italic) ? 0 : 1)),
  'number-off-centre': numbered((runs, page) => Math.abs(middle({ x0: runs[0].x0, x1: runs.at(-1).x1 }) - area(page))),
  'number-baseline': numbered((runs) => runs[0].y),
  'letters-eth': ({ paper }) => [paper.pages.flatMap((page) => page.runs).filter((run) => /[\u00d0\u00f0]/.test(run.text)).length],
  missing: ({ parts }) => [parts.missing.length],
  overlaps: ({ paper }) => [paper.pages.reduce((sum, page) => sum + overlaps(page), 0)],
  'annex-starts-page': ({ paper, parts }) => parts.annexes.map((annex) => {
    const line = annex.label.lines[0];
    if (!line) return 0;
    return contents(paper.pages[line.page - 1]).some((run) => run.y < line.y - 1) ? 0 : 1;
  }),
  'heading-at-foot': (context) => [...context.parts.body, ...context.parts.annexes.flatMap((annex) => annex.body)]
    .filter((block) => block.sort === 'heading' && block.lines.length)
    .map((block) => {
      const line = block.lines.at(-1);
      return contents(context.paper.pages[line.page - 1]).some((run) => run.y > line.y + 1) ? 0 : 1;
    }),
  'lines-with-signature': ({ paper, parts }) => {
    const page = parts.signer?.lines[0]?.page;
    const body = [...parts.body, ...parts.closing].flatMap((part) => part.lines ?? []);
    return page ? [body.filter((line) => line.page === page).length] : [];
  },
  'refers-to-annex': ({ parts }) => (parts.annexes.length ? [parts.closing.concat(parts.body).some((part) => part.lines?.length && /Phụ lục/.test(part.words)) ? 1 : 0] : []),
  'annex-label-right': ({ parts }) => {
    const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];
    return parts.annexes.map((annex, at) => (annex.label.lines.length && annex.label.words === (parts.annexes.length > 1 ? `Phụ lục ${roman[at]}` : 'Phụ lục') ? 1 : 0));
  },
};
