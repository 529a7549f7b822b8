import { describe, expect, it } from 'vitest';
import {
  reduceUpdate,
  type UpdateEvent,
} from '../../../../src/main/core/updates/update-reducer.ts';
import type { UpdateState } from '../../../../src/shared/updates/updates.ts';

const version = '1.3.0';
const failure = { code: 'bug' } as const;
const states = {
  off: { state: 'off', why: 'policy' },
  idle: { state: 'idle' },
  checking: { state: 'checking' },
  available: { state: 'available', version },
  downloading: { state: 'downloading', version, percent: 10 },
  ready: { state: 'ready', version, waits: false },
  waiting: { state: 'ready', version, waits: true },
  installing: { state: 'installing', version },
  reported: { state: 'notify-only', version, by: 'package-manager' },
  failed: { state: 'failed', failure, at: 1 },
} as const satisfies Record<string, UpdateState>;
type Name = keyof typeof states;
const every = Object.keys(states) as Name[];
const all = (become: UpdateState, but: readonly Name[] = []) =>
  Object.fromEntries(every.filter((one) => !but.includes(one)).map((one) => [one, become]));

/** The result of each event in each state it fits; the other states stay the very same object. */
const table: readonly (readonly [UpdateEvent, Partial<Record<Name, UpdateState>>])[] = [
  [
    { type: 'switched-off', why: 'preference' },
    all({ state: 'off', why: 'preference' }, ['installing']),
  ],
  [{ type: 'switched-on' }, { off: states.idle }],
  [
    { type: 'check-began' },
    { idle: states.checking, failed: states.checking, reported: states.checking },
  ],
  [{ type: 'nothing-new', at: 5 }, { checking: { state: 'idle', checkedAt: 5 } }],
  [{ type: 'found', version }, { checking: states.available }],
  [{ type: 'found', version, by: 'package-manager' }, { checking: states.reported }],
  [{ type: 'download-began' }, { available: { ...states.downloading, percent: 0 } }],
  [{ type: 'progress', percent: 11 }, { downloading: { ...states.downloading, percent: 11 } }],
  [{ type: 'progress', percent: 10 }, {}],
  [{ type: 'downloaded' }, { downloading: states.ready }],
  [{ type: 'install-wanted' }, { ready: states.waiting }],
  [{ type: 'install-began' }, { waiting: states.installing }],
  [
    { type: 'failed', failure, at: 1 },
    all(states.failed, ['off', 'idle', 'ready', 'waiting', 'reported', 'failed']),
  ],
];

describe('an update', () => {
  it.each(table.flatMap(([event, fits]) => every.map((name) => [event, name, fits] as const)))(
    'after the event %o in the state %s has the state in the table',
    (event, name, fits) => {
      const next = reduceUpdate(states[name], event);
      const expected = fits[name];
      if (expected === undefined) expect(next).toBe(states[name]);
      else expect(next).toEqual(expected);
    },
  );
});
