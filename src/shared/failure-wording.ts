import type { Failure, FailureCode } from './failure.ts';

/** A failure in words of one language: what is so, and what to do. */
export interface FailureText {
  readonly title: string;
  readonly advice: string;
}

/** Facts that are codes, and are sentences of the language by the time a failure is told. */
interface Spelt {
  readonly 'connection-invalid': 'rule';
  readonly 'policy-unreadable': 'rule';
}
type Of<Code extends FailureCode> = Extract<Failure, { code: Code }>;

/** A failure as a language tells it: with sentences, without their last stop, in place of the codes of rules. */
export type ToldFailure<Code extends FailureCode> = Code extends keyof Spelt
  ? {
      readonly [Fact in keyof Of<Code>]: Fact extends Spelt[Code]
        ? string | Extract<Of<Code>[Fact], undefined>
        : Of<Code>[Fact];
    }
  : Of<Code>;

/** The words of one code: themselves, or made from that failure's own facts. */
export type WordsFor<Code extends FailureCode> =
  FailureText | ((failure: ToldFailure<Code>) => FailureText);

/** Title and advice. */
export const words = (title: string, advice: string): FailureText => ({ title, advice });
