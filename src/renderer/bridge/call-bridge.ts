import type { Reply } from '../../shared/ipc/message.ts';

/** Awaits a call of the bridge. A call that throws is a bug in Stagedoor and is reported as one. */
export async function callBridge<T>(call: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await call();
  } catch {
    return { ok: false, failure: { code: 'bug' } };
  }
}
