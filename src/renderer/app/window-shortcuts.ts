import type { MenuItem } from '../../shared/ipc/contract.ts';
import type { FileImport } from '../connections/file-import.svelte.ts';
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

/**
 * Takes what is pasted anywhere but into a field, unless a dialog is open: a file or the text of a connection for the
 * form, or a one-time address, about which it asks.
 */
export function takePasted(
  event: ClipboardEvent,
  navigation: Pick<Navigation, 'openAddress'>,
  fileImport: Pick<FileImport, 'isLike' | 'take' | 'takeText'>,
): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const files = [...(event.clipboardData?.files ?? [])];
  const isTyped =
    event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (isTyped) return;
  if (files.length > 0) void fileImport.take(files);
  else if (fileImport.isLike(text)) void fileImport.takeText(text);
  else if (ADDRESS.test(text)) navigation.openAddress(text);
  else return;
  event.preventDefault();
}
