// After the form can be used: keeps the app on this machine (sw.js), makes it installable, brings news of new versions.
//
// The program draws the news: it reads `data-news` of the page at the event `bao-cao-so-news`, and says
// `bao-cao-so-yes` when the person agrees. Nothing here reloads a page whose person did not ask for it.

const workers = navigator.serviceWorker;

/** The person of this page agreed to the new version. */
let agreed = false;

function tell(news) {
  document.documentElement.dataset.news = news;
  window.dispatchEvent(new Event('bao-cao-so-news'));
}

function makeInstallable() {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'manifest.webmanifest';
  document.head.append(link);
}

/** Tells of a version that has been taken in whole and waits; the first one of a machine does not wait. */
function watch(registration) {
  const offer = () => {
    if (registration.waiting && workers.controller) tell('update');
  };
  const hear = () => registration.installing?.addEventListener('statechange', offer);
  offer();
  // It may be on its way already: the browser looks for one by itself when the page is opened.
  hear();
  registration.addEventListener('updatefound', hear);
  const look = () => registration.update().catch(() => {});
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  window.addEventListener('online', look);
}

/** Follows the change to the new version, which the person of this page or of another may have asked for. */
function follow(registration) {
  let controlled = Boolean(workers.controller);
  workers.addEventListener('controllerchange', () => {
    if (agreed) location.reload();
    else if (controlled) tell('taken');
    controlled = true;
  });
  window.addEventListener('bao-cao-so-yes', () => {
    agreed = true;
    if (registration.waiting) registration.waiting.postMessage('take');
    else location.reload();
  });
}

async function begin() {
  const registration = await workers.register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' });
  // A browser whose owner switched workers off may answer nothing.
  if (!registration) return;
  makeInstallable();
  watch(registration);
  follow(registration);
  workers.controller?.postMessage('opened');
}

// Absent on plain http, where the app works as long as the host answers. A failure (no room, no network on the way)
// costs nothing but the work offline, and is tried again at the next visit.
if (workers) begin().catch((error) => console.info(`Chưa giữ được bản dùng khi mất mạng: ${error}`));
