import { isChanging, type LaunchState } from '../../shared/launch/launch-state.ts';
import { changeOf } from './change-text.ts';

/** How far the bar gets before the stream is ready: an estimate never shows the end. */
const ALMOST = 0.9;
/** A launch is overdue if it takes half as long again as usual, and at least this much longer. */
const OVERDUE_MS = 3000;
const OVERDUE_FACTOR = 1.5;

/** When the launch began with what it does now: with the change of the workstation, or with the request of the stream. */
export function stepBegan(launch: LaunchState): number {
  const { entered, at } = launch;
  const change = isChanging(launch) ? changeOf(launch) : undefined;
  return (change === undefined ? (entered.requesting ?? entered.waiting) : entered[change]) ?? at;
}

const awaitsStream = ({ state }: LaunchState): boolean =>
  state === 'requesting' || state === 'waiting';

/** The elapsed part of the launch, from 0 to 1; undefined if it is not known how long it usually takes. */
export function launchProgress(launch: LaunchState, nowMs: number): number | undefined {
  if (!launch.usualMs || isChanging(launch)) return undefined;
  if (!awaitsStream(launch)) return 1;
  return Math.min(ALMOST, Math.max(0, nowMs - stepBegan(launch)) / launch.usualMs);
}

/** True if the stream takes longer than usual. */
export function isOverdue(launch: LaunchState, nowMs: number): boolean {
  const { usualMs } = launch;
  if (usualMs === undefined || !awaitsStream(launch)) return false;
  const elapsedMs = nowMs - stepBegan(launch);
  return elapsedMs > Math.max(usualMs * OVERDUE_FACTOR, usualMs + OVERDUE_MS);
}
