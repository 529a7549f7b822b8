import type { Reply } from '../../shared/ipc/message.ts';

/** Awaits a call of the bridge. A call that throws is a bug of ours and is told as one. */
export async function callBridge<T>(call: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await call();
  } catch {
    return { ok: false, failure: { code: 'bug' } };
  }
}
