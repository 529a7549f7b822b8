import * as v from 'valibot';
import { ConnectionName } from '../../../shared/connections/connection.ts';
import { parseJson } from '../base/json.ts';

/** More folders than a sidebar has. The one that was closed first is forgotten first. */
const MAX_FOLDERS = 200;
export const CLOSED_FOLDERS_MAX_BYTES = 256 * 1024;

/** The folders of the sidebar that are closed, by name. */
export type ClosedFolders = readonly string[];

/** Where {@link ClosedFolders} are kept between runs. Never fails: without a disk all folders are open. */
export interface ClosedFoldersStore {
  read(): Promise<ClosedFolders>;
  update(change: (folders: ClosedFolders) => ClosedFolders): Promise<void>;
}

/** A change that closes a folder, or opens it. */
export const withFolder =
  (folder: string, closed: boolean) =>
  (folders: ClosedFolders): ClosedFolders => {
    if (folders.includes(folder) === closed) return folders;
    const others = folders.filter((one) => one !== folder);
    return closed ? [...others, folder].slice(-MAX_FOLDERS) : others;
  };

/** Parses the text of the file. Undefined if it is damaged. */
export function parseClosedFolders(text: string): ClosedFolders | undefined {
  const parsed = v.safeParse(v.array(ConnectionName), parseJson(text));
  return parsed.success ? parsed.output.slice(-MAX_FOLDERS) : undefined;
}

export const closedFoldersText = (folders: ClosedFolders): string => `${JSON.stringify(folders)}\n`;
