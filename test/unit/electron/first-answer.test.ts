import { expect, test } from 'vitest';
import { watchFirstAnswer } from '../../../src/main/electron/first-answer.ts';

test('what waits for the first answer goes on after it, and the file is passed on', async () => {
  const file = { body: new Uint8Array([1]), type: 'text/html' };
  const { bundle, answered } = watchFirstAnswer(() => Promise.resolve(file));
  const steps: string[] = [];
  const waiting = answered().then(() => steps.push('the rest'));
  expect(await bundle('/index.html')).toBe(file);
  steps.push('the page');
  await waiting;
  expect(steps).toEqual(['the page', 'the rest']);
});

test('a page that never asks stops nothing', async () => {
  const { answered } = watchFirstAnswer(() => Promise.resolve(undefined));
  await expect(answered()).resolves.toBeUndefined();
});
