/** True in `npm run test:faults`, whose tests can take long. */
export const areAll: boolean = process.env.STAGEDOOR_TEST_FAULTS === 'all';

/** How often a fault is tried: `few` times in `npm test`, `all` times in `npm run test:faults`. */
export const rounds = (few: number, all: number): number => (areAll ? all : few);

/** Prints what was measured. Figures are never asserted. */
export function printFigure(what: string, valuesMs: readonly number[]): void {
  const sorted = valuesMs.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  const figures = `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, longest ${at(1)} ms`;
  console.log(`${what}: ${figures}, of ${sorted.length}`);
}
