import { HIDDEN, type Start } from '../core/window/argv.ts';

/**
 * Chromium hands at most 32 KiB of arguments and folder over to the program that runs already. Where it is
 * more, that program does not answer, and the one that starts ends it: any page could do that with a link.
 */
const HANDED_OVER_BYTES = 16 * 1024;
/** Longer than a link may be, so that what is cut to it is refused with that reason. */
const TOO_LONG = 2_049;

/**
 * The arguments to start again with where there are more than can be handed over; nothing where all is well. What is
 * left is what would have been looked at: our own switches, and the link. `args` are the program's own
 * in `argv`.
 */
export function shortStart(
  argv: readonly string[],
  args: readonly string[],
  start: Start,
): string[] | undefined {
  const bytes = argv.reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0);
  if (bytes <= HANDED_OVER_BYTES) return undefined;
  const ours = [
    ...argv.slice(1, argv.length - args.length),
    ...args.filter((one) => one === '--no-sandbox').slice(0, 1),
  ];
  if (start.mode === 'window') return ours;
  if (start.mode === 'hidden') return [...ours, HIDDEN];
  // What was refused for more than its length must not become a link that is none the worse.
  return [
    ...ours,
    '--open-url',
    '--',
    ...(start.mode === 'link' ? [start.text.slice(0, TOO_LONG)] : []),
  ];
}
