// To be imported before anything that looks at the time.

/** The time it always is in the gallery: a Tuesday morning, wherever one is. */
export const NOW = new Date(2026, 4, 12, 9, 2, 37).getTime();

const minutes = (count: number): number => NOW + count * 60_000;
/** The moment so many minutes from now, as services write it. */
export const isoIn = (count: number): string => new Date(minutes(count)).toISOString();
/** The same in milliseconds since 1970. */
export const msIn = minutes;

const Real = Date;

/** The page's `Date`, which stands still. */
class FrozenDate extends Real {
  constructor(...given: readonly unknown[]) {
    // What `Date` makes of its arguments is its own business.
    super(...((given.length === 0 ? [NOW] : given) as [number]));
  }

  static override now(): number {
    return NOW;
  }
}

globalThis.Date = FrozenDate as DateConstructor;
