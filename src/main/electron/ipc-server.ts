import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import * as v from 'valibot';
import { channelOf } from '../../shared/ipc/channel.ts';
import { firstIssue } from '../../shared/connections/connection.ts';
import { contract, type Handlers } from '../../shared/ipc/contract.ts';
import { CALL_LIMITS, isWithinLimits, REPLY_LIMITS } from '../../shared/ipc/message-limits.ts';
import { reply, type Reply } from '../../shared/ipc/message.ts';
import { err, type Result } from '../../shared/base/failure.ts';
import type { Log } from '../core/base/log.ts';

/** The only origin of the program's pages. */
export const OUR_ORIGIN = 'app://bundle';

interface CallRow {
  readonly type: 'call';
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}
type Handler = (input: unknown) => Promise<Result<unknown>>;

/**
 * True for the main frame of one of the program's pages. False for a frame that has navigated or no longer exists
 * (`null`), and for an origin that only starts like ours. https://electronjs.org/docs/latest/tutorial/security (17).
 */
export function isAppFrame(frame: WebFrameMain | null): boolean {
  if (frame?.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === OUR_ORIGIN;
}

/**
 * Answers the calls of the windows. It checks the sender and parses input and reply. The calls are registered
 * immediately, so that a window can make them before `handlers` resolves. A call without a handler is refused.
 */
export function serveCalls(
  ipc: Pick<IpcMain, 'handle'>,
  handlers: Promise<Partial<Handlers>>,
  log: Promise<Log>,
): void {
  for (const [group, rows] of Object.entries(contract)) {
    for (const [name, row] of Object.entries<CallRow | { readonly type: 'event' }>(rows)) {
      if (row.type !== 'call') continue;
      ipc.handle(channelOf(group, name), async (event, ...args: unknown[]) => {
        const answer = await answerCall(row, args, event, async () => {
          const sides = await handlers;
          const side = sides[group as keyof Handlers] as Record<string, Handler> | undefined;
          return side?.[name];
        });
        if (!answer.ok && answer.failure.code === 'bug') {
          (await log).error('a call failed', { call: `${group}.${name}`, trace: answer.trace });
        }
        return parsedReply(row, answer);
      });
    }
  }
}

type Answered = Result<unknown> & { readonly trace?: string };

async function answerCall(
  row: CallRow,
  args: readonly unknown[],
  event: IpcMainInvokeEvent,
  find: () => Promise<Handler | undefined>,
): Promise<Answered> {
  if (!isAppFrame(event.senderFrame))
    return refused('The request did not come from a window of Stagedoor.');
  if (args.length > 1) return refused('The request has too many arguments.');
  if (!isWithinLimits(args[0], CALL_LIMITS)) return refused('The request is too large.');
  const input = v.safeParse(row.input, args[0], { abortEarly: true });
  if (!input.success) {
    const { field, rule } = firstIssue(input.issues);
    return refused(`${field}: ${rule}.`);
  }
  const handler = await find();
  if (handler === undefined) return refused('This request is not available here.');
  try {
    return await handler(input.output);
  } catch (reason) {
    const trace = reason instanceof Error ? (reason.stack ?? reason.name) : 'no trace';
    return { ...err({ code: 'bug' }), trace };
  }
}

/** Path and rule, never the value: it may be a secret. */
const refused = (message: string): Answered => err({ code: 'usage', message });

/**
 * A reply that does not match its schema is a bug of the program. It is not sent, because it could contain anything.
 * Its size is checked first: a service may have sent what it contains.
 */
function parsedReply(row: CallRow, answer: Answered): Reply<unknown> {
  const envelope = answer.ok
    ? { ok: true, value: answer.value }
    : { ok: false, failure: answer.failure };
  if (!isWithinLimits(envelope, REPLY_LIMITS))
    return { ok: false, failure: { code: 'answer-too-large' } };
  const parsed = v.safeParse(reply(row.output), envelope, { abortEarly: true });
  return parsed.success ? parsed.output : { ok: false, failure: { code: 'bug' } };
}
