/**
 * A text as a reader would decode it, with the origin of each character, so that a secret that is found in the decoded
 * text can be removed from the original. Pure.
 */

export interface DecodedView {
  readonly text: string;
  /** For each character of `text`: where its notation begins in the original. */
  readonly begins: readonly number[];
  /** For each character of `text`: where its notation ends in the original. */
  readonly ends: readonly number[];
}

/**
 * A percent-encoded byte, an escape of JSON or JavaScript (with any number of backslashes), a character reference of
 * HTML, a wide letter of East Asian keyboards, a terminal colour, or a character that is not seen.
 */
const ENCODED =
  /%(?:25)*([0-9A-Fa-f]{2})|\\+u([0-9A-Fa-f]{4})|\\+u\{([0-9A-Fa-f]{1,6})\}|\\+x([0-9A-Fa-f]{2})|&#x([0-9A-Fa-f]{1,6});|&#(\d{1,7});|&(quot|amp|lt|gt|apos|equals|colon|commat);|([\uff01-\uff5e])|[^\P{Cc}\s]\[[0-9;?]*[A-Za-z]|[^\P{C}\s]|\p{Default_Ignorable_Code_Point}|\u2800/gu;
const REFERENCES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  equals: '=',
  colon: ':',
  commat: '@',
};
/** From `！` to `!`, and so on. */
const WIDE_OFFSET = 0xfee0;
/** Encodings within encodings that are undone. */
const MAX_LAYERS = 4;

/** `text` with all encodings undone. `undefined` if nothing in it is encoded. */
export function decodedView(text: string): DecodedView | undefined {
  if (text.search(ENCODED) < 0) return undefined;
  let view: DecodedView | undefined;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const next = decodeLayer(view ?? plainView(text));
    if (next === undefined) break;
    view = next;
  }
  return view;
}

/** `view` without the parts that `find` returns. */
export function without(view: DecodedView, parts: readonly (readonly [number, number])[]) {
  const kept: [number, number][] = [];
  let at = 0;
  for (const [begin, end] of parts) {
    kept.push([at, begin]);
    at = end;
  }
  kept.push([at, view.text.length]);
  return {
    text: kept.map(([begin, end]) => view.text.slice(begin, end)).join(''),
    begins: kept.flatMap(([begin, end]) => view.begins.slice(begin, end)),
    ends: kept.flatMap(([begin, end]) => view.ends.slice(begin, end)),
  };
}

/** A view in which every character stands for itself. */
export function plainView(text: string): DecodedView {
  const begins = Array.from({ length: text.length }, (_, at) => at);
  return { text, begins, ends: begins.map((at) => at + 1) };
}

function decodeLayer(view: DecodedView): DecodedView | undefined {
  const parts: string[] = [];
  const begins: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const match of view.text.matchAll(ENCODED)) {
    parts.push(view.text.slice(at, match.index));
    for (; at < match.index; at++) copy(at, at);
    at = match.index + match[0].length;
    const decoded = decode(match);
    parts.push(decoded);
    // One code point may be two code units.
    decoded.split('').forEach(() => {
      copy(match.index, at - 1);
    });
  }
  if (at === 0) return undefined;
  parts.push(view.text.slice(at));
  for (; at < view.text.length; at++) copy(at, at);
  return { text: parts.join(''), begins, ends };

  function copy(first: number, last: number): void {
    begins.push(view.begins[first] ?? 0);
    ends.push(view.ends[last] ?? 0);
  }
}

/** The character of one notation; an empty text for what is not seen. */
function decode(match: RegExpExecArray): string {
  const [, percent, unicode, braces, hex, reference, decimal, named, wide] = match;
  if (named !== undefined) return REFERENCES[named] ?? '';
  if (wide !== undefined) return String.fromCharCode(wide.charCodeAt(0) - WIDE_OFFSET);
  const code = parseInt(
    percent ?? unicode ?? braces ?? hex ?? reference ?? decimal ?? '',
    decimal === undefined ? 16 : 10,
  );
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}
