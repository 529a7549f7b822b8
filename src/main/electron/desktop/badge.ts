import { app, type BrowserWindow } from 'electron';
import type { Messages } from '../../../shared/languages/language-messages.ts';
import type { DesktopStatus } from '../../core/desktop/desktop-status.ts';
import { statusIndicatorImage } from './status-indicator-image.ts';

/**
 * Shows on the app icon how many launches need attention: as a number on macOS and on Linux desktops that
 * support it, as a status indicator on the window's taskbar button on Windows.
 */
export function showBadge(
  platform: 'win32' | 'darwin' | 'linux',
  { badge, indicator }: DesktopStatus,
  window: BrowserWindow | undefined,
  { desktop }: Messages,
): void {
  if (platform !== 'win32') app.setBadgeCount(badge);
  else if (badge === 0) window?.setOverlayIcon(null, '');
  else
    window?.setOverlayIcon(
      statusIndicatorImage(indicator, '16'),
      desktop.wantYou({ count: badge }),
    );
}
