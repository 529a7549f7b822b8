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

/** Reports problems with a stored file as notices, whose ids begin with `what` it holds. */
export const storeReports = (notices: Pick<Notices, 'add'>, what: StoredData) => ({
  onDamaged: (keptAs: string) => {
    notices.add({ id: `${what}-damaged`, about: 'settings-damaged', what, keptAs });
  },
  onUnread: (failure: Failure) => {
    notices.add({ id: `${what}-unread`, about: 'unread', failure });
  },
});
