import * as v from 'valibot';

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Text of somebody else's (a server's message, a name) made fit to show or log on one line: control,
 * format and line-separator characters become a space (no forged lines, no terminal escapes, no
 * right-to-left tricks), and it is cut to `limit` characters.
 */
export function safeText(text: string, limit = 300): string {
  const head = text.slice(0, limit * 4);
  const flat = head.toWellFormed().replace(CONTROL, ' ').trim();
  return flat.length > limit ? `${flat.slice(0, limit - 1).toWellFormed()}…` : flat;
}

/** A line fit to show: what {@link safeText} makes. Used on messages that leave for the window. */
export const SafeText = v.pipe(v.string(), v.maxLength(512));

/** A moment, in milliseconds since 1970, as `Date.now()` gives it; none that a `Date` cannot be. */
export const Moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
