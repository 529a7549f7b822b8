import type { Reply } from '../../shared/ipc/message.ts';

/**
 * Awaits a call of the bridge. A call that throws is a bug in Stagedoor: it is reported as one, and its cause is
 * written to the console, which the main process logs.
 */
export async function callBridge<T>(call: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await call();
  } catch (reason) {
    // eslint-disable-next-line no-console -- the window has no other log
    console.error(reason instanceof Error ? (reason.stack ?? reason.message) : typeof reason);
    return { ok: false, failure: { code: 'bug' } };
  }
}
