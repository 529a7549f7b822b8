import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { licencePlugins, licencesOf, type Licences } from '../../../build/licences.ts';
import { tempFolder } from '../../support/machine/machine.ts';

/** A package in `root`, as npm would install it. */
function addPackage(root: string, name: string, code: string, more: object = {}): string {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  const manifest = { name, version: '1.2.3', license: 'MIT', main: 'index.js', type: 'module' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...more }));
  writeFileSync(join(folder, 'index.js'), code);
  writeFileSync(join(folder, 'LICENSE.txt'), `Licence of all\n`);
  return folder;
}

test('packages with code in a bundle are listed, but not those that were tree-shaken', async () => {
  const root = tempFolder();
  addPackage(root, 'rope', 'export const rope = () => globalThis.rope;');
  addPackage(
    root,
    '@fine/sail',
    'export const sail = 1; export const boom = () => globalThis.boom;',
  );
  addPackage(root, 'unused', 'export const unused = 1;', { sideEffects: false });
  addPackage(root, 'native', '');
  writeFileSync(
    join(root, 'main.js'),
    "import { rope } from 'rope'; import { boom } from '@fine/sail'; import { unused } from 'unused'; rope(); boom();",
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [licencePlugins(root, ['native'])()],
    build: {
      outDir: join(root, 'out', 'main'),
      rolldownOptions: { input: join(root, 'main.js') },
    },
  });
  const text = readFileSync(join(root, 'out', 'main', 'licences.json'), 'utf8');
  const { packages, texts, additional } = JSON.parse(text) as Licences;
  const names = packages
    .map(({ name }) => name)
    .filter((name) => name !== 'vite' && name !== 'rolldown');
  expect(names).toEqual(['@fine/sail', 'native', 'rope']);
  expect(packages.find(({ name }) => name === 'rope')).toEqual({
    name: 'rope',
    version: '1.2.3',
    licence: 'MIT',
    texts: [texts.indexOf('Licence of all')],
  });
  expect(additional.map(({ name }) => name)).toContain('Electron');
});

test('a shared licence text is listed once, and so is a package in two folders', () => {
  const root = tempFolder();
  const folders = [addPackage(root, 'rope', ''), addPackage(root, 'sail', '')];
  const twice = addPackage(join(root, 'node_modules', 'sail'), 'rope', '');
  const { packages, texts } = licencesOf([...folders, twice]);
  expect(packages.map(({ name }) => name)).toEqual(['rope', 'sail']);
  expect(texts).toEqual(['Licence of all']);
});

test('a package without a licence field stops the build', () => {
  const folder = addPackage(tempFolder(), 'rope', '', { license: undefined });
  expect(() => licencesOf([folder])).toThrow('does not say what its licence is');
});
