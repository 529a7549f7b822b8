import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Drive C of the Windows that npm run test:windows has started in the folder WINEPREFIX. */
export const drive = join(process.env.WINEPREFIX ?? '', 'drive_c');

/** Without this, wine would add shortcuts to the menu of Linux and record that. */
const WITHOUT_MENU = { WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d' };

/** Runs a program under wine until it ends. */
export function wine(command: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { encoding: 'utf8', timeout: 120_000 } as const;
  const ended = spawnSync('wine', command, {
    ...options,
    env: { ...process.env, ...WITHOUT_MENU, ...env },
  });
  return { status: ended.status, stdout: ended.stdout.replaceAll('\r', '') };
}

/** All values of a registry key and those below it: `KEY\NAME = VALUE`. */
export function registry(key: string): string[] {
  const { stdout } = wine(['reg', 'query', key, '/s']);
  let at = '';
  return stdout.split('\n').flatMap((line) => {
    if (line.startsWith('HKEY_')) at = line;
    const [name, , ...value] = line.trim().split(/ {4}/);
    return line.startsWith(' ') && name !== undefined
      ? [`${at}\\${name} = ${value.join('    ')}`]
      : [];
  });
}

const ENVIRONMENT = {
  machine: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
  user: 'HKCU\\Environment',
};

/** Stagedoor's folders in PATH. */
export const onPath = (whose: keyof typeof ENVIRONMENT): string[] =>
  registry(ENVIRONMENT[whose])
    .filter((line) => /\\path = /i.test(line))
    .flatMap((line) => line.replace(/^.*? = /, '').split(';'))
    .filter((folder) => /stagedoor/i.test(folder));

/** Files and folders of the machine whose path contains Stagedoor, relative to its drive. */
export const files = (): string[] =>
  readdirSync(drive, { recursive: true, withFileTypes: true })
    .map((one) => join(one.parentPath, one.name).slice(drive.length + 1))
    .filter((path) => /stagedoor/i.test(path))
    .sort();

/** Everything in the registry that contains Stagedoor. */
export const traces = (): string[] =>
  ['HKLM\\Software', 'HKCU\\Software', ...Object.values(ENVIRONMENT)]
    .flatMap(registry)
    .filter((line) => /stagedoor/i.test(line));

/** The files below a folder of the machine's drive, with slashes, in order. */
export const filesIn = (folder: string): string[] =>
  readdirSync(join(drive, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(join(drive, folder).length + 1))
    .sort();
