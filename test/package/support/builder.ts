import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import config from '../../../electron-builder.ts';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { tempFolder } from '../../support/machine/machine.ts';
import { unpacked } from './built-packages.ts';

/** electron-builder's arguments for fpm, and the path of the desktop entry that it has written. */
export type FpmOptions = readonly [args: readonly string[], entry: string];

/** The argument for fpm that follows an option. */
export const argumentAfter = (args: readonly string[], name: string): string =>
  args[args.indexOf(name) + 1] ?? '';

/**
 * Lets electron-builder build a package from an unpacked program, up to the point where it would run tools that it has to
 * download. There, `inspect` gets the computed options while the temporary files still exist, and the build stops.
 */
export async function computed<T>(
  platform: 'LINUX' | 'WINDOWS',
  target: string,
  folder: string,
  inspect: (options: unknown) => T,
  more: Configuration = {},
): Promise<T | undefined> {
  let seen: T | undefined;
  // A copy, because electron-builder changes the configuration.
  const data = JSON.parse(JSON.stringify(config)) as typeof config;
  const output = tempFolder();
  // Otherwise, it would merge the project's configuration file, which fails for a hook that is in both.
  const noFile = join(output, 'none.json');
  writeFileSync(noFile, '{}');
  await build({
    projectDir: projectRoot,
    targets: Platform[platform].createTarget([target], Arch.x64),
    config: { ...data, extends: noFile, directories: { ...data.directories, output }, ...more },
    prepackaged: folder,
    publish: 'never',
    effectiveOptionComputed: (options: unknown) => {
      seen = inspect(options);
      return Promise.resolve(true);
    },
  });
  return seen;
}

/** A copy of the unpacked program, into which electron-builder can write. */
export function copyOfUnpacked(): string {
  const copy = join(tempFolder(), 'Stagedoor');
  execFileSync('cp', ['--archive', '--link', unpacked, copy]);
  return copy;
}
