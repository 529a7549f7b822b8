import { failureAction, type FailureAction } from './failure-action.ts';
import type { FailureText } from './failure-wording.ts';
import type { Failure } from './failure.ts';
import type { Texts } from '../languages/catalogue.ts';
import { failures } from '../languages/en/failures.ts';
import { general } from '../languages/en/general.ts';
import { reasons } from '../languages/en/reasons.ts';
import { rules } from '../languages/en/rules.ts';
import { linkSentence, sentenceOf } from './reason-words.ts';
import { ruleSentence } from './rule-words.ts';

/** What words of a failure are made of. */
export type FailureTexts = Pick<Texts, 'failures' | 'rules' | 'reasons'>;
const english: FailureTexts = { failures, rules, reasons };

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
function told(failure: Failure, { rules, reasons }: FailureTexts): object {
  switch (failure.code) {
    case 'connection-invalid':
    case 'policy-unreadable': {
      const { rule, expected } = failure;
      if (rule === undefined) return failure;
      return { ...failure, rule: ruleSentence({ rule, expected }, rules).replace(/[.。]$/, '') };
    }
    case 'link-refused':
      return { ...failure, reason: linkSentence(failure, reasons) };
    case 'viewer-unfit':
      return { ...failure, reason: reasons.viewer[failure.reason] };
    case 'vault-failed':
      return { ...failure, why: reasons.vault[failure.why] };
    case 'profile-unusable':
      return { ...failure, why: sentenceOf(reasons.profile[failure.why], failure.about) };
    default:
      return failure;
  }
}

/** Title and advice on one line, in English, for the command line. */
export function failureLine(failure: Failure): string {
  const { title, advice } = failureWords(failure);
  return general.line(title, advice);
}
