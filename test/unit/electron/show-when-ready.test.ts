import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showWhenReady } from '../../../src/main/electron/show-when-ready.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
// Files share a worker.
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const calls: string[] = [];
  const contents = new EventEmitter();
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    show: () => calls.push('show'),
  });
  showWhenReady(window, () => calls.push('prepare'));
  return { calls, contents, window };
}

it('a window is shown when the script of its page has run, and prepared before', () => {
  const { calls, contents } = open();
  expect(calls).toEqual([]);
  contents.emit('dom-ready');
  expect(calls).toEqual(['prepare', 'show']);
});

it('a window whose page does not come is shown after a second', () => {
  const { calls } = open();
  vi.advanceTimersByTime(999);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(calls).toEqual(['prepare', 'show']);
});

it('a window is shown once: not again at the time limit, nor when its page is loaded again', () => {
  const { calls, contents } = open();
  contents.emit('dom-ready');
  vi.advanceTimersByTime(5_000);
  contents.emit('dom-ready');
  expect(calls).toEqual(['prepare', 'show']);
});

it('a window whose page comes late is not shown again', () => {
  const { calls, contents } = open();
  vi.advanceTimersByTime(1_000);
  contents.emit('dom-ready');
  expect(calls).toEqual(['prepare', 'show']);
});

it('a window that is closed before is not shown', () => {
  const { calls, window } = open();
  window.emit('closed');
  vi.advanceTimersByTime(5_000);
  expect(calls).toEqual([]);
});
