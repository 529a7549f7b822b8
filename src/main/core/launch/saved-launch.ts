import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Change } from './change.ts';
import type { SavedLaunch, LaunchRequest } from './launch-request.ts';
import type { ActiveRecord } from './records/records.ts';

/** A recorded launch, to be resumed. It keeps its ids and tokens, so that nothing is requested a second time. */
export function savedLaunch(entry: ActiveRecord, uuid: () => string): SavedLaunch {
  const { launch, connection, connects, token, change, studio, session, stream, workstation } =
    entry;
  const savedChange = change === undefined ? undefined : changeOf(change);
  const request: LaunchRequest = {
    connection,
    connects,
    ...omitUndefined({ studio, session, stream, workstation, change: savedChange }),
  };
  return { launch, request, token, changeToken: change?.token ?? uuid() };
}

function changeOf(saved: NonNullable<ActiveRecord['change']>): Change | undefined {
  switch (saved.what) {
    case 'create': {
      const { profile, image, instanceType } = saved;
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
      return { what: 'start', ...omitUndefined({ backup: saved.backup }) };
    case 'stop':
    case 'reboot':
    case 'end':
      return { what: saved.what };
  }
}

/** The state that shows a launch of another program. It cannot be cancelled or retried. */
export function elsewhereState(entry: ActiveRecord): LaunchState {
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
