import { app, type BrowserWindow } from 'electron';
import type { Messages } from '../../../shared/languages/language-messages.ts';
import type { DesktopNotification } from '../../core/desktop/notifications.ts';
import { cueImage } from './cue-image.ts';

/**
 * How many launches want the user, beside the program's icon: a number on macOS and where a Linux
 * desktop shows one, a cue light on the window's button on Windows.
 */
export function showBadge(
  platform: 'win32' | 'darwin' | 'linux',
  { badge, cue }: Pick<DesktopNotification, 'badge' | 'cue'>,
  window: BrowserWindow | undefined,
  { desktop }: Messages,
): void {
  if (platform !== 'win32') app.setBadgeCount(badge);
  else if (badge === 0) window?.setOverlayIcon(null, '');
  else window?.setOverlayIcon(cueImage(cue, 16), desktop.wantYou({ count: badge }));
}
