// A page that the browser translates: its text nodes are replaced, and every number is right all the same.
import { expect, test } from './journey.mjs';
import { open, openExample, section, type } from './app.mjs';

/** What a translator does with text nodes: elements of its own in their place, or around them. */
const TRANSLATORS = {
  replaced: (text, outer, inner) => { inner.textContent = `«${text.data}»`; text.replaceWith(outer); },
  moved: (text, outer, inner) => { text.replaceWith(outer); inner.append(text); },
};

const translate = (page, way) =>
  page.evaluate((put) => {
    const place = new Function(`return ${put}`)();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => !text.parentElement.closest('script, style, textarea, noscript'))) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.append(inner);
      place(text, outer, inner);
    }
  }, String(TRANSLATORS[way]));

/** All that is to be read, without the marks of the translator and the moment of saving. */
async function shown(page) {
  await expect(page.locator('.editor__saved')).toContainText('Đã lưu');
  const text = await page.locator('body').innerText();
  return text.replace(/[«»]/g, '').replace(/lúc \d+\/\d+\/\d+ \d+:\d+/g, 'lúc').replace(/\s+/g, ' ');
}

test('translated: the page asks not to be translated', async ({ page }) => {
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');
  await expect(page.locator('meta[name="google"]')).toHaveAttribute('content', 'notranslate');
});

for (const way of Object.keys(TRANSLATORS)) {
  for (const [place, field, before, after] of [
    ['document-management', 'f-outgoingDocuments', '5470', '6470'],
    ['it-funding', 'f-funding-', '1', '998'],
    ['human-resources', 'f-staff-', '1', '7'],
  ]) {
    test(`translated (${way}): numbers that follow from a typed one are right in ${place}`, async ({ page }) => {
      const { wrong } = await open(page);
      await openExample(page);
      await section(page, place);
      const first = (await page.locator(`input[inputmode][id^="${field}"]`).first().getAttribute('id')).slice(2);
      // Both values were typed before, so that the page is the same but for the translation.
      await type(page, first, before);
      await type(page, first, after);
      const untranslated = await shown(page);
      await type(page, first, before);
      await expect.poll(() => shown(page)).not.toBe(untranslated);
      await translate(page, way);
      await type(page, first, after);
      await expect.poll(() => shown(page)).toBe(untranslated);
      // Going elsewhere leaves nothing of the translated page behind.
      await section(page, 'particulars');
      const fresh = await shown(page);
      await page.reload();
      await expect.poll(() => shown(page)).toBe(fresh);
      expect(wrong).toEqual([]);
    });
  }
}
