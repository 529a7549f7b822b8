import { app } from 'electron';
import { HIDDEN } from '../../core/window/argv.ts';

/**
 * Sees to it that the program starts at this user's login, or does not (Windows, macOS). Where it is so
 * already nothing is set, so that what the user has chosen in the system stays.
 */
export function setLoginItem(on: boolean, command: readonly [string, ...string[]]): void {
  const [path, ...args] = command;
  const ours = { path, args: [...args, HIDDEN] };
  if (app.getLoginItemSettings(ours).openAtLogin === on) return;
  app.setLoginItemSettings({ openAtLogin: on, ...ours });
}

/** True where macOS has started the program at login: it hands no arguments over. */
export const wasOpenedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
