import type { Bridge } from '../../../shared/ipc/contract.ts';

/** The folders of the sidebar that are closed. They stay closed after a restart. */
export function createClosedFolders(bridge: Bridge) {
  let closed = $state.raw<ReadonlySet<string>>(new Set());
  let isChanged = false;

  void bridge.memory.closedFolders(undefined).then((reply) => {
    // A change of the user is more recent than this reply.
    if (reply.ok && !isChanged) closed = new Set(reply.value.map(({ name }) => name));
  });

  return {
    has: (folder: string): boolean => closed.has(folder),
    set: (folder: string, isClosed: boolean) => {
      isChanged = true;
      closed = new Set([
        ...[...closed].filter((one) => one !== folder),
        ...(isClosed ? [folder] : []),
      ]);
      void bridge.memory.closeFolder({ folder, closed: isClosed });
    },
  };
}
export type ClosedFolders = ReturnType<typeof createClosedFolders>;
