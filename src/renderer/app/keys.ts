import type { AppState } from '../../shared/ipc/contract.ts';
import { say } from '../i18n/say.svelte.ts';

/** A shortcut as it is shown: `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function shortcut(platform: AppState['platform'] | undefined, key: string): string {
  const { command, control } = say().general.keys;
  return (platform === 'darwin' ? command : control)(key);
}
