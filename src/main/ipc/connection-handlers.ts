import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/base/failure.ts';
import { editConnection } from '../core/connections/edit-connection.ts';
import { formProblems } from '../core/connections/connection-check.ts';
import { importConnection } from '../core/connections/import-connection.ts';
import type { Launches } from '../core/launch/launches.ts';
import { removeConnection, type RemovalDeps } from '../core/connections/remove-connection.ts';
import type { Notices } from '../core/base/notices.ts';
import type { TestConnection } from '../core/connections/connection-test.ts';
import type { Connections } from '../core/connections/connections.ts';
import type { NetworkTest } from '../core/network/network-test.ts';
import type { NotifyWindow } from '../core/window/window-event.ts';
import { createDryRunHandlers, type DryRunHandlersDeps } from './dry-run-handlers.ts';
import { withViewing } from '../core/viewer/viewing.ts';

export interface ConnectionHandlersDeps extends DryRunHandlersDeps, RemovalDeps {
  readonly connections: Connections;
  readonly notices: Pick<Notices, 'add'>;
  readonly launches: Pick<Launches, 'list' | 'cancel'>;
  readonly test: TestConnection;
  readonly network: NetworkTest;
  readonly notify: NotifyWindow;
}

/** Handlers of the calls about connections. Inputs are parsed before, replies after. */
export function createConnectionHandlers(deps: ConnectionHandlersDeps): Handlers['connections'] {
  const { connections, notices, signingIn, launches, notify } = deps;
  const onConnectionsChanged = () => {
    notify({ type: 'connections-changed' });
  };
  const never = new AbortController().signal;

  const announcing = async <T>(work: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await work;
    if (result.ok) onConnectionsChanged();
    return result;
  };
  const notifyKeysThisRun = () => {
    notices.add({ id: 'keys-this-run', about: 'keys-this-run' });
  };

  return {
    async list() {
      const all = await connections.list();
      const readable = await connections.readable();
      // The machine's connections can be used all the same.
      return readable.ok || all.length > 0 ? ok(all) : readable;
    },
    check: ({ form, typed }) => Promise.resolve(ok(formProblems(form, typed))),
    async add(input) {
      const added = await announcing(connections.add(input, true));
      if (!added.ok) return added;
      if (added.value.kept === 'this-run') notifyKeysThisRun();
      return ok(added.value.id);
    },
    async edit({ connection, edit }) {
      const edited = await editConnection(deps, connection, edit, {
        orThisRun: true,
        onSaved: onConnectionsChanged,
      });
      if (edited.ok && edited.value.kept === 'this-run') notifyKeysThisRun();
      return edited.ok ? ok(undefined) : edited;
    },
    async remove(id) {
      for (const { connection, launch } of launches.list()) {
        if (connection === id) launches.cancel(launch);
      }
      return removeConnection(deps, id, onConnectionsChanged);
    },
    async replaceKeys({ connection, keys }) {
      const replaced = await connections.replaceKeys(connection, keys, true);
      if (!replaced.ok) return replaced;
      const found = await connections.find(connection);
      if (found.ok) await signingIn.router.forget(found.value);
      if (replaced.value === 'this-run') notifyKeysThisRun();
      return ok(undefined);
    },
    async test(id) {
      const found = await connections.find(id);
      if (!found.ok) return found;
      return deps.test(found.value, never);
    },
    ...createDryRunHandlers(deps),
    async network({ connection, session }) {
      const found = await connections.find(connection);
      if (!found.ok) return found;
      return deps.network(found.value, session, never);
    },
    setViewing: ({ connection, ...viewing }) =>
      announcing(connections.change(connection, (now) => withViewing(now, viewing))),
    import: (file) => Promise.resolve(importConnection(file)),
  };
}
