import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { build } from 'vite';

/** Bundles `script`, so that plain Node runs it; returns its path. */
export async function bundleScript(script: URL, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(script),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  });
  const path = join(folder, 'script.mjs');
  chmodSync(path, 0o644);
  return path;
}

export interface OtherProcess {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  send(line: string): void;
  /** Ends its input and waits for its end. */
  finish(): Promise<readonly string[]>;
  readonly exited: Promise<void>;
}

/** Runs a bundled script during the test; it is ended with the test. */
export function startProcess(
  script: string,
  args: readonly string[],
  as: { uid?: number; gid?: number } = {},
): OtherProcess {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    ...as,
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stdin.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(stop);
  return {
    child,
    lines,
    exited,
    send: (line) => void child.stdin.write(`${line}\n`),
    async finish() {
      child.stdin.end();
      await exited;
      return lines;
    },
  };
}

/** True while a process is stopped by SIGSTOP. Only on Linux. */
export const isStopped = (pid = 0): boolean =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').includes(' T ');
