import { english } from '../../src/renderer/words/say.svelte.ts';
import type { Catalogue } from '../../src/shared/languages/catalogue.ts';
import { pseudo } from '../support/pseudo.ts';

const files = import.meta.glob<Readonly<Record<string, Catalogue>>>(
  '../../src/shared/languages/{de,es,fr,ja,zh}.ts',
  { eager: true },
);
const others = Object.values(files).flatMap((file) => Object.values(file));

/** Every language there is, and the one for tests: longer, with an accent on each vowel. */
export const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  [english, pseudo(), ...others].map((one) => [one.language, one]),
);
