import { failureAction, type FailureAction } from './failure-action.ts';
import type { FailureText } from './failure-wording.ts';
import type { Failure } from './failure.ts';
import type { Texts } from './languages/catalogue.ts';
import { failures } from './languages/en/failures.ts';

/** What words of a failure are made of. */
export type FailureTexts = Pick<Texts, 'failures'>;
const english: FailureTexts = { failures };

/** A failure in words: what is so, what to do, and the one button that helps most. */
export interface FailureWords extends FailureText {
  readonly action: FailureAction;
}

/** The words of `failure`, in English where no other language is given. Total: every code has its own. */
export function failureWords(failure: Failure, texts: FailureTexts = english): FailureWords {
  // The table has a row for exactly this code; TypeScript cannot follow that through the lookup.
  const text = texts.failures[failure.code] as FailureText | ((f: Failure) => FailureText);
  const { title, advice } = typeof text === 'function' ? text(failure) : text;
  return { title, advice, action: failureAction(failure) };
}

/** Title and advice on one line, in English, for the command line. */
export function failureLine(failure: Failure): string {
  const { title, advice } = failureWords(failure);
  return `${title}${/[?.]$/.test(title) ? '' : '.'} ${advice}`;
}
