import type { AppState } from '../../shared/ipc/contract.ts';
import { t } from '../i18n/locale.svelte.ts';

/** A shortcut as it is shown: `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function shortcut(platform: AppState['platform'] | undefined, key: string): string {
  const { command, control } = t().general.keys;
  return (platform === 'darwin' ? command : control)({ key });
}
