import type { MenuItem } from '../../shared/ipc/contract.ts';
import { looksLikeLink } from '../../shared/links/deep-link.ts';
import type { FileImport } from '../connections/file-import.svelte.ts';
import type { LaunchStrip } from '../launch/launch-strip.svelte.ts';
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

/** Whether a dialog is open, which has the keys to itself. */
const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

const isTextField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof Element &&
  target.matches('textarea, input:not([type="checkbox"], [type="radio"])');

/** What Escape and the keys for going back act on. */
type NavigationControls = Pick<Navigation, 'page' | 'details' | 'setDetails' | 'back' | 'forward'>;

/**
 * Escape closes the panel of launches if it is open, otherwise the page. Alt+Left goes back, Alt+Right forward (on a Mac also
 * Command with a bracket).
 */
export function runNavigationKey(
  event: KeyboardEvent,
  navigation: NavigationControls,
  strip: Pick<LaunchStrip, 'isOpen' | 'close'>,
  isMac: boolean,
): void {
  if (event.defaultPrevented || isDialogOpen()) return;
  const action = navigationKey(event, isMac);
  if (action === undefined) return;
  if (action === 'close' && isTextField(event.target) && event.target.type === 'search')
    // Escape has just cleared the field, or leaves it.
    if (event.target.value !== '') return;
  event.preventDefault();
  if (action === 'close' && strip.isOpen) {
    strip.close();
    return;
  }
  if (action === 'forward') navigation.forward();
  else if (action === 'back' || navigation.page !== 'connection') navigation.back();
  else if (navigation.details) navigation.setDetails(false);
}

function navigationKey(
  event: KeyboardEvent,
  isMac: boolean,
): 'close' | 'back' | 'forward' | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || shiftKey) return undefined;
  if (metaKey) return isMac && !altKey ? BRACKETS.get(key) : undefined;
  if (key === 'Escape' && !altKey) return 'close';
  // On a Mac, Option with an arrow moves by words.
  return altKey && !(isMac && isTextField(event.target)) ? ARROWS.get(key) : undefined;
}

const BRACKETS: ReadonlyMap<string, 'back' | 'forward'> = new Map([
  ['[', 'back'],
  [']', 'forward'],
]);
const ARROWS: ReadonlyMap<string, 'back' | 'forward'> = new Map([
  ['ArrowLeft', 'back'],
  ['ArrowRight', 'forward'],
]);

/** The buttons of a mouse that go back and forward. */
export function runMouseNavigation(event: MouseEvent, navigation: NavigationControls): void {
  if (isDialogOpen() || (event.button !== 3 && event.button !== 4)) return;
  event.preventDefault();
  if (event.button === 4) navigation.forward();
  else navigation.back();
}

/** Notes that something was entered or chosen in the form of the page. A chosen file opens a form of its own. */
export function noteInput({ target }: Event, navigation: Pick<Navigation, 'markEdited'>): void {
  if (target instanceof HTMLElement && target.matches('main form :not([type="file"])'))
    navigation.markEdited(target);
}

/** Text that has an address with a token, as a command of a cluster prints it. */
const ADDRESS = /https:\/\/\S+[?&]authToken=/i;

/** True for text that has a one-time address in it. */
export const hasAddress = (text: string): boolean => ADDRESS.test(text);

/**
 * Takes what is pasted anywhere but into a field, unless a dialog is open: a file or the text of a connection for the
 * form, a one-time address, about which it asks, or a link, of which it shows where it leads. A link that is pasted into
 * a search is taken too: nothing is called like a link.
 */
export function takePasted(
  event: ClipboardEvent,
  navigation: Pick<Navigation, 'openAddress' | 'openPalette'>,
  fileImport: Pick<FileImport, 'isLike' | 'take' | 'takeText'>,
): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const files = [...(event.clipboardData?.files ?? [])];
  const field = event.target instanceof Element ? event.target.closest('input, textarea') : null;
  const isSearch = field?.matches('[type="search"]') ?? false;
  if (field !== null && !(isSearch && looksLikeLink(text.trim()))) return;
  if (files.length > 0) void fileImport.take(files);
  else if (fileImport.isLike(text)) void fileImport.takeText(text);
  else if (hasAddress(text)) navigation.openAddress(text);
  else if (looksLikeLink(text.trim())) navigation.openPalette(text.trim());
  else return;
  event.preventDefault();
}
