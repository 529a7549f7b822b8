import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Draws an SVG with the same program everywhere (resvg as WebAssembly), so that the same drawing gives the same bytes.
 * @param {string} path of the SVG
 * @returns {Promise<(size: number) => Uint8Array>} a PNG of it, that many pixels wide
 */
export async function drawing(path) {
  // Loaded here, because scripts begin before the dependencies are installed.
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const { resolve } = createRequire(import.meta.url);
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const svg = readFileSync(path, 'utf8');
  return (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}
