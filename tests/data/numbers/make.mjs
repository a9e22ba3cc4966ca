// Makes formatted.tsv: 10,000 random numbers with the Vietnamese text that ICU gives them (Intl.NumberFormat of Node),
// an independent formatter. Columns: number, decimals asked, text. The generator is seeded: the file is reproducible.
import { writeFileSync } from 'node:fs';

let state = 20211214n;
const random = (below) => {
  // SplitMix64.
  state = (state + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn;
  return Number((z ^ (z >> 31n)) % BigInt(below));
};

const lines = [];
for (let i = 0; i < 10_000; i += 1) {
  const decimals = random(7);
  const whole = random(10 - decimals + 3);
  let digits = String(random(9) + 1);
  while (digits.length < whole) digits += random(10);
  if (random(5) === 0) digits = '0';
  let fraction = '';
  while (fraction.length < decimals) fraction += random(4) === 0 ? '5' : random(10);
  const number = fraction ? `${digits}.${fraction}` : digits;
  const asked = random(decimals + 2 > 6 ? 7 : decimals + 2);
  const format = new Intl.NumberFormat('vi', {
    minimumFractionDigits: asked,
    maximumFractionDigits: asked,
    roundingMode: 'halfExpand',
  });
  lines.push(`${number}\t${asked}\t${format.format(number)}`);
}
writeFileSync(new URL('formatted.tsv', import.meta.url), lines.join('\n') + '\n');
