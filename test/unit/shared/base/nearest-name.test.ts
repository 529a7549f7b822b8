import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../../src/shared/base/nearest-name.ts';

const names = ['name', 'kind', 'region', 'studioId', 'hosts', 'tls', 'afterMinutes', 'credentials'];

describe('the nearest name', () => {
  it.each([
    ['with a letter too few', 'nam', 'name'],
    ['with a letter too many', 'regions', 'region'],
    ['with another letter', 'rezion', 'region'],
    ['with two letters swapped', 'regoin', 'region'],
    ['in another case', 'STUDIOID', 'studioId'],
    ['with another separator', 'studio_id', 'studioId'],
    ['with three changes in a long one', 'kredentals', 'credentials'],
    ['as a part of it', 'minutes', 'afterMinutes'],
    ['with more than it', 'hostsallowed', 'hosts'],
  ])('is found if it is written %s', (_, typed, name) => {
    expect(nearestName(typed, names)).toBe(name);
  });

  it.each(['colour', 'x', '', 'tag', 'id', 'nimble', '__proto__'])('is none for %j', (typed) => {
    expect(nearestName(typed, names)).toBeUndefined();
  });

  it('is always one of the names', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (typed, known) => {
        const nearest = nearestName(typed, known);
        expect(nearest === undefined || known.includes(nearest)).toBe(true);
      }),
    );
  });
});
