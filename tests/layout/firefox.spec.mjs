// A file that does not say where its sheets begin, as a browser exports it that cannot tell, opened from disk and printed by
// Firefox, against the criteria that Firefox can keep.
import { expect, test } from '@playwright/test';
import { CRITERIA, FIREFOX_LACKS, SAMPLES, failures } from './criteria.mjs';
import { address, context } from './documents.mjs';
import { Firefox, findFirefox } from './firefox.mjs';

const program = findFirefox();
const kept = CRITERIA.filter((criterion) => !FIREFOX_LACKS.includes(criterion.id));

// One Firefox for all: it takes longer to start than to print.
test.describe.configure({ mode: 'default' });

test.describe('Firefox', () => {
  test.skip(!program, 'there is no Firefox on this machine; FIREFOX names one elsewhere');
  let browser;
  test.beforeAll(async () => { browser = await Firefox.start(program); });
  test.afterAll(() => browser?.stop());

  for (const id of [...SAMPLES, 'long-names', 'several-addressees', 'annexes']) {
    test(`${id} opens from disk and keeps what Firefox can keep`, async () => {
      const printed = await context(await browser.print(address(id)), id);
      expect(failures(printed, id, kept)).toEqual([]);
    });
  }
});
