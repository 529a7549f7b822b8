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

const defaultSize = { width: 1120, height: 720 };
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
    ['are left to the system the first time', undefined, [laptop], defaultSize],
    ['are restored', at(100, 100), [laptop], at(100, 100).bounds],
    ['are restored on a second screen', at(2000, 50), [laptop, right], at(2000, 50).bounds],
    ['are restored across two screens', at(1000, 50), [laptop, right], at(1000, 50).bounds],
    ['move from a removed screen to another', at(2000, 50), [laptop], at(540, 50).bounds],
    ['move down from under the menu bar', at(100, 0), [laptop], at(100, 25).bounds],
    ['move up if the title bar is below the screen', at(100, 890), [laptop], at(100, 300).bounds],
    ['shrink to the screen', at(0, 25, 3000, 2000), [laptop], at(0, 25, 1440, 875).bounds],
    ['have the minimum size on a smaller screen', at(50, 50), [small], at(50, 50, 640, 420).bounds],
    [
      'have the minimum size if less was saved',
      at(0, 25, 10, 10),
      [laptop],
      at(0, 25, 640, 420).bounds,
    ],
    ['are left to the system if no screen is known', at(5, 5), [], defaultSize],
  ])('%s', (_, saved, areas, bounds) => {
    expect(restoreBounds(saved, areas, defaultSize, least)).toEqual({
      ...bounds,
      maximised: false,
      fullScreen: false,
    });
  });

  it('restore a maximised or full-screen window together with its normal bounds', () => {
    const saved = { ...at(100, 100), maximised: true, fullScreen: true };
    expect(restoreBounds(saved, [laptop], defaultSize, least)).toEqual({
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
  const anyBounds = fc.record({ bounds, maximised: fc.boolean(), fullScreen: fc.boolean() });
  const areas = fc.array(area, { minLength: 1, maxLength: 4 });

  it('always show enough of the title bar to move the window, whatever was saved and whichever screens exist', () => {
    fc.assert(
      fc.property(anyBounds, areas, (saved, all) => {
        const {
          x = Number.NaN,
          y = Number.NaN,
          ...size
        } = restoreBounds(saved, all, defaultSize, least);
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
      fc.property(anyBounds, areas, (saved, all) => {
        const { maximised, fullScreen, ...first } = restoreBounds(saved, all, defaultSize, least);
        const again = { bounds: first as Area, maximised, fullScreen };
        expect(restoreBounds(again, all, defaultSize, least)).toEqual({
          ...first,
          maximised,
          fullScreen,
        });
      }),
    );
  });

  it('are parsed back from their text', () => {
    fc.assert(
      fc.property(anyBounds, (saved) => {
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
