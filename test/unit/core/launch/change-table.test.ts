import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeStep, launchStateOf, type Change } from '../../../../src/main/core/launch/change.ts';

type Standing = ReturnType<typeof launchStateOf>;
type What = Change['what'];
const whats = Object.keys(changeStep) as What[];

/** For each state: its meaning before the change was seen to start, and after. */
type Row = readonly [before: Standing, after: Standing];
const always = (standing: Standing): Row => [standing, standing];
/** A stable state: the starting point before the change, a failure after it. */
const rest: Row = ['ask', 'failed'];
const reached = always('reached');
const wait = always('wait');
const failed = always('failed');

const table: Readonly<Record<string, Readonly<Record<What, Row>>>> = {
  READY: { start: reached, stop: rest, reboot: rest, end: rest, create: reached },
  STOPPED: { start: rest, stop: reached, reboot: failed, end: rest, create: failed },
  DELETED: { start: failed, stop: failed, reboot: failed, end: reached, create: failed },
  CREATE_IN_PROGRESS: { start: wait, stop: wait, reboot: wait, end: wait, create: wait },
  START_IN_PROGRESS: { start: wait, stop: wait, reboot: wait, end: wait, create: wait },
  STOP_IN_PROGRESS: { start: wait, stop: wait, reboot: wait, end: wait, create: wait },
  DELETE_IN_PROGRESS: { start: failed, stop: failed, reboot: failed, end: wait, create: failed },
  CREATE_FAILED: { start: failed, stop: failed, reboot: failed, end: rest, create: failed },
  START_FAILED: { start: rest, stop: rest, reboot: rest, end: rest, create: failed },
  STOP_FAILED: { start: rest, stop: rest, reboot: rest, end: rest, create: failed },
  DELETE_FAILED: { start: rest, stop: rest, reboot: rest, end: rest, create: failed },
};
const cases = Object.entries(table).flatMap(([state, row]) =>
  whats.flatMap((what) => [
    { what, state, moved: false, standing: row[what][0] },
    { what, state, moved: true, standing: row[what][1] },
  ]),
);

describe('a state, seen during a change', () => {
  it.each(cases)(
    '$state during the change $what, seen to start: $moved, means $standing',
    ({ what, state, moved, standing }) => {
      expect(launchStateOf(what, state, moved)).toBe(standing);
    },
  );

  it('that is unknown or missing is polled again', () => {
    const unknown = fc.oneof(
      fc.constant(undefined),
      fc.string().filter((state) => !(state in table)),
      fc.constantFrom('ready', 'PAUSED', 'MIGRATE_IN_PROGRESS', ' READY', '__proto__'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...whats), unknown, fc.boolean(), (what, state, moved) => {
        expect(launchStateOf(what, state, moved)).toBe('wait');
      }),
    );
  });

  it('that is the target is reached, whether the change was seen to start or not', () => {
    for (const what of whats) {
      for (const state of Object.keys(table)) {
        const isReached = launchStateOf(what, state, false) === 'reached';
        expect(launchStateOf(what, state, true) === 'reached').toBe(isReached);
      }
    }
  });

  it('never requests the change once it was seen to start', () => {
    for (const what of whats) {
      for (const state of Object.keys(table))
        expect(launchStateOf(what, state, true)).not.toBe('ask');
    }
  });
});
