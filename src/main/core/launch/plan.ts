import type { Connection } from '../../../shared/connections/connection.ts';
import type { LaunchId, ResourceId } from '../../../shared/base/ids.ts';
import type { Preferences } from '../../../shared/settings/preferences.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { StreamRules } from '../viewer/parse-stream-url.ts';
import { withViewingDefaults } from '../viewer/viewing.ts';
import type { LaunchPlan } from './launch.ts';
import type { LaunchOptions, LaunchRequest } from './launch-request.ts';
import type { OneTimeAddress } from './one-time-address.ts';
import { timesKey, type Records } from './records/records.ts';

/** The time limit of a launch from the window, in milliseconds. The command line has `--timeout`. */
const WINDOW_LIMIT_MS = 600_000;

/** What the caller decides about a launch. {@link planLaunch} adds what follows from the connection. */
export type LaunchSpec = Omit<
  LaunchPlan,
  'connection' | 'connectionName' | 'rules' | 'studio' | 'observedDurations'
> & {
  readonly studio?: ResourceId;
  /** Overrides the connection's transport for this launch. */
  readonly transport?: 'websocket';
  /** The one-time address to open. Its launch is neither recorded nor part of the history. */
  readonly address?: OneTimeAddress;
};

/** What a launch from the window does: how long it may take and what it waits for. */
export function windowLaunchSpec(
  launch: LaunchId,
  { connection: _, change, connects, ...target }: LaunchRequest,
  { changeToken, via, ...options }: LaunchOptions,
): LaunchSpec {
  return {
    launch,
    ...options,
    ...target,
    via: connects === false ? 'no-stream' : via,
    limitMs: WINDOW_LIMIT_MS,
    waitFor: 'viewer',
    ...(change !== undefined && {
      change: { change, token: changeToken, wait: true, isListed: true },
    }),
  };
}

/** What {@link planLaunch} reads besides the connection. */
export interface LaunchContext {
  /** The stream rules of the connection's kind. */
  readonly rulesOf: (connection: Connection) => StreamRules;
  /** The display options of the user's preferences. */
  readonly display: Preferences['display'];
  /** How long streams took before, by connection and launch profile. */
  readonly times: Records['times'];
  /** The launch profile of the workstation, if it is known. */
  readonly profile: string | undefined;
}

/** The whole plan of a launch: the caller's decisions, the connection's rules, and learned durations. */
export function planLaunch(
  connection: Connection,
  { transport, ...spec }: Omit<LaunchSpec, 'address'>,
  { rulesOf, display, times, profile }: LaunchContext,
): LaunchPlan {
  return {
    ...spec,
    connection: connection.id,
    connectionName: connection.name,
    rules: {
      ...rulesOf(withViewingDefaults(connection, display)),
      ...omitUndefined({ transport }),
    },
    observedDurations: times[timesKey(connection.id, profile)] ?? [],
    ...omitUndefined({ studio: spec.studio ?? savedStudio(connection) }),
  };
}

/** The launch profile of the workstation that a launch creates, if it creates one. */
export const orderedProfile = ({ change }: Pick<LaunchSpec, 'change'>): string | undefined =>
  change?.change.what === 'create' ? change.change.order.profile : undefined;

/** The studio that the connection names, for kinds that have studios. */
export const savedStudio = (connection: Connection): ResourceId | undefined =>
  connection.kind === 'nimble' ? connection.studioId : undefined;
