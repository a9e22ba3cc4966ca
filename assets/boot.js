// Starts the app, in both editions. A file of its own, not an inline script, so that the page's policy forbids every
// inline script; the build writes the hashed names into the data attributes. In the one-file edition the parts of the program
// stand in the page (one-file.js), and the policy allows this script by its digest.

const MISSING =
  'Không mở được Báo Cáo Số vì trình duyệt này không có WebAssembly hoặc đã tắt WebAssembly. ' +
  'Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari, hoặc nhờ bộ phận công nghệ thông tin bật WebAssembly.';
const FAILED =
  'Không mở được Báo Cáo Số. Hãy kiểm tra kết nối mạng rồi tải lại trang. ' +
  'Nếu vẫn không được, hãy gửi dòng sau cho người quản trị: ';

const boot = document.getElementById('boot');
const held = globalThis.heldParts;
const address = (name) => new URL(name, document.baseURI).href;

function explain(sentence) {
  // The loading line is gone when the app stopped after it had started to draw.
  let line = document.getElementById('loading');
  if (!line) {
    line = document.createElement('p');
    line.id = 'loading';
    document.body.prepend(line);
  }
  line.setAttribute('role', 'alert');
  line.textContent = sentence;
}

// What only lazy parts of the program draw has a sheet of its own. It is small, and on its way before any of them.
function addSheet() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.integrity = boot.dataset.sheetDigest;
  link.href = address(boot.dataset.sheet);
  link.onerror = () => {
    link.remove();
    setTimeout(addSheet, 3000);
  };
  document.head.append(link);
}

const able =
  typeof WebAssembly === 'object' &&
  typeof WebAssembly.instantiate === 'function' &&
  (!held || typeof DecompressionStream === 'function');

if (!able) {
  explain(MISSING);
} else {
  try {
    const { default: start } = held ?? (await import(address(boot.dataset.js)));
    const started = start({ module_or_path: held ? held.first() : address(boot.dataset.wasm) });
    // A browser reads local storage whole at the first access (40 ms with 200 reports): now, while the program is on its way.
    try {
      localStorage.length;
    } catch {
      // Blocked: the app says so.
    }
    await started;
    if (boot.dataset.sheet) addSheet();
    // The second copy may be here where local storage is empty: the app then asks for it.
    globalThis.indexedDB?.databases?.().then((bases) => bases.length && dispatchEvent(new Event('indexed-db-found')), () => {});
  } catch (error) {
    explain(FAILED + error);
    throw error;
  }
  // Once the form can be used and the browser is idle, so that nothing competes with it; without it the app works all the same.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  if (boot.dataset.later) idle(() => import(address(boot.dataset.later)).catch(() => {}));
}
