// Must be imported before anything that reads the time.

/** The fixed time of the gallery: a Tuesday morning in any time zone. */
export const NOW = new Date(2026, 4, 12, 9, 2, 37).getTime();

const minutes = (count: number): number => NOW + count * 60_000;
/** The time in so many minutes, as services write it. */
export const isoIn = (count: number): string => new Date(minutes(count)).toISOString();
/** The same in milliseconds since 1970. */
export const msIn = minutes;

const Real = Date;

/** The page's `Date`, which stands still. */
class FrozenDate extends Real {
  constructor(...given: readonly unknown[]) {
    // Handles its arguments like the original `Date`.
    super(...((given.length === 0 ? [NOW] : given) as [number]));
  }

  static override now(): number {
    return NOW;
  }
}

globalThis.Date = FrozenDate as DateConstructor;
