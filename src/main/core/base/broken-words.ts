import { plainView, without, type DecodedView } from './decoded-view.ts';

/** Joins words that were broken over several lines, as terminals, mail programs and base64 encoders do. Pure. */

/** A line that contains only a part of a word, and the punctuation that closes it. */
const REST = /^[ \t>|]*[\w+/.~%-]+={0,2}[ \t]*[\\"',;)\]}]*$/;
const HEAD_ENDS = /[\w+/=.~%-]+(?=\\?$)/;
/** A shorter whole is more likely to be words below each other. */
const MIN_WHOLE = 20;

/**
 * `text` with the lines joined that may be parts of one word, of which all but the last have at least `minPart`
 * characters. `undefined` if there are none. The first `skip` lines of each such group stay separate: they may end in
 * another word, with which the next one would no longer be recognized.
 */
export function joinedView(text: string, minPart: number, skip = 0): DecodedView | undefined {
  if (!text.includes('\n')) return undefined;
  const lines = text.split('\n');
  // In mail, an equals sign marks a line that continues; after a short word it belongs to a name.
  const breakMark = minPart > 0 ? /[\\=]?\r?$/ : /\\?\r?$/;
  const breaks: [number, number][] = [];
  let at = 0;
  let nth = 0;
  while (nth < lines.length) {
    let end = at + (lines[nth] ?? '').length;
    const found: [number, number][] = [];
    let part = HEAD_ENDS.exec((lines[nth] ?? '').replace(/\r$/, ''))?.[0].length ?? 0;
    let whole = part;
    let next = nth + 1;
    for (; part >= Math.max(1, minPart) && next < lines.length; next++) {
      const line = lines[next] ?? '';
      const plain = line.replace(/\r$/, '');
      if (!REST.test(plain)) break;
      const indent = /^[ \t>|]*/.exec(plain)?.[0].length ?? 0;
      const tail = breakMark.exec(text.slice(at, end))?.[0].length ?? 0;
      found.push([end - tail, end + 1 + indent]);
      part = HEAD_ENDS.exec(plain)?.[0].length ?? 0;
      whole += plain.length - indent;
      end += 1 + line.length;
    }
    if (whole >= MIN_WHOLE) breaks.push(...found.slice(skip));
    at = end + 1;
    nth = Math.max(next, nth + 1);
  }
  return breaks.length === 0 ? undefined : without(plainView(text), breaks);
}
