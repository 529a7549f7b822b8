import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Log } from '../../core/base/log.ts';
import type { RecordsStore } from '../../core/launch/record-keeper.ts';
import { NO_RECORDS, parseRecords, recordsText } from '../../core/launch/records.ts';
import { makeFolder } from '../base/disk.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';

/** 200 launches and 200 kinds of 50 times are far below this. */
const MAX_BYTES = 4 * 1024 * 1024;

/** {@link RecordsStore} in one JSON file, watched for what other programs of ours write. */
export function createRecordsFile(path: string, log: Log): RecordsStore {
  const file = createJsonFileStore({
    path,
    log,
    name: 'records',
    none: NO_RECORDS,
    maxBytes: MAX_BYTES,
    parse: parseRecords,
    text: recordsText,
  });
  return {
    read: async () => (await file.read()).value,
    update: async (change) => (await file.update(change)).ok,
    onChange(listener) {
      try {
        makeFolder(dirname(path));
        // The folder, because each write puts a new file in the old one's place.
        const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
          if (name === null || name === basename(path)) listener();
        });
        watcher.on('error', () => {
          watcher.close();
        });
        return () => {
          watcher.close();
        };
      } catch {
        // Without it, the command line's launches are seen at the next focus.
        return () => undefined;
      }
    },
  };
}
