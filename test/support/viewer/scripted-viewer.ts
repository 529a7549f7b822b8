import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../machine/machine.ts';

/** A viewer that reads its connection file and closes after a second. It records nothing. */
export const briefViewer = (): string => scriptedViewer('cat "$1" > /dev/null; sleep 1');

/** A viewer that is a shell script; its path. */
export function scriptedViewer(script: string): string {
  const path = join(tempFolder(), 'viewer');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}
