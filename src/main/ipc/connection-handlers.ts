import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/base/failure.ts';
import { safeText } from '../../shared/base/safe-text.ts';
import { editConnection, type EditDeps } from '../core/connections/edit-connection.ts';
import { formProblems } from '../core/connections/connection-check.ts';
import { importConnection } from '../core/connections/import-connection.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { DeferredRemovals } from '../core/connections/deferred-removals.ts';
import { exportConnection } from '../core/connections/export-connection.ts';
import type { Notices } from '../core/base/notices.ts';
import type { TestConnection } from '../core/connections/connection-test.ts';
import type { Connections } from '../core/connections/connections.ts';
import type { OpenedFiles } from '../core/window/opened-files.ts';
import type { NetworkTest } from '../core/network/network-test.ts';
import type { NotifyWindow } from '../core/window/window-event.ts';
import { createDryRunHandlers, type DryRunHandlersDeps } from './dry-run-handlers.ts';
import { withViewing } from '../core/viewer/viewing.ts';

/** How many characters of a path are shown. */
const PATH_LENGTH = 500;

export interface ConnectionHandlersDeps extends DryRunHandlersDeps, EditDeps {
  readonly connections: Connections;
  readonly removals: Pick<DeferredRemovals, 'remove' | 'undo' | 'extend'>;
  readonly openedFiles: Pick<OpenedFiles, 'take'>;
  /** Asks where to save a file, with a suggested name, and saves it there. Returns `undefined` if the user cancels. */
  readonly saveFile: (name: string, text: string) => Promise<Result<string | undefined>>;
  readonly notices: Pick<Notices, 'add'>;
  readonly launches: Pick<Launches, 'list' | 'cancel'>;
  readonly test: TestConnection;
  readonly network: NetworkTest;
  readonly notify: NotifyWindow;
}

/** Handlers of the calls about connections. Inputs are parsed before, replies after. */
export function createConnectionHandlers(deps: ConnectionHandlersDeps): Handlers['connections'] {
  const { connections, notices, removals, signInServices, launches, notify } = deps;
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
    check: ({ form, values }) => Promise.resolve(ok(formProblems(form, values))),
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
      return announcing(removals.remove(id));
    },
    extendUndo: (id) => Promise.resolve(removals.extend(id)),
    undoRemove: (id) => announcing(Promise.resolve(removals.undo(id))),
    async replaceKeys({ connection, keys }) {
      const replaced = await connections.replaceKeys(connection, keys, true);
      if (!replaced.ok) return replaced;
      const found = await connections.find(connection);
      if (found.ok) await signInServices.router.forget(found.value);
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
    takeOpened: () => Promise.resolve(deps.openedFiles.take()),
    async export({ connection, format }) {
      // Also one that the policy does not allow, which `find` does not find.
      const listed = (await connections.list()).find(({ id }) => id === connection);
      const found = listed === undefined ? await connections.find(connection) : ok(listed);
      const file = found.ok ? exportConnection(found.value, format) : found;
      if (!file.ok) return file;
      const { name, text, leftOut } = file.value;
      const saved = await deps.saveFile(name, text);
      if (!saved.ok) return saved;
      const path = saved.value === undefined ? null : safeText(saved.value, PATH_LENGTH);
      return ok({ path, leftOut: leftOut.map((field) => safeText(field, 80)) });
    },
  };
}
