// Must be imported before anything that reads the time.

/** The fixed time of the gallery: a Tuesday morning in any time zone. */
export const NOW = new Date(2026, 4, 12, 9, 2, 37).getTime();

const minutes = (count: number): number => NOW + count * 60_000;
/** The time in this many minutes, in the format of services. */
export const isoIn = (count: number): string => new Date(minutes(count)).toISOString();
/** The time in this many minutes, in milliseconds since 1970. */
export const msIn = minutes;

const Real = Date;

/** The `Date` of the page, with a fixed time. */
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
