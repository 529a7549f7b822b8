import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { invalid } from '../../../src/practice/answer.ts';
import { clientTokenFault, createWishes, type Outcome } from '../../../src/practice/wishes.ts';

const wish = { studioId: 's', operation: 'start', terms: ['w'], clientToken: 'token', nowMs: 5 };

function granter() {
  let count = 0;
  return vi.fn((): Outcome => {
    const thing = (count += 1);
    return { ok: true, look: (atMs) => ({ ok: true, body: { thing, atMs } }) };
  });
}

describe('a wish', () => {
  it('is granted once for its client token, and looked at again as it is then', () => {
    const wishes = createWishes();
    const grant = granter();
    expect(wishes.grant(wish, grant)).toEqual({ ok: true, body: { thing: 1, atMs: 5 } });
    const later = { ...wish, nowMs: 9 };
    expect(wishes.grant(later, grant)).toEqual({ ok: true, body: { thing: 1, atMs: 9 } });
    expect(grant).toHaveBeenCalledOnce();
  });

  it.each([
    ['another studio', { studioId: 'other' }],
    ['another operation', { operation: 'stop' }],
    ['another token', { clientToken: 'other' }],
    ['no token', { clientToken: undefined }],
  ])('with %s is another one', (_, more) => {
    const wishes = createWishes();
    const grant = granter();
    wishes.grant(wish, grant);
    wishes.grant({ ...wish, ...more }, grant);
    expect(grant).toHaveBeenCalledTimes(2);
  });

  it('without a token is granted each time', () => {
    const wishes = createWishes();
    const grant = granter();
    const nameless = { ...wish, clientToken: undefined };
    wishes.grant(nameless, grant);
    wishes.grant(nameless, grant);
    expect(grant).toHaveBeenCalledTimes(2);
  });

  it('with a token that other terms had is refused, and the first one stays', () => {
    const wishes = createWishes();
    const grant = granter();
    wishes.grant(wish, grant);
    const answer = wishes.grant({ ...wish, terms: ['w', 'more'] }, grant);
    expect(answer).toMatchObject({ error: { name: 'ValidationException' } });
    expect(wishes.grant(wish, grant)).toMatchObject({ body: { thing: 1 } });
    expect(grant).toHaveBeenCalledOnce();
  });

  it('that was refused can be asked for again, also with other terms', () => {
    const wishes = createWishes();
    const refusal = invalid('launchProfileId', 'No.');
    expect(wishes.grant(wish, () => refusal)).toBe(refusal);
    expect(wishes.grant({ ...wish, terms: ['other'] }, granter())).toMatchObject({ ok: true });
  });

  it('never makes a second thing, in whatever order wishes come', () => {
    const anyToken = fc.constantFrom('a', 'b', 'c');
    const anyTerms = fc.constantFrom('x', 'y');
    fc.assert(
      fc.property(fc.array(fc.tuple(anyToken, anyTerms)), (asked) => {
        const wishes = createWishes();
        const grant = granter();
        for (const [clientToken, terms] of asked) {
          wishes.grant({ ...wish, clientToken, terms: [terms] }, grant);
        }
        expect(grant).toHaveBeenCalledTimes(new Set(asked.map(([token]) => token)).size);
      }),
    );
  });
});

describe('a client token', () => {
  it.each([undefined, 'x', 'x'.repeat(64)])('%j is fine', (token) => {
    expect(clientTokenFault(token)).toBeUndefined();
  });

  it.each(['', 'x'.repeat(65)])('%j is refused, before anything is granted', (clientToken) => {
    const grant = granter();
    const answer = createWishes().grant({ ...wish, clientToken }, grant);
    expect(answer).toMatchObject({ error: { context: { parameter: 'clientToken' } } });
    expect(grant).not.toHaveBeenCalled();
  });
});
