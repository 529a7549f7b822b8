import { createEmitter } from './emitter.ts';
import type { Failure, StoredData } from '../../../shared/base/failure.ts';
import type { Notice } from '../../../shared/base/notice.ts';

/** Notices at the top of the window, each shown until it is dismissed. A notice with a known id is not added again. */
export interface Notices {
  list(): readonly Notice[];
  add(notice: Notice): void;
  dismiss(id: string): void;
  onChange(listener: (all: readonly Notice[]) => void): () => void;
}

const MAX = 20;

/** {@link Notices} that keeps the last 20. */
export function createNotices(): Notices {
  let all: readonly Notice[] = [];
  const changes = createEmitter<readonly Notice[]>();
  const change = (next: readonly Notice[]) => {
    all = next;
    changes.emit(all);
  };
  return {
    list: () => all,
    add(notice) {
      if (!all.some(({ id }) => id === notice.id)) change([...all, notice].slice(-MAX));
    },
    dismiss(id) {
      change(all.filter((notice) => notice.id !== id));
    },
    onChange: changes.on,
  };
}

/** What a stored file holds. */
type Stored = StoredData | 'settings';

/**
 * Reports problems with a stored file as notices, whose ids begin with `what` it holds. Each damage has a notice, because each
 * leaves a file of its own.
 */
export function storeReports(notices: Pick<Notices, 'add'>, what: Stored) {
  let damages = 0;
  return {
    onDamaged: (keptAs: string) => {
      damages += 1;
      notices.add({
        id: `${what}-damaged-${damages}`,
        about: 'settings-damaged',
        keptAs,
        ...(what !== 'settings' && { what }),
      });
    },
    onUnread: (failure: Failure) => {
      notices.add({ id: `${what}-unread`, about: 'unread', failure });
    },
  };
}

/** Dismisses the notices of {@link storeReports}, for a command that reports the problem itself. */
export function dismissReports(notices: Pick<Notices, 'list' | 'dismiss'>, what: Stored): void {
  for (const { id } of notices.list())
    if (id.startsWith(`${what}-damaged-`) || id === `${what}-unread`) notices.dismiss(id);
}
