// The text of a printed page.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text without spaces: where a letter comes from a fallback font, a PDF cuts words into pieces. */
export const squeezed = (text) => text.normalize('NFC').replace(/\s+/g, '');

/** Prints a self-contained document as a person would from disk, and reads the text of every page back, squeezed. */
export async function printed(context, html) {
  const page = await context.newPage();
  await page.setContent(html);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return pages(bytes);
}

/** The text of every page of a PDF, squeezed. */
export async function pages(bytes) {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const texts = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    texts.push(squeezed(content.items.map((item) => item.str).join('')));
  }
  return texts;
}

/** The text of every sheet of the preview, squeezed, without its number and without the heads that come again. */
export async function sheets(page) {
  const texts = await page.locator('#preview-frame').evaluate((frame) => {
    const inner = frame.contentDocument;
    const found = [];
    for (const part of inner.querySelectorAll('.sheet')) {
      const papers = [...part.querySelectorAll('.paper')].map((paper) => paper.getBoundingClientRect());
      const own = papers.map(() => '');
      const walk = inner.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        if (text.parentElement.closest('.paper')) continue;
        for (const word of text.data.matchAll(/\S+/g)) {
          const range = inner.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          const box = range.getClientRects()[0];
          const middle = (box.top + box.bottom) / 2;
          const at = papers.findIndex((paper) => paper.top < middle && middle < paper.bottom);
          if (at < 0) throw new Error(`“${word[0]}” stands on no sheet.`);
          own[at] += word[0];
        }
      }
      found.push(...own);
    }
    return found;
  });
  return texts.map(squeezed);
}
