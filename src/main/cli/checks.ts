import type { Check, Finding } from '../../shared/base/check.ts';
import { checkWords } from '../../shared/base/check-words.ts';
import { checks } from '../../shared/languages/en/checks.ts';
import { failures } from '../../shared/languages/en/failures.ts';
import { general } from '../../shared/languages/en/general.ts';
import { hops } from '../../shared/languages/en/hops.ts';
import { reasons } from '../../shared/languages/en/reasons.ts';
import { rules } from '../../shared/languages/en/rules.ts';
import { troubles } from '../../shared/languages/en/troubles.ts';
import { redact } from '../core/base/redact.ts';
import { jsonLine, type Terminal } from './terminal.ts';

/** What a test of a connection found, in the command line's language. */
export const inEnglish = (found: Finding): Check =>
  checkWords(found, { checks, failures, general, hops, reasons, rules, troubles }, (atMs) =>
    new Date(atMs).toISOString(),
  );

/** Prints what `doctor` and `connections test` found: one object with `checks`, or a line each. */
export function checksOut(found: readonly Check[], json: boolean, terminal: Terminal): void {
  // Each text by itself: over a whole line of JSON a rule could take a quote along.
  const checks = found.map(({ name, ok, message, advice }) => ({
    name,
    ok,
    message: redact(message),
    ...(advice !== undefined && { advice: redact(advice) }),
  }));
  if (json) {
    terminal.out(jsonLine({ checks }));
    return;
  }
  for (const { name, ok, message, advice } of checks) {
    terminal.out(
      `${ok ? 'well    ' : 'not well'}  ${name}: ${message}${advice === undefined ? '' : ` ${advice}`}`,
    );
  }
}
