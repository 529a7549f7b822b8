import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type * as fsModule from 'node:fs';
import type * as netModule from 'node:net';
import { join } from 'node:path';
import { eventually, tempFolder } from '../machine/machine.ts';

/** What a plugin received. */
export interface PluginStart {
  readonly pid: number;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface StandInPlugin {
  readonly executable: string;
  readonly folder: string;
  /** Every start so far, oldest first. */
  starts(): readonly PluginStart[];
  /** Waits until it was started this many times. */
  started(count?: number): Promise<readonly PluginStart[]>;
}

/**
 * A stand-in for AWS's `session-manager-plugin`, which may not be redistributed: an executable that records what it
 * received and carries the local port to the named port of this machine, as if that were the instance's. `behaviour`:
 * `fails` exits at once; `silent` never opens its port.
 */
export function standInPlugin({
  version = '1.2.707.0',
  behaviour = 'works',
}: {
  readonly version?: string;
  readonly behaviour?: 'works' | 'fails' | 'silent';
} = {}): StandInPlugin {
  const folder = join(tempFolder(), 'plugin');
  mkdirSync(folder, { mode: 0o755 });
  const executable = join(folder, 'session-manager-plugin');
  writeFileSync(
    executable,
    `#!${process.execPath}\n(${script.toString()})(${JSON.stringify({ folder, version, behaviour })});\n`,
    {
      mode: 0o755,
    },
  );
  const starts = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith('start-'))
      .sort()
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as PluginStart);
  return {
    executable,
    folder,
    starts,
    started: (count = 1) =>
      eventually(() => (existsSync(folder) && starts().length >= count ? starts() : undefined)),
  };
}

/** Runs in the plugin's own process, so it uses nothing from this file. */
function script({
  folder,
  version,
  behaviour,
}: {
  folder: string;
  version: string;
  behaviour: string;
}) {
  /* eslint-disable @typescript-eslint/no-require-imports -- a script without an ending is CommonJS */
  const fs = require('node:fs') as typeof fsModule;
  const net = require('node:net') as typeof netModule;
  /* eslint-enable */
  const argv = process.argv.slice(2);
  if (argv[0] === '--version') {
    console.log(version);
    return;
  }
  const nth = String(fs.readdirSync(folder).length).padStart(3, '0');
  fs.writeFileSync(
    `${folder}/start-${nth}.part`,
    JSON.stringify({ pid: process.pid, argv, env: process.env }),
  );
  fs.renameSync(`${folder}/start-${nth}.part`, `${folder}/start-${nth}`);
  if (behaviour === 'fails') process.exit(3);
  const { Parameters } = JSON.parse(argv[4] ?? '{}') as {
    Parameters: { portNumber: string[]; localPortNumber: string[] };
  };
  if (behaviour === 'silent') {
    setInterval(() => undefined, 1_000);
    return;
  }
  const server = net.createServer((near) => {
    const far = net.connect(Number(Parameters.portNumber[0]), '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(Number(Parameters.localPortNumber[0]), '127.0.0.1', () => {
    console.log('Starting session with SessionId: practice');
    console.log(`Port ${String(Parameters.localPortNumber[0])} opened for sessionId practice.`);
    console.log('Waiting for connections...');
  });
}
