import type { Messages } from '../languages/language-messages.ts';
import { REGIONS } from '../sign-in/region.ts';
import type { BrokenRule } from './rule.ts';

/** The sentence for a value that breaks a rule. */
export function ruleSentence({ rule, expected }: BrokenRule, rules: Messages['rules']): string {
  if (rule === 'unlike' && expected !== undefined) return rules.expected({ expected });
  return rule === 'region'
    ? rules.said.region({ regions: REGIONS.join(rules.between) })
    : rules.said[rule];
}
