import { join } from 'node:path';
import type { LogLevel } from '../../../shared/settings/preferences.ts';
import type { Log, LogFacts } from '../../core/base/log.ts';
import { redactedLine, redactPeople } from '../../core/base/redact.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { makeFolder } from '../base/make-folder.ts';

const MAX_BYTES = 1024 * 1024;
/** The log's file name, in the logs folder. */
export const LOG_FILE = 'stagedoor.log';

export interface LogFile extends Log {
  /** Switches debug lines on or off from now on. */
  follow(level: LogLevel): void;
}

/**
 * The log: one redacted line per event, in `folder/stagedoor.log`, rotated at 1 MiB. The library is
 * loaded with the first line, and a disk that cannot be written to never stops the program. The
 * level is read before the first debug line, which waits for it.
 */
export function createLogFile(
  folder: string,
  readLevel: () => Promise<LogLevel> = () => Promise.resolve('info'),
): LogFile {
  let writer: ReturnType<typeof openWriter> | undefined;
  let level: LogLevel | Promise<LogLevel> | undefined;
  const write =
    (kind: 'debug' | 'info' | 'warn' | 'error') => (event: string, facts?: LogFacts) => {
      const line = logLine(event, facts);
      writer ??= openWriter(folder);
      void writer.then((log) => log?.[kind](line));
    };
  const debug = write('debug');
  return {
    debug(event, facts) {
      if (level === 'info') return;
      if (level === 'debug') {
        debug(event, facts);
        return;
      }
      level ??= readLevel();
      // If the level cannot be read, the default applies.
      void level.then(
        (known) => {
          if (known === 'debug') debug(event, facts);
        },
        () => undefined,
      );
    },
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    follow(next) {
      level = next;
    },
  };
}

async function openWriter(folder: string) {
  try {
    // The library would use Node's `recursive` option; without a folder there is no log.
    makeFolder(folder);
    const { default: main } = await import('electron-log/node.js');
    const log = main.create({ logId: 'stagedoor' });
    log.transports.console.level = false;
    // The library reports write errors on the terminal despite that level, with paths and a stack.
    for (const one of [main, log]) one.transports.console.writeFn = () => undefined;
    log.transports.file.resolvePathFn = () => join(folder, LOG_FILE);
    log.transports.file.maxSize = MAX_BYTES;
    log.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}{z}] [{level}] {text}';
    log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
    return log;
  } catch {
    return undefined;
  }
}

/** One line: the event, then its facts; flat, short and redacted, whatever is passed in. */
export function logLine(event: string, facts: LogFacts = {}): string {
  const shown = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${redactedLine(String(value))}`);
  return safeText(redactPeople(redactedLine(event + shown.join(''), 1_000)), 1_000);
}
