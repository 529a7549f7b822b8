import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, LogFacts } from '../../../src/main/core/base/log.ts';
import { onEnd } from './lifetime.ts';

/** A folder for the test, which is removed when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-'));
  chmodSync(folder, 0o755);
  onEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A log that records its lines. */
export function recordingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (event: string, facts?: LogFacts) => {
    lines.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`);
  };
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  return { log, lines };
}

/** Calls `look` repeatedly until it returns something, for at most a minute by default. */
export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
  patienceMs = 60_000,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > giveUpAt) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
