/** Repeatable randomness: the same seed gives the same history. */
export function createChance(seed: number) {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    random,
    /** True with the probability `part`. */
    once: (part: number): boolean => random() < part,
    between: (from: number, to: number): number => from + Math.floor(random() * (to - from + 1)),
    pick: <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)],
  };
}
export type Chance = ReturnType<typeof createChance>;
