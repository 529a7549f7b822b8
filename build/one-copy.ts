import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Bundles one copy of each version of a package. npm puts the same version into several folders where
 * another one has the first place, and the SDK's clients would each bring their own: five times the
 * same quarter of a megabyte.
 */
export function oneCopy(root: string): Plugin {
  const first = firstPlaces(path.join(root, 'package-lock.json'));
  return {
    name: 'one-copy',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || source.startsWith('\0')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (found?.external !== false) return found;
      const [place] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(found.id) ?? [];
      const other = place === undefined ? undefined : first.get(path.relative(root, place));
      return other === undefined || place === undefined
        ? found
        : { ...found, id: path.join(root, other) + found.id.slice(place.length) };
    },
  };
}

/** By place, the first place of the same version of the same package; those that are first are not in it. */
function firstPlaces(lockfile: string): ReadonlyMap<string, string> {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  const firsts = new Map<string, string>();
  const others = new Map<string, string>();
  for (const place of Object.keys(packages).sort()) {
    const name = place.split('node_modules/').at(-1) ?? '';
    const key = `${name}@${packages[place]?.version ?? ''}`;
    const known = firsts.get(key);
    if (known === undefined) firsts.set(key, place);
    else others.set(place, known);
  }
  return others;
}
