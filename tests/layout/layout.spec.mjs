// The official document on paper, against Nghị định 30/2020/NĐ-CP, Phụ lục I: tests/data/layout/criteria.tsv.
import { expect, test } from '@playwright/test';
import { CRITERIA, DOCUMENTS, SPOILED, concern, failures, judge } from './criteria.mjs';
import { address, context, html, print } from './documents.mjs';

for (const { id, why } of DOCUMENTS) {
  test(`${id} keeps every criterion on paper${why ? `: ${why}` : ''}`, async ({ page }) => {
    await page.goto(address(id));
    const printed = await context(await print(page), id);
    expect(failures(printed, id)).toEqual([]);
  });
}

/** A document with something spoiled: "css" is put at the end of its sheet; "old => new" changes its text. */
function spoiled(id, spoil) {
  const text = html(id);
  const [old, fresh] = spoil.split(' => ');
  if (fresh === undefined) return text.replace('</style>', `${spoil}</style>`);
  const [sheet, body] = text.split('</style>');
  expect(body, `${id} holds ${old}`).toContain(old);
  return `${sheet}</style>${body.replaceAll(old, fresh)}`;
}

for (const { name, document, spoil, criteria } of SPOILED) {
  test(`spoiled: ${name} is seen`, async ({ page }) => {
    await page.setContent(spoiled(document, spoil));
    const printed = await context(await print(page), document);
    const held = criteria.filter((id) => {
      const criterion = CRITERIA.find((one) => one.id === id);
      const { values, wrong } = judge(criterion, printed);
      return values.length > 0 && wrong.length === 0;
    });
    expect(held, 'criteria that did not notice').toEqual([]);
  });
}

test('every criterion is measured somewhere, and there is a spoiled sheet or text that it notices', () => {
  const ids = CRITERIA.map((criterion) => criterion.id);
  expect(new Set(ids).size).toBe(ids.length);
  const measured = CRITERIA.filter((criterion) => DOCUMENTS.some(({ id }) => concern(criterion, id)));
  expect(measured.map((criterion) => criterion.id)).toEqual(ids);
  const noticing = new Set(SPOILED.flatMap((row) => row.criteria));
  expect(ids.filter((id) => !noticing.has(id)), 'criteria that nothing spoils').toEqual([]);
  expect([...noticing].filter((id) => !ids.includes(id)), 'criteria that are not in the table').toEqual([]);
});
