import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../base/paths.mjs';

/** Every status that has an indicator (`IndicatorKind`). */
export const STATUSES = /** @type {const} */ (['go', 'wait', 'care', 'stop', 'off']);

/** The pictures, which the build copies. */
export const statusIndicatorFolder = join(
  projectRoot,
  ...['src', 'main', 'electron', 'desktop', 'status-indicators'],
);
/** One drawing for each status. */
const drawings = join(projectRoot, 'build', 'status-indicators');

/** Widths for normal displays: tray and badge on Windows, tray on Linux, notifications. */
const SIZES = [16, 22, 32];
/** The width of a macOS menu bar icon. */
const TEMPLATE_SIZE = 16;

/**
 * Every picture of a status indicator. Electron finds the one for dense displays (`@2x`) by its name, and macOS colours the
 * pictures whose names end in `Template`.
 * @param {(svg: string, size: number) => Buffer} render
 * @returns {Map<string, Buffer>} PNGs by path in the folder of pictures, with one folder for each status
 */
export function statusIndicatorFiles(render) {
  return new Map(
    STATUSES.flatMap((status) => {
      const svg = readFileSync(join(drawings, `${status}.svg`), 'utf8');
      const template = svg.replace(/ color="#[\da-f]{6}"/, ' color="#000000"');
      return [
        ...SIZES.flatMap((size) => bothDensities(`${status}/${size}`, svg, size, render)),
        ...bothDensities(`${status}/${TEMPLATE_SIZE}Template`, template, TEMPLATE_SIZE, render),
      ];
    }),
  );
}

/**
 * @param {string} name
 * @param {string} svg
 * @param {number} size
 * @param {(svg: string, size: number) => Buffer} render
 * @returns {[string, Buffer][]}
 */
const bothDensities = (name, svg, size, render) => [
  [`${name}.png`, render(svg, size)],
  [`${name}@2x.png`, render(svg, size * 2)],
];
