import { createEmitter } from './emitter.ts';
import type { Notice } from '../../../shared/base/notice.ts';

/** What the window tells above everything else, until it is dismissed. The same notice is told once. */
export interface Notices {
  list(): readonly Notice[];
  add(notice: Notice): void;
  dismiss(id: string): void;
  onChange(listener: (all: readonly Notice[]) => void): () => void;
}

const MAX = 20;

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
