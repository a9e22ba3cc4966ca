// The one-file edition: the parts of the program stand in the page, packed by gzip and written in base64, for a page that
// was opened from a disk may not load other files. `cargo xtask dist` puts the scripts of the program before this one.

/** One part of the program, as a server would answer it. */
async function heldPart(id) {
  const written = atob(document.getElementById(id).textContent);
  const packed = new Blob([Uint8Array.from(written, (sign) => sign.charCodeAt(0))]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip')));
}

globalThis.heldParts = {
  default: startProgram,
  first: async () => (await heldPart('first-part')).arrayBuffer(),
};
