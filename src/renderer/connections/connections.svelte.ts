import type {
  Connection,
  ConnectionEdit,
  ConnectionInput,
} from '../../shared/connections/connection.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { ExportFormat } from '../../shared/connections/exported.ts';
import type { ImportInput } from '../../shared/connections/imported.ts';
import type { SecretInput } from '../../shared/secrets/secret-input.ts';
import type { Viewing } from '../../shared/viewer/viewing.ts';
import type { Failure } from '../../shared/base/failure.ts';

/** Called for a listed connection that was changed, here or by another program. */
interface ConnectionListeners {
  /** Its service or sign-in has changed. */
  readonly onEdited?: (connection: Connection) => void;
  /** It has another name, and nothing else of its service has changed. */
  readonly onRenamed?: (connection: Connection) => void;
}

/** The saved connections. Keys only pass through: no call of this keeps what it is given. */
export function createConnections(
  bridge: Bridge,
  { onEdited, onRenamed }: ConnectionListeners = {},
) {
  let list = $state.raw<readonly Connection[]>([]);
  let loaded = $state.raw(false);
  let failure = $state.raw<Failure>();
  let heard = 0;

  function take(connections: readonly Connection[]) {
    heard += 1;
    const before = new Map(list.map((one) => [one.id, one]));
    list = connections;
    loaded = true;
    failure = undefined;
    for (const one of connections) {
      const last = before.get(one.id) ?? one;
      if (serviceOf(last) !== serviceOf(one)) onEdited?.(one);
      else if (last.name !== one.name) onRenamed?.(one);
    }
  }

  async function refresh() {
    const before = heard;
    const reply = await bridge.connections.list(undefined);
    // An event that arrived before this reply is at least as recent.
    if (heard !== before) return;
    if (reply.ok) take(reply.value);
    else failure = reply.failure;
  }

  bridge.connections.changed(take);
  void refresh();

  return {
    get list() {
      return list;
    },
    /** True once the list is known, which distinguishes "none" from "not read yet". */
    get loaded() {
      return loaded;
    },
    get failure() {
      return failure;
    },
    /** True for a connection that is not in the list, once the list is known. */
    lacks: (connection: string) => loaded && !list.some(({ id }) => id === connection),
    refresh,
    /** What is wrong with a connection as it is entered. */
    check: (values: ConnectionEdit, form: 'connection' | 'kept') =>
      bridge.connections.check({ form, values }),
    checkKeys: (values: SecretInput) => bridge.connections.check({ form: 'keys', values }),
    /** Tests a connection before it is saved; null if the test was cancelled. */
    try: (values: ConnectionEdit) => bridge.connections.try(values),
    cancelTry: () => bridge.connections.cancelTry(undefined),
    /** How far such a test is. */
    trying: bridge.connections.trying,
    add: async (input: ConnectionInput) => {
      const reply = await bridge.connections.add(input);
      if (reply.ok) await refresh();
      return reply;
    },
    /** Saves a changed connection; its id stays. */
    edit: async (connection: ConnectionId, edit: ConnectionEdit): Promise<Reply<ConnectionId>> => {
      const reply = await bridge.connections.edit({ connection, edit });
      if (!reply.ok) return reply;
      await refresh();
      return { ok: true, value: connection };
    },
    remove: (connection: string) => bridge.connections.remove(connection),
    extendUndo: (connection: string) => bridge.connections.extendUndo(connection),
    undoRemove: (connection: string) => bridge.connections.undoRemove(connection),
    /** Saves it in a file that the system's dialog asks for. */
    exportFile: (connection: string, format: ExportFormat) =>
      bridge.connections.export({ connection, format }),
    replaceKeys: (connection: string, keys: SecretInput) =>
      bridge.connections.replaceKeys({ connection, keys }),
    /** A file made into a form. */
    read: (file: ImportInput) => bridge.connections.import(file),
    setViewing: (connection: string, viewing: Viewing) =>
      bridge.connections.setViewing({ connection, ...viewing }),
    network: (connection: string) => bridge.connections.network({ connection }),
    test: (connection: string) => bridge.connections.test(connection),
  };
}
export type Connections = ReturnType<typeof createConnections>;

const SHOWN_ONLY: ReadonlySet<string> = new Set(['name', 'group', 'display', 'transport']);

/** What lists are read with, to compare: everything except how the connection is called and shown. */
const serviceOf = (connection: Connection): string =>
  JSON.stringify(
    Object.entries(connection)
      .filter(([field]) => !SHOWN_ONLY.has(field))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
