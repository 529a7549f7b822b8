import { execFile } from 'node:child_process';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import type { Log } from '../../core/base/log.ts';
import { execText } from './desktop-entry.ts';
import { childEnvironment } from '../base/child-environment.ts';
import { writeWhole } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';
import { errorCode } from '../base/error-code.ts';

const run = promisify(execFile);
const SCHEME_TYPE = 'x-scheme-handler/stagedoor';
const ENTRY = 'stagedoor-links.desktop';
const ASK_MS = 10_000;

/** The text of a desktop entry that starts `command` with a link, as one argument after `--`. */
export function linkEntryText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Stagedoor',
    `Exec=${execText(command)} --open-url -- %u`,
    `MimeType=${SCHEME_TYPE};`,
    'NoDisplay=true',
    'Terminal=false',
    '',
  ].join('\n');
}

/**
 * The command that opens a link: `ownCommand`, or the file of the AppImage this program runs from,
 * because its content is mounted at a different path each time. Another AppImage that started this
 * program also sets these variables, so the executable must be inside its mount folder.
 */
export function linkCommand(
  ownCommand: readonly [executable: string, ...args: string[]],
  { APPIMAGE: image = '', APPDIR: mounted = '' }: NodeJS.ProcessEnv,
): readonly string[] {
  const [executable, ...args] = ownCommand;
  const isOurs =
    posix.isAbsolute(image) &&
    posix.isAbsolute(mounted) &&
    executable.startsWith(posix.join(mounted, '/'));
  return isOurs ? [image, ...args] : ownCommand;
}

/**
 * Registers `command` for `stagedoor:` links with this user's desktop (Linux), unless another entry
 * already handles them: an installed package wins over a checkout. `dataHome` is `XDG_DATA_HOME`.
 * Never fails: without `xdg-utils`, links do not start the program.
 */
export async function registerLinks(
  command: readonly string[],
  dataHome: string,
  log: Log,
): Promise<void> {
  try {
    const options = { timeout: ASK_MS, env: childEnvironment(process.env) };
    const { stdout } = await run('xdg-mime', ['query', 'default', SCHEME_TYPE], options);
    const registered = stdout.trim();
    if (registered !== '' && registered !== ENTRY) return;
    const folder = join(dataHome, 'applications');
    makeFolder(folder);
    await writeWhole(join(folder, ENTRY), linkEntryText(command));
    if (registered === '') await run('xdg-mime', ['default', ENTRY, SCHEME_TYPE], options);
  } catch (reason) {
    log.info('links could not be registered', { code: errorCode(reason) });
  }
}
