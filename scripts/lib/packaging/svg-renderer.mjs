import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Loads the program that draws SVGs: resvg as WebAssembly, which gives the same bytes on every system.
 * Can be called once per process.
 * @returns {Promise<(svg: string, size: number) => Buffer>} a PNG of an SVG, `size` pixels wide
 */
export async function loadSvgRenderer() {
  // Imported here because scripts start before the dependencies are installed.
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const { resolve } = createRequire(import.meta.url);
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return (svg, size) =>
    Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}
