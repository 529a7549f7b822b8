import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseWindowBounds,
  restoreBounds,
  TITLE_BAR,
  windowBoundsText,
  type Area,
  type WindowBounds,
} from '../../../../src/main/core/window/window-bounds.ts';

const usual = { width: 1120, height: 720 };
const least = { width: 640, height: 420 };
const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 };
const right: Area = { x: 1440, y: 0, width: 1920, height: 1080 };
const small: Area = { x: 0, y: 0, width: 600, height: 400 };

const at = (x: number, y: number, width = 900, height = 600): WindowBounds => ({
  bounds: { x, y, width, height },
  maximised: false,
  fullScreen: false,
});

describe('the bounds of a window', () => {
  it.each<[string, WindowBounds | undefined, readonly Area[], object]>([
    ['is the system’s choice the first time', undefined, [laptop], usual],
    ['stays where it was', at(100, 100), [laptop], at(100, 100).bounds],
    ['stays on a second screen', at(2000, 50), [laptop, right], at(2000, 50).bounds],
    ['stays across two screens', at(1000, 50), [laptop, right], at(1000, 50).bounds],
    ['comes back from a screen that is gone', at(2000, 50), [laptop], at(540, 50).bounds],
    ['comes down from under the menu bar', at(100, 0), [laptop], at(100, 25).bounds],
    ['comes up where its title bar is below', at(100, 890), [laptop], at(100, 300).bounds],
    ['shrinks to its screen', at(0, 25, 3000, 2000), [laptop], at(0, 25, 1440, 875).bounds],
    [
      'has its least size on a screen that is smaller',
      at(50, 50),
      [small],
      at(50, 50, 640, 420).bounds,
    ],
    [
      'has its least size whatever was saved',
      at(0, 25, 10, 10),
      [laptop],
      at(0, 25, 640, 420).bounds,
    ],
    ['is the system’s choice where no screen is known', at(5, 5), [], usual],
  ])('%s', (_, saved, areas, bounds) => {
    expect(restoreBounds(saved, areas, usual, least)).toEqual({
      ...bounds,
      maximised: false,
      fullScreen: false,
    });
  });

  it('restore a maximised or full-screen window together with its normal bounds', () => {
    const saved = { ...at(100, 100), maximised: true, fullScreen: true };
    expect(restoreBounds(saved, [laptop], usual, least)).toEqual({
      ...saved.bounds,
      maximised: true,
      fullScreen: true,
    });
  });

  const coordinate = fc.integer({ min: -20_000, max: 20_000 });
  const length = fc.integer({ min: 1, max: 20_000 });
  const bounds = fc.record({ x: coordinate, y: coordinate, width: length, height: length });
  const area = fc.record({
    x: coordinate,
    y: coordinate,
    // A scale factor only makes the area of a screen smaller.
    width: fc.integer({ min: 320, max: 8_000 }),
    height: fc.integer({ min: 200, max: 5_000 }),
  });
  const place = fc.record({ bounds, maximised: fc.boolean(), fullScreen: fc.boolean() });
  const areas = fc.array(area, { minLength: 1, maxLength: 4 });

  it('always show a title bar to grab, whatever was saved and whichever screens exist', () => {
    fc.assert(
      fc.property(place, areas, (saved, all) => {
        const { x = Number.NaN, y = Number.NaN, ...size } = restoreBounds(saved, all, usual, least);
        expect(size.width).toBeGreaterThanOrEqual(least.width);
        expect(size.height).toBeGreaterThanOrEqual(least.height);
        const shown = all.some((one) => {
          const left = Math.max(x, one.x);
          const wide = Math.min(x + size.width, one.x + one.width) - left;
          const isTopThere = y >= one.y && y + TITLE_BAR.height <= one.y + one.height;
          return isTopThere && wide >= TITLE_BAR.width;
        });
        expect(shown).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('stay the same when they are saved and restored again', () => {
    fc.assert(
      fc.property(place, areas, (saved, all) => {
        const { maximised, fullScreen, ...first } = restoreBounds(saved, all, usual, least);
        const again = { bounds: first as Area, maximised, fullScreen };
        expect(restoreBounds(again, all, usual, least)).toEqual({
          ...first,
          maximised,
          fullScreen,
        });
      }),
    );
  });

  it('are parsed back from their text', () => {
    fc.assert(
      fc.property(place, (saved) => {
        expect(parseWindowBounds(windowBoundsText(saved))).toEqual(saved);
      }),
    );
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"bounds":{"x":0,"y":0,"width":0,"height":1}}',
    '{"bounds":{"x":0.5,"y":0,"width":9,"height":9}}',
    '{"bounds":{"x":1e300,"y":0,"width":9,"height":9}}',
    '{"bounds":{"x":"0","y":0,"width":9,"height":9}}',
    windowBoundsText(at(0, 0)).slice(0, 30),
  ])('are undefined if their text is damaged: %s', (text) => {
    expect(parseWindowBounds(text)).toBe(undefined);
  });
});
