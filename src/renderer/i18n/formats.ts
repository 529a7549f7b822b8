import { locale } from './locale.svelte.ts';

/** One `Intl` object for each locale that was used, because creating one is slow. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const current = locale();
    const known = made.get(current);
    if (known !== undefined) return known;
    const fresh = make(current);
    made.set(current, fresh);
    return fresh;
  };
}
