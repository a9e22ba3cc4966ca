// The one-file edition: the parts of the program stand in the page, packed by gzip and written in base64, for a page that
// was opened from a disk may not load other files. `cargo xtask dist` puts the scripts of the program before this one.

/** One part of the program, as a server would answer it. */
async function heldPart(id) {
  const written = atob(document.getElementById(id).textContent);
  const packed = new Blob([Uint8Array.from(written, (sign) => sign.charCodeAt(0))]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip')));
}

// The script of charts, which runs when the first is shown: the policy allows it by its digest. The program waits for what
// happens to an element that it put there (browser/charts.rs).
addEventListener('bao-cao-so-charts', async () => {
  const waiting = document.getElementById('charts-script');
  let happened = 'error';
  try {
    const script = document.createElement('script');
    script.textContent = await (await heldPart('charts-part')).text();
    document.head.append(script);
    if (customElements.get('e-chart')) happened = 'load';
  } catch {
    // The program tells.
  }
  waiting.dispatchEvent(new Event(happened));
});

globalThis.heldParts = {
  default: startProgram,
  first: async () => (await heldPart('first-part')).arrayBuffer(),
};
