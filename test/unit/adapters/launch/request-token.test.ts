import { expect, it } from 'vitest';
import { requestToken } from '../../../../src/main/adapters/launch/request-token.ts';

it('the token of a request id is a UUID, the same for the same parts', () => {
  const token = requestToken('create', 'north-pier', 'render-42');
  expect(token).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(requestToken('create', 'north-pier', 'render-42')).toBe(token);
});

it('the tokens of other parts differ, however they are cut', () => {
  const all = [
    requestToken('create', 'north-pier', 'render-42'),
    requestToken('start', 'north-pier', 'render-42'),
    requestToken('create', 'south-pier', 'render-42'),
    requestToken('create', 'north-pier', 'render-43'),
    requestToken('create', 'north-pier render-42'),
    requestToken('create north-pier', 'render-42'),
  ];
  expect(new Set(all).size).toBe(all.length);
});
