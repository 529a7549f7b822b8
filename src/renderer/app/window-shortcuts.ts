import type { MenuItem } from '../../shared/ipc/contract.ts';

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
