import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, tempFolder } from '../machine/machine.ts';

export interface RecordingOpener {
  /** A PATH on which it comes before the system's own. */
  readonly path: string;
  /** The address it was asked to open; reading it clears it. */
  opened(): Promise<string>;
  /** The environment of its last start, one variable a line. */
  environment(): string;
}

/** A stand-in for the desktop's `xdg-open`, which records the address and opens nothing. */
export function recordingOpener(): RecordingOpener {
  const folder = join(tempFolder(), 'bin');
  mkdirSync(folder);
  const written = join(folder, 'address');
  const script = [
    '#!/bin/sh',
    `env > "${written}.env"`,
    `printf %s "$*" > "${written}.new"`,
    `mv "${written}.new" "${written}"`,
  ];
  writeFileSync(join(folder, 'xdg-open'), `${script.join('\n')}\n`, { mode: 0o755 });
  return {
    path: `${folder}:/usr/bin:/bin`,
    async opened() {
      await eventually(() => existsSync(written) || undefined);
      const address = readFileSync(written, 'utf8');
      rmSync(written);
      return address;
    },
    environment: () => readFileSync(`${written}.env`, 'utf8'),
  };
}
