import { looksLikeLink } from '../../../shared/links/deep-link.ts';
import type { LinkRefusal } from '../../../shared/base/reasons.ts';

/** What the program was started for. */
export type Start =
  | { readonly mode: 'window' }
  /** At login: the program is there, its window is not. */
  | { readonly mode: 'hidden' }
  | { readonly mode: 'link'; readonly text: string }
  | { readonly mode: 'link-refused'; readonly reason: LinkRefusal }
  | { readonly mode: 'command'; readonly args: readonly string[] };

/** The first word of a command line. None of these opens a window, except `practice-viewer`. */
export const COMMANDS = [
  'connect',
  'connections',
  'sessions',
  'profiles',
  'start',
  'stop',
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

/** What our entries for the login start the program with. Of no effect beside anything else of ours. */
export const HIDDEN = '--hidden';

const isCommand = (text: string): boolean => COMMANDS.some((command) => command === text);

/**
 * Reads the arguments (without the executable and, in development, the project's folder).
 *
 * Links come from outside, in `--open-url -- LINK` as we register it, or bare; browsers and Chromium
 * put switches around them, so the link is looked for, never taken from the end (CVE-2018-1000006).
 * What stands after `--` is ours alone: there, a link beside anything else is refused. Other
 * arguments are not looked at: a file or a UNC path named here is never opened (CVE-2022-25165).
 */
export function readArgv(args: readonly string[]): Start {
  const cut = args.indexOf('--');
  const ours = cut < 0 ? args : args.slice(cut + 1);
  const links = args.filter(looksLikeLink);
  const fromSystem = args.slice(0, cut < 0 ? args.length : cut).includes('--open-url');
  const [first] = ours;
  if (first !== undefined && !fromSystem && isCommand(first))
    return { mode: 'command', args: ours };
  if (links.length > 1) return { mode: 'link-refused', reason: 'several-links' };
  const [link] = links;
  if (link !== undefined) {
    if (cut >= 0 && (ours.length !== 1 || first !== link)) {
      return { mode: 'link-refused', reason: 'more-than-a-link' };
    }
    return { mode: 'link', text: link };
  }
  if (fromSystem) return { mode: 'link-refused', reason: 'no-link' };
  if (cut >= 0 && first !== undefined) return { mode: 'command', args: ours };
  return { mode: args.includes(HIDDEN) ? 'hidden' : 'window' };
}
