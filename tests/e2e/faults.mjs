// Faults of the browser's stores, for the journeys.

/** Local storage that has no room from now on, or again has some. */
export const fill = (page, full) =>
  page.evaluate((full) => {
    Storage.prototype.plain ??= Storage.prototype.setItem;
    Storage.prototype.setItem = full
      ? () => { throw new DOMException('no room', 'QuotaExceededError'); }
      : Storage.prototype.plain;
  }, full);

/** A browser without IndexedDB. */
export const withoutFar = (page) =>
  page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));

/** A browser that keeps nothing of this page: no store, no locks. */
export async function block(page) {
  await withoutFar(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
    window.asked = 0;
    LockManager.prototype.request = () => {
      window.asked += 1;
      // Without an end to asking, the page would hang: it is ended here so that the journey can tell.
      if (window.asked > 50) return new Promise(() => {});
      return Promise.reject(new DOMException('blocked', 'SecurityError'));
    };
  });
}
