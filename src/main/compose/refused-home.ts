import { redact } from '../core/base/redact.ts';
import type { FailureText } from '../../shared/base/failure-text-types.ts';
import { failureLine, failureText } from '../../shared/base/failure-text.ts';
import type { Failure } from '../../shared/base/failure.ts';
import { safeText } from '../../shared/base/safe-text.ts';
import { createLocaleLoader } from '../../shared/languages/locale-loader.ts';
import { english } from '../../shared/languages/message-loaders.ts';

/** The terminal's text for a refused `STAGEDOOR_HOME`. */
export const refusedHomeLine = (path: string): string => redact(failureLine(failureOf(path)));

/** The text of {@link refusedHomeLine} in a language of the system. The preferences are in the folder that is unknown. */
export async function refusedHomeText(
  path: string,
  system: readonly string[],
): Promise<FailureText> {
  let { messages } = english;
  const load = createLocaleLoader((language) => {
    messages = language.messages;
  });
  await load({ preference: 'system', system });
  const { title, advice } = failureText(failureOf(path), messages);
  return { title: redact(title), advice: redact(advice) };
}

const failureOf = (path: string): Failure => ({ code: 'home-refused', path: safeText(path) });
