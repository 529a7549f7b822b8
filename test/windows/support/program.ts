import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onEnd } from '../../support/machine/lifetime.ts';
import { eventually, tempFolder } from '../../support/machine/machine.ts';

const hooks = new URL('electron-hooks.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('../../../out/main/index.js', import.meta.url));

/** The folder of the programs that scripts/test-windows.mjs has compiled. */
export const compiled = process.env.STAGEDOOR_TEST_PROGRAMS ?? '';

/** A Windows user: the profile folders and the variables with their paths. */
export interface User {
  readonly profile: string;
  readonly env: NodeJS.ProcessEnv;
  readonly local: string;
  readonly logText: () => string;
  readonly handoverFiles: () => readonly string[];
}

export function newUser(name: string, more: NodeJS.ProcessEnv = {}): User {
  const profile = join(tempFolder(), name);
  const roaming = join(profile, 'AppData', 'Roaming');
  const local = join(profile, 'AppData', 'Local', 'Stagedoor');
  for (const folder of [roaming, join(profile, 'AppData', 'Local')])
    mkdirSync(folder, { recursive: true });
  const names = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  const logs = join(local, 'logs');
  return {
    profile,
    local,
    env: {
      ...process.env,
      USERNAME: name,
      USERPROFILE: profile,
      APPDATA: roaming,
      LOCALAPPDATA: join(profile, 'AppData', 'Local'),
      ...more,
    },
    logText: () =>
      names(logs)
        .map((one) => readFileSync(join(logs, one), 'utf8'))
        .join('\n'),
    handoverFiles: () => names(join(local, 'handover')),
  };
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the built program as `user` until it ends. */
export function runCommand(user: User, args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', hooks, program, '--', ...args], {
    env: user.env,
    stdio: 'pipe',
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
  child.stdin.on('error', () => undefined).end(input);
  onEnd(() => {
    child.kill();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => {
      setImmediate(() => {
        resolve({ status, ...text });
      });
    });
  });
}

/** What the stand-in for the viewer received. */
interface Received {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly file: string;
}

/** The compiled stand-in for the viewer (viewer.c), in a folder with this name. */
export function standInViewer(
  folderName: string,
  options: { exit?: number; holdMs?: number } = {},
) {
  const folder = join(tempFolder(), folderName);
  mkdirSync(folder, { recursive: true });
  const executable = join(folder, 'dcvviewer.exe');
  copyFileSync(join(compiled, 'dcvviewer.exe'), executable);
  writeFileSync(join(folder, 'exit.txt'), String(options.exit ?? 0));
  writeFileSync(join(folder, 'hold.txt'), String(options.holdMs ?? 0));
  const report = join(folder, 'received.txt');
  return {
    executable,
    wasStarted: () => existsSync(report),
    async received(): Promise<Received> {
      await eventually(() => existsSync(report) || undefined);
      const text = readFileSync(report, 'utf8');
      const cut = text.indexOf('\nfile\n');
      const lines = text.slice(0, cut + 1).split('\n');
      const after = (label: string) =>
        lines.flatMap((line) =>
          line.startsWith(`${label} `) ? [line.slice(label.length + 1)] : [],
        );
      const pairs = after('variable').map((one): [string, string] => {
        const equals = one.indexOf('=', 1);
        return [one.slice(0, equals).toUpperCase(), one.slice(equals + 1)];
      });
      return {
        args: after('argument'),
        env: Object.fromEntries(pairs),
        file: text.slice(cut + '\nfile\n'.length),
      };
    },
  };
}
