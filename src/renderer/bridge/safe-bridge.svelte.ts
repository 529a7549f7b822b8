import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/message.ts';

type Side = Readonly<Record<string, (input: never) => unknown>>;

/**
 * The bridge as the window uses it. Inputs are sent as plain data: the state of a form is made of proxies, which cannot
 * be sent. No call throws: one that does is a bug in Stagedoor, and is reported as one. Listeners are passed on as they
 * are.
 */
export function createSafeBridge(bridge: Bridge): Bridge {
  const groups = Object.entries<Side>(bridge).map(([group, side]) => [
    group,
    Object.fromEntries(
      Object.entries(side).map(([name, call]) => [
        name,
        (input: unknown) =>
          typeof input === 'function' ? call(input as never) : replyOf(call, input),
      ]),
    ),
  ]);
  // The same groups and names, each with the same signature.
  return Object.fromEntries(groups) as Bridge;
}

/** The reply to a call. The cause of a bug is written to the console, which the main process logs. */
async function replyOf(call: Side[string], input: unknown): Promise<Reply<unknown>> {
  try {
    // The type of the input stays what it is.
    return (await call($state.snapshot(input) as never)) as Reply<unknown>;
  } catch (reason) {
    // eslint-disable-next-line no-console -- the window has no other log
    console.error(reason instanceof Error ? (reason.stack ?? reason.message) : typeof reason);
    return { ok: false, failure: { code: 'bug' } };
  }
}
