// Makes formulas.tsv: 25,000 random formulas with their exact results, worked out here with fractions of BigInt, not by the
// app. Columns: formula; exact result (`n/d` in lowest terms, `true`, `false`, `zero` for a zero denominator, `large` for
// more than 28 digits before the decimal sign); decimals asked; the result as it is printed with them. The generator is
// seeded: the file is reproducible.
import { writeFileSync } from 'node:fs';

let seed = 20261128n;
const next = () => (seed = (seed * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n)) >> 33n;
const below = (count) => Number(next() % BigInt(count));
const pick = (list) => list[below(list.length)];

const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const make = (n, d = 1n) => {
  if (d < 0n) [n, d] = [-n, -d];
  const common = gcd(n, d) || 1n;
  return { n: n / common, d: d / common };
};
class Zero extends Error {}
const add = (a, b) => make(a.n * b.d + b.n * a.d, a.d * b.d);
const negate = (a) => make(-a.n, a.d);
const multiply = (a, b) => make(a.n * b.n, a.d * b.d);
const divide = (a, b) => {
  if (b.n === 0n) throw new Zero();
  return make(a.n * b.d, a.d * b.n);
};
const compare = (a, b) => {
  const gap = a.n * b.d - b.n * a.d;
  return gap < 0n ? -1 : gap > 0n ? 1 : 0;
};
// Half away from zero.
const round = (a, decimals) => {
  const scale = 10n ** BigInt(decimals);
  const size = a.n < 0n ? -a.n : a.n;
  const whole = (2n * size * scale + a.d) / (2n * a.d);
  return make(a.n < 0n ? -whole : whole, scale);
};
const printed = (a, decimals) => {
  const scale = 10n ** BigInt(decimals);
  const rounded = round(a, decimals);
  const units = (rounded.n * scale) / rounded.d;
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, '.');
  const part = decimals > 0 ? `,${digits.slice(-decimals)}` : '';
  return `${units < 0n ? '-' : ''}${whole}${part}`;
};

const literal = () => {
  const decimals = pick([0, 0, 0, 1, 2, 2, 3, 6]);
  const digits = 1 + below(pick([2, 3, 5, 9, 14]));
  let units = 0n;
  for (let place = 0; place < digits; place += 1) units = units * 10n + BigInt(below(10));
  const text = units.toString().padStart(decimals + 1, '0');
  return {
    text: decimals > 0 ? `${text.slice(0, -decimals)}.${text.slice(-decimals)}` : text,
    value: make(units, 10n ** BigInt(decimals)),
  };
};

const number = (depth) => {
  if (depth === 0) return literal();
  const one = () => number(depth - 1 - below(2) * (depth > 1 ? 1 : 0));
  const kind = below(13);
  const [a, b] = [one(), one()];
  switch (kind) {
    case 0: case 1: return { text: `(${a.text} + ${b.text})`, value: add(a.value, b.value) };
    case 2: return { text: `(${a.text} - ${b.text})`, value: add(a.value, negate(b.value)) };
    case 3: case 4: return { text: `(${a.text} * ${b.text})`, value: multiply(a.value, b.value) };
    case 5: case 6: return { text: `(${a.text} / ${b.text})`, value: divide(a.value, b.value) };
    case 7: return { text: `percent(${a.text}, ${b.text})`, value: multiply(divide(a.value, b.value), make(100n)) };
    case 8: {
      const c = one();
      return { text: `total(${a.text}, ${b.text}, ${c.text})`, value: add(add(a.value, b.value), c.value) };
    }
    case 9: return { text: `min(${a.text}, ${b.text})`, value: compare(a.value, b.value) <= 0 ? a.value : b.value };
    case 10: return { text: `max(${a.text}, ${b.text})`, value: compare(a.value, b.value) >= 0 ? a.value : b.value };
    case 11: return { text: `abs(-${a.text})`, value: a.value.n < 0n ? negate(a.value) : a.value };
    default: {
      const decimals = below(5);
      return { text: `round(${a.text}, ${decimals})`, value: round(a.value, decimals) };
    }
  }
};

const SIGNS = { '=': (c) => c === 0, '!=': (c) => c !== 0, '<': (c) => c < 0, '<=': (c) => c <= 0, '>': (c) => c > 0, '>=': (c) => c >= 0 };
const condition = () => {
  const a = number(1 + below(2));
  const sign = pick(Object.keys(SIGNS));
  // Often the same value on another way: where rounding on the way would show.
  const thirds = below(2) === 0 ? { text: `(${a.text} / 3 * 3)`, value: a.value } : number(1 + below(2));
  return { text: `${a.text} ${sign} ${thirds.text}`, value: SIGNS[sign](compare(a.value, thirds.value)) };
};

const lines = [];
const write = (formula, result, decimals = 0, shown = '') => lines.push([formula, result, decimals, shown].join('\t'));
const most = 10n ** 28n;
while (lines.length < 25_000) {
  try {
    if (below(4) === 0) {
      const made = condition();
      write(made.text, made.value);
    } else {
      const made = number(1 + below(3));
      const { n, d } = made.value;
      const decimals = below(5);
      if ((n < 0n ? -n : n) >= most * d) write(made.text, 'large');
      else write(made.text, `${n}/${d}`, decimals, printed(made.value, decimals));
    }
  } catch (error) {
    if (!(error instanceof Zero)) throw error;
    // Some denominator was zero while the formula was made, so its text was never finished: a plain one stands for it.
    const a = literal();
    if (below(8) === 0) write(`${a.text} / (${a.text} - ${a.text})`, 'zero');
  }
}
writeFileSync(new URL('formulas.tsv', import.meta.url), `${lines.join('\n')}\n`);
