import { looksLikeLink, parseDeepLink, type LinkResult } from '../../../shared/links/deep-link.ts';
import { isConnectionFile } from './file-argument.ts';
import { hasStreamToken } from './stream-token.ts';
import type { LinkRefusal } from '../../../shared/base/reasons.ts';

/** What the program was started for. */
export type Start =
  | { readonly mode: 'window' }
  /** Started at login: the program runs without a window. */
  | { readonly mode: 'hidden' }
  /** `text` is the link as it was passed, for a restart with shorter arguments. */
  | { readonly mode: 'link'; readonly text: string; readonly parsed: LinkResult }
  | { readonly mode: 'link-refused'; readonly reason: LinkRefusal }
  /** A connection file to show in the form. `text` is its path or address as it was passed. */
  | { readonly mode: 'file'; readonly text: string }
  | { readonly mode: 'command'; readonly args: readonly string[] };

/** The first word of a command line. None of these opens a window, except `practice-viewer`. */
export const COMMANDS = [
  'connect',
  'connections',
  'sessions',
  'profiles',
  'start',
  'stop',
  'reboot',
  'end',
  'new',
  'history',
  'doctor',
  'practice',
  'completion',
  'help',
  'practice-viewer',
  '--version',
  '-v',
  '--help',
  '-h',
] as const;

/** The switch in Stagedoor's login entries. It has no effect together with a link or a command. */
export const HIDDEN = '--hidden';

const isCommand = (text: string): boolean => COMMANDS.some((command) => command === text);

/**
 * Reads the arguments (without the executable and, in development, the project's folder), and parses the link
 * if there is one.
 *
 * Links come from other programs, as `--open-url -- LINK` (the registered form) or bare. Browsers and Chromium
 * add switches around them, so every argument is searched for the link (CVE-2018-1000006). Only Stagedoor's own
 * arguments may follow `--`: a link together with anything else there is refused.
 *
 * A one-time address is refused, because other programs can see arguments. With `--` it is a command, which says so in
 * the terminal; without, the program may have no terminal, and the window says it.
 *
 * A `.dcv` file is the only argument after `--`, or the first one that is no switch. A link is never a file. Other
 * arguments are ignored. Whether the file may be read is decided later: a UNC path is never opened (CVE-2022-25165).
 */
export function readStartArguments(args: readonly string[]): Start {
  const cut = args.indexOf('--');
  const ownArgs = cut < 0 ? args : args.slice(cut + 1);
  const links = args.filter(looksLikeLink);
  const fromSystem = args.slice(0, cut < 0 ? args.length : cut).includes('--open-url');
  const [first] = ownArgs;
  if (first !== undefined && !fromSystem && isCommand(first))
    return { mode: 'command', args: ownArgs };
  if (links.length > 1) return { mode: 'link-refused', reason: 'several-links' };
  const [link] = links;
  if (link !== undefined) {
    if (cut >= 0 && (ownArgs.length !== 1 || first !== link)) {
      return { mode: 'link-refused', reason: 'more-than-a-link' };
    }
    return { mode: 'link', text: link, parsed: parseDeepLink(link) };
  }
  if ((fromSystem || cut < 0) && args.some(hasStreamToken))
    return { mode: 'link-refused', reason: 'one-time-address' };
  const file = fileIn(cut < 0 ? args.filter((arg) => !arg.startsWith('-')).slice(0, 1) : ownArgs);
  if (file !== undefined && !args.includes(HIDDEN)) return { mode: 'file', text: file };
  if (fromSystem)
    return { mode: 'link-refused', reason: hasText(ownArgs) ? 'not-ours' : 'no-link' };
  if (cut >= 0 && first !== undefined) return { mode: 'command', args: ownArgs };
  return { mode: args.includes(HIDDEN) ? 'hidden' : 'window' };
}

/** True if there is another argument than switches, which browsers and Chromium add. */
const hasText = (args: readonly string[]): boolean =>
  args.some((arg) => arg !== '' && !arg.startsWith('-'));

/** The only argument, if it names a connection file. */
const fileIn = (args: readonly string[]): string | undefined =>
  args.length === 1 ? args.find(isConnectionFile) : undefined;
