// A person who fills in what is required by the keyboard alone: where Tab stops on the way, and how many keys it takes. It knows
// the form as it is seen: which questions are marked as required, and where the focus is.

/** Where the focus is, as far as a person sees it. */
const place = () => {
  const at = document.activeElement;
  const asked = at.closest('.field, .table');
  const table = at.closest('.table');
  const isAdd = at.matches('.table__tools .button--secondary');
  const chosen = at.type === 'radio' && document.querySelector(`input[name="${at.name}"]:checked`);
  return {
    id: at.id,
    kind: isAdd ? 'add' : at.matches('select') ? 'list' : at.type === 'radio' ? 'option' : at.inputMode === 'numeric' || at.inputMode === 'decimal' ? 'number' : at.matches('input[type=text], textarea') ? 'words' : 'other',
    isField: Boolean(at.closest('.editor__items')) && at.matches('input, select, textarea'),
    isCell: Boolean(at.closest('.table__grid')) && at.matches('input, select, textarea'),
    isOneLine: at.matches('.editor__items > .field input:is([type=text], [type=radio])'),
    isLastCell: at === [...(at.closest('tr')?.querySelectorAll('input, select, textarea') ?? [])].at(-1),
    isRequired: Boolean(asked?.querySelector('.field__required')),
    isBlank: isAdd ? Boolean(table?.querySelector('.table__empty')) : at.type === 'radio' ? !chosen : !at.value,
  };
};

/** How many questions from here to the end of the page are marked as required and have no answer yet. */
const left = () => {
  const filled = (one) =>
    one.matches('.table') ? !one.querySelector('.table__empty')
    : one.querySelector('input[type=radio]') ? one.querySelector('input:checked')
    : [...one.querySelectorAll('input[type=text], textarea, select')].some((control) => control.value);
  const asked = [...document.querySelectorAll('.editor__items > :is(.field, .table)')];
  const at = document.activeElement;
  const isAhead = (one) => one.contains(at) || at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  return asked.filter((one) => one.querySelector('.field__required') && !filled(one) && isAhead(one)).length;
};

const WORDS = { number: '1', words: 'x' };

/** Fills in all that is required from the page that is open to the last, and goes on to the next section by the key for that or,
 *  without it, by the link below the form: from a field of one line by Enter, from others by Tab. Counts Tab stops, those of
 *  them that are no field, keys, pages. */
export async function fillRequired(page, { bySectionKey }) {
  const count = { tabs: 0, others: 0, keys: 0, pages: 1, fields: 0 };
  const press = async (key) => {
    await page.keyboard.press(key);
    count.keys += 1;
  };
  for (;;) {
    while (await page.evaluate(left)) {
      await press('Tab');
      count.tabs += 1;
      let at = await page.evaluate(place);
      if (!at.isField && at.kind !== 'add') count.others += 1;
      if (!at.isRequired || !at.isBlank) continue;
      if (at.kind === 'add') {
        await press('Enter');
        await page.waitForFunction(() => document.activeElement.closest('.table__grid'));
        // One row: each cell, then out of the table.
        for (at = await page.evaluate(place); ; at = await page.evaluate(place)) {
          await answer(at);
          if (at.isLastCell) break;
          await press('Tab');
          count.tabs += 1;
        }
        await press('Escape');
      } else {
        await answer(at);
      }
    }
    const title = await page.locator('#page-title').textContent();
    if (!(await page.locator('.editor__neighbour--next').count())) return rest();
    while (!bySectionKey && !(await page.evaluate(() => document.activeElement.matches('.editor__neighbour--next')))) {
      const { isOneLine } = await page.evaluate(place);
      await press(isOneLine ? 'Enter' : 'Tab');
      if (isOneLine) continue;
      count.tabs += 1;
      if (!(await page.evaluate(place)).isField) count.others += 1;
    }
    await press(bySectionKey ? 'Alt+ArrowDown' : 'Enter');
    count.pages += 1;
    await page.waitForFunction((before) => document.activeElement.id === 'page-title' && document.activeElement.textContent !== before, title);
    // What is asked in tables comes a moment later.
    await page.waitForFunction(() => !document.querySelector('.editor__items .layout__wait'));
  }

  /** What other answers made necessary is not on the way: there is a key for it. */
  async function rest() {
    const left = page.locator('.editor__left');
    while ((await left.textContent()) !== 'Đã điền đủ' && count.keys < 1000) {
      const before = await left.textContent();
      await press('Alt+n');
      await page.waitForFunction(() => document.activeElement.matches('[id^=f-]'));
      await answer(await page.evaluate(place));
      await page.waitForFunction((before) => document.querySelector('.editor__left').textContent !== before, before);
    }
    return count;
  }

  async function answer({ kind }) {
    count.fields += 1;
    if (kind === 'option') return press('Space');
    if (kind === 'list') return press('ArrowDown');
    for (const key of WORDS[kind] ?? '') await press(key);
    return undefined;
  }
}
