import {
  entryOf,
  statusCause as causeOf,
  statusSentence,
} from '../../../shared/launch/session-status.ts';
import { certificateProblemIn } from '../../../shared/network/network.ts';
import { t } from '../../i18n/locale.svelte.ts';

/** A workstation's status code in sentences: what happened, what to do. Undefined without a code. */
export const statusText = (code: string | undefined): string | undefined =>
  entryOf(t().statuses.progress, code ?? '') ??
  certificateText(code) ??
  statusSentence(code, t().statuses);

/** Why the certificate of a host is not trusted, for `certificate-expired` and others. */
function certificateText(code: string | undefined): string | undefined {
  const { doubts, doubtAdvice } = t().endpoints;
  const problem = certificateProblemIn(code);
  if (problem === undefined) return undefined;
  return t().statuses.both({ what: doubts[problem], advice: doubtAdvice[problem] });
}

/** Why a workstation has a problem, in one line without a full stop. Undefined if its code says no more than its state. */
export function statusCause(code: string | undefined): string | undefined {
  const { statuses } = t();
  if (entryOf(statuses.progress, code ?? '') !== undefined) return undefined;
  const problem = certificateProblemIn(code);
  const cause = problem === undefined ? causeOf(code, statuses) : t().endpoints.doubts[problem];
  return cause?.replace(/[.。]$/, '');
}
