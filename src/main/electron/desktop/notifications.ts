import { Notification } from 'electron';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import { notificationWords, type DesktopTelling } from '../../../shared/desktop/desktop-words.ts';
import type { LocaleSource } from '../../core/base/locale-follower.ts';
import { statusIndicatorImage } from './status-indicator-image.ts';

const indicators: Readonly<Record<DesktopTelling['kind'], IndicatorKind>> = {
  ready: 'go',
  failed: 'stop',
  'stops-soon': 'care',
  'sign-in-needed': 'care',
  'code-needed': 'care',
};

/** As many as a system keeps; of older ones a press may go unheard. */
const MAX_KEPT = 20;

/** Shows what is to be told as notifications of the system; `onPressed` hears which was pressed. */
export function createNotifier(
  onPressed: (telling: DesktopTelling) => void,
  locale: Pick<LocaleSource, 'current'>,
): (telling: DesktopTelling) => void {
  // One that is not held is collected as garbage, and with it the press.
  const kept = new Set<Notification>();
  return (telling) => {
    if (!Notification.isSupported()) return;
    const icon = statusIndicatorImage(indicators[telling.kind], '32');
    const notification = new Notification({
      ...notificationWords(telling, locale.current()),
      icon,
    });
    notification.on('click', () => {
      kept.delete(notification);
      onPressed(telling);
    });
    notification.on('close', () => {
      kept.delete(notification);
    });
    kept.add(notification);
    for (const oldest of [...kept].slice(0, Math.max(0, kept.size - MAX_KEPT))) kept.delete(oldest);
    notification.show();
  };
}
