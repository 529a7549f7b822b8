import type { Bridge } from '../../shared/ipc/contract.ts';

/** An account that a sign-in ended with, and the host that would get its token. */
export interface AccountQuestion {
  readonly id: string;
  readonly who: string;
  readonly host: string;
}

/** The question whether an account is the user's, if one is open. */
export function createAccountQuestion({ signIn }: Bridge) {
  let open = $state.raw<AccountQuestion | null>(null);
  let wasReported = false;

  signIn.accountAsked((question) => {
    wasReported = true;
    open = question;
  });
  void signIn.accountQuestion(undefined).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && !wasReported) open = reply.value;
  });

  return {
    get open() {
      return open;
    },
    /** The main process ignores an answer to an old question. */
    answer: ({ id }: AccountQuestion, isMine: boolean) => {
      if (open?.id === id) open = null;
      return signIn.answerAccount({ id, isMine });
    },
  };
}
