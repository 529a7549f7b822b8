import { expect, test } from 'vitest';
import { createScreenshots } from '../../../src/renderer/workstations/row/screenshots.svelte.ts';
import type { Bridge } from '../../../src/shared/ipc/contract.ts';
import type { Screenshot } from '../../../src/shared/workstations/workstation.ts';
import { settle } from '../support/open-window.ts';

const HOUR_MS = 3_600_000;
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, nth) => `s-${from + nth}`);

/** Screenshots whose calls are answered by the test. */
function open() {
  const calls: { sessions: readonly string[]; answer: () => Promise<void> }[] = [];
  type Call = Bridge['workstations']['screenshots'];
  const screenshots: Call = ({ sessions }) =>
    new Promise((resolve) => {
      const value = sessions.map((session): Screenshot => ({ session, format: 'jpeg', data: '' }));
      const answer = async () => {
        resolve({ ok: true, value });
        await settle();
      };
      calls.push({ sessions, answer });
    });
  // The store uses nothing else of the bridge.
  const screens = createScreenshots({ workstations: { screenshots } } as unknown as Bridge);
  /** Shows these workstations; call the result to hide them. */
  const show = async (all: readonly string[], atMs = HOUR_MS) => {
    const hide = all.map((session) => screens.want('pier', session, atMs));
    await settle();
    return () => {
      for (const one of hide) one();
    };
  };
  return { screens, calls, show, requested: () => calls.map(({ sessions }) => sessions) };
}

test('one call is sent at a time, for as many workstations as it accepts', async () => {
  const { calls, show, requested } = open();
  await show(names(0, 14));
  await show(names(14, 20));
  expect(requested()).toEqual([names(0, 12)]);
  await calls[0]!.answer();
  expect(requested()).toEqual([names(0, 12), names(12, 20)]);
});

test('workstations that were scrolled away are not requested, until they are shown again', async () => {
  const { calls, show, requested } = open();
  await show(names(0, 12));
  const hide = await show(names(12, 500));
  hide();
  await show(names(500, 510));
  await calls[0]!.answer();
  await calls[1]!.answer();
  await show(names(12, 14));
  expect(requested()).toEqual([names(0, 12), names(500, 510), names(12, 14)]);
});

test('a screenshot is requested again after a minute', async () => {
  const { calls, show, requested } = open();
  await show(['one']);
  await calls[0]!.answer();
  await show(['one'], HOUR_MS + 30_000);
  expect(requested()).toHaveLength(1);
  await show(['one'], HOUR_MS + 60_000);
  expect(requested()).toHaveLength(2);
});

test('only the last screenshots are kept, and older ones are requested when they are shown again', async () => {
  const { calls, show, screens } = open();
  const all = names(0, 160);
  await show(all);
  // Each response sends the next call.
  for (const call of calls) await call.answer();
  const kept = all.filter((session) => screens.of('pier', session) !== undefined);
  expect(kept).toEqual(all.slice(-150));
  const before = calls.length;
  await show(all);
  expect(calls.slice(before).flatMap(({ sessions }) => sessions)).toEqual(all.slice(0, 10));
});
