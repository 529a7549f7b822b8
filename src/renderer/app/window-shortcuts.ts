import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { Navigation } from './navigation.svelte.ts';

/** The command of each key that is pressed together with Control or Command. */
const SHORTCUTS: ReadonlyMap<string, MenuItem> = new Map([
  ['n', 'new-connection'],
  [',', 'settings'],
  ['k', 'find-anything'],
]);

/** Runs the command of a keyboard shortcut, if `event` is one. */
export function runShortcut(
  event: KeyboardEvent,
  commands: Readonly<Record<MenuItem, () => void>>,
): void {
  if (event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  const command = SHORTCUTS.get(event.key.toLowerCase());
  if (command === undefined) return;
  event.preventDefault();
  commands[command]();
}

/** Text that has an address with a token, as a command of a cluster prints it. */
const ADDRESS = /https:\/\/\S+[?&]authToken=/i;

/** Asks about a one-time address that is pasted anywhere but into a field, unless a dialog is open. */
export function offerAddress(
  event: ClipboardEvent,
  navigation: Pick<Navigation, 'dialog' | 'openAddress'>,
): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const isTyped =
    event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (isTyped || navigation.dialog !== undefined || !ADDRESS.test(text)) return;
  event.preventDefault();
  navigation.openAddress(text);
}
