import { locale } from './locale.svelte.ts';

/** One `Intl` object for each locale that was spoken: making one is slow. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const spoken = locale();
    const known = made.get(spoken);
    if (known !== undefined) return known;
    const fresh = make(spoken);
    made.set(spoken, fresh);
    return fresh;
  };
}
