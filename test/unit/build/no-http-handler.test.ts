import { expect, test } from 'vitest';
import { NodeHttpHandler } from '../../../build/no-http-handler.ts';

test('a client gets the handler that it was given', () => {
  const handler = { handle: () => Promise.reject(new Error('not called')) };
  expect(NodeHttpHandler.create(handler)).toBe(handler);
});

test('a client without a handler, which would have its default settings, is refused', () => {
  expect(() => NodeHttpHandler.create(() => Promise.resolve({}))).toThrow('no HTTP handler');
});
