// What stands on paper: a PDF read back as glyphs with their places, faces and colours, and the rules drawn beside them.
// All lengths in millimetres from the top left corner of the sheet; sizes of type in points.
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 25.4 / 72;

/** A face without its subset tag and style: "BAAAAA+LiberationSerif-Bold" is LiberationSerif. */
const family = (name) => name.replace(/^[A-Z]{6}\+/, '').replace(/[-,].*$/, '').replace(/(PS)?MT$/, '');

/** Reads a PDF. */
export async function readPaper(bytes) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
  await pdf.destroy();
  return { pages };
}

async function readPage(pdf, number) {
  const page = await pdf.getPage(number);
  const [x0, y0, x1, y1] = page.view;
  const list = await page.getOperatorList();
  const content = await page.getTextContent({ disableNormalization: true });
  const face = (id) => page.commonObjs.get(id)?.name ?? id;
  const runs = content.items.filter((item) => item.str && item.transform).map((item) => {
    const [a, b, , , x, y] = item.transform;
    const name = face(item.fontName);
    return {
      page: number,
      text: item.str,
      x0: (x - x0) * MM,
      x1: (x - x0 + item.width) * MM,
      y: (y1 - y) * MM,
      size: Math.hypot(a, b),
      turned: Math.abs(b) > 0.01,
      face: family(name),
      bold: /bold/i.test(name),
      italic: /italic|oblique/i.test(name),
    };
  });
  return { number, width: (x1 - x0) * MM, height: (y1 - y0) * MM, runs, ...drawn(list, y1) };
}

/** Thin filled or stroked shapes are rules. Counts glyphs that are painted in another colour than black. */
function drawn(list, top) {
  const rules = [];
  let state = { matrix: [1, 0, 0, 1, 0, 0], fill: '#000000', stroke: '#000000', line: 1 };
  const stack = [];
  let path = [];
  let coloured = 0;
  const place = (x, y) => {
    const [a, b, c, d, e, f] = state.matrix;
    return [(a * x + c * y + e) * MM, (top - (b * x + d * y + f)) * MM];
  };
  const take = (stroked) => {
    const width = stroked ? state.line * Math.hypot(state.matrix[0], state.matrix[1]) * MM : 0;
    for (const [ax, ay, bx, by] of stroked ? path.flatMap(segments) : path.map(around)) {
      const [p, q] = [place(ax, ay), place(bx, by)];
      const rule = {
        x0: Math.min(p[0], q[0]) - (ax === bx ? width / 2 : 0),
        x1: Math.max(p[0], q[0]) + (ax === bx ? width / 2 : 0),
        y0: Math.min(p[1], q[1]) - (ay === by ? width / 2 : 0),
        y1: Math.max(p[1], q[1]) + (ay === by ? width / 2 : 0),
      };
      const [w, h] = [rule.x1 - rule.x0, rule.y1 - rule.y0];
      if (Math.min(w, h) < 0.7 && Math.max(w, h) > 1) rules.push({ ...rule, colour: stroked ? state.stroke : state.fill });
    }
    path = [];
  };
  for (let at = 0; at < list.fnArray.length; at += 1) {
    const given = list.argsArray[at];
    switch (list.fnArray[at]) {
      case OPS.save: stack.push({ ...state }); break;
      case OPS.restore: state = stack.pop() ?? state; break;
      case OPS.transform: state.matrix = times(state.matrix, given); break;
      case OPS.setLineWidth: [state.line] = given; break;
      case OPS.setFillRGBColor: state.fill = colour(given); break;
      case OPS.setStrokeRGBColor: state.stroke = colour(given); break;
      case OPS.constructPath: path.push(...outlines(given)); break;
      case OPS.fill: case OPS.eoFill: take(false); break;
      case OPS.stroke: take(true); break;
      case OPS.endPath: path = []; break;
      case OPS.showText: if (state.fill !== '#000000') coloured += given[0].length; break;
      default:
    }
  }
  return { rules: joined(rules), coloured };
}

const colour = (given) =>
  typeof given[0] === 'string' ? given[0] : `#${[...Object.values(given)].slice(0, 3).map((one) => Number(one).toString(16).padStart(2, '0')).join('')}`;

const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) =>
  [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];

/** The straight outlines of a path, each as its corners; a rectangle comes back to where it began. */
function outlines([steps, places]) {
  const found = [];
  let at = 0;
  for (const step of steps) {
    if (step === OPS.rectangle) {
      const [left, low, width, height] = places.slice(at, at + 4);
      const [right, high] = [left + width, low + height];
      found.push([[left, low], [right, low], [right, high], [left, high], [left, low]]);
      at += 4;
    } else if (step === OPS.moveTo || step === OPS.lineTo) {
      if (step === OPS.moveTo) found.push([]);
      found.at(-1)?.push(places.slice(at, at + 2));
      at += 2;
    } else if (step === OPS.curveTo) at += 6;
    else if (step === OPS.curveTo2 || step === OPS.curveTo3) at += 4;
  }
  return found;
}

/** From corner to corner. */
const segments = (corners) => corners.slice(1).map((corner, at) => [...corners[at], ...corner]);

/** The box around corners. */
function around(corners) {
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Rules that continue one another, as browsers draw the borders of cells, become one. */
function joined(rules) {
  const level = rules.filter((rule) => rule.x1 - rule.x0 >= rule.y1 - rule.y0).sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const upright = rules.filter((rule) => rule.x1 - rule.x0 < rule.y1 - rule.y0);
  const merged = [];
  for (const rule of level) {
    const last = merged.findLast((one) => Math.abs(one.y0 - rule.y0) < 0.12 && rule.x0 <= one.x1 + 0.3 && rule.x1 >= one.x0 - 0.3);
    if (last) last.x1 = Math.max(last.x1, rule.x1);
    else merged.push({ ...rule });
  }
  return { level: merged, upright };
}
