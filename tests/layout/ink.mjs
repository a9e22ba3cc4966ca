// What is inked at the top of the pages: a PDF drawn as pixels by pdftoppm, since a letter that is cut off keeps its place
// and its face in the PDF. Lengths in millimetres.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PT } from './parts.mjs';

/** Pixels of a millimetre; high enough for the hook of a Ủ. */
const FINE = 400 / 25.4;
/** Where browsers begin to print: the margin of the sheet, 76 pixels. */
const EDGE = (76 / 96) * 25.4;
/** Darker than this is ink; paper is 255. */
const INK = 160;

/** The strip of a page from the edge down, as rows of greys. */
function strip(file, page, height) {
  const box = ['-x', '0', '-y', String(Math.floor(EDGE * FINE)), '-W', String(Math.ceil(page.width * FINE)), '-H', String(Math.ceil(height * FINE))];
  const drawn = spawnSync('pdftoppm', ['-gray', '-r', '400', '-f', String(page.number), '-l', String(page.number), ...box, file], { maxBuffer: 1 << 28 });
  if (drawn.status !== 0) throw new Error(`pdftoppm (poppler-utils) could not draw page ${page.number}: ${drawn.error ?? drawn.stderr}`);
  // "P5", width, height, 255, then one byte a pixel.
  const [head, width, rows] = drawn.stdout.subarray(0, 40).toString('latin1').match(/^P5\s(\d+)\s(\d+)\s255\s/);
  return { data: drawn.stdout.subarray(head.length), width: Number(width), rows: Number(rows) };
}

/** From the edge, or from the rule that lies on it, to the first ink in the columns of some letters. */
function room({ data, width, rows }, rules, from, to) {
  const on = rules.filter((rule) => rule.y0 < EDGE + 0.3 && rule.x0 < to && rule.x1 > from).map((rule) => rule.y1);
  const top = Math.max(EDGE, ...on);
  const first = Math.floor(EDGE * FINE);
  for (let row = Math.floor(top * FINE + (on.length ? 1 : 0)) - first; row < rows; row += 1) {
    const line = data.subarray(row * width + Math.floor(from * FINE), row * width + Math.ceil(to * FINE));
    if (line.some((grey) => grey < INK)) return (row + first) / FINE - top;
  }
  return NaN;
}

/** The pages whose first line is written, and its runs. */
const firstLines = (paper) => paper.pages.flatMap((page) => {
  const runs = page.runs.filter((run) => !run.margin && run.text.trim());
  const y = Math.min(...runs.map((run) => run.y));
  // What stands lower, as in a cell beside, is no first line.
  return runs.length && y < EDGE + 12 ? [{ page, runs: runs.filter((run) => run.y - run.size * PT < y - 0.3 * run.size * PT) }] : [];
});

export const ofInk = {
  /** Room above the ink of each run of a page's first line: none where the edge cuts it off. */
  'room-above-ink': ({ paper, bytes }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bao-cao-so-ink-'));
    try {
      const file = join(folder, 'paper.pdf');
      writeFileSync(file, bytes);
      return firstLines(paper).flatMap(({ page, runs }) => {
        const drawn = strip(file, page, Math.max(...runs.map((run) => run.y)) - EDGE);
        return runs.map((run) => room(drawn, page.rules.level, run.x0, run.x1)).filter((found) => !Number.isNaN(found));
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
