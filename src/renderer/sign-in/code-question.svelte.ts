import type { Bridge } from '../../shared/ipc/contract.ts';

/** A device whose code is asked for. */
export interface CodeQuestion {
  readonly id: string;
  readonly device: string;
}

/** The question for a device's code, if one is open. A code only passes through. */
export function createCodeQuestion({ signIn }: Bridge) {
  let open = $state.raw<CodeQuestion | null>(null);
  let heard = false;

  signIn.codeAsked((question) => {
    heard = true;
    open = question;
  });
  void signIn.codeQuestion(undefined).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && !heard) open = reply.value;
  });

  return {
    get open() {
      return open;
    },
    /** Answers with the code, or null to cancel. The main process refuses an answer to an old question. */
    answer: ({ id }: CodeQuestion, code: string | null) => {
      if (open?.id === id) open = null;
      return signIn.giveCode({ id, code });
    },
  };
}
