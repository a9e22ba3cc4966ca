// Reports of the built-in templates whose tables are full of long numbers, for the journeys that measure boxes.
import { readFile, readdir } from 'node:fs/promises';

const DATA = new URL('../../src/catalog/data/', import.meta.url);
/** What stands in a cell of each kind: numbers of nine digits, and of ten with decimals. */
const LONG = { count: 123456789, amount: 12345678.9, percent: 100.25, line: 'Hệ thống thông tin giải quyết thủ tục hành chính', lines: ['Sở Xây dựng'], date: '2025-06-30', yesNo: true };
const ROWS = ['r1', 'r2', 'r3'];
/** How the longest of them reads. */
const LONGEST = { amount: '12.345.678,90', count: '123.456.789' };

const read = async (path) => JSON.parse(await readFile(new URL(path, DATA), 'utf8'));

/** The tables of an outline, each with the section that it stands in. */
function tablesOf(sections) {
  return sections.flatMap((section) => [
    ...(section.items ?? []).filter((item) => item.type === 'table').map((table) => ({ table, section })),
    ...tablesOf(section.sections ?? []),
  ]);
}

/** Ids of the sections of an outline that an agency may leave out. */
const optional = (sections) => sections.flatMap((section) => [...(section.optional ? [section.id] : []), ...optional(section.sections ?? [])]);

/** The longest number in the columns of a table, as it reads. */
const longest = ({ columns }) => Object.keys(LONGEST).filter((type) => columns.some((column) => column.type === type)).map((type) => LONGEST[type])[0];

/** A report of each built-in template: its file, and its tables by section. */
export async function longReports() {
  const names = (await readdir(new URL('samples/', DATA))).filter((name) => !name.includes('ban-goc'));
  return Promise.all(
    names.sort().map(async (name) => {
      const report = await read(`samples/${name}`);
      const template = await read(`templates/${report.template.id}.json`);
      const tables = tablesOf(template.sections);
      report.id = `long-${report.template.id}`;
      report.included = optional(template.sections);
      for (const { table } of tables) {
        const fixed = (table.rows ?? []).map((row) => row.id);
        if (table.addedRow) report.rows[table.id] = ROWS;
        for (const row of table.addedRow ? ROWS : fixed) {
          for (const column of table.columns) {
            const path = `${table.id}.${row}.${column.id}`;
            const long = column.type === 'choice' ? column.options.at(-1).id : LONG[column.type];
            if (column.id === table.groupBy || column.type === 'computed' || long === undefined) delete report.answers[path];
            else if (typeof long === 'number' || report.answers[path] === undefined) report.answers[path] = long;
            delete report.unreadable?.[path];
          }
        }
        delete report.notApplicable?.[table.id];
      }
      // A number keeps the decimals that it was written with.
      const file = JSON.stringify(report).replaceAll(String(LONG.amount), `${LONG.amount}0`);
      return { name: report.template.id, file, tables: tables.map(({ table, section }) => ({ id: table.id, section: section.id, longest: longest(table) })) };
    }),
  );
}
