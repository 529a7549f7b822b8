import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, tempFolder } from '../machine/machine.ts';

/** What a viewer received. */
interface Received {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly file: { readonly text: string; readonly mode: string };
  /** True if it leads its own session, which outlives the process that started it. */
  readonly isDetached: boolean;
}

export interface RecordingViewer {
  readonly executable: string;
  /** `patienceMs`: how long to wait for it, for example until a whole program has started. */
  received(patienceMs?: number): Promise<Received>;
  /** True while it is running. */
  isRunning(): boolean;
  /** Lets a running viewer exit. */
  release(): void;
}

/**
 * A stand-in for the DCV viewer: an executable that records what it received, then exits with
 * `exit`, or runs until it is released. `folderName` is the folder it is in.
 */
export function recordingViewer(exit: number | 'stay', folderName = 'bin'): RecordingViewer {
  const folder = join(tempFolder(), folderName);
  mkdirSync(folder, { mode: 0o755 });
  const executable = join(folder, 'viewer');
  const at = (name: string) => join(folder, name);
  if (exit === 'stay') writeFileSync(at('stay'), '');
  const script = [
    '#!/bin/sh',
    // The version request of the first window does not count as a start.
    'if [ "$1" = --version ]; then echo "DCV Viewer 2024.0"; exit 0; fi',
    'here="${0%/*}"',
    'for one in "$@"; do printf "%s\\0" "$one"; done > "$here/argv"',
    'env -0 > "$here/env"',
    'cut -d " " -f 1,6 /proc/$$/stat > "$here/session"',
    'stat -c %a "$1" > "$here/mode" 2>&1',
    'cat "$1" > "$here/text" 2>&1',
    ': > "$here/done"',
    exit === 'stay' ? 'while [ -e "$here/stay" ]; do sleep 0.05; done' : `exit ${exit}`,
  ];
  writeFileSync(executable, `${script.join('\n')}\n`, { mode: 0o755 });
  const parts = (name: string) => readFileSync(at(name), 'utf8').split('\0').slice(0, -1);
  const isRunning = () => {
    const [pid = ''] = readFileSync(at('session'), 'utf8').split(' ');
    return existsSync(`/proc/${pid}`);
  };
  return {
    executable,
    isRunning,
    release: () => {
      rmSync(at('stay'), { force: true });
    },
    async received(patienceMs) {
      await eventually(() => existsSync(at('done')) || undefined, patienceMs);
      const [pid, session] = readFileSync(at('session'), 'utf8').trim().split(' ');
      const pairs = parts('env').map((pair): [string, string] => {
        const cut = pair.indexOf('=');
        return [pair.slice(0, cut), pair.slice(cut + 1)];
      });
      return {
        argv: parts('argv'),
        env: Object.fromEntries(pairs),
        file: {
          text: readFileSync(at('text'), 'utf8'),
          mode: readFileSync(at('mode'), 'utf8').trim(),
        },
        isDetached: pid === session,
      };
    },
  };
}
