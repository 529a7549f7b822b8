import { locale } from './locale.svelte.ts';

/** An amount of money as it is written in the user's language. `currency` is a code of ISO 4217. */
export const moneyText = (amount: number, currency: string): string =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(amount);

/** A price, with the digits after the smallest coin that an hourly price can have. */
export const priceText = (price: number, currency: string): string =>
  new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    maximumFractionDigits: 4,
  }).format(price);
