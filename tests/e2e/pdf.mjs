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
