import type { Texts } from '../languages/catalogue.ts';
import type { BrokenRule } from './rule.ts';

/** What is said of a value that is against a rule. */
export const ruleSentence = ({ rule, expected }: BrokenRule, rules: Texts['rules']): string =>
  rule === 'unlike' && expected !== undefined ? rules.expected(expected) : rules.said[rule];
