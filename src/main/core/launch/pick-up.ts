import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Change } from './change.ts';
import type { SavedLaunch, LaunchRequest } from './launch-request.ts';
import type { UnderWay } from './records.ts';

/** What a launch that was noted is gone on with: the same ids and tokens, so that looking comes first. */
export function savedLaunch(entry: UnderWay, uuid: () => string): SavedLaunch {
  const { launch, connection, connects, token, change, studio, session, stream, workstation } =
    entry;
  const wanted = change === undefined ? undefined : changeOf(change);
  const wish: LaunchRequest = {
    connection,
    connects,
    ...omitUndefined({ studio, session, stream, workstation, change: wanted }),
  };
  return { launch, wish, token, changeToken: change?.token ?? uuid() };
}

function changeOf(kept: NonNullable<UnderWay['change']>): Change | undefined {
  switch (kept.what) {
    case 'create': {
      const { profile, image, instanceType } = kept;
      if (profile === undefined) return undefined;
      return {
        what: 'create',
        order: {
          profile,
          ...omitUndefined({ image, instanceType }),
        },
      };
    }
    case 'start':
      return { what: 'start', ...omitUndefined({ backup: kept.backup }) };
    case 'stop':
    case 'end':
      return { what: kept.what };
  }
}

/** How a launch that another program runs is shown: where it is, and nothing to press. */
export function shownElsewhere(entry: UnderWay): LaunchState {
  const { launch, connection, connectionName, studio, session, workstation, stream, state, at } =
    entry;
  return {
    launch,
    connection,
    connectionName,
    state,
    entered: { [state]: at },
    at,
    requests: 0,
    notices: [],
    elsewhere: true,
    ...(!entry.connects && { connects: false }),
    ...omitUndefined({ studio, session, workstation }),
    ...(stream !== undefined && { stream: { streamId: stream } }),
  };
}
