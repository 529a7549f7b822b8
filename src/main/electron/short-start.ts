import { HIDDEN, type Start } from '../core/window/start-arguments.ts';

/**
 * Chromium passes at most 32 KiB of arguments and folder to the instance that is already running. With more, that
 * instance does not answer and the new one terminates it, which any web page could cause with a link.
 */
const HANDED_OVER_BYTES = 16 * 1024;
/** Longer than a link may be, so that a link that was cut to this length is still refused as too long. */
const TOO_LONG = 2_049;

/**
 * The arguments to restart with if there are more than can be passed on, otherwise `undefined`. Only what the program
 * reads is kept: its own switches and the link or the file. `args` are the program's own arguments in `argv`.
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
  // A path that was cut would be another one.
  if (start.mode === 'file')
    return Buffer.byteLength(start.text) < HANDED_OVER_BYTES / 2
      ? [...ours, '--', start.text]
      : ours;
  if (start.mode === 'hidden') return [...ours, HIDDEN];
  // A link that was refused for another reason must not become valid by being cut.
  return [
    ...ours,
    '--open-url',
    '--',
    ...(start.mode === 'link' ? [start.text.slice(0, TOO_LONG)] : []),
  ];
}
