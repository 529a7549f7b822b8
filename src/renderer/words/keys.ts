import type { AppState } from '../../shared/contract.ts';

/** A shortcut as it is shown: `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export const shortcut = (platform: AppState['platform'] | undefined, key: string): string =>
  `${platform === 'darwin' ? '⌘' : 'Ctrl+'}${key}`;
