import { expect, test } from 'vitest';
import { watchFirstAnswer } from '../../../src/main/electron/first-answer.ts';

test('work that waits for the first response continues after it, and the file is returned unchanged', async () => {
  const file = { body: new Uint8Array([1]), type: 'text/html' };
  const { bundle, answered } = watchFirstAnswer(() => Promise.resolve(file));
  const steps: string[] = [];
  const waiting = answered().then(() => steps.push('the work'));
  expect(await bundle('/index.html')).toBe(file);
  steps.push('the page');
  await waiting;
  expect(steps).toEqual(['the page', 'the work']);
});

test('work that waits continues even if no page requests a file', async () => {
  const { answered } = watchFirstAnswer(() => Promise.resolve(undefined));
  await expect(answered()).resolves.toBeUndefined();
});
