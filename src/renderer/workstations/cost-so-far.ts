import type { Prices } from '../../shared/connections/prices.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';

/** What a workstation has cost since its last start. */
export interface CostSoFar {
  readonly amount: number;
  /** The price of an hour. */
  readonly perHour: number;
  /** The currency's code in ISO 4217. */
  readonly currency: string;
}

const HOUR_MS = 3_600_000;

/**
 * The cost of a workstation that runs, from its start and the price of its instance type. Undefined if one of them is not
 * known. Disks and traffic are not part of it. Pure.
 */
export function costSoFar(
  { state, startedAt, instanceType }: Workstation,
  prices: Prices | undefined,
  nowMs: number,
): CostSoFar | undefined {
  if (state !== 'READY' || prices === undefined || instanceType === undefined) return undefined;
  // A type can have the name of a property that every object inherits.
  if (!Object.hasOwn(prices.perHour, instanceType)) return undefined;
  const perHour = prices.perHour[instanceType];
  const sinceMs = nowMs - Date.parse(startedAt ?? '');
  if (perHour === undefined || !(sinceMs >= 0)) return undefined;
  return { amount: (sinceMs / HOUR_MS) * perHour, perHour, currency: prices.currency };
}
