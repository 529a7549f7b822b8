/** The most pages that can be gone back to. */
const MAX_BACK = 50;

/** The pages before and after the one that is shown. */
export interface PageStack<T> {
  /** The oldest first. */
  readonly back: readonly T[];
  /** The next one first. */
  readonly forward: readonly T[];
}

/** A window that has just opened. */
export const noPages = { back: [], forward: [] } as const;

/** The history after `left` was left for another page. */
export const leave = <T>({ back }: PageStack<T>, left: T): PageStack<T> => ({
  back: [...back, left].slice(-MAX_BACK),
  forward: [],
});

/** One step back from `now`: the page to show, and the history then. Undefined at the beginning. */
export function stepBack<T>(
  { back, forward }: PageStack<T>,
  now: T,
): readonly [T, PageStack<T>] | undefined {
  const to = back.at(-1);
  if (to === undefined) return undefined;
  return [to, { back: back.slice(0, -1), forward: [now, ...forward] }];
}

/** One step forward from `now`. Undefined at the end. */
export function stepForward<T>(
  { back, forward }: PageStack<T>,
  now: T,
): readonly [T, PageStack<T>] | undefined {
  const [to, ...rest] = forward;
  if (to === undefined) return undefined;
  return [to, { back: [...back, now], forward: rest }];
}
