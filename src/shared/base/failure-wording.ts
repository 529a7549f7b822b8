import type { Messages } from '../languages/language-messages.ts';
import type { Failure, FailureCode } from './failure.ts';

/** A failure in words of one language: what is so, and what to do. */
export interface FailureText {
  readonly title: string;
  readonly advice: string;
}

/** Messages that words of a failure are made of. */
export type FailureMessages = Pick<
  Messages,
  'failures' | 'advice' | 'reasons' | 'rules' | 'statuses' | 'troubles'
>;

/** The failure of one code. */
export type FailureOf<Code extends FailureCode> = Extract<Failure, { code: Code }>;

type Table = Messages['failures'];

/** A message that takes nothing but facts of this failure. */
type TextFor<Code extends FailureCode> = string | ((failure: FailureOf<Code>) => string);

/** Codes whose message of this kind is in the table under that code, and takes the failure as it is. */
type Having<Part extends keyof FailureText> = {
  [Code in FailureCode]: Code extends keyof Table
    ? Table[Code] extends Readonly<Record<Part, TextFor<Code>>>
      ? Code
      : never
    : never;
}[FailureCode];

/** Codes whose advice is put together. Their title is a message where the failure fits it, else that is, too. */
type Special = Exclude<FailureCode, Extract<Having<'title'>, Having<'advice'>>>;

/**
 * The advice of all codes that need more than a message, or title and advice. A code that has neither a title and an
 * advice in the message files nor a function here does not compile.
 */
export type Wordings = {
  readonly [Code in Special]: (
    failure: FailureOf<Code>,
    messages: FailureMessages,
  ) => Code extends Having<'title'> ? string : FailureText;
};
