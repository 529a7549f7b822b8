import { readFileSync } from 'node:fs';

/**
 * Draws an SVG with the same program everywhere (resvg as WebAssembly), so that the same drawing gives the same bytes.
 * @param {import('./tools.mjs').PackagingTools} tools
 * @param {string} path of the SVG
 * @returns {Promise<(size: number) => Uint8Array>} a PNG of it, that many pixels wide
 */
export async function drawing(tools, path) {
  const { initWasm, Resvg } = /** @type {Resvg} */ (tools.load('@resvg/resvg-wasm'));
  await initWasm(readFileSync(tools.file('@resvg/resvg-wasm/index_bg.wasm')));
  const svg = readFileSync(path, 'utf8');
  return (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/**
 * @typedef {object} Resvg as much of it as is used
 * @property {(wasm: Uint8Array) => Promise<void>} initWasm
 * @property {new (svg: string, options: object) => {render: () => {asPng: () => Uint8Array}}} Resvg
 */
