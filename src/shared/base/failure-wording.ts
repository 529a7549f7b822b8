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
  readonly 'link-refused': 'reason';
  readonly 'viewer-unfit': 'reason';
  readonly 'vault-failed': 'why';
  readonly 'profile-unusable': 'why';
}
type Of<Code extends FailureCode> = Extract<Failure, { code: Code }>;

/**
 * A failure as a language tells it: with sentences in place of the codes of rules and reasons. A rule's
 * comes without its last stop, a reason's with it.
 */
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
