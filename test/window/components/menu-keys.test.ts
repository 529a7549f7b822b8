import { describe, expect, it } from 'vitest';
import { createTypeAhead, menuKey } from '../../../src/renderer/components/menu/menu-keys.ts';

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowUp', -1, 2],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['x', 0, undefined],
])('the key %s moves from entry %i to entry %s of three', (key, at, expected) => {
  expect(menuKey(key, at, 3)).toBe(expected);
});

describe('typing', () => {
  const labels = ['Connect', 'Stop…', 'Copy link', 'Favorite'];
  const type = (keys: readonly (readonly [string, number])[], at = 0) => {
    const find = createTypeAhead();
    let now: number | undefined = at;
    for (const [key, ms] of keys) now = find(key, ms, labels, now ?? at);
    return now;
  };

  it('moves to the next entry that starts with the letters', () => {
    expect(type([['s', 0]])).toBe(1);
    expect(type([['c', 0], ['o', 100], ['p', 200]])).toBe(2); // oxfmt-ignore
  });

  it('the same letter again moves to the next entry with it and wraps around', () => {
    expect(type([['c', 0]])).toBe(2);
    expect(type([['c', 0], ['c', 100]])).toBe(0); // oxfmt-ignore
  });

  it('starts a new word after a pause', () => {
    expect(type([['c', 0], ['f', 2000]])).toBe(3); // oxfmt-ignore
  });

  it('does nothing for letters that no entry starts with, and for other keys', () => {
    expect(type([['z', 0]])).toBeUndefined();
    expect(createTypeAhead()('Enter', 0, labels, 0)).toBeUndefined();
    expect(createTypeAhead()(' ', 0, labels, 0)).toBeUndefined();
  });
});
