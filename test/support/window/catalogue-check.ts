import * as v from 'valibot';
import { Failure } from '../../../src/shared/base/failure.ts';

/** A name for each fact: what a text was told, and has to hold. */
const FACTS = ['⟦1⟧', '⟦2⟧', '⟦3⟧', '⟦4⟧'];
/** Counts that languages tell apart, as text: `plural` takes either, and a name may be digits. */
const COUNTS = ['0', '1', '2', '5', '11', '21', '100'];

type Saying = (...facts: unknown[]) => unknown;

/**
 * What is wrong with a language's texts, held against English's: entries that are missing or too many,
 * other numbers of facts, empty texts, facts that English tells and it does not. Empty where all is well.
 */
export function problemsOf(
  texts: object,
  english: object,
  failures: readonly Failure[],
  at = '',
): readonly string[] {
  const names = new Set([...Object.keys(texts), ...Object.keys(english)]);
  return [...names].flatMap((name) => {
    const path = `${at}${name}`;
    const mine: unknown = (texts as Record<string, unknown>)[name];
    const own: unknown = (english as Record<string, unknown>)[name];
    if (own === undefined) return [`${path} is not in English`];
    if (mine === undefined) return [`${path} is missing`];
    if (typeof mine !== typeof own) return [`${path} is of another kind`];
    if (typeof mine === 'string') return mine === '' ? [`${path} is empty`] : [];
    if (typeof mine === 'function') {
      const ofCode = at === 'failures.' ? failures.filter(({ code }) => code === name) : [];
      return factProblems(mine as Saying, own as Saying, ofCode, path);
    }
    return problemsOf(mine as object, own as object, failures, `${path}.`);
  });
}

function factProblems(
  mine: Saying,
  own: Saying,
  failures: readonly Failure[],
  path: string,
): string[] {
  if (mine.length !== own.length) return [`${path} takes ${mine.length} facts`];
  const facts = FACTS.slice(0, own.length);
  const given: unknown[][] = failures.length > 0 ? failures.map((one) => [one]) : [facts];
  const counts = failures.length > 0 ? [] : COUNTS.map((count) => facts.map(() => count));
  const lost = given.flatMap((these) => {
    const told = textOf(own(...these));
    const said = textOf(mine(...these));
    return factsIn(these).filter((fact) => told.includes(fact) && !said.includes(fact));
  });
  const isEmpty = [...given, ...counts].some((these) => textsOf(mine(...these)).includes(''));
  return [
    ...new Set(lost.map((fact) => `${path} does not tell ${fact}`)),
    ...(isEmpty ? [`${path} is empty`] : []),
  ];
}

const textsOf = (said: unknown): string[] =>
  typeof said === 'string' ? [said] : Object.values(said as object).map(String);
const textOf = (said: unknown) => textsOf(said).join('\n');

/** Facts as they stand in a text: names and numbers. What is chosen from a list is said in words. */
const factsIn = (given: readonly unknown[]): string[] =>
  given.flatMap((fact) =>
    v.is(Failure, fact)
      ? Object.entries(fact).flatMap(([name, value]) =>
          isChoice(fact, name) ? [] : [String(value)],
        )
      : [String(fact)],
  );

function isChoice({ code }: Failure, name: string): boolean {
  const option = Failure.options.find(({ entries }) => entries.code.literal === code);
  const entry = Object.entries<v.GenericSchema>(option?.entries ?? {}).find(
    ([own]) => own === name,
  )?.[1];
  const { type } =
    entry !== undefined && 'wrapped' in entry ? (entry.wrapped as typeof entry) : entry!;
  return type === 'picklist' || type === 'literal';
}
