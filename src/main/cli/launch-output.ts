import { failureAction, type FailureAction } from '../../shared/base/failure-action.ts';
import { isChanging, type LaunchState } from '../../shared/launch/launch-state.ts';
import { messages } from '../../shared/languages/messages/en.arb';
import { certificateProblemIn } from '../../shared/network/network.ts';
import { redact } from '../core/base/redact.ts';
import { EXIT, exitStatusOf, type ExitStatus } from './exit-status.ts';
import { commandLine } from './failure-line.ts';
import { jsonLine, type Terminal } from './terminal.ts';

/** Hints after a failure, by the action that has a button in the window. */
export type FailureHints = Readonly<Partial<Record<FailureAction, string>>>;

/**
 * Prints a launch as it proceeds, as JSON lines or as text, and returns the exit status. After the reason for a
 * failure, a hint is printed on standard error.
 */
export async function printLaunch(
  states: AsyncGenerator<LaunchState, void>,
  json: boolean,
  terminal: Terminal,
  hints: FailureHints = {},
): Promise<ExitStatus> {
  const print = json ? jsonPrinter(terminal) : textPrinter(terminal);
  let last: LaunchState | undefined;
  for await (const state of states) {
    last = state;
    print(state);
  }
  if (last?.notices.includes('file-unread') === true)
    terminal.err(messages.launch.notices['file-unread']);
  if (last?.failure !== undefined) {
    terminal.err(redact(commandLine(last.failure)));
    const hint = hints[failureAction(last.failure)];
    if (hint !== undefined) terminal.err(hint);
    return exitStatusOf(last.failure.code);
  }
  return last?.state === 'cancelled' ? EXIT.cancelled : EXIT.done;
}

/** Prints one JSON object per line, but only if it differs from the last one in more than its time. */
function jsonPrinter(terminal: Terminal): (state: LaunchState) => void {
  let before = '';
  return (now) => {
    const { at, launch, state, stream, transientError, failure } = now;
    const shown = {
      launch,
      state,
      stream: stream ?? {},
      ...workstationOf(now),
      ...(transientError !== undefined && { trouble: { code: transientError.code } }),
      ...(failure !== undefined && {
        failure: { code: failure.code, message: redact(commandLine(failure)) },
      }),
    };
    const line = jsonLine(shown);
    if (line === before) return;
    before = line;
    terminal.out(jsonLine({ at: new Date(at).toISOString(), ...shown }));
  };
}

/** The workstation, while it is being changed: from here, scripts get the id of a new one. */
function workstationOf(now: LaunchState): object {
  if (!isChanging(now) && now.state !== 'done') return {};
  const { session, workstation: name, workstationState, workstationStatus } = now;
  if (session === undefined) return {};
  return {
    workstation: { session, name, state: workstationState, statusCode: workstationStatus },
  };
}

const stepTexts: Readonly<Record<LaunchState['state'], string>> = {
  starting: 'Starting the workstation',
  stopping: 'Stopping the workstation',
  rebooting: 'Restarting the workstation',
  ending: 'Ending the workstation',
  creating: 'Creating the workstation',
  requesting: 'Requesting a stream',
  waiting: 'Preparing the stream',
  checking: 'Checking that the host can be reached',
  opening: 'Opening the viewer',
  opened: 'The viewer is open',
  done: 'Done',
  ended: 'The viewer was closed',
  failed: 'Failed',
  cancelled: 'Canceled',
};

/** The state of a workstation in words. A state that has none is shown as the service reports it. */
function stateText(state: string): string {
  const texts: Readonly<Record<string, string>> = messages.statuses.states;
  return (Object.hasOwn(texts, state) ? texts[state] : undefined) ?? state;
}

/** A line for each step and each temporary error. The reason for a failure is printed at the end. */
function textPrinter(terminal: Terminal): (state: LaunchState) => void {
  let before = '';
  return (now) => {
    const { at, state, transientError, stream, notices, session, workstationState } = now;
    const isReady = state === 'waiting' && stream?.state === 'READY';
    const seen =
      isChanging(now) && session !== undefined && workstationState !== undefined
        ? ` (${session}: ${stateText(workstationState)})`
        : '';
    const isUnchecked = state === 'checking' && notices.includes('check-skipped');
    const words = isReady
      ? 'The stream is ready'
      : isUnchecked
        ? 'The host is not checked'
        : `${stepTexts[state]}${seen}`;
    const line =
      transientError === undefined
        ? `${words}.`
        : messages.launch.retrying({ sentence: messages.transientErrors[transientError.code] });
    if (line === before) return;
    before = line;
    terminal.out(`${new Date(at).toLocaleTimeString('en-GB')}  ${redact(line)}`);
    if (state === 'opening' && notices.includes('check-meaningless')) {
      terminal.err(
        'This computer reaches the host through a proxy, so the host could not be checked.',
      );
    }
    if (state === 'opening' && notices.includes('certificate-unknown')) {
      const problem = notices.map(certificateProblemIn).find((one) => one !== undefined);
      const why = problem === undefined ? '' : ` ${messages.endpoints.doubts[problem]}`;
      terminal.err(
        `This computer does not trust the host's certificate.${why} The viewer will ask you about it.`,
      );
    }
  };
}
