import { describe, expect, it } from 'vitest';
import { menuPosition } from '../../../src/renderer/components/menu/menu-position.ts';

const view = { width: 800, height: 600 };
const menu = { width: 200, height: 300 };
const point = (x: number, y: number) => ({ left: x, right: x, top: y, bottom: y });
const button = { left: 500, right: 530, top: 100, bottom: 130 };

describe('the position of a menu', () => {
  it('is below and to the right of a point, or to its left in a right-to-left language', () => {
    expect(menuPosition(point(300, 100), menu, view, false)).toEqual({ left: 300, top: 100 });
    expect(menuPosition(point(300, 100), menu, view, true)).toEqual({ left: 100, top: 100 });
  });

  it('is aligned with the right edge of its button, or with its left edge in a right-to-left language', () => {
    expect(menuPosition(button, menu, view, false)).toEqual({ left: 330, top: 130 });
    expect(menuPosition(button, menu, view, true)).toEqual({ left: 500, top: 130 });
  });

  it('is on the other side, or moved into the window, if there is no room', () => {
    expect(menuPosition(point(700, 500), menu, view, false)).toEqual({ left: 500, top: 200 });
    expect(menuPosition(point(100, 100), menu, view, true)).toEqual({ left: 100, top: 100 });
    expect(menuPosition({ ...button, left: 4, right: 34 }, menu, view, false).left).toBe(8);
  });

  it('is at the top left of a window that is smaller than the menu', () => {
    const small = { width: 120, height: 100 };
    expect(menuPosition(point(60, 60), menu, small, false)).toEqual({ left: 8, top: 8 });
  });
});
