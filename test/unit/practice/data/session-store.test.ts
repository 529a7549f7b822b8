import { describe, expect, it, vi } from 'vitest';
import type { ChangePlans } from '../../../../src/practice/data/session-change.ts';
import { createSessionStore, deletedForMs } from '../../../../src/practice/data/session-store.ts';
import type { StreamingSession } from '../../../../src/practice/data/wire-types.ts';

const one: StreamingSession = { sessionId: 'one', state: 'READY' };
const two: StreamingSession = { sessionId: 'two', state: 'STOPPED' };
const by = (nowMs: number) => ({ profile: undefined, nowMs });

function storeWith(changes: ChangePlans = {}) {
  const store = createSessionStore([one, two], changes);
  const statesAt = (nowMs: number) =>
    store.list(nowMs).map(({ sessionId, state }) => `${sessionId} ${state}`);
  return { store, statesAt };
}

describe('the workstations of a studio', () => {
  it('stay as given until one of them changes', () => {
    const { store, statesAt } = storeWith();
    expect(statesAt(0)).toEqual(['one READY', 'two STOPPED']);
    expect(store.find('two', 1e12)).toEqual(two);
    expect(store.find('three', 0)).toBeUndefined();
  });

  it('change when the time of the change is over, not before', () => {
    const { store, statesAt } = storeWith({ start: { forMs: 100 } });
    expect(store.change('start', two, by(1_000)).state).toBe('START_IN_PROGRESS');
    expect(statesAt(1_099)).toEqual(['one READY', 'two START_IN_PROGRESS']);
    expect(statesAt(1_100)).toEqual(['one READY', 'two READY']);
  });

  it('include new ones at the end', () => {
    const { store, statesAt } = storeWith({ create: { forMs: 100 } });
    store.change('create', { sessionId: 'three', state: 'CREATE_IN_PROGRESS' }, by(0));
    expect(statesAt(99)).toEqual(['one READY', 'two STOPPED', 'three CREATE_IN_PROGRESS']);
    expect(statesAt(100).at(-1)).toBe('three READY');
  });

  it('are not listed after they are deleted, but found for a while', () => {
    const { store, statesAt } = storeWith({ delete: { forMs: 100 } });
    store.change('delete', one, by(0));
    expect(statesAt(99)).toEqual(['one DELETE_IN_PROGRESS', 'two STOPPED']);
    expect(statesAt(100)).toEqual(['two STOPPED']);
    expect(store.find('one', 99 + deletedForMs)?.state).toBe('DELETED');
    expect(store.find('one', 100 + deletedForMs)).toBeUndefined();
  });

  it('stay listed if deleting them fails', () => {
    const { store, statesAt } = storeWith({ delete: { failsWith: 'INTERNAL_ERROR' } });
    store.change('delete', one, by(0));
    expect(statesAt(deletedForMs * 2)).toEqual(['one DELETE_FAILED', 'two STOPPED']);
  });

  it('get the plan of each change from the script, with the count of its kind', () => {
    const changes = vi.fn<Extract<ChangePlans, (...given: never) => unknown>>(() => ({ forMs: 1 }));
    const { store } = storeWith(changes);
    store.change('start', two, by(0));
    store.change('stop', one, by(0));
    store.change('start', store.find('one', 10)!, by(10));
    expect(changes.mock.calls.map(([kind, nth, { sessionId }]) => [kind, nth, sessionId])).toEqual([
      ['start', 1, 'two'],
      ['stop', 1, 'one'],
      ['start', 2, 'one'],
    ]);
  });

  it('use the plan of a change before that of the script', () => {
    const { store } = storeWith({ stop: { forMs: 100, failsWith: 'INTERNAL_ERROR' } });
    const plan = { failsWith: 'NETWORK_INTERFACE_ERROR' };
    store.change('stop', one, { ...by(0), plan });
    expect(store.find('one', 100)).toMatchObject({
      state: 'STOP_FAILED',
      statusCode: 'NETWORK_INTERFACE_ERROR',
    });
  });
});
