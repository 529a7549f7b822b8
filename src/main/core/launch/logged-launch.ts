import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Log } from '../base/log.ts';

/** The same launch, with a debug line in the log for each of its states. */
export async function* loggedLaunch(
  states: AsyncGenerator<LaunchState, void>,
  log: Pick<Log, 'debug'>,
): AsyncGenerator<LaunchState, void> {
  for await (const state of states) {
    const { launch, connection, session, requests, requestId, stream, transientError, failure } =
      state;
    log.debug('a launch changed its state', {
      launch,
      connection,
      session,
      state: state.state,
      requests,
      requestId,
      workstation: state.workstationState,
      workstationStatus: state.workstationStatus,
      stream: stream?.state,
      streamStatus: stream?.statusCode,
      transientError: transientError?.code,
      failure: failure?.code,
    });
    yield state;
  }
}
