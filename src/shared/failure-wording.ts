import type { Failure, FailureCode } from './failure.ts';

/** A failure in words of one language: what is so, and what to do. */
export interface FailureText {
  readonly title: string;
  readonly advice: string;
}

/** The words of one code: themselves, or made from that failure's own facts. */
export type WordsFor<Code extends FailureCode> =
  FailureText | ((failure: Extract<Failure, { code: Code }>) => FailureText);

/** A language's words for every failure there is. */
export type FailureTable = { readonly [Code in FailureCode]: WordsFor<Code> };

/** Title and advice. */
export const words = (title: string, advice: string): FailureText => ({ title, advice });
