import * as v from 'valibot';
import { withoutInvisible } from './invisible.ts';

/**
 * Text from outside (a server's message, a name) made safe to show or log on one line: characters that
 * are not seen become a space (no forged lines, no terminal escapes, no
 * right-to-left tricks), and it is cut to `limit` characters.
 */
export function safeText(text: string, limit = 300): string {
  const head = text.slice(0, limit * 4);
  const flat = withoutInvisible(head.toWellFormed()).trim();
  return flat.length > limit ? `${flat.slice(0, limit - 1).toWellFormed()}…` : flat;
}

/** A line of text that is safe to show, as {@link safeText} makes it. Used in messages to the window. */
export const SafeText = v.pipe(v.string(), v.maxLength(512));

/** A time in milliseconds since 1970, within the range of `Date`. */
export const Moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
