import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import {
  STATUSES,
  statusIndicatorFolder,
} from '../../../scripts/lib/packaging/status-indicators.mjs';
import type { IndicatorSize } from '../../../src/main/electron/desktop/status-indicator-image.ts';
import type { IndicatorKind } from '../../../src/shared/base/status-indicator.ts';
import { messages } from '../../../src/shared/languages/messages/en.arb';

/** Width on a normal display, in pixels. */
const WIDTHS: Readonly<Record<IndicatorSize, number>> = {
  '16': 16,
  '22': 22,
  '32': 32,
  '16Template': 16,
};
const COLOURED = ['16', '22', '32'] as const;
const kinds: readonly IndicatorKind[] = STATUSES;

const pictures = Object.entries(WIDTHS).flatMap(([size, width]) => [
  { picture: size, width },
  { picture: `${size}@2x`, width: width * 2 },
]);

const read = (kind: IndicatorKind, picture: string) =>
  PNG.sync.read(readFileSync(join(statusIndicatorFolder, kind, `${picture}.png`)));

interface Pixel {
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly opacity: number;
}

const pixelsOf = ({ data, width, height }: PNG): Pixel[] =>
  Array.from({ length: width * height }, (_, nth) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(nth * 4, nth * 4 + 4);
    return { colour: [red, green, blue], opacity };
  });

/** Which pixels are more than half covered. */
const outline = (kind: IndicatorKind, picture: string): boolean[] =>
  pixelsOf(read(kind, picture)).map(({ opacity }) => opacity > 127);

const light = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = ([red, green, blue]: Pixel['colour']) =>
  0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
const contrast = (a: Pixel['colour'], b: Pixel['colour']) => {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
};

describe('the pictures of the status indicators', () => {
  it('exist for every status, size and display density, and no others exist', () => {
    // The texts are typed by status, so a new status cannot be missing there.
    const statuses = Object.keys(messages.desktop.indicators);
    expect(readdirSync(statusIndicatorFolder).sort()).toEqual(statuses.sort());
    for (const kind of statuses)
      expect
        .soft(readdirSync(join(statusIndicatorFolder, kind)).sort(), kind)
        .toEqual(pictures.map(({ picture }) => `${picture}.png`).sort());
  });

  it.each(pictures)('are $width pixels wide and high for $picture', ({ picture, width }) => {
    for (const kind of kinds) {
      const png = read(kind, picture);
      expect.soft([png.width, png.height], kind).toEqual([width, width]);
      // The corners are clear, so that the panel shows.
      expect.soft(pixelsOf(png)[0]?.opacity, kind).toBe(0);
    }
  });

  it.each(pictures)(
    'have five outlines that differ without any colour: $picture',
    ({ picture }) => {
      for (const [nth, kind] of kinds.entries()) {
        for (const other of kinds.slice(nth + 1)) {
          const [a, b] = [outline(kind, picture), outline(other, picture)];
          const differing = a.filter((one, at) => one !== b[at]).length;
          expect.soft(differing / a.length, `${kind} and ${other}`).toBeGreaterThan(0.05);
        }
      }
    },
  );

  it.each(kinds)('%s is visible on a dark panel and on a light one', (kind) => {
    for (const size of COLOURED) {
      const [solid] = pixelsOf(read(kind, size)).filter(({ opacity }) => opacity === 255);
      expect.soft(contrast(solid!.colour, [24, 24, 24]), size).toBeGreaterThan(3);
      expect.soft(contrast(solid!.colour, [255, 255, 255]), size).toBeGreaterThan(3);
    }
  });

  it.each(kinds)('%s is black in a template, which macOS colours', (kind) => {
    for (const picture of ['16Template', '16Template@2x']) {
      const visible = pixelsOf(read(kind, picture)).filter(({ opacity }) => opacity > 0);
      expect(visible.length).toBeGreaterThan(0);
      expect(new Set(visible.map(({ colour }) => colour.join()))).toEqual(new Set(['0,0,0']));
    }
  });

  it('have five different texts', () => {
    expect(new Set(Object.values(messages.desktop.indicators)).size).toBe(5);
  });
});
