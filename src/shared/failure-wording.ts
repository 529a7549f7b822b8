import type { Failure, FailureCode } from './failure.ts';

/** What the window offers beside a failure. `none` where only the advice helps. */
export type FailureAction =
  | 'retry'
  | 'try-anyway'
  | 'open-in-browser'
  | 'install-viewer'
  | 'edit-connection'
  | 'sign-in'
  | 'check-vault'
  | 'none';

/** A failure in words: what is so, what to do, and the one button that helps most. */
export interface FailureWords {
  readonly title: string;
  readonly advice: string;
  readonly action: FailureAction;
}

/** The words of one code, from that failure's own facts. */
export type WordsFor<Code extends FailureCode> = (
  failure: Extract<Failure, { code: Code }>,
) => FailureWords;

/** Title, advice and action. */
export const words = (title: string, advice: string, action: FailureAction): FailureWords => ({
  title,
  advice,
  action,
});
