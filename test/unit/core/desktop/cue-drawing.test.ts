import { describe, expect, it } from 'vitest';
import {
  CUE_COLOURS,
  drawCue,
  type Colour,
} from '../../../../src/main/core/desktop/cue-drawing.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import type { IndicatorKind } from '../../../../src/shared/base/status-indicator.ts';

const { desktop } = en;

const kinds = Object.keys(CUE_COLOURS) as IndicatorKind[];
const sizes = [16, 22, 32].flatMap((size) => [size, size * 2]);

/** The outline alone: which pixels are more than half covered. */
const outline = (kind: IndicatorKind, pixels: number): boolean[] => {
  const bitmap = drawCue(kind, pixels, true);
  return Array.from({ length: pixels * pixels }, (_, nth) => (bitmap[nth * 4 + 3] ?? 0) > 127);
};

const light = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = ([red, green, blue]: Colour) =>
  0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
const contrast = (a: Colour, b: Colour) => {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
};

describe('the cue lights', () => {
  it.each(sizes)(
    'have five outlines that differ well without any colour, at %i pixels',
    (pixels) => {
      for (const [nth, kind] of kinds.entries()) {
        for (const other of kinds.slice(nth + 1)) {
          const [a, b] = [outline(kind, pixels), outline(other, pixels)];
          const differing = a.filter((one, at) => one !== b[at]).length;
          expect.soft(differing / (pixels * pixels), `${kind} and ${other}`).toBeGreaterThan(0.05);
        }
      }
    },
  );

  it.each(kinds)('%s is seen on a dark panel and on a light one', (kind) => {
    expect(contrast(CUE_COLOURS[kind], [24, 24, 24])).toBeGreaterThan(3);
    expect(contrast(CUE_COLOURS[kind], [255, 255, 255])).toBeGreaterThan(3);
  });

  it.each(kinds)('%s keeps its colours within its opacity, and is clear at the corners', (kind) => {
    const bitmap = drawCue(kind, 32);
    for (let at = 0; at < bitmap.length; at += 4) {
      const [blue = 0, green = 0, red = 0, opacity = 0] = bitmap.slice(at, at + 4);
      expect(Math.max(blue, green, red)).toBeLessThanOrEqual(opacity);
    }
    expect([...bitmap.slice(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('are black as a template, which the system colours', () => {
    const bitmap = drawCue('go', 16, true);
    expect([...bitmap.slice((8 * 16 + 8) * 4, (8 * 16 + 8) * 4 + 4)]).toEqual([0, 0, 0, 255]);
  });

  it('have five different words', () => {
    expect(new Set(Object.values(desktop.cues)).size).toBe(5);
  });
});
