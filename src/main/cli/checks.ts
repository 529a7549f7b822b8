import type { Check, Finding } from '../../shared/base/check.ts';
import { checkWords } from '../../shared/base/check-words.ts';
import { messages } from '../../shared/languages/messages/en.arb';
import { redact } from '../core/base/redact.ts';
import { jsonLine, type Terminal } from './terminal.ts';

/** What a test of a connection found, in the command line's language. */
export const inEnglish = (found: Finding): Check =>
  checkWords(found, messages, (atMs) => ({
    time: new Date(atMs).toISOString(),
    form: 'second',
    hour: new Date(atMs).getUTCHours(),
  }));

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
