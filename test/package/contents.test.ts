import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { expect, test } from 'vitest';
import type { Licences } from '../../build/licences.ts';
import { LANGUAGES } from '../../build/packages/contents.ts';
import { wrongFuses } from '../../build/packages/fuses.ts';
import {
  electronDist,
  filesIn,
  packageFile,
  stagedoorVersion,
  packages,
  unpacked,
} from './support/built-packages.ts';

const MIB = 1024 * 1024;
const sizeOf = (folder: string, files: readonly string[]) =>
  files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

const archive = join(unpacked, 'resources', 'app.asar');
const archived = listPackage(archive, { isPack: false })
  .map((file) => file.slice(1))
  .filter((file) => 'size' in statFile(archive, file));

const KEYTAR = 'resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-x64/keytar.node';

test('a package contains Electron, Stagedoor’s archive, the start script and one binary of keytar', () => {
  const electrons = filesIn(electronDist).filter((file) => !file.startsWith('locales/'));
  const renamed = new Map([
    ['electron', 'stagedoor-electron'],
    ['LICENSE', 'LICENSE.electron.txt'],
  ]);
  // The program contains its version, and the default app is for developers.
  const expected = electrons
    .filter((file) => !['version', 'resources/default_app.asar'].includes(file))
    .map((file) => renamed.get(file) ?? file);
  const added = ['stagedoor', 'resources/app.asar', KEYTAR];
  // electron-builder adds two files for packages of Linux distributions.
  const fromBuilder = ['resources/apparmor-profile', 'resources/package-type'];
  const found = filesIn(unpacked).filter(
    (file) => !file.startsWith('locales/') && !fromBuilder.includes(file),
  );
  expect(found).toEqual([...expected, ...added].sort());
});

test('a package contains only the chosen languages', () => {
  const languages = filesIn(join(unpacked, 'locales')).map((file) => file.replace('.pak', ''));
  const chosen = (language: string) =>
    LANGUAGES.some((one) => one === language || language.startsWith(`${one}-`));
  expect(languages.filter((language) => !chosen(language))).toEqual([]);
  for (const language of LANGUAGES) expect(languages).toContain(language);
});

test('the archive contains only the bundles, a package.json, the license, pictures and keytar', () => {
  const allowed = [
    /^package\.json$/,
    /^LICENSE$/,
    /^out\/main\/(index\.js|keychain\.js|licences\.json|chunks\/[\w-]+\.js)$/,
    /^out\/main\/status-indicators\/[a-z]+\/\d+(Template)?(@2x)?\.png$/,
    /^out\/preload\/index\.cjs$/,
    /^out\/renderer\/(index\.html|practice-viewer\.html|files\.json|assets\/[\w-]+(\.svelte-[\w-]+)?\.(js|css|svg|png|woff2))$/,
    /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|prebuilds\/linux-x64\/keytar\.node)$/,
  ];
  expect(archived.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
  expect(archived.filter((file) => statFile(archive, file).unpacked)).toEqual([
    'node_modules/keytar/prebuilds/linux-x64/keytar.node',
  ]);
});

test('a package is at most 3 MiB larger than Electron', () => {
  const added = filesIn(unpacked).filter((file) => /^(stagedoor|resources\/.*)$/.test(file));
  expect(sizeOf(unpacked, added)).toBeLessThan(3 * MIB);
  // All other files together are not larger than Electron's.
  const electrons = sizeOf(electronDist, filesIn(electronDist));
  expect(sizeOf(unpacked, filesIn(unpacked))).toBeLessThan(electrons + 3 * MIB);
});

test('all fuses have the values of a release', async () => {
  expect(await wrongFuses(join(unpacked, 'stagedoor-electron'))).toEqual([]);
  // The original Electron has other fuses, so this test can fail.
  expect(await wrongFuses(join(electronDist, 'electron'))).not.toEqual([]);
});

test('the name of a package states if it is not built from the Electron of releases', () => {
  const isStandIn = !filesIn(electronDist).includes('resources/default_app.asar');
  for (const name of [packageFile('.deb'), packageFile('.tar.gz')])
    expect(name.includes('stand-in-electron-')).toBe(isStandIn);
});

test('each package has a software bill of materials, and all files have checksums', () => {
  const licences = JSON.parse(readFileSync(packageFile('licences.json'), 'utf8')) as Licences;
  const inside = licences.packages.map(({ name, version }) => `${name}@${version}`);
  for (const ending of ['.deb', '.tar.gz']) {
    const bill = JSON.parse(readFileSync(packageFile(`${ending}.cdx.json`), 'utf8')) as {
      bomFormat: string;
      metadata: { component: { name: string; version: string } };
      components: { group?: string; name: string; version: string; purl: string }[];
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.metadata.component).toMatchObject({ name: 'stagedoor', version: stagedoorVersion });
    const reported = bill.components.map(({ group, name, version }) =>
      [group, `${name}@${version}`].filter((part) => part !== undefined).join('/'),
    );
    expect(reported.filter((one) => !one.startsWith('electron@')).sort()).toEqual(
      [...inside].sort(),
    );
    expect(reported.filter((one) => one.startsWith('electron@'))).toHaveLength(1);
  }
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: packages });
  const summed = readFileSync(join(packages, 'SHA256SUMS'), 'utf8');
  for (const ending of ['.deb', '.tar.gz', '.deb.cdx.json', '.tar.gz.cdx.json', 'licences.json'])
    expect(summed).toContain(packageFile(ending).slice(packages.length + 1));
});

test('the list of licenses contains the bundled packages with their license texts, and the other files of the package', () => {
  const text = readFileSync(packageFile('licences.json'), 'utf8');
  const { packages: listed, texts, additional } = JSON.parse(text) as Licences;
  const names = listed.map(({ name }) => name);
  for (const name of [
    'svelte',
    'valibot',
    '@github/keytar',
    '@aws-sdk/client-nimble',
    'electron-log',
  ])
    expect(names).toContain(name);
  for (const { name, licence, texts: own } of listed) {
    expect(licence, name).toMatch(/^[\w.-]+( (OR|AND|WITH) [\w.-]+)*$/);
    for (const one of own) expect(texts[one]?.length, name).toBeGreaterThan(100);
  }
  for (const { file } of additional) expect(filesIn(unpacked)).toContain(file);
});
