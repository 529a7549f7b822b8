import { perLocale } from './formats.ts';

const integers = perLocale((locale) => new Intl.NumberFormat(locale));

/** A number as the user's locale writes it: `10,000`. */
export const numberText = (value: number): string => integers().format(value);
