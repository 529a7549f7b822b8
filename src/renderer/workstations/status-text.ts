import {
  entryOf,
  statusCause as causeOf,
  statusSentence,
} from '../../shared/launch/session-status.ts';
import { t } from '../i18n/locale.svelte.ts';

/** A workstation's status code in sentences: what is so, what to do. Nothing where there is none. */
export const statusWords = (code: string | undefined): string | undefined =>
  entryOf(t().statuses.progress, code ?? '') ?? statusSentence(code, t().statuses);

/** Why a workstation is not well, in one line without a stop. Nothing where its code says no more than its state. */
export function statusCause(code: string | undefined): string | undefined {
  const { statuses } = t();
  if (entryOf(statuses.progress, code ?? '') !== undefined) return undefined;
  return causeOf(code, statuses)?.replace(/[.。]$/, '');
}
