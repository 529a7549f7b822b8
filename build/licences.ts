import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** A package in the program. `text` are indexes into {@link Licences.texts}, because many packages share a text. */
interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** The SPDX expression in its package.json. */
  readonly licence: string;
  readonly texts: readonly number[];
}

/** `out/main/licences.json`: every package in the program, for the About dialog and for support. */
export interface Licences {
  readonly packages: readonly LicensedPackage[];
  readonly texts: readonly string[];
  /** Programs that are shipped outside the bundles, with the file in the package that has their licences. */
  readonly additional: readonly {
    readonly name: string;
    readonly licence: string;
    readonly file: string;
  }[];
}

const ADDITIONAL: Licences['additional'] = [
  { name: 'Electron', licence: 'MIT', file: 'LICENSE.electron.txt' },
  {
    name: 'Chromium, Node.js and what they are made of',
    licence: 'see the file',
    file: 'LICENSES.chromium.html',
  },
];

/** Bundlers add some of their own code to bundles. */
const OWN_CODE: readonly (readonly [RegExp, string])[] = [
  [/^\0rolldown\//, 'rolldown'],
  [/^\0(vite\/|__vite-)/, 'vite'],
];

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * A plugin for each of the program's bundles. Together they list the packages with code in the bundles after tree shaking.
 * `external` are packages that are shipped unbundled.
 */
export function licencePlugins(root: string, external: readonly string[]): () => Plugin {
  const pathOf = (name: string) => path.join(root, 'node_modules', ...name.split('/'));
  const folders = new Set(external.map(pathOf));
  return () => ({
    name: 'stagedoor:licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(part.modules)) {
          const folder = renderedLength > 0 ? packageFolder(id, pathOf) : undefined;
          if (folder !== undefined) folders.add(folder);
        }
      }
    },
    closeBundle(error) {
      const target = path.join(root, 'out', 'main');
      if (error !== undefined || !existsSync(target)) return;
      // The bundles are built one after the other, and the last one writes the complete list.
      const text = `${JSON.stringify(licencesOf([...folders]), null, 1)}\n`;
      writeFileSync(path.join(target, 'licences.json'), text);
    },
  });
}

/**
 * The folder of the package that a module belongs to, or `undefined` for the project's own modules.
 * @throws if the module belongs to no package: a plugin generates code whose origin has to be declared
 */
function packageFolder(id: string, pathOf: (name: string) => string): string | undefined {
  const [, own] = OWN_CODE.find(([pattern]) => pattern.test(id)) ?? [];
  if (own !== undefined) return pathOf(own);
  const [folder] =
    /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, '')) ?? [];
  if (folder === undefined && id.startsWith('\0'))
    throw new Error(`the author of ${id} is unknown`);
  return folder;
}

/** @throws if a package does not declare its licence */
export function licencesOf(folders: readonly string[]): Licences {
  const texts: string[] = [];
  const indexOf = (text: string) => {
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  };
  const packages = folders.map((folder) => {
    // From npm; the fields that are used are checked below.
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Partial<
      Record<'name' | 'version' | 'license', string>
    >;
    const { name, version, license } = manifest;
    if (name === undefined || version === undefined || typeof license !== 'string')
      throw new Error(`${folder} does not say what its licence is`);
    const found = readdirSync(folder)
      .filter((file) => LICENCE_FILE.test(file))
      .sort();
    const own = found.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
    return { name, version, licence: license, own };
  });
  const key = ({ name, version }: { name: string; version: string }) => `${name}@${version}`;
  const once = new Map(packages.map((one) => [key(one), one]));
  const sorted = [...once.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    packages: sorted.map(({ own, ...one }) => ({ ...one, texts: own.map(indexOf) })),
    texts,
    additional: ADDITIONAL,
  };
}
