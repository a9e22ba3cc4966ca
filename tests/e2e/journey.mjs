// Every journey with its requests recorded: one to another host than this machine's fails it, whichever page asked.
import { expect, test as base } from '@playwright/test';

export { expect };

/** True for what stays on this machine. */
export const isOwn = (address) => {
  const { protocol, hostname } = new URL(address);
  return ['data:', 'blob:', 'about:', 'file:'].includes(protocol) || hostname === '127.0.0.1';
};

export const test = base.extend({
  requests: [
    async ({ context }, use, info) => {
      const asked = [];
      // Those of every page of the journey, and of the service worker.
      context.on('request', (request) => asked.push(request.url()));
      await use(asked);
      // requests-reporter.mjs counts them.
      await info.attach('requests', { body: JSON.stringify(asked), contentType: 'application/json' });
      expect(asked.filter((address) => !isOwn(address))).toEqual([]);
    },
    { auto: true },
  ],
});
