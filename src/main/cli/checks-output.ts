import type { Check, Finding } from '../../shared/base/check.ts';
import { checkText } from '../../shared/base/check-text.ts';
import { messages } from '../../shared/languages/messages/en.arb';
import { redact } from '../core/base/redact.ts';
import { commandFailureText } from './failure-line.ts';
import { jsonLine, type Terminal } from './terminal.ts';

/** A finding in English, the command line's only language. */
export function inEnglish(found: Finding): Check {
  const check = checkText(found, messages, (atMs) => ({
    time: new Date(atMs).toISOString(),
    form: 'second',
    hour: new Date(atMs).getUTCHours(),
  }));
  return found.found === 'failure'
    ? { ...check, advice: commandFailureText(found.failure).advice }
    : check;
}

/** Prints the checks of `doctor` and `connections test`: one object with `checks`, or a line for each. */
export function printChecks(found: readonly Check[], json: boolean, terminal: Terminal): void {
  // Each text on its own: in a whole line of JSON, a redaction could remove a quotation mark.
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
      `${ok ? 'ok     ' : 'problem'}  ${name}: ${advice === undefined ? message : `${sentence(message)} ${advice}`}`,
    );
  }
}

/** Adds the full stop that a title does not have. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
