import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { createEmitter } from '../base/emitter.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** The server of a stream, without path, session or token. */
export interface StreamServer {
  readonly host: string;
  readonly port: number;
  /** The port for QUIC, if it is not `port`. */
  readonly quicPort?: number;
  readonly tls: boolean;
}

/** What lists and streams have shown about a workstation in this run. */
export interface KnownWorkstation {
  readonly name?: string;
  readonly state?: string;
  readonly ownedBy?: string;
  /** How many viewers were connected. */
  readonly connectedViewers?: number;
  /** When it stops automatically, in milliseconds since 1970. */
  readonly stopsAt?: number;
  readonly launchProfile?: string;
  readonly instanceType?: string;
  /** The server of its last stream. */
  readonly server?: StreamServer;
}

/** Remembers workstations until the program ends. Reading it sends no request. */
export interface WorkstationMemory {
  recordList(connection: ConnectionId, items: readonly Workstation[]): void;
  /** Adds what the stream of a workstation shows about it. */
  recordStream(
    connection: ConnectionId,
    session: string,
    shown: Pick<KnownWorkstation, 'server' | 'instanceType'>,
  ): void;
  of(connection: ConnectionId, session: string | undefined): KnownWorkstation | undefined;
  /** Calls the listener after each list that was recorded. */
  onListed(listener: () => void): () => void;
}

/** More workstations than anyone opens in one run. The oldest are removed first. */
const MAX = 20_000;

/** An empty {@link WorkstationMemory}. */
export function createWorkstationMemory(): WorkstationMemory {
  const known = new Map<string, KnownWorkstation>();
  const listed = createEmitter();
  const keyOf = (connection: ConnectionId, session: string) => `${connection} ${session}`;
  const record = (key: string, workstation: KnownWorkstation) => {
    known.delete(key);
    known.set(key, workstation);
  };
  const forgetOldest = () => {
    for (const key of known.keys()) {
      if (known.size <= MAX) return;
      known.delete(key);
    }
  };
  return {
    recordList(connection, items) {
      for (const { id, stopAt, launchProfile, instanceType, ...item } of items) {
        const { name, state, ownedBy, connectedViewers } = item;
        const key = keyOf(connection, id);
        const stopsAt = Date.parse(stopAt ?? '');
        const before = known.get(key);
        record(key, {
          ...omitUndefined({
            name,
            state,
            ownedBy,
            connectedViewers,
            // A list may leave these out. Those from an earlier list are still valid.
            launchProfile: launchProfile ?? before?.launchProfile,
            instanceType: instanceType ?? before?.instanceType,
            server: before?.server,
          }),
          ...(!Number.isNaN(stopsAt) && { stopsAt }),
        });
      }
      forgetOldest();
      listed.emit();
    },
    recordStream(connection, session, shown) {
      const key = keyOf(connection, session);
      record(key, { ...known.get(key), ...shown });
      forgetOldest();
    },
    of: (connection, session) =>
      session === undefined ? undefined : known.get(keyOf(connection, session)),
    onListed: listed.on,
  };
}
