// Finds the parts of a document on paper by their words, in the order of reading.

/** Marks join their letter, spaces go: where a letter comes from another face, a PDF cuts words into pieces. */
export const squeezed = (text) => text.normalize('NFC').replace(/[\s\u00a0]+/g, '');

/** Height above and below the baseline of Times New Roman and the faces of its measure, in ems. */
export const ASCENT = 0.891;
export const DESCENT = 0.216;
export const PT = 25.4 / 72;

/** Left and right margin that the document is printed with; how wide they may be is a criterion. */
export const EDGE = { left: 30, right: 15 };
export const middle = (line) => (line.x0 + line.x1) / 2;

/** Middle of the text area of a page. */
export const area = (page) => (EDGE.left + page.width - EDGE.right) / 2;

/** Everything below this line from the top edge of the sheet is contents; above it stands the number of the page. */
const HEAD = 18;

/** The stream of the letters of a paper, each with its run; page numbers are kept apart. */
export function stream(paper) {
  const letters = [];
  for (const page of paper.pages) {
    for (const run of page.runs) {
      run.margin = run.y < HEAD;
      if (run.margin) continue;
      const glyphs = [...run.text];
      const step = (run.x1 - run.x0) / Math.max(1, glyphs.length);
      glyphs.forEach((glyph, at) => {
        const last = letters.at(-1);
        if (/^\p{M}$/u.test(glyph) && last) last.glyph = (last.glyph + glyph).normalize('NFC');
        else if (!/^[\s\u00a0]$/.test(glyph)) letters.push({ glyph, run, x0: run.x0 + at * step, x1: run.x0 + (at + 1) * step });
      });
    }
  }
  // One unit for each letter, so that places in the text are places in the list.
  return { letters, text: letters.map((one) => (one.glyph.length === 1 ? one.glyph : '\ufffd')).join('') };
}

/** Lines of a part: its letters by page and baseline. */
function lines(letters) {
  const found = [];
  let last = 0;
  for (const letter of letters) {
    const { page, y, size, face, bold, italic } = letter.run;
    let line = found.at(-1);
    if (!line || line.page !== page || Math.abs(line.y - y) > 0.3) {
      line = { page, y, x0: letter.x0, x1: letter.x1, sizes: new Set(), faces: new Set(), bold: new Set(), italic: new Set(), text: '', raw: '' };
      found.push(line);
    }
    line.x0 = Math.min(line.x0, letter.x0);
    line.x1 = Math.max(line.x1, letter.x1);
    line.sizes.add(Math.round(size * 20) / 20);
    line.faces.add(face);
    line.bold.add(bold);
    line.italic.add(italic);
    // A space is known by its room: PDFs seldom hold it.
    line.raw += (line.text && letter.x0 - last > 0.15 * size * PT ? ' ' : '') + letter.glyph;
    line.text += letter.glyph;
    last = letter.x1;
  }
  return found;
}

/** Finds texts one after another; what is not found is noted. */
class Reader {
  constructor(paper) {
    this.stream = stream(paper);
    this.at = 0;
    this.limit = Infinity;
    this.missing = [];
  }

  /** The part with these words, from here on; without lines when it is not there, `null` when there are no words. */
  next(words) {
    // Print has the letter Đ, whichever letter of its look was typed.
    const wanted = squeezed(words).replaceAll('\u00d0', 'Đ').replaceAll('\u00f0', 'đ');
    if (!wanted) return null;
    const at = this.stream.text.indexOf(wanted, this.at);
    if (at < 0 || at + wanted.length > this.limit) {
      this.missing.push(words);
      return { words, lines: [], letters: [], stream: this.stream };
    }
    this.at = at + wanted.length;
    const letters = this.stream.letters.slice(at, at + wanted.length);
    return { words, lines: lines(letters), letters, stream: this.stream };
  }

  /** The parts of the letterhead, which are painted after the other words of page 1, and are not in their way any more. */
  head(words) {
    const state = this.stream.text.indexOf(squeezed(words.state));
    const start = Math.max(0, state - squeezed(words.superior + words.issuer).length);
    this.at = start;
    const names = ['superior', 'issuer', 'state', 'motto', 'code', 'placeDate', 'draftMark'];
    const found = Object.fromEntries(names.map((name) => [name, this.next(words[name])]));
    this.remove(start, this.at - start);
    this.at = 0;
    return found;
  }

  remove(at, length) {
    this.stream.letters.splice(at, length);
    this.stream.text = this.stream.text.slice(0, at) + this.stream.text.slice(at + length);
  }

  all(list) {
    return list.map((words) => this.next(words)).filter(Boolean);
  }

  blocks(list) {
    const found = [];
    for (const block of list) {
      if (block.sort === 'table') found.push({ sort: 'table', table: block, ...this.table(block) });
      else {
        found.push({ ...block, ...(this.next(block.text) ?? { lines: [], words: '' }) });
      }
    }
    return found;
  }

  table(table) {
    const caption = table.caption ? this.next(table.caption) : null;
    const unit = table.unit ? this.next(table.unit) : null;
    const header = table.header.map((row) => row.map((cell) => this.next(cell)));
    const heads = this.lift(squeezed(table.header.flat().join('')));
    const rows = table.rows.map((row) => ({ sort: row.sort, cells: row.cells.map((cell) => this.next(cell)) }));
    return { caption, unit, header, heads, rows };
  }

  /** Takes the heads that stand again on top of the following pages out of the stream; answers with those pages. */
  lift(head) {
    const pages = new Set();
    let at = this.at;
    let page = this.stream.letters[at - 1]?.run.page ?? 0;
    while (head && at < this.stream.letters.length) {
      const next = this.stream.letters[at].run.page;
      if (next !== page && this.stream.text.startsWith(head, at)) {
        pages.add(next);
        this.remove(at, head.length);
      } else if (next > page + 1 || this.stream.text.startsWith(head, at)) break; // another table with the same head
      page = next;
      at += 1;
    }
    return pages;
  }
}

/** The parts of a document on its paper; `words` are those that `examples/papers.rs` wrote beside it. */
export function findParts(paper, words) {
  const reader = new Reader(paper);
  const parts = reader.head(words);
  // What the main part has lost is not to be found in an annex.
  const annexed = words.annexes.length ? reader.stream.text.indexOf(squeezed(words.annexes[0].attachment)) : -1;
  if (annexed > 0) reader.limit = annexed;
  for (const name of ['kind', 'subject']) parts[name] = reader.next(words[name]);
  parts.addresseesLabel = words.addresseesLabel ? reader.next(words.addresseesLabel) : null;
  parts.addressees = reader.all(words.addressees);
  parts.bases = reader.all(words.bases);
  parts.body = reader.blocks(words.body);
  parts.closing = reader.all(words.closing);
  parts.recipientsLabel = reader.next(words.recipientsLabel);
  parts.recipients = reader.all(words.recipients);
  parts.authority = reader.all(words.authority);
  parts.position = reader.all(words.position);
  parts.signer = reader.next(words.signer);
  reader.limit = Infinity;
  parts.annexes = words.annexes.map((annex) => ({
    landscape: annex.landscape,
    words: annex,
    label: reader.next(annex.label),
    title: reader.next(annex.title),
    attachment: reader.next(annex.attachment),
    cutOff: annex.cutOff ? reader.next(annex.cutOff) : null,
    body: reader.blocks(annex.body),
  }));
  parts.check = reader.all(words.check);
  parts.missing = reader.missing;
  const starts = parts.annexes.map((annex) => annex.label.lines[0]?.page ?? 0);
  parts.annexes.forEach((annex, at) => {
    annex.first = starts[at];
    annex.last = (starts[at + 1] ?? paper.pages.length + 1) - 1;
  });
  parts.lastMainPage = (starts[0] ?? paper.pages.length + 1) - 1;
  return parts;
}
