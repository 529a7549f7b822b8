import { statusSentence } from '../../shared/session-status.ts';

/** What goes on in a workstation that is well. The causes of trouble are shared with the command line. */
const progress: ReadonlyMap<string, string> = new Map([
  ['STREAMING_SESSION_READY', 'It is ready. You can connect to it.'],
  ['STREAMING_SESSION_STARTED', 'It has started. It is ready in a moment.'],
  ['STREAMING_SESSION_STOPPED', 'It is stopped. Start it to connect to it.'],
  ['STREAMING_SESSION_DELETED', 'It is gone. Make a new one if you need it.'],
  ['STREAMING_SESSION_CREATE_IN_PROGRESS', 'It is being made. This takes some minutes.'],
  ['STREAMING_SESSION_START_IN_PROGRESS', 'It is starting. This takes some minutes.'],
  ['STREAMING_SESSION_STOP_IN_PROGRESS', 'It is stopping. Wait until it has stopped.'],
  ['STREAMING_SESSION_DELETE_IN_PROGRESS', 'It is being deleted. It is gone in a moment.'],
]);

/** A workstation's status code in sentences: what is so, what to do. Nothing where there is none. */
export const statusWords = (code: string | undefined): string | undefined =>
  progress.get(code ?? '') ?? statusSentence(code);

/** Why a workstation is not well, in one line. Nothing where its code says no more than its state. */
export const statusCause = (code: string | undefined): string | undefined =>
  progress.has(code ?? '') ? undefined : statusSentence(code)?.replace(/\.( .*)?$/, '');
