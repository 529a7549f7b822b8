import { describe, expect, it } from 'vitest';
import {
  createRecordKeeper,
  type RecordsStore,
} from '../../../../../src/main/core/launch/records/record-keeper.ts';
import {
  NO_RECORDS,
  recordUser,
  recordTime,
} from '../../../../../src/main/core/launch/records/records.ts';
import { connectionId, deferred } from '../../support/fakes.ts';
import { settle } from '../../support/hand-clock.ts';
import { createMemoryRecords } from '../support/records-fakes.ts';

const pier = connectionId('north-pier');

/** A store whose writes wait until the test lets them through. */
function createGatedStore() {
  const memory = createMemoryRecords();
  const gates: ReturnType<typeof deferred<boolean>>[] = [];
  const store: RecordsStore = {
    ...memory.store,
    async update(change) {
      const gate = deferred<boolean>();
      gates.push(gate);
      return (await gate.promise) && memory.store.update(change);
    },
  };
  return { store, gates, now: memory.now };
}

describe('recorded changes', () => {
  it('resolve once they are on disk, and not before', async () => {
    const { store, gates, now } = createGatedStore();
    const keeper = createRecordKeeper(store);
    let isKept = false;
    const kept = keeper.record(recordTime('kind', 7)).then(() => {
      isKept = true;
    });
    await settle();
    expect(isKept).toBe(false);
    gates[0]?.resolve(true);
    await kept;
    expect(now().times).toEqual({ kind: [7] });
  });

  it('are combined into one write while another is in progress', async () => {
    const { store, gates, now } = createGatedStore();
    const keeper = createRecordKeeper(store);
    const first = keeper.record(recordTime('first', 1));
    await settle();
    const rest = Array.from({ length: 1_000 }, (_, nth) =>
      keeper.record(recordTime(`kind ${nth % 9}`, nth)),
    );
    await settle();
    expect(gates).toHaveLength(1);
    gates[0]?.resolve(true);
    await first;
    await settle();
    gates[1]?.resolve(true);
    await Promise.all(rest);
    expect(gates).toHaveLength(2);
    expect(now().times).toMatchObject({ first: [1] });
    expect(now().times['kind 0']?.at(-1)).toBe(999);
    expect(Object.values(now().times).flat()).toHaveLength(1 + 9 * 50);
  });

  it('are applied in the order they were made', async () => {
    const { store, now } = createMemoryRecords();
    const keeper = createRecordKeeper(store);
    await Promise.all(['a', 'b', 'c'].map((name) => keeper.record(recordUser(pier, name))));
    expect(now().me).toEqual({ [pier]: 'c' });
    await keeper.record(recordTime('kind', 1), recordTime('kind', 2));
    expect(now().times).toEqual({ kind: [1, 2] });
  });

  it('that cannot be written do not block the caller, and later ones are written', async () => {
    const { store, gates, now } = createGatedStore();
    const keeper = createRecordKeeper(store);
    const lost = keeper.record(recordTime('kind', 1));
    await settle();
    gates[0]?.resolve(false);
    await lost;
    const kept = keeper.record(recordTime('kind', 2));
    await settle();
    gates[1]?.resolve(true);
    await kept;
    expect(now().times).toEqual({ kind: [2] });
  });

  it('are lost without an error if the store throws, and later ones are written', async () => {
    const { store, gates, now } = createGatedStore();
    const keeper = createRecordKeeper(store);
    const lost = keeper.record(recordTime('kind', 1));
    await settle();
    gates[0]?.reject(new Error('no disk'));
    await expect(lost).resolves.toBeUndefined();
    const kept = keeper.record(recordTime('kind', 2));
    await settle();
    gates[1]?.resolve(true);
    await kept;
    expect(now().times).toEqual({ kind: [2] });
  });
});

describe('reading the records', () => {
  it('is shared by all callers at the same time, and repeated afterwards', async () => {
    let reads = 0;
    const memory = createMemoryRecords();
    const keeper = createRecordKeeper({
      ...memory.store,
      read: () => {
        reads += 1;
        return memory.store.read();
      },
    });
    await Promise.all([keeper.read(), keeper.read(), keeper.read()]);
    expect(reads).toBe(1);
    memory.set({ ...NO_RECORDS, me: { [pier]: 'a.lind' } });
    expect((await keeper.read()).me).toEqual({ [pier]: 'a.lind' });
    expect(reads).toBe(2);
  });

  it('from a failing disk gives empty records, and is tried again the next time', async () => {
    const memory = createMemoryRecords({ ...NO_RECORDS, me: { [pier]: 'a.lind' } });
    const outcomes = [Promise.reject(new Error('no disk'))];
    const keeper = createRecordKeeper({
      ...memory.store,
      read: () => outcomes.pop() ?? memory.store.read(),
    });
    expect(await keeper.read()).toEqual(NO_RECORDS);
    expect((await keeper.read()).me).toEqual({ [pier]: 'a.lind' });
  });

  it('reports what other programs write, until it unsubscribes', () => {
    const memory = createMemoryRecords();
    let notified = 0;
    const stop = createRecordKeeper(memory.store).onChange(() => (notified += 1));
    memory.set(NO_RECORDS);
    stop();
    memory.set(NO_RECORDS);
    expect(notified).toBe(1);
  });
});
