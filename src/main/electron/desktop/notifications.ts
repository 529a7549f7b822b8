import { Notification } from 'electron';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import {
  notificationText,
  type NotificationContent,
} from '../../../shared/desktop/desktop-text.ts';
import type { LocaleSource } from '../../core/base/locale-follower.ts';
import { statusIndicatorImage } from './status-indicator-image.ts';

const indicators: Readonly<Record<NotificationContent['kind'], IndicatorKind>> = {
  ready: 'go',
  failed: 'stop',
  stopped: 'care',
  'stops-soon': 'care',
  'viewer-closed': 'care',
  'sign-in-needed': 'care',
  'code-needed': 'care',
};

/** How many notifications are shown. Clicking an older one may have no effect. */
const MAX_SHOWN = 20;

/** Returns a function that shows system notifications. `onClick` gets the one that was clicked. */
export function createNotifier(
  onClick: (content: NotificationContent) => void,
  locale: Pick<LocaleSource, 'current'>,
): (content: NotificationContent) => void {
  // An unreferenced notification is garbage collected, and its click event with it.
  const shown = new Set<Notification>();
  return (content) => {
    if (!Notification.isSupported()) return;
    const icon = statusIndicatorImage(indicators[content.kind], '32');
    const notification = new Notification({
      ...notificationText(content, locale.current()),
      icon,
    });
    notification.on('click', () => {
      shown.delete(notification);
      onClick(content);
    });
    notification.on('close', () => {
      shown.delete(notification);
    });
    // macOS shows notifications of signed programs only.
    notification.on('failed', () => {
      shown.delete(notification);
    });
    shown.add(notification);
    for (const oldest of [...shown].slice(0, Math.max(0, shown.size - MAX_SHOWN)))
      shown.delete(oldest);
    notification.show();
  };
}
