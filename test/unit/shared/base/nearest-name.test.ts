import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../../src/shared/base/nearest-name.ts';

const names = ['name', 'kind', 'region', 'studioId', 'hosts', 'tls', 'afterMinutes', 'credentials'];

describe('the nearest name', () => {
  it.each([
    ['with a missing letter', 'nam', 'name'],
    ['with an additional letter', 'regions', 'region'],
    ['with another letter', 'rezion', 'region'],
    ['with two letters swapped', 'regoin', 'region'],
    ['in another case', 'STUDIOID', 'studioId'],
    ['with another separator', 'studio_id', 'studioId'],
    ['with three changes in a long name', 'kredentals', 'credentials'],
    ['in part', 'minutes', 'afterMinutes'],
    ['with additional words', 'hostsallowed', 'hosts'],
  ])('is found if it is written %s', (_, text, name) => {
    expect(nearestName(text, names)).toBe(name);
  });

  it.each(['colour', 'x', '', 'tag', 'id', 'nimble', '__proto__'])(
    'is undefined for %j',
    (text) => {
      expect(nearestName(text, names)).toBeUndefined();
    },
  );

  it('is one of the names or undefined', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, known) => {
        const nearest = nearestName(text, known);
        expect(nearest === undefined || known.includes(nearest)).toBe(true);
      }),
    );
  });
});
