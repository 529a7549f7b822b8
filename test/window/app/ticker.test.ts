import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from '../../../src/renderer/components/ticker.svelte.ts';
import { watch } from '../support/watch.svelte.ts';

let hidden = false;
const page = Object.assign(new EventTarget(), {}) as Document;
Object.defineProperty(page, 'hidden', { get: () => hidden });
const setHidden = (now: boolean) => {
  hidden = now;
  page.dispatchEvent(new Event('visibilitychange'));
  flushSync();
};

beforeEach(() => {
  hidden = false;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_700_000_000_250 });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  flushSync();
};

test('the ticker runs only while something reads it', async () => {
  const ticker = createTicker(page);
  expect(vi.getTimerCount()).toBe(0);
  const seen = watch(() => ticker.second);
  expect(vi.getTimerCount()).toBe(1);
  await pass(3000);
  expect(seen.values).toHaveLength(4);
  seen.stop();
  await pass(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('all readers share one timer', async () => {
  const ticker = createTicker(page);
  const readers = [
    watch(() => ticker.second),
    watch(() => ticker.minute),
    watch(() => ticker.second),
  ];
  expect(vi.getTimerCount()).toBe(1);
  for (const reader of readers) reader.stop();
  await pass(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('a reader of minutes is updated once a minute', async () => {
  const ticker = createTicker(page);
  const seen = watch(() => ticker.minute);
  await pass(180_000);
  expect(seen.values).toHaveLength(4);
  seen.stop();
});

test('a hidden page has no timer and updates at once when it is shown again', async () => {
  const ticker = createTicker(page);
  const seen = watch(() => ticker.second);
  setHidden(true);
  expect(vi.getTimerCount()).toBe(0);
  await pass(60_000);
  expect(seen.values).toHaveLength(1);
  setHidden(false);
  expect(seen.values.at(-1)).toBe(1_700_000_060_250);
  expect(vi.getTimerCount()).toBe(1);
  seen.stop();
});
