import type { LaunchState, Step } from '../../shared/launch/launch-state.ts';
import { startedAt } from './launch-text.ts';
import { t } from '../i18n/locale.svelte.ts';
import { clockTime, durationText } from '../i18n/times.ts';

/** One fact of a launch as it is, and whether it is a name that others are given. */
export interface LaunchDetail {
  readonly name: string;
  readonly value: string;
  readonly isCopied: boolean;
}

/** Everything that is known of a launch: ids first, since those who help ask for them. */
export function launchDetails(launch: LaunchState): readonly LaunchDetail[] {
  const names = t().launchDetails.facts;
  const { stream = {}, failure } = launch;
  const ids = {
    requestId: launch.requestId,
    streamId: stream.streamId,
    session: launch.session,
    studio: launch.studio,
    connection: launch.connection,
    launch: launch.launch,
  };
  const facts = {
    state: stream.state,
    statusCode: stream.statusCode,
    createdAt: stream.createdAt,
    createdBy: stream.createdBy,
    ownedBy: stream.ownedBy,
    expiresAt: stream.expiresAt,
    workstationState: launch.workstationState,
    workstationStatus: launch.workstationStatus,
    requests: String(launch.requests),
    failure: failure?.code,
  };
  const known = (of: Partial<Record<keyof typeof names, string | undefined>>, isCopied: boolean) =>
    (Object.keys(of) as (keyof typeof names)[]).flatMap((name) => {
      const value = of[name];
      return value === undefined ? [] : [{ name: names[name], value, isCopied }];
    });
  return [...known(ids, true), ...known(facts, false)];
}

/** When each step of a launch began, and how long after the first. */
export function launchTimes(launch: LaunchState): readonly Omit<LaunchDetail, 'isCopied'>[] {
  const begunMs = startedAt(launch);
  const { states } = t().launch;
  return (Object.entries(launch.entered) as [Step, number][])
    .toSorted(([, a], [, b]) => a - b)
    .map(([step, atMs]) => ({
      name: states[step],
      value: t().launchDetails.timeAfter({
        time: clockTime(atMs),
        span: durationText(atMs - begunMs),
      }),
    }));
}
