import { IMPORT_MAX_BYTES } from '../../shared/connections/import-limit.ts';
import type { Imported } from '../../shared/connections/imported.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { TextProblem } from '../../shared/base/strict-text.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { Connections } from './connections.svelte.ts';
import { fileText } from './form/file-text.ts';

/** Why nothing was imported: the failure of the main process, or what is wrong with the files themselves. */
export type ImportProblem = 'several' | 'type' | 'unreadable' | 'not-local' | Failure;

/** What an imported form was read from: a file with its name, or text that was pasted. */
export interface ImportedForm extends Imported {
  readonly file: string | undefined;
}

const TOO_LARGE: Failure = { code: 'connection-invalid', field: 'file', rule: 'import-large' };
const notText = (why: TextProblem): Failure => ({
  code: 'connection-invalid',
  field: 'file',
  rule: `import-${why}`,
});

/** A `.dcv` file has a section with this name, and settings of a connection are a JSON object. */
const LIKE_A_CONNECTION = /^\s*\{|^\s*\[connect\]\s*$/m;

/**
 * Reads files that were chosen, dropped or pasted, and pasted text, as forms for a new connection. Files that the program
 * was started with come from the main process, which has read them.
 */
export function createFileImport(
  bridge: Bridge,
  { read }: Pick<Connections, 'read'>,
  /** Called with the form, to show it. */
  onread: (form: ImportedForm) => void,
  /** Called when the form for a new connection has to show {@link ImportProblem}. */
  onproblem: () => void,
) {
  let problem = $state.raw<ImportProblem>();
  let latest = 0;

  function refuse(why: ImportProblem) {
    problem = why;
    onproblem();
  }

  async function takeText(text: string, file?: string, nth = (latest += 1)) {
    // The main process accepts no more in one message.
    if (new TextEncoder().encode(text).length > IMPORT_MAX_BYTES) {
      refuse(TOO_LARGE);
      return;
    }
    const reply = await read({ name: file ?? '', text });
    if (nth !== latest) return;
    if (!reply.ok) {
      refuse(reply.failure);
      return;
    }
    problem = undefined;
    onread({ ...reply.value, file });
  }

  async function takeOpened() {
    const reply = await bridge.connections.takeOpened(undefined);
    const opened = reply.ok ? reply.value : undefined;
    if (opened === null) return;
    // Replaces what is still being read.
    latest += 1;
    if (!reply.ok) refuse(reply.failure);
    else if (opened?.state === 'not-read') refuse(opened.why);
    else if (opened !== undefined) {
      const { name, values, refused } = opened;
      problem = undefined;
      onread({ values, refused, file: name });
    }
  }
  bridge.connections.fileOpened(() => void takeOpened());
  void takeOpened();

  return {
    get problem() {
      return problem;
    },
    forget: () => {
      problem = undefined;
    },
    /** Imports a file; says so if there are several, or if it is of another type. */
    async take(files: readonly File[]) {
      const nth = (latest += 1);
      const [file, ...more] = files;
      if (file === undefined) return;
      if (more.length > 0) refuse('several');
      else if (!/\.(dcv|json)$/i.test(file.name)) refuse('type');
      // UTF-16 has up to two bytes for each byte of UTF-8.
      else if (file.size > 2 * IMPORT_MAX_BYTES) refuse(TOO_LARGE);
      else {
        const content = await fileText(file);
        if (nth !== latest) return;
        if ('text' in content) await takeText(content.text, file.name, nth);
        else refuse(content.why === 'unreadable' ? 'unreadable' : notText(content.why));
      }
    },
    /** True for text that looks like a connection. */
    isLike: (text: string): boolean => LIKE_A_CONNECTION.test(text),
    takeText: (text: string) => takeText(text),
  };
}
export type FileImport = ReturnType<typeof createFileImport>;
