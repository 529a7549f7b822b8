import { expect, test } from 'vitest';
import { builtParts } from '../../scripts/lib/dev/built-parts.mjs';

// What `npm run build` fails with. Here, because the suite builds without printing or comparing sizes.
test('no part of the built program is over its limit', () => {
  const parts = builtParts();
  expect(parts.find(({ part }) => part === 'window')?.sizeKB).toBeGreaterThan(100);
  expect(parts.filter(({ sizeKB, limitKB }) => sizeKB > limitKB)).toEqual([]);
});
