import type { Log } from '../../core/base/log.ts';
import {
  CLOSED_FOLDERS_MAX_BYTES,
  closedFoldersText,
  parseClosedFolders,
  type ClosedFoldersStore,
} from '../../core/window/closed-folders.ts';
import {
  LAST_LISTS_MAX_BYTES,
  lastListsText,
  parseLastLists,
  type LastListsStore,
} from '../../core/workstations/last-lists.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';

/** The last lists of workstations, in one file. */
export const createLastListsFile = (path: string, log: Log): LastListsStore =>
  createMemoryFile({
    path,
    log,
    name: 'last lists',
    maxBytes: LAST_LISTS_MAX_BYTES,
    parse: parseLastLists,
    text: lastListsText,
  });

/** The closed folders of the sidebar, in one file. */
export const createClosedFoldersFile = (path: string, log: Log): ClosedFoldersStore =>
  createMemoryFile({
    path,
    log,
    name: 'closed folders',
    maxBytes: CLOSED_FOLDERS_MAX_BYTES,
    parse: parseClosedFolders,
    text: closedFoldersText,
  });

interface MemoryFileOptions<T> {
  readonly path: string;
  readonly log: Log;
  readonly name: string;
  readonly maxBytes: number;
  /** Undefined for a damaged text. */
  readonly parse: (text: string) => readonly T[] | undefined;
  readonly text: (value: readonly T[]) => string;
}

/** A list that is only a convenience: errors are logged, and a file that cannot be read is empty. */
function createMemoryFile<T>({ parse, ...options }: MemoryFileOptions<T>) {
  const file = createJsonFileStore<readonly T[]>({
    ...options,
    initial: [],
    parse: (text) => {
      const value = parse(text);
      return value === undefined ? { value: [], state: 'damaged' } : { value, state: 'well' };
    },
  });
  return {
    read: async () => (await file.read()).value,
    update: async (change: (value: readonly T[]) => readonly T[]) => {
      await file.update(change);
    },
  };
}
