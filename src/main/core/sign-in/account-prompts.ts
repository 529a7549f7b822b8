import { safeText } from '../../../shared/base/safe-text.ts';
import { createOpenQuestions, type QuestionDeps } from './open-questions.ts';

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

/** {@link AccountPrompts} that shows the oldest open question. */
export function createAccountPrompts(deps: QuestionDeps): AccountPrompts {
  const questions = createOpenQuestions<SignedInAccount, boolean>(deps);
  return {
    ask: ({ who, host }, signal) =>
      questions.ask({ who: safeText(who, 120), host: safeText(host, 120) }, false, signal),
    question: questions.current,
    answer: questions.answer,
    onChange: questions.onChange,
  };
}
