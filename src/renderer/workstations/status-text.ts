import {
  entryOf,
  statusCause as causeOf,
  statusSentence,
} from '../../shared/launch/session-status.ts';
import { t } from '../i18n/locale.svelte.ts';

/** A workstation's status code in sentences: what happened, what to do. Undefined without a code. */
export const statusWords = (code: string | undefined): string | undefined =>
  entryOf(t().statuses.progress, code ?? '') ?? statusSentence(code, t().statuses);

/** Why a workstation has a problem, in one line without a full stop. Undefined if its code says no more than its state. */
export function statusCause(code: string | undefined): string | undefined {
  const { statuses } = t();
  if (entryOf(statuses.progress, code ?? '') !== undefined) return undefined;
  return causeOf(code, statuses)?.replace(/[.。]$/, '');
}
