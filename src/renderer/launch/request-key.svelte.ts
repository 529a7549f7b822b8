import type { Reply } from '../../shared/ipc/message.ts';
import type { Failure } from '../../shared/base/failure.ts';

/** What the user asked for last, if it was not granted: told until the next wish, or put away. */
export function createRequestKey() {
  let failure = $state.raw<Failure>();
  return {
    get failure() {
      return failure;
    },
    forget: () => {
      failure = undefined;
    },
    /** Waits for the answer; true if it was granted. */
    async make(asked: Promise<Reply<unknown>>): Promise<boolean> {
      failure = undefined;
      const reply = await asked;
      if (!reply.ok) failure = reply.failure;
      return reply.ok;
    },
  };
}
