import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import config from '../../../build/electron-builder.ts';
import { ensurePackagingTools } from '../../../scripts/lib/packaging/tools.mjs';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { tempFolder } from '../../support/machine/machine.ts';
import { unpacked } from './made.ts';

/** As much of electron-builder as is used here. */
interface Builder {
  readonly build: (options: object) => Promise<unknown>;
  readonly Platform: Readonly<
    Record<
      'LINUX' | 'WINDOWS',
      { createTarget: (targets: readonly string[], arch: number) => unknown }
    >
  >;
  readonly Arch: { readonly x64: number };
}

/** electron-builder's arguments for fpm, and the path of the desktop entry it has written. */
export type FpmOptions = readonly [args: readonly string[], entry: string];

/** What follows a name among electron-builder's arguments for fpm. */
export const argumentAfter = (args: readonly string[], name: string): string =>
  args[args.indexOf(name) + 1] ?? '';

const builder = (await ensurePackagingTools()).load('electron-builder') as Builder;

/**
 * Has electron-builder make a package of what is packed already, up to where it would need tools that a closed network does not
 * have. There `look` sees what it has computed for them, its own files still being there, and it leaves off.
 */
export async function computed<T>(
  platform: 'LINUX' | 'WINDOWS',
  target: string,
  folder: string,
  look: (options: unknown) => T,
  more: object = {},
): Promise<T | undefined> {
  let seen: T | undefined;
  // A copy, because electron-builder writes into what it is given.
  const data = JSON.parse(JSON.stringify(config)) as typeof config;
  await builder.build({
    projectDir: projectRoot,
    targets: builder.Platform[platform].createTarget([target], builder.Arch.x64),
    config: { ...data, directories: { ...data.directories, output: tempFolder() }, ...more },
    prepackaged: folder,
    publish: 'never',
    effectiveOptionComputed: (options: unknown) => {
      seen = look(options);
      return Promise.resolve(true);
    },
  });
  return seen;
}

/** The packed program, for electron-builder to put its notes into. */
export function copyOfUnpacked(): string {
  const copy = join(tempFolder(), 'Stagedoor');
  execFileSync('cp', ['--archive', '--link', unpacked, copy]);
  return copy;
}
