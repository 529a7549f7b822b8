import { failureAction, type FailureAction } from './failure-action.ts';
import type { FailureText } from './failure-wording.ts';
import type { Failure } from './failure.ts';
import type { Texts } from './languages/catalogue.ts';
import { failures } from './languages/en/failures.ts';
import { rules } from './languages/en/rules.ts';
import { ruleSentence } from './rule-words.ts';

/** What words of a failure are made of. */
export type FailureTexts = Pick<Texts, 'failures' | 'rules'>;
const english: FailureTexts = { failures, rules };

/** A failure in words: what is so, what to do, and the one button that helps most. */
export interface FailureWords extends FailureText {
  readonly action: FailureAction;
}

/** The words of `failure`, in English where no other language is given. Total: every code has its own. */
export function failureWords(failure: Failure, texts: FailureTexts = english): FailureWords {
  // The table has a row for exactly this code; TypeScript cannot follow that through the lookup.
  const text = texts.failures[failure.code] as FailureText | ((f: object) => FailureText);
  const { title, advice } = typeof text === 'function' ? text(told(failure, texts)) : text;
  return { title, advice, action: failureAction(failure) };
}

/** The failure with sentences in place of the codes that {@link ToldFailure} names. */
function told(failure: Failure, { rules }: FailureTexts): object {
  if (failure.code !== 'connection-invalid' && failure.code !== 'policy-unreadable') return failure;
  const { rule, expected } = failure;
  return rule === undefined
    ? failure
    : { ...failure, rule: ruleSentence({ rule, expected }, rules).replace(/[.。]$/, '') };
}

/** Title and advice on one line, in English, for the command line. */
export function failureLine(failure: Failure): string {
  const { title, advice } = failureWords(failure);
  return `${title}${/[?.]$/.test(title) ? '' : '.'} ${advice}`;
}
