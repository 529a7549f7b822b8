import type { Messages } from '../languages/language-messages.ts';
import { REGIONS } from '../sign-in/region.ts';
import type { BrokenRule } from './rule.ts';

type Rules = Messages['rules'];

/** The sentence for a value that breaks a rule. */
export function ruleSentence({ rule, expected, nearest }: BrokenRule, rules: Rules): string {
  switch (rule) {
    case 'region':
      return rules.said.region({ regions: REGIONS.join(rules.between) });
    case 'unknown-setting':
      if (nearest !== undefined) return rules.use.similar({ name: nearest });
      return expected === undefined
        ? rules.said[rule]
        : rules.use.otherKind({ kinds: valuesIn(expected).join(rules.between) });
    case 'unlike':
      return (
        (expected === undefined ? undefined : useSentence(expected, rules)) ?? rules.said[rule]
      );
    default:
      return rules.said[rule];
  }
}

/** The words for the types of a schema. */
const TYPES = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'yesNo',
  Object: 'object',
  Array: 'list',
} as const;

const isType = (expected: string): expected is keyof typeof TYPES => Object.hasOwn(TYPES, expected);

/** What a schema expects, in words; undefined if it is something that only a schema can say. */
function useSentence(expected: string, { use, between }: Rules): string | undefined {
  if (isType(expected)) return use[TYPES[expected]];
  const [, bound, limit] = /^([<>])=(-?[\d.]+)$/.exec(expected) ?? [];
  if (limit !== undefined) return bound === '<' ? use.most({ limit }) : use.least({ limit });
  const values = valuesIn(expected);
  const [value] = values;
  if (value === undefined) return undefined;
  return values.length === 1 ? use.only({ value }) : use.oneOf({ values: values.join(between) });
}

/** The values of a schema's description such as `("a" | "b")`; empty if it describes anything else. */
function valuesIn(expected: string): readonly string[] {
  const parts = expected.replace(/^\((.*)\)$/, '$1').split(' | ');
  const values = parts.flatMap((part) => {
    const [, text, other] = /^(?:"([^"]*)"|(true|false|-?\d+))$/.exec(part) ?? [];
    return text ?? other ?? [];
  });
  return values.length === parts.length ? values : [];
}
