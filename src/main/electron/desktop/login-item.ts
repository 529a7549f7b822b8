import { app } from 'electron';
import { HIDDEN } from '../../core/window/start-arguments.ts';

/**
 * Sets whether the program starts when this user signs in (Windows, macOS). If that is already so, nothing
 * is changed, which keeps what the user has chosen in the system's settings.
 */
export function setLoginItem(on: boolean, command: readonly [string, ...string[]]): void {
  const [path, ...args] = command;
  const ours = { path, args: [...args, HIDDEN] };
  if (app.getLoginItemSettings(ours).openAtLogin === on) return;
  app.setLoginItemSettings({ openAtLogin: on, ...ours });
}

/** True if macOS has started the program at login, for which it passes no arguments. */
export const wasOpenedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
