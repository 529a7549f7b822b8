import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { homeFolder } from '../base/home-folder.ts';
import { HIDDEN } from '../../core/window/start-arguments.ts';
import type { Log } from '../../core/base/log.ts';
import { execText } from '../links/desktop-entry.ts';
import { writeWhole } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';
import { errorCode } from '../base/error-code.ts';

const ENTRY = 'stagedoor.desktop';

/** The text of a desktop entry that starts `command` at login, without a window. */
export function autostartText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Stagedoor',
    `Exec=${execText([...command, HIDDEN])}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** The XDG autostart folder of this user. */
export const autostartFolder = (env: NodeJS.ProcessEnv): string => {
  const config = env.XDG_CONFIG_HOME;
  const isUsable = config !== undefined && isAbsolute(config);
  return join(isUsable ? config : join(homeFolder(), '.config'), 'autostart');
};

/**
 * Makes `command` start at this user's login, or removes that. An existing entry is not changed,
 * because its owner may have edited it. Never fails: errors are logged.
 */
export async function setAutostart(
  on: boolean,
  command: readonly string[],
  folder: string,
  log: Log,
): Promise<void> {
  const path = join(folder, ENTRY);
  try {
    if (!on) await rm(path, { force: true });
    else if (!existsSync(path)) {
      makeFolder(folder);
      await writeWhole(path, autostartText(command));
    }
  } catch (reason) {
    log.warn('starting at login could not be set', { code: errorCode(reason) });
  }
}
