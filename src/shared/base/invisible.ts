/**
 * Characters that are not seen: controls, format and direction characters, lone surrogates, noncharacters, separators of lines,
 * everything that Unicode says may be ignored when drawn (Hangul fillers, joiners, selectors), and blanks that are not
 * spaces. The selector that makes a symbol a coloured one is part of that symbol.
 */
const INVISIBLE = String.raw`(?!(?<=\p{Extended_Pictographic})\ufe0f)[\u{16fe4}\u{1d159}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc]`;
const SOME = new RegExp(INVISIBLE, 'u');
const RUNS = new RegExp(`(?:${INVISIBLE})+`, 'gu');

/** True if `text` contains a character that is not seen. A text with one could look like another text. */
export const hasInvisible = (text: string): boolean => SOME.test(text);

/** True if `text` contains a blank that looks like a space and is another character, which separates no words of a command. */
export const hasOtherSpace = (text: string): boolean => /(?! )\p{Zs}/u.test(text);

/** `text` with a space instead of each run of characters that are not seen. */
export const withoutInvisible = (text: string): string => text.replace(RUNS, ' ');
