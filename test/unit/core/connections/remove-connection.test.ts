import { expect, it } from 'vitest';
import {
  removeConnection,
  type RemovalDeps,
} from '../../../../src/main/core/connections/remove-connection.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import { ok, err, type Result } from '../../../../src/shared/base/failure.ts';
import { connectionId } from '../support/fakes.ts';

const pier: Connection = { id: connectionId('pier'), kind: 'practice', name: 'Pier' };
const locked = err({ code: 'vault-locked' });

/** One connection and everything stored for it; the test sets the result of each removal. */
function createDeps(own: {
  removed?: Result<undefined>;
  stays?: boolean;
  forgot?: Result<undefined>;
}) {
  const { removed = ok(undefined), stays = false, forgot = ok(undefined) } = own;
  let listed: readonly Connection[] = [pier];
  const steps: string[] = [];
  const deps: RemovalDeps = {
    connections: {
      list: async () => listed,
      remove: async (id) => {
        if (!stays) listed = listed.filter((one) => one.id !== id);
        return removed;
      },
    },
    signInServices: {
      router: {
        forget: async ({ id }) => {
          steps.push(`forget ${id}`);
          return forgot;
        },
      },
    },
    records: {
      record: async () => {
        steps.push('record');
      },
    },
    lastLists: {
      update: async (change) => {
        const list = { connection: connectionId('pier'), at: 0, items: [], target: '' };
        steps.push(`${String(change([list]).length)} lists`);
      },
    },
  };
  const remove = (id = 'pier') =>
    removeConnection(deps, connectionId(id), () => steps.push('notified'));
  return { remove, steps };
}

it('removing a connection deletes everything stored for it, and notifies at once', async () => {
  const { remove, steps } = createDeps({});
  expect(await remove()).toEqual(ok(undefined));
  expect(steps).toEqual(['notified', 'forget pier', 'record', '0 lists']);
});

it('the sign-in is deleted even if the keychain does not release the keys, which is reported', async () => {
  const { remove, steps } = createDeps({ removed: locked });
  expect(await remove()).toEqual(locked);
  expect(steps).toContain('forget pier');
});

it('a sign-in that could not be deleted is reported', async () => {
  const { remove } = createDeps({ forgot: locked });
  expect(await remove()).toEqual(locked);
});

it.each([
  [
    'must not be removed',
    { removed: err({ code: 'not-allowed-by-policy', rule: 'machine-connection' }), stays: true },
    'pier',
  ],
  ['does not exist', { removed: err({ code: 'connection-unknown', connection: 'quay' }) }, 'quay'],
] as const)('nothing stored is touched if the connection %s', async (_, own, id) => {
  const { remove, steps } = createDeps(own);
  expect(await remove(id)).toEqual(own.removed);
  expect(steps).toEqual([]);
});
