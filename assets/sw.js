// Keeps the app on the machine, one whole version at a time, so that it opens and works without a network.
//
// `cargo xtask dist` writes two lines in front: FILES, every file that the app may load with the SHA-256 of its contents
// (the page itself is './'), and VERSION, which changes with any of them. A version is taken in whole or not at all; a new
// one waits until the person agrees or no page of the app is open. Not here: files of the person's, which never travel.

const SCOPE = self.registration.scope;
// Caches belong to the host, which may serve several copies of the app in several folders.
const KEEP = `bao-cao-so ${SCOPE} `;
const CACHE = KEEP + VERSION;
/** Put last into a cache: without it the cache is what a broken installation left behind. */
const WHOLE = new URL('?whole', SCOPE).href;
/** A name that changes with the contents of its file. */
const HASHED = /-[0-9a-f]{16}[-_.]/;

const address = (name) => new URL(name, SCOPE).href;

/** Takes in one file, which must be byte for byte what was published, whatever stands between here and the host. */
async function bring(cache, name) {
  // What the open page asks for comes first.
  const ask = (mode) => fetch(new Request(address(name), { cache: mode, integrity: FILES[name], priority: 'low' }));
  // The page has loaded files of such names already: a bad line is not to carry them twice.
  const answer = HASHED.test(name) ? await ask('default').catch(() => ask('reload')) : await ask('reload');
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  // An answer that came by a detour may not be given to a page that asks for the address itself.
  await cache.put(address(name), answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);
}

async function install() {
  const begun = await caches.open(CACHE);
  if (await begun.match(WHOLE)) return;
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map((name) => bring(cache, name)));
    await cache.put(WHOLE, new Response(''));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** What a page asks for: from this version, from one that another open page still runs, else from the network. */
async function answer(request, name) {
  const own = await (await caches.open(CACHE)).match(address(name));
  if (own) return own;
  for (const cache of (await caches.keys()).filter((key) => key.startsWith(KEEP))) {
    const kept = HASHED.test(name) && (await (await caches.open(cache)).match(address(name)));
    if (kept) return kept;
  }
  return fetch(request);
}

/** Removes other versions when a page has opened and no other page can still run one of them. */
async function tidy() {
  if (self.registration.waiting || self.registration.installing) return;
  if ((await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })).length > 1) return;
  const others = (await caches.keys()).filter((key) => key.startsWith(KEEP) && key !== CACHE);
  await Promise.all(others.map((key) => caches.delete(key)));
}

self.addEventListener('install', (event) => event.waitUntil(install()));

// The page that brought this worker may go offline at once; a page under an older version keeps running that.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data === 'take') self.skipWaiting();
  if (event.data === 'opened') event.waitUntil(tidy());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const [asked] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !asked.startsWith(SCOPE)) return;
  const name = asked === SCOPE || asked === address('index.html') ? './' : asked.slice(SCOPE.length);
  // Whatever else lies on the host is none of the app's business.
  if (Object.hasOwn(FILES, name) || HASHED.test(name)) event.respondWith(answer(request, name));
});
