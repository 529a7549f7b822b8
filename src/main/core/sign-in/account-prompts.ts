import { safeText } from '../../../shared/base/safe-text.ts';
import { createEmitter } from '../base/emitter.ts';
import { deadline, type Clock, onAbort } from '../base/clock.ts';

/** The account that a sign-in ended with, and the host that gets its token. Both are safe to show. */
export interface SignedInAccount {
  readonly who: string;
  readonly host: string;
}

/** Asks whether the account is the user's. False if the user says no, or does not answer. */
export type ConfirmAccount = (account: SignedInAccount, signal: AbortSignal) => Promise<boolean>;

export interface AccountQuestion extends SignedInAccount {
  readonly id: string;
}

/**
 * The question after a sign-in with an account that was not signed in before: another user of the machine may have
 * opened the page first, with their own account.
 */
export interface AccountPrompts {
  readonly ask: ConfirmAccount;
  /** The question to show; null if there is none. */
  question(): AccountQuestion | null;
  /** Answers a question. Has no effect if the question is closed. */
  answer(id: string, isMine: boolean): void;
  onChange(listener: (question: AccountQuestion | null) => void): () => void;
}

/** A question without an answer is closed after this; the answer is then no. */
const QUESTION_MS = 120_000;

interface Open {
  readonly question: AccountQuestion;
  readonly settle: (isMine: boolean) => void;
}

/** {@link AccountPrompts} that shows the oldest open question. */
export function createAccountPrompts({
  clock,
  uuid,
}: {
  readonly clock: Clock;
  readonly uuid: () => string;
}): AccountPrompts {
  const changes = createEmitter<AccountQuestion | null>();
  let open: readonly Open[] = [];
  const question = () => open[0]?.question ?? null;
  const setOpen = (next: readonly Open[]) => {
    const before = question();
    open = next;
    if (question() !== before) changes.emit(question());
  };

  return {
    async ask({ who, host }, signal) {
      const limit = deadline(clock, QUESTION_MS, signal);
      let asked: Open | undefined;
      try {
        return await new Promise<boolean>((resolve) => {
          onAbort(limit.signal, () => {
            resolve(false);
          });
          const shown = { id: uuid(), who: safeText(who, 120), host: safeText(host, 120) };
          asked = { question: shown, settle: resolve };
          setOpen([...open, asked]);
        });
      } finally {
        limit.stop();
        setOpen(open.filter((one) => one !== asked));
      }
    },
    question,
    answer(id, isMine) {
      open.find((one) => one.question.id === id)?.settle(isMine);
    },
    onChange: changes.on,
  };
}
