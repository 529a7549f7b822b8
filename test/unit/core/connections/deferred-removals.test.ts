import { expect, it } from 'vitest';
import { createDeferredRemovals } from '../../../../src/main/core/connections/deferred-removals.ts';
import type { Connections } from '../../../../src/main/core/connections/connections.ts';
import type { Connection, ConnectionEdit } from '../../../../src/shared/connections/connection.ts';
import { UNDO_MS } from '../../../../src/shared/connections/removal.ts';
import { err, ok, type Failure, type Result } from '../../../../src/shared/base/failure.ts';
import { connectionId, resourceId } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

const pier: Connection = { id: connectionId('pier'), kind: 'practice', name: 'Pier' };
const quay: Connection = { id: connectionId('quay'), kind: 'practice', name: 'Quay' };

function openRemovals(
  removing: (id: string) => Promise<Result<undefined>> = async () => ok(undefined),
) {
  const time = createHandClock();
  let saved: readonly Connection[] = [pier, quay];
  const failures: Failure[] = [];
  const removed: string[] = [];
  const inner = {
    list: async () => saved,
    find: async (id: string) => {
      const found = saved.find((one) => one.id === id);
      return found === undefined ? err({ code: 'connection-unknown', connection: id }) : ok(found);
    },
    change: async () => ok(undefined),
    edit: async () => ok({}),
    trust: async () => ok(undefined),
    duplicate: async (id: string) => ok(id),
    replaceKeys: async () => ok('vault'),
    isTrusted: async () => true,
    mark: async () => ok(undefined),
    ownerOf: async (id: string) => (id === 'quay' ? 'machine' : 'user'),
    favorites: async () => [{ connection: pier.id, session: resourceId('one') }],
  };
  const removals = createDeferredRemovals({
    // Only these methods are called.
    connections: inner as unknown as Connections,
    clock: time.clock,
    async remove(id) {
      const result = await removing(id);
      if (result.ok) saved = saved.filter((one) => one.id !== id);
      if (result.ok) removed.push(id);
      return result;
    },
    onFailure: (failure) => failures.push(failure),
    onChange: () => undefined,
  });
  const listed = async () => (await removals.connections.list()).map(({ id }) => id);
  return { ...removals, time, removed, failures, listed };
}

it('hides a connection at once, and removes it when the time to undo is over', async () => {
  const { remove, connections, listed, removed, time, undo } = openRemovals();
  expect(await remove(pier.id)).toEqual(ok(undefined));
  expect(await listed()).toEqual(['quay']);
  expect((await connections.find('pier')).ok).toBe(false);
  expect(await connections.favorites()).toEqual([]);
  await time.pass(UNDO_MS);
  expect(removed).toEqual([]);
  await time.pass(UNDO_MS);
  expect(removed).toEqual(['pier']);
  expect(undo(pier.id).ok).toBe(false);
});

it('begins the time to undo again when it is extended', async () => {
  const { remove, extend, removed, time } = openRemovals();
  expect(extend(pier.id).ok).toBe(false);
  await remove(pier.id);
  await time.pass(UNDO_MS);
  expect(extend(pier.id)).toEqual(ok(undefined));
  await time.pass(UNDO_MS);
  expect(removed).toEqual([]);
  await time.pass(UNDO_MS);
  expect(removed).toEqual(['pier']);
  expect(extend(pier.id).ok).toBe(false);
});

it('hides a connection from every call that would use or change it', async () => {
  const { remove, connections } = openRemovals();
  await remove(pier.id);
  const unknown = err({ code: 'connection-unknown', connection: 'pier' });
  const keys = { source: 'token', token: 'hush' } as const;
  const { id: _, ...edit } = pier;
  expect([
    await connections.change(pier.id, ok),
    await connections.edit(pier.id, edit as ConnectionEdit, false),
    await connections.duplicate(pier.id, 'Again'),
    await connections.replaceKeys(pier.id, keys, false),
    await connections.trust(pier.id),
    await connections.mark({ connection: pier.id, session: resourceId('one') }, true),
  ]).toEqual(Array.from({ length: 6 }, () => unknown));
  expect(await connections.isTrusted(pier.id)).toBe(false);
});

it('changes nothing if the removal is undone', async () => {
  const { remove, connections, undo, listed, removed, time } = openRemovals();
  await remove(pier.id);
  expect(undo(pier.id)).toEqual(ok(undefined));
  expect(await listed()).toEqual(['pier', 'quay']);
  expect(await connections.favorites()).toHaveLength(1);
  await time.pass(3 * UNDO_MS);
  expect(removed).toEqual([]);
  expect(undo(pier.id).ok).toBe(false);
});

it('removes pending connections once when the program ends', async () => {
  const { remove, dispose, removed, time } = openRemovals();
  await remove(pier.id);
  await dispose();
  expect(removed).toEqual(['pier']);
  await time.pass(3 * UNDO_MS);
  expect(removed).toEqual(['pier']);
});

it('does not let a removal that hangs keep the program from ending', async () => {
  const { remove, dispose, time } = openRemovals(() => new Promise(() => undefined));
  await remove(pier.id);
  let ended = false;
  void dispose().then(() => (ended = true));
  await settle();
  expect(ended).toBe(false);
  await time.pass(UNDO_MS);
  expect(ended).toBe(true);
});

it('shows a connection again if it could not be removed, and reports why', async () => {
  const unwritable = { code: 'settings-unwritable', why: 'full' } as const;
  const { remove, failures, listed, time } = openRemovals(async () => err(unwritable));
  await remove(pier.id);
  await time.pass(2 * UNDO_MS);
  expect(failures).toEqual([unwritable]);
  expect(await listed()).toEqual(['pier', 'quay']);
});

it.each([
  ['quay', 'not-allowed-by-policy'],
  ['nowhere', 'connection-unknown'],
])('does not hide %s, and returns %s', async (id, code) => {
  const { remove, listed } = openRemovals();
  const refused = await remove(connectionId(id));
  expect(refused.ok ? undefined : refused.failure.code).toBe(code);
  expect(await listed()).toEqual(['pier', 'quay']);
});

it('removes a connection once if asked twice', async () => {
  const { remove, removed, time } = openRemovals();
  await remove(pier.id);
  expect((await remove(pier.id)).ok).toBe(false);
  await time.pass(3 * UNDO_MS);
  expect(removed).toEqual(['pier']);
});
