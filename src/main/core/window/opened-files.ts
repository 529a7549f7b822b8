import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Rule } from '../../../shared/base/rule.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { decodeFile } from '../../../shared/connections/file-text.ts';
import { IMPORT_MAX_BYTES } from '../../../shared/connections/import-limit.ts';
import type { OpenedFile } from '../../../shared/connections/imported.ts';
import { pathOfArgument } from './file-argument.ts';
import { importConnection } from '../connections/import-connection.ts';

/** UTF-16 has up to two bytes for each byte of UTF-8. */
const MAX_BYTES = 2 * IMPORT_MAX_BYTES;

/** Reads a regular file on this machine's own disks, at most `maxBytes`. Never opens a network path. */
export type ReadLocalFile = (
  path: string,
  maxBytes: number,
) => Promise<
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'not-local' | 'too-large' | 'unreadable' }
>;

/** Connection files that the program was started with. */
export interface OpenedFiles {
  /** Reads the file that an argument names, for the window to take. Nothing is connected or saved. */
  open(argument: string): Promise<void>;
  /** What was read last, once; then null. */
  take(): Result<OpenedFile | null>;
}

const unfit = (rule: Rule) => err({ code: 'connection-invalid', field: 'file', rule });

/** {@link OpenedFiles}. `onOpened` is called when there is one to take. */
export function createOpenedFiles(read: ReadLocalFile, onOpened: () => void): OpenedFiles {
  let waiting: Result<OpenedFile | null> = ok(null);
  let latest = 0;

  async function importFile(path: string): Promise<Result<OpenedFile>> {
    const file = await read(path, MAX_BYTES);
    if (!file.ok)
      return file.why === 'too-large'
        ? unfit('import-large')
        : ok({ state: 'not-read', why: file.why });
    const decoded = decodeFile(file.bytes);
    if (!('text' in decoded)) return unfit(`import-${decoded.why}`);
    const name = path.split(/[\\/]/).at(-1) ?? '';
    const imported = importConnection({ name, text: decoded.text });
    return imported.ok
      ? ok({ state: 'read', name: safeText(name, 255), ...imported.value })
      : imported;
  }

  return {
    async open(argument) {
      const nth = (latest += 1);
      const result = await importFile(pathOfArgument(argument));
      // Files may be opened faster than a slow disk reads them: the last one is shown.
      if (nth !== latest) return;
      waiting = result;
      onOpened();
    },
    take() {
      const taken = waiting;
      waiting = ok(null);
      return taken;
    },
  };
}
