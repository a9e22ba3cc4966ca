// Our template -> a survey of SurveyJS: one page a section, tables as matrices, computed columns and indicators as expressions.
// Sentences, declared checks and the official document have no counterpart there.
const KINDS = {
  count: { type: 'text', inputType: 'text', maskType: 'numeric' },
  amount: { type: 'text', inputType: 'text', maskType: 'numeric' },
  percent: { type: 'text', inputType: 'text', maskType: 'numeric' },
  line: { type: 'text' },
  date: { type: 'text', inputType: 'date' },
  text: { type: 'comment' },
  lines: { type: 'comment' },
  yesNo: { type: 'boolean' },
};

const name = (id) => id.replace('.', '_');
const options = (list) => list.map(({ id, label }) => ({ value: id, text: label }));

/** A formula as an expression; names of other indicators are names there too. */
function expression(formula, tables) {
  let text = formula.replace(/onceFilled\(\w+, (.*)\)$/, '$1').replace(/coalesce\(([\w.]+), 0\)/g, '$1');
  // Names stand aside while the rest is rewritten.
  const parts = [];
  const put = (part) => `@${parts.push(part) - 1}@`;
  const condition = (rule) => (rule.includes('=') ? rule.replace(/row\.(\w+) = "(\w+)"/, "{$1} = '$2'") : rule.replace(/row\.(\w+)/, '{$1} = true'));
  text = text.replace(/(\w+)\.count\(\)/g, (_, table) => put(`countInArray({${table}}, '${tables.get(table)}')`));
  text = text.replace(/(\w+)\.count\((row\.[^)]*)\)/g, (_, table, rule) => put(`countInArray({${table}}, '${tables.get(table)}', "${condition(rule)}")`));
  text = text.replace(/(\w+)\.sum\(row\.(\w+)(?:, (row\.[^)]*))?\)/g, (_, table, column, rule) => put(`sumInArray({${table}}, '${column}'${rule ? `, "${condition(rule)}"` : ''})`));
  text = text.replace(/row\.(\w+)/g, (_, column) => put(`{row.${column}}`));
  text = text.replace(/(\w+)\.(\w+)\.(\w+)/g, (_, table, row, column) => put(`{${table}.${row}.${column}}`));
  text = text.replace(/\b(?!percent|ratio|total)([a-z]\w*)\b(?!\()/gi, (_, id) => put(`{${name(id)}}`));
  text = text.replace(/(?:percent|ratio)\(([^,()]*), ([^,()]*)\)/g, '(($1) / ($2) * 100)');
  text = text.replace(/total\(([^()]*)\)/g, (_, list) => `(${list.split(', ').join(' + ')})`);
  return text.replace(/@(\d+)@/g, (_, at) => parts[at]);
}

function question(item, tables) {
  const common = { name: name(item.id), title: item.label, description: item.hint, isRequired: item.required };
  if (item.type === 'table') {
    const columns = item.columns.map((column) => ({
      name: column.id,
      title: column.label,
      ...(column.type === 'computed'
        ? { cellType: 'expression', expression: expression(column.formula, tables) }
        : column.type === 'choice'
          ? { cellType: 'dropdown', choices: options(column.options) }
          : { ...KINDS[column.type], type: undefined, cellType: KINDS[column.type].type }),
    }));
    if (item.rows) return { ...common, type: 'matrixdropdown', columns, rows: item.rows.map(({ id, label }) => ({ value: id, text: label })) };
    return { ...common, type: 'matrixdynamic', columns, rowCount: 0, addRowText: item.addedRow };
  }
  if (item.type === 'choice') return { ...common, type: 'radiogroup', choices: options(item.options) };
  if (item.type === 'acts') return { ...common, type: 'checkbox', choices: item.acts ?? ['nd30-2020'] };
  return { ...common, ...(KINDS[item.type] ?? KINDS.line) };
}

export function survey(template, particulars) {
  const pages = [{ name: 'particulars', title: particulars.title, elements: particulars.items.map((item) => question(item, new Map())) }];
  const tables = new Map();
  const all = (sections) => sections.flatMap((section) => [section, ...all(section.sections ?? [])]);
  const sections = all(template.sections).filter(({ items }) => items);
  for (const { items } of sections) {
    for (const item of items) if (item.type === 'table') tables.set(item.id, item.columns.find(({ type }) => type !== 'computed').id);
  }
  for (const { id, title, items } of sections) {
    const elements = items.map((item) => question(item, tables));
    const rates = template.indicators.filter(({ section }) => section === id);
    for (const rate of rates) {
      elements.push({ type: 'expression', name: rate.id, title: rate.label, expression: expression(rate.formula, tables), displayStyle: 'decimal', maximumFractionDigits: 2 });
    }
    pages.push({ name: id, title, elements });
  }
  return { title: template.title, pages, showTOC: true, textUpdateMode: 'onTyping', checkErrorsMode: 'onComplete', locale: 'vi' };
}
