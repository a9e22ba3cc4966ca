// Measures of tables: heads, cells, rows across pages. Nghị định 30 has no rule for tables; these are what official forms do.
import { PT, middle, squeezed } from './parts.mjs';

/** All tables of a document. */
export const tables = ({ parts }) => [...parts.body, ...parts.annexes.flatMap((annex) => annex.body)].filter((block) => block.sort === 'table');

const NUMBER = /^-?[\d.]+(,\d+)?%?$/;
/** Room in columns of numbers, in mm, that would help a column of words. */
const ROOM_TO_GIVE = 15;

const linesOf = (cells) => cells.filter(Boolean).flatMap((cell) => cell.lines);

/** The upright rules at the left and right of a line. */
function box({ paper }, line) {
  const upright = paper.pages[line.page - 1].rules.upright.filter((rule) => rule.y0 < line.y && rule.y1 > line.y - 2);
  const left = Math.max(...upright.filter((rule) => rule.x1 <= line.x0 + 0.3).map((rule) => rule.x1));
  const right = Math.min(...upright.filter((rule) => rule.x0 >= line.x1 - 0.3).map((rule) => rule.x0));
  return Number.isFinite(left) && Number.isFinite(right) ? { left, right } : null;
}

/** Rows that have a cell for each column. */
const plain = (table) => table.rows.filter((row) => row.cells.length === table.table.alignments.length);

/** Cells of a sort, by what their column says. */
function cellsOf(context, alignment, wanted) {
  return tables(context).flatMap((table) =>
    plain(table).flatMap((row) => row.cells.filter((cell, at) => cell?.lines.length && table.table.alignments[at] === alignment && wanted(cell.words))));
}

/** Room that a column of numbers has beyond its widest line and the space beside it. */
const BESIDE = 3.2;

/** Columns of words that run over more than one line, each with its mean letters a line, where numbers have room to give. */
function lettersBesideRoom(context, table) {
  const column = (at) => [...table.header.map((row) => row[at]), ...plain(table).map((row) => row.cells[at])].filter((cell) => cell?.lines.length);
  const room = (at) => {
    const lines = linesOf(column(at));
    const cell = lines.length ? box(context, lines[0]) : null;
    return cell ? Math.max(0, cell.right - cell.left - Math.max(...lines.map((line) => line.x1 - line.x0)) - BESIDE) : 0;
  };
  const places = (alignment) => table.table.alignments.flatMap((one, at) => (one === alignment ? [at] : []));
  if (places('Right').reduce((sum, at) => sum + room(at), 0) < ROOM_TO_GIVE) return [];
  return places('Left').flatMap((at) => {
    const broken = plain(table).map((row) => row.cells[at]).filter((cell) => cell?.lines.length > 1);
    const lines = broken.reduce((sum, cell) => sum + cell.lines.length, 0);
    return lines ? [broken.reduce((sum, cell) => sum + [...cell.words].length, 0) / lines] : [];
  });
}

/** Letters of a cell, and what of it should stay on one line: symbols in words, units after numbers and in parentheses. */
function wholes(cell) {
  const found = [];
  let at = 0;
  for (const line of cell.words.split('\n')) {
    const unit = line.match(/ (\([^()\d]+\))$/) ?? line.match(/^[-−\d., ]+ ([^\d]+)$/);
    if (unit && unit[1].split(' ').length <= 4) {
      const start = at + squeezed(line.slice(0, line.length - unit[1].length)).length;
      found.push({ sort: 'unit', letters: cell.letters.slice(start, start + squeezed(unit[1]).length) });
    }
    for (const word of line.split(/\s+/)) {
      const length = squeezed(word).length;
      if (/[\p{L}\d][-/–][\p{L}\d]/u.test(word.normalize('NFC'))) found.push({ sort: 'symbol', letters: cell.letters.slice(at, at + length) });
      at += length;
    }
  }
  return found;
}

/** Lengths of the pieces of letters on their lines. */
function pieces(letters) {
  const lines = new Map();
  for (const { run, x0, x1 } of letters) {
    const place = `${run.page} ${run.y.toFixed(1)}`;
    const line = lines.get(place) ?? [x0, x1];
    lines.set(place, [Math.min(line[0], x0), Math.max(line[1], x1)]);
  }
  return [...lines.values()].map(([x0, x1]) => x1 - x0);
}

/** The writer reckons with bold letters, which are wider. */
const SURELY = 0.94;

/** What is torn in cells though it would fit on a line of its own there. */
function torn(context, sort) {
  const cells = tables(context).flatMap((table) => [...table.header.flat(), ...table.rows.flatMap((row) => row.cells)]).filter((cell) => cell?.lines.length);
  const all = cells.flatMap((cell) => wholes(cell).filter((part) => part.sort === sort && part.letters.length).map((part) => ({ cell, part })));
  const isTorn = ({ cell, part }) => {
    const lengths = pieces(part.letters);
    const around = box(context, cell.lines[0]);
    const length = lengths.reduce((sum, one) => sum + one, 0);
    return lengths.length > 1 && around && length <= (around.right - around.left - BESIDE) * SURELY;
  };
  return all.length ? [all.filter(isTorn).length] : [];
}

/** Room that the heads of an annex and the margins take of a page, in mm. */
const HEADS = 120;

/** A row that only a page without heads could hold. */
function isHigh({ paper }, row) {
  const heights = row.cells.filter((cell) => cell?.lines.length).map(({ lines: [line], lines }) => lines.length * 1.2 * Math.max(...line.sizes) * PT);
  const [line] = linesOf(row.cells);
  return line && Math.max(...heights) > paper.pages[line.page - 1].height - HEADS;
}

export const ofTables = {
  'torn-in-cells': torn,
  // In columns of units, which stand in the middle and hold no number.
  'broken-units': (context) => {
    const units = cellsOf(context, 'Centre', (words) => !/\d|\n/.test(words) && words.length <= 20);
    return units.length ? [units.filter((cell) => cell.lines.length > 1).length] : [];
  },
  tables: (context) => [tables(context).length],
  'head-off-centre': (context) => linesOf(tables(context).flatMap((table) => table.header.flat())).map((line) => {
    const cell = box(context, line);
    return cell ? Math.abs(middle(line) - (cell.left + cell.right) / 2) : NaN;
  }),
  'number-from-right': (context) => cellsOf(context, 'Right', (words) => NUMBER.test(words)).flatMap((cell) => cell.lines).map((line) => {
    const around = box(context, line);
    return around ? around.right - line.x1 : NaN;
  }),
  'ordinal-off-centre': (context) => cellsOf(context, 'Centre', (words) => /^\d+$/.test(words)).flatMap((cell) => cell.lines).map((line) => {
    const around = box(context, line);
    return around ? Math.abs(middle(line) - (around.left + around.right) / 2) : NaN;
  }),
  'broken-numbers': (context) => {
    const numbers = tables(context).flatMap((table) => table.rows.flatMap((row) => row.cells)).filter((cell) => cell && NUMBER.test(cell.words));
    return numbers.length ? [numbers.filter((cell) => cell.lines.length > 1).length] : [];
  },
  'heads-missing': (context) => tables(context).map((table) => {
    const pages = new Set(linesOf(table.rows.flatMap((row) => row.cells)).map((line) => line.page));
    const start = linesOf(table.header.flat())[0]?.page;
    return [...pages].filter((page) => page !== start && !table.heads.has(page)).length;
  }),
  'heads-repeated': (context) => tables(context).map((table) => table.heads.size),
  // A row that is taller than a page cannot stay whole, nor one that is nearly so below the heads of its annex.
  'split-rows': (context) => tables(context).map((table) => table.rows.filter((row) => {
    const pages = new Set(linesOf(row.cells).map((line) => line.page));
    return pages.size > 1 && !isHigh(context, row);
  }).length),
  // The heading of a group and what follows it.
  'group-alone': (context) => tables(context).flatMap((table) => table.rows.flatMap((row, at) => {
    const [here, next] = [linesOf(row.cells).at(-1), linesOf(table.rows[at + 1]?.cells ?? [])[0]];
    return row.sort === 'group' && here && next ? [here.page === next.page ? 0 : 1] : [];
  })),
  // The head of an annex and the first row of what follows it.
  'annex-head-alone': ({ parts }) => parts.annexes.flatMap((annex) => {
    const rows = annex.body.filter((block) => block.sort === 'table').flatMap((table) => table.rows);
    const row = linesOf(rows[0]?.cells ?? [])[0];
    return row && annex.label.lines[0] ? [row.page === annex.label.lines[0].page ? 0 : 1] : [];
  }),
  'head-alone': (context) => tables(context).map((table) => {
    const head = linesOf(table.header.flat())[0];
    const row = linesOf(table.rows[0]?.cells ?? [])[0];
    return head && row && head.page !== row.page ? 1 : 0;
  }),
  'caption-alone': (context) => tables(context).filter((table) => table.caption?.lines.length).map((table) =>
    (table.caption.lines[0].page === linesOf(table.header.flat())[0]?.page ? 0 : 1)),
  'unit-above': (context) => tables(context).filter((table) => table.unit?.lines.length).map((table) => {
    const [unit, head] = [table.unit.lines[0], linesOf(table.header.flat())[0]];
    return head && head.page === unit.page && head.y > unit.y ? 1 : 0;
  }),
  'unit-from-right': (context) => tables(context).filter((table) => table.unit?.lines.length).map((table) => {
    const line = table.unit.lines[0];
    return context.paper.pages[line.page - 1].width - line.x1;
  }),
  'words-across-rules': (context) => [linesOf(tables(context).flatMap((table) => [...table.header.flat(), ...table.rows.flatMap((row) => row.cells)]))
    .filter((line) => context.paper.pages[line.page - 1].rules.upright.some((rule) =>
      rule.y0 < line.y - 0.5 && rule.y1 > line.y && rule.x0 > line.x0 + 0.4 && rule.x1 < line.x1 - 0.4)).length],
  'letters-beside-room': (context) => tables(context).flatMap((table) => lettersBesideRoom(context, table)),
  'narrowest-cell': (context) => {
    const found = linesOf(tables(context).flatMap((table) => plain(table).flatMap((row) => row.cells))).map((line) => box(context, line)).filter(Boolean);
    return found.length ? [Math.min(...found.map((cell) => cell.right - cell.left))] : [];
  },
  // Tables are as wide as the text; beyond its edge a browser draws no line.
  'outer-lines': ({ paper, parts }) => paper.pages.slice(parts.lastMainPage).filter((page) => page.rules.upright.length > 3).map((page) =>
    page.width - Math.max(...page.rules.upright.map((rule) => rule.x1))),
  'table-rule-thickness': (context) => tables(context).length ? context.paper.pages.slice(context.parts.lastMainPage).flatMap((page) =>
    page.rules.level.filter((rule) => rule.x1 - rule.x0 > 100).map((rule) => (rule.y1 - rule.y0) * 72 / 25.4)) : [],
};
