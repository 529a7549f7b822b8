import type { LaunchId } from '../../../shared/base/ids.ts';
import { isOver, type LaunchState } from '../../../shared/launch/launch-state.ts';
import { createEmitter } from '../base/emitter.ts';
import { reduceLaunch } from './launch-reducer.ts';
import type { LaunchOptions, LaunchRequest } from './launch-request.ts';

/** A launch of this run, with what is needed to cancel it and to retry it. */
export interface LaunchRow {
  readonly request: LaunchRequest;
  readonly options: LaunchOptions;
  readonly cancel: AbortController;
  readonly state: LaunchState;
  /** Resolves when the launch can no longer change. */
  readonly over: Promise<void>;
}

export interface LaunchTableDeps {
  readonly now: () => number;
  /** Gets the exception of a launch that failed because of a bug. */
  readonly onBug: (reason: unknown) => void;
}

/** The launches of this run, and the states of those that other programs run. */
export interface LaunchTable {
  /** All states: first those of this run, oldest first, then those of other programs. */
  readonly list: () => readonly LaunchState[];
  readonly rows: () => readonly LaunchRow[];
  readonly find: (launch: LaunchId) => LaunchRow | undefined;
  /** Adds a launch in its first state and follows it until it is over. */
  readonly add: (row: Omit<LaunchRow, 'over'>, states: AsyncGenerator<LaunchState, void>) => void;
  /** Cancels a launch and removes it. */
  readonly remove: (row: LaunchRow) => void;
  readonly elsewhere: () => readonly LaunchState[];
  readonly setElsewhere: (states: readonly LaunchState[]) => void;
  readonly onChange: (listener: (all: readonly LaunchState[]) => void) => () => void;
}

/** True if the launch has stopped or ended its workstation. */
const hasStopped = ({ state, entered }: LaunchState): boolean =>
  state === 'done' && (entered.stopping ?? entered.ending) !== undefined;

/** How many launches that are over stay listed. */
const MAX_OVER = 50;

type MutableRow = { -readonly [Key in keyof LaunchRow]: LaunchRow[Key] };

/** An empty {@link LaunchTable}. */
export function createLaunchTable({ now, onBug }: LaunchTableDeps): LaunchTable {
  const rows = new Map<LaunchId, MutableRow>();
  const changes = createEmitter<readonly LaunchState[]>();
  let elsewhere: readonly LaunchState[] = [];

  const list = () => [...[...rows.values()].map(({ state }) => state), ...elsewhere];
  const notify = () => {
    changes.emit(list());
  };

  const follow = async (row: MutableRow, states: AsyncGenerator<LaunchState, void>) => {
    try {
      for await (const state of states) {
        row.state = state;
        if (hasStopped(state)) removeOpen(state);
        notify();
      }
    } catch (reason) {
      onBug(reason);
      row.state = reduceLaunch(row.state, { type: 'failed', at: now(), failure: { code: 'bug' } });
      notify();
    }
    removeOldest();
  };

  /** Removes the launches whose viewers have lost this workstation. */
  const removeOpen = ({ connection, studio, session }: LaunchState) => {
    for (const { state, cancel } of rows.values()) {
      const isThere = state.connection === connection && state.session === session;
      if (state.state !== 'opened' || !isThere || state.studio !== studio) continue;
      cancel.abort();
      rows.delete(state.launch);
    }
  };

  const removeOldest = () => {
    const over = [...rows.values()].filter(({ state }) => isOver(state));
    if (over.length <= MAX_OVER) return;
    for (const { state } of over.slice(0, over.length - MAX_OVER)) rows.delete(state.launch);
    notify();
  };

  return {
    list,
    rows: () => [...rows.values()],
    find: (launch) => rows.get(launch),
    add(added, states) {
      const row: MutableRow = { ...added, over: Promise.resolve() };
      rows.set(row.state.launch, row);
      notify();
      row.over = follow(row, states);
    },
    remove(row) {
      row.cancel.abort();
      rows.delete(row.state.launch);
      notify();
    },
    elsewhere: () => elsewhere,
    setElsewhere(states) {
      elsewhere = states;
      notify();
    },
    onChange: changes.on,
  };
}
