import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';

/** Which launch profile each workstation has, as far as lists have shown it in this run. */
export interface ProfileMemory {
  note(connection: ConnectionId, items: readonly Workstation[]): void;
  of(connection: ConnectionId, session: string | undefined): string | undefined;
}

const keyOf = (connection: ConnectionId, session: string) => `${connection} ${session}`;

/** An empty {@link ProfileMemory}. */
export function createProfileMemory(): ProfileMemory {
  const profiles = new Map<string, string>();
  return {
    note(connection, items) {
      for (const { id, launchProfile } of items) {
        if (launchProfile !== undefined) profiles.set(keyOf(connection, id), launchProfile);
      }
    },
    of: (connection, session) =>
      session === undefined ? undefined : profiles.get(keyOf(connection, session)),
  };
}
