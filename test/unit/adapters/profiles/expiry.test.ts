import { expect, it } from 'vitest';
import { expiryOf } from '../../../../src/main/adapters/profiles/expiry.ts';

const noon = Date.UTC(2026, 10, 29, 12);

it.each([
  '2026-11-29T12:00:00Z',
  '2026-11-29T12:00:00UTC',
  '2026-11-29T12:00:00 UTC',
  '2026-11-29T12:00:00.000000Z',
  '2026-11-29T12:00:00',
  '2026-11-29 12:00:00',
  '2026-11-29 12:00:00+00:00',
  '2026-11-29T12:00:00+0000',
  '2026-11-29T14:00:00+02',
  '2026-11-29T09:30:00-02:30',
  '2026-11-29T12:00Z',
  '20261129T120000Z',
  '20261129T120000+0000',
  '2026-11-29T12:00:00,000Z',
  'Sun, 29 Nov 2026 12:00:00 GMT',
])('%s is noon', (text) => {
  expect(expiryOf(text)).toBe(noon);
});

it.each([
  '',
  'later',
  '2026-11-29T25:00:00Z',
  '2026-11-29T12:00:00Q',
  '20261329T120000Z',
  '1796040000',
])('%j is not a time', (text) => {
  expect(expiryOf(text)).toBeUndefined();
});
