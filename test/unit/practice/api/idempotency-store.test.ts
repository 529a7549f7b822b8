import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { invalidParameter } from '../../../../src/practice/api/operation-result.ts';
import {
  clientTokenError,
  createIdempotencyStore,
  type OperationOutcome,
} from '../../../../src/practice/api/idempotency-store.ts';

const request = {
  studioId: 's',
  operation: 'start',
  parameters: ['w'],
  clientToken: 'token',
  nowMs: 5,
};

function createCountingOperation() {
  let count = 0;
  return vi.fn((): OperationOutcome => {
    const thing = (count += 1);
    return { ok: true, read: (atMs) => ({ ok: true, body: { thing, atMs } }) };
  });
}

describe('an idempotent request', () => {
  it('runs once for its client token, and a retry returns the current state', () => {
    const store = createIdempotencyStore();
    const run = createCountingOperation();
    expect(store.runOnce(request, run)).toEqual({ ok: true, body: { thing: 1, atMs: 5 } });
    const later = { ...request, nowMs: 9 };
    expect(store.runOnce(later, run)).toEqual({ ok: true, body: { thing: 1, atMs: 9 } });
    expect(run).toHaveBeenCalledOnce();
  });

  it.each([
    ['another studio', { studioId: 'other' }],
    ['another operation', { operation: 'stop' }],
    ['another token', { clientToken: 'other' }],
    ['no token', { clientToken: undefined }],
  ])('with %s is a different request', (_, more) => {
    const store = createIdempotencyStore();
    const run = createCountingOperation();
    store.runOnce(request, run);
    store.runOnce({ ...request, ...more }, run);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('without a token runs each time', () => {
    const store = createIdempotencyStore();
    const run = createCountingOperation();
    const withoutToken = { ...request, clientToken: undefined };
    store.runOnce(withoutToken, run);
    store.runOnce(withoutToken, run);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('with a token that was used with other parameters is refused, and the first result stays', () => {
    const store = createIdempotencyStore();
    const run = createCountingOperation();
    store.runOnce(request, run);
    const result = store.runOnce({ ...request, parameters: ['w', 'more'] }, run);
    expect(result).toMatchObject({ error: { name: 'ValidationException' } });
    expect(store.runOnce(request, run)).toMatchObject({ body: { thing: 1 } });
    expect(run).toHaveBeenCalledOnce();
  });

  it('that failed can be sent again, also with other parameters', () => {
    const store = createIdempotencyStore();
    const failure = invalidParameter('launchProfileId', 'No.');
    expect(store.runOnce(request, () => failure)).toBe(failure);
    expect(
      store.runOnce({ ...request, parameters: ['other'] }, createCountingOperation()),
    ).toMatchObject({ ok: true });
  });

  it('never runs twice for one token, in any order of requests', () => {
    const anyToken = fc.constantFrom('a', 'b', 'c');
    const anyValue = fc.constantFrom('x', 'y');
    fc.assert(
      fc.property(fc.array(fc.tuple(anyToken, anyValue)), (requests) => {
        const store = createIdempotencyStore();
        const run = createCountingOperation();
        for (const [clientToken, value] of requests) {
          store.runOnce({ ...request, clientToken, parameters: [value] }, run);
        }
        expect(run).toHaveBeenCalledTimes(new Set(requests.map(([token]) => token)).size);
      }),
    );
  });
});

describe('a client token', () => {
  it.each([undefined, 'x', 'x'.repeat(64)])('%j is valid', (token) => {
    expect(clientTokenError(token)).toBeUndefined();
  });

  it.each(['', 'x'.repeat(65)])('%j is refused, before anything is run', (clientToken) => {
    const run = createCountingOperation();
    const result = createIdempotencyStore().runOnce({ ...request, clientToken }, run);
    expect(result).toMatchObject({ error: { context: { parameter: 'clientToken' } } });
    expect(run).not.toHaveBeenCalled();
  });
});
