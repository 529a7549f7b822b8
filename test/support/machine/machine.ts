import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, LogFacts } from '../../../src/main/core/base/log.ts';
import { onEnd } from './lifetime.ts';

/** A folder of the test's own, gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-'));
  chmodSync(folder, 0o755);
  onEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A log that keeps its lines. */
export function recordingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (event: string, facts?: LogFacts) => {
    lines.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`);
  };
  const log: Log = {
    ...{ debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  };
  return { log, lines };
}

/** Looks again and again until `look` gives something, for at most a minute, or as long as is said. */
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
