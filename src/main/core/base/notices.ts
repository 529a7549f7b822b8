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
  const listeners = new Set<(all: readonly Notice[]) => void>();
  const change = (next: readonly Notice[]) => {
    all = next;
    for (const listener of listeners) listener(all);
  };
  return {
    list: () => all,
    add(notice) {
      if (!all.some(({ id }) => id === notice.id)) change([...all, notice].slice(-MAX));
    },
    dismiss(id) {
      change(all.filter((notice) => notice.id !== id));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
