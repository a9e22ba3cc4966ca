// Starts the program that reads reports, in a worker; `cargo xtask dist` puts the script of the program before this one. What it
// posts to the page that is no answer says that it is of no use, and the page reads by itself.

const giveUp = () => postMessage(null);
// A failure between two answers is heard by nobody else.
addEventListener('unhandledrejection', giveUp);
wasm_bindgen({ module_or_path: location.href.replace(/\.js$/, '.wasm') }).catch(giveUp);
