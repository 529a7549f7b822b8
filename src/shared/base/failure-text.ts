import { endedOf } from '../languages/sentence.ts';
import { messages as english } from '../languages/messages/en.arb';
import { failureAction, type FailureAction } from './failure-action.ts';
import type { FailureText, FailureMessages } from './failure-text-types.ts';
import { failureTextFunctions, withDetail } from './failure-advice.ts';
import type { Failure, FailureCode } from './failure.ts';

/** The text of a failure: what happened, what to do, and the most helpful action. */
export interface FailureTextWithAction extends FailureText {
  readonly action: FailureAction;
}

/** The text of `failure`, in English by default. Total: every code has its own text. */
export function failureText(
  failure: Failure,
  messages: FailureMessages = english,
): FailureTextWithAction {
  return { ...textOf(failure, messages), action: failureAction(failure) };
}

/** A message of a failure: a text, or one made from the failure's facts. */
type Message = string | ((failure: object) => string);
type ComposeText = (failure: Failure, messages: FailureMessages) => string | FailureText;

// The type `FailureTextFunctions` ensures that each code has a text; TypeScript cannot follow that through the lookups.
const own = failureTextFunctions as unknown as Readonly<Partial<Record<FailureCode, ComposeText>>>;
type Rows = Readonly<Record<FailureCode, { readonly title: Message; readonly advice: Message }>>;

function textOf(failure: Failure, messages: FailureMessages): FailureText {
  const composed = own[failure.code]?.(failure, messages);
  if (typeof composed === 'object') return composed;
  const { title, advice } = (messages.failures as unknown as Rows)[failure.code];
  return {
    title: messageText(title, failure),
    advice: composed ?? withDetail(messageText(advice, failure), failure, messages),
  };
}

const messageText = (message: Message, failure: object): string =>
  typeof message === 'string' ? message : message(failure);

/** Title and advice on one line, in English. */
export function failureLine(
  failure: Failure,
  { title, advice }: FailureText = failureText(failure),
): string {
  return english.general.line({ title, advice, ended: endedOf(title) });
}
