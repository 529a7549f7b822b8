import type { UpdateState } from '../../shared/updates/updates.ts';
import { perLocale } from '../i18n/formats.ts';
import { t } from '../i18n/locale.svelte.ts';
import { clockText } from '../i18n/times.ts';

const percent = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

/** The progress of an update in a sentence; undefined if a failure is shown instead. */
export function updateText(update: UpdateState, nowMs: number): string | undefined {
  const texts = t().updates;
  switch (update.state) {
    case 'off':
      return texts.off[update.why];
    case 'idle':
      return update.checkedAt === undefined
        ? texts.idle
        : texts.idleSince({ when: clockText(update.checkedAt, nowMs) });
    case 'checking':
      return texts.checking;
    case 'available':
      return texts.available({ version: update.version });
    case 'downloading':
      return texts.downloading({
        version: update.version,
        percent: percent().format(update.percent / 100),
      });
    case 'ready':
      return update.waits
        ? texts.waits({ version: update.version })
        : texts.ready({ version: update.version });
    case 'installing':
      return texts.installing({ version: update.version });
    case 'notify-only':
      return texts.toldOnly[update.by]({ version: update.version });
    case 'failed':
      return undefined;
  }
}

/** The version that the user can install now, if there is one. */
export const waitingVersion = (update: UpdateState): string | undefined =>
  update.state === 'notify-only' || (update.state === 'ready' && !update.waits)
    ? update.version
    : undefined;
