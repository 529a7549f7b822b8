import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import config from '../../../electron-builder.ts';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { tempFolder } from '../../support/machine/machine.ts';
import { unpacked } from './made.ts';

/** electron-builder's arguments for fpm, and the path of the desktop entry it has written. */
export type FpmOptions = readonly [args: readonly string[], entry: string];

/** What follows a name among electron-builder's arguments for fpm. */
export const argumentAfter = (args: readonly string[], name: string): string =>
  args[args.indexOf(name) + 1] ?? '';

/**
 * Has electron-builder make a package of what is packed already, up to where it would need tools that a closed network does not
 * have. There `look` sees what it has computed for them, its own files still being there, and it leaves off.
 */
export async function computed<T>(
  platform: 'LINUX' | 'WINDOWS',
  target: string,
  folder: string,
  look: (options: unknown) => T,
  more: Configuration = {},
): Promise<T | undefined> {
  let seen: T | undefined;
  // A copy, because electron-builder writes into what it is given.
  const data = JSON.parse(JSON.stringify(config)) as typeof config;
  const output = tempFolder();
  // It would otherwise find the project's own file and merge that in, which fails for a hook that is in both.
  const noFile = join(output, 'none.json');
  writeFileSync(noFile, '{}');
  await build({
    projectDir: projectRoot,
    targets: Platform[platform].createTarget([target], Arch.x64),
    config: { ...data, extends: noFile, directories: { ...data.directories, output }, ...more },
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
