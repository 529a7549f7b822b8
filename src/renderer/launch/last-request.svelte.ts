import type { Reply } from '../../shared/ipc/message.ts';
import type { Failure } from '../../shared/base/failure.ts';

/** The failure of the last request, until the next request or until it is dismissed. */
export function createLastRequest() {
  let failure = $state.raw<Failure>();
  return {
    get failure() {
      return failure;
    },
    forget: () => {
      failure = undefined;
    },
    /** Waits for the reply; true if it is no failure. */
    async send(sent: Promise<Reply<unknown>>): Promise<boolean> {
      failure = undefined;
      const reply = await sent;
      if (!reply.ok) failure = reply.failure;
      return reply.ok;
    },
  };
}
