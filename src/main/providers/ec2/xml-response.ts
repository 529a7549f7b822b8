import { transientError } from '../../core/provider/service-response.ts';
import type { FailedResponse, ServiceAnswer } from '../../core/provider/service-answer.ts';

/** Checks of XML responses before the SDK's parser reads them. Pure. */

/** EC2's responses have about ten levels. */
const MAX_DEPTH = 40;
const ROOT = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<(\w+)[\s>]/;

/**
 * What is wrong with a response that should be XML of EC2; undefined if it can be parsed.
 *
 * SECURITY: a response that declares a document type is refused: its own entities could grow without limit, or read
 * files. Deeply nested elements are refused because parsers work recursively.
 */
export function xmlProblem({ body }: Pick<ServiceAnswer, 'body'>): FailedResponse | undefined {
  if (body.trim() === '') return transientError('empty-answer');
  const root = ROOT.exec(body)?.[1];
  if (root === undefined || !root.endsWith('Response') || /<!(?:DOCTYPE|ENTITY)/i.test(body))
    return transientError('not-an-answer');
  if (!new RegExp(`</${root}>\\s*$`).test(body)) return transientError('cut-answer');
  return isTooDeep(body) ? transientError('not-an-answer') : undefined;
}

function isTooDeep(body: string): boolean {
  let depth = 0;
  for (const [tag] of body.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
