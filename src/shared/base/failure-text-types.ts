import type { Messages } from '../languages/language-messages.ts';
import type { Failure, FailureCode } from './failure.ts';

/** The text of a failure in one language: what happened, and what to do. */
export interface FailureText {
  readonly title: string;
  readonly advice: string;
}

/** The messages for the text of a failure. */
export type FailureMessages = Pick<
  Messages,
  'failures' | 'advice' | 'endpoints' | 'reasons' | 'rules' | 'statuses' | 'outages'
>;

/** The failure of one code. */
export type FailureOf<Code extends FailureCode> = Extract<Failure, { code: Code }>;

type Table = Messages['failures'];

/** A message whose parameters are all facts of this failure. */
type TextFor<Code extends FailureCode> = string | ((failure: FailureOf<Code>) => string);

/** Codes with a message for this part in the table, whose parameters are the failure's facts. */
type WithMessage<Part extends keyof FailureText> = {
  [Code in FailureCode]: Code extends keyof Table
    ? Table[Code] extends Readonly<Record<Part, TextFor<Code>>>
      ? Code
      : never
    : never;
}[FailureCode];

/** Codes whose advice, and possibly title, is composed by a function. */
type Special = Exclude<FailureCode, Extract<WithMessage<'title'>, WithMessage<'advice'>>>;

/**
 * Functions that compose the advice, or title and advice, of codes that need more than a message. A title in the table
 * is also that of the code in the history, where the facts of the failure are not kept. A code with neither
 * messages for both nor a function here does not compile.
 */
export type FailureTextFunctions = {
  readonly [Code in Special]: TextFunction<Code>;
} & {
  /** Codes with messages for both may choose another advice because of an optional fact. */
  readonly [Code in Exclude<FailureCode, Special>]?: TextFunction<Code>;
};

type TextFunction<Code extends FailureCode> = (
  failure: FailureOf<Code>,
  messages: FailureMessages,
) => Code extends WithMessage<'title'> ? string | FailureText : FailureText;
