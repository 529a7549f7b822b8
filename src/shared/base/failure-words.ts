import { endedOf } from '../languages/sentence.ts';
import { messages as english } from '../languages/messages/en.arb';
import { failureAction, type FailureAction } from './failure-action.ts';
import type { FailureText, FailureMessages } from './failure-wording.ts';
import { wordings } from './failure-wordings.ts';
import type { Failure, FailureCode } from './failure.ts';

/** A failure in words: what is so, what to do, and the one button that helps most. */
export interface FailureWords extends FailureText {
  readonly action: FailureAction;
}

/** The words of `failure`, in English where no other language is given. Total: every code has its own. */
export function failureWords(failure: Failure, messages: FailureMessages = english): FailureWords {
  return { ...textOf(failure, messages), action: failureAction(failure) };
}

/** A message of a failure: a text, or one made from the failure's facts. */
type Message = string | ((failure: object) => string);
type Wording = (failure: Failure, messages: FailureMessages) => string | FailureText;

// `Wordings` sees to it that each code has what is taken here; TypeScript cannot follow that through the lookups.
const own = wordings as unknown as Readonly<Partial<Record<FailureCode, Wording>>>;
type Rows = Readonly<Record<FailureCode, { readonly title: Message; readonly advice: Message }>>;

function textOf(failure: Failure, messages: FailureMessages): FailureText {
  const made = own[failure.code]?.(failure, messages);
  if (typeof made === 'object') return made;
  const { title, advice } = (messages.failures as unknown as Rows)[failure.code];
  return {
    title: spelt(title, failure),
    advice: made ?? withDetail(spelt(advice, failure), failure, messages),
  };
}

const spelt = (message: Message, failure: object): string =>
  typeof message === 'string' ? message : message(failure);

/** With what another program said, after a sentence of ours. */
function withDetail(advice: string, failure: Failure, messages: FailureMessages): string {
  const detail = 'detail' in failure ? failure.detail : undefined;
  return detail === undefined || detail === ''
    ? advice
    : messages.advice.withDetail({ advice, detail });
}

/** Title and advice on one line, in English, for the command line. */
export function failureLine(failure: Failure): string {
  const { title, advice } = failureWords(failure);
  return english.general.line({ title, advice, ended: endedOf(title) });
}
