import { failureLine } from '../../shared/base/failure-words.ts';
import { isChanging, type LaunchState } from '../../shared/launch/launch-state.ts';
import { messages } from '../../shared/languages/messages/en.arb';
import { redact } from '../core/base/redact.ts';
import { EXIT, exitStatusOf, type ExitStatus } from './exit-status.ts';
import { jsonLine, type Terminal } from './terminal.ts';

/** Tells a launch as it goes: JSON lines for programs, or words. Its end is the exit status. */
export async function tellLaunch(
  states: AsyncGenerator<LaunchState, void>,
  json: boolean,
  terminal: Terminal,
): Promise<ExitStatus> {
  const say = json ? jsonTeller(terminal) : wordTeller(terminal);
  let last: LaunchState | undefined;
  for await (const state of states) {
    last = state;
    say(state);
  }
  if (last?.failure !== undefined) {
    terminal.err(redact(failureLine(last.failure)));
    return exitStatusOf(last.failure.code);
  }
  return last?.state === 'cancelled' ? EXIT.cancelled : EXIT.done;
}

/** One JSON object a line for each change of what the line shows. */
function jsonTeller(terminal: Terminal): (state: LaunchState) => void {
  let before = '';
  return (now) => {
    const { at, launch, state, stream, trouble, failure } = now;
    const shown = {
      launch,
      state,
      stream: stream ?? {},
      ...workstationOf(now),
      ...(trouble !== undefined && { trouble: { code: trouble.code } }),
      ...(failure !== undefined && {
        failure: { code: failure.code, message: redact(failureLine(failure)) },
      }),
    };
    const line = jsonLine(shown);
    if (line === before) return;
    before = line;
    terminal.out(jsonLine({ at: new Date(at).toISOString(), ...shown }));
  };
}

/** The workstation itself, where it is what changes: a new one is known by nothing else. */
function workstationOf(now: LaunchState): object {
  if (!isChanging(now) && now.state !== 'done') return {};
  const { session, workstation: name, workstationState, workstationStatus } = now;
  if (session === undefined) return {};
  return {
    workstation: { session, name, state: workstationState, statusCode: workstationStatus },
  };
}

const stepWords: Readonly<Record<LaunchState['state'], string>> = {
  starting: 'Starting the workstation',
  stopping: 'Stopping the workstation',
  ending: 'Ending the workstation',
  creating: 'Making the workstation',
  requesting: 'Asking for a stream',
  waiting: 'Preparing the stream',
  checking: 'Ready. Checking that its host can be reached',
  opening: 'Reached. Opening the viewer',
  opened: 'Handed over to the viewer',
  done: 'Done',
  ended: 'The viewer was closed',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** The same for people: a line for each step and each trouble. Why it failed is told at the end, as words. */
function wordTeller(terminal: Terminal): (state: LaunchState) => void {
  let before = '';
  return (now) => {
    const { at, state, trouble, stream, notices, session, workstationState } = now;
    const isReady = state === 'waiting' && stream?.state === 'READY';
    const seen =
      isChanging(now) && session !== undefined && workstationState !== undefined
        ? `: ${session} is ${workstationState}`
        : '';
    const words = isReady ? 'The stream is ready' : `${stepWords[state]}${seen}`;
    const line = trouble === undefined ? `${words}.` : messages.troubles[trouble.code];
    if (line === before) return;
    before = line;
    terminal.out(`${new Date(at).toLocaleTimeString('en-GB')}  ${redact(line)}`);
    if (state === 'opening' && notices.includes('check-meaningless')) {
      terminal.err('A proxy stands in between, so the host could not be checked from here.');
    }
    if (state === 'opening' && notices.includes('certificate-unknown')) {
      terminal.err("The host's certificate is not one this machine knows; the viewer will ask.");
    }
  };
}
