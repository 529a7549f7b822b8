import { hasInvisible } from '../base/invisible.ts';

/** The most characters that the name of a new workstation may have. */
export const MAX_NAME_LENGTH = 64;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.()-]*$/u;

/** True if a new workstation may have this name: letters, digits, spaces and `_ . ( ) -`, at most 64 characters. */
export const isWorkstationName = (name: string): boolean =>
  Array.from(name).length <= MAX_NAME_LENGTH && NAME.test(name) && !hasInvisible(name);

/** Room for the space and the number. */
const BASE_LENGTH = 56;

/** The part of `text` that can start a name. */
const baseOf = (text: string): string =>
  Array.from(
    text
      .replace(/[^\p{L}\p{N} _.()-]+/gu, ' ')
      .replace(/ +/g, ' ')
      .replace(/^[^\p{L}\p{N}]+/u, ''),
  )
    .slice(0, BASE_LENGTH)
    .join('')
    .trim();

/**
 * A name for a new workstation: what it is created from and the next free number, with as many digits as the numbers of the
 * others. Empty if `from` has no usable characters.
 */
export function nextName(from: string, names: readonly string[]): string {
  const base = baseOf(from);
  if (base === '') return '';
  const numbers = names.flatMap((name) => {
    const end = name.startsWith(`${base} `) ? name.slice(base.length + 1) : '';
    return /^\d{1,6}$/.test(end) ? end : [];
  });
  const next = Math.max(0, ...numbers.map(Number)) + 1;
  const digits = Math.max(1, ...numbers.map(({ length }) => length));
  return `${base} ${String(next).padStart(digits, '0')}`;
}
