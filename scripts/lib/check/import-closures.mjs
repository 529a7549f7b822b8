import { createHash } from 'node:crypto';
import { posix } from 'node:path';

/** Paths are written out with their extensions, which lint sees to, so an import is read without a resolver. */
const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"](\.{1,2}\/[^'"?]+)/g;
const HAS_IMPORTS = /\.(ts|mjs|cjs|js|svelte)$/;

/**
 * For each file, a hash of its content and all its direct and indirect imports. While the hash is unchanged, the results of
 * rules that use types are unchanged too.
 * @param {ReadonlyMap<string, string>} contents by path, with `/`, relative to the checkout
 * @param {string} common what all files depend on
 * @returns {Map<string, string>} by path
 */
export function closureHashes(contents, common) {
  /** @type {Map<string, string>} */
  const own = new Map();
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  for (const [file, text] of contents) {
    own.set(file, hashOf(text));
    if (!HAS_IMPORTS.test(file)) continue;
    const paths = [...text.matchAll(IMPORT)].map(([, path = '']) =>
      posix.join(posix.dirname(file), path),
    );
    // A missing file counts too, because results change when it is added.
    imports.set(file, paths);
  }
  return new Map(
    [...contents.keys()].map((file) => {
      const seen = new Set([file]);
      // The set grows during the iteration.
      for (const one of seen) for (const next of imports.get(one) ?? []) seen.add(next);
      const parts = [...seen].sort().map((one) => `${one}=${own.get(one) ?? 'missing'}`);
      return [file, hashOf([common, ...parts].join('\n'))];
    }),
  );
}

/** @param {string} text */
const hashOf = (text) => createHash('sha1').update(text).digest('base64');
