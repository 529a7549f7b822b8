import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { identity } from '../../../build/identity.mjs';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import config from '../../../electron-builder.ts';

const notes = readFileSync(join(projectRoot, 'docs', 'packaging.md'), 'utf8');
const guide = readFileSync(join(projectRoot, 'docs', 'guide', 'administrator.md'), 'utf8');
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const template = (path: string) =>
  readFileSync(builder.resolve(`app-builder-lib/templates/${path}`), 'utf8');

/** The name of a package of version V. */
const fileOf = (os: string, arch: string, ext: string) => {
  const facts = { version: 'V', os, arch, ext };
  const filled = Object.entries(facts).reduce(
    (name, [key, value]) => name.replace(`\${${key}}`, value),
    config.artifactName,
  );
  return filled;
};

it('the commands for administrators name the packages, the mounted image and the uninstaller', () => {
  for (const file of [
    fileOf('win', 'x64', 'msi'),
    fileOf('win', 'x64', 'exe'),
    fileOf('mac', 'universal', 'dmg'),
  ])
    expect(notes).toContain(file);
  // electron-builder would otherwise put version and architecture into the name of the image.
  expect(config.dmg.title).toBe('${productName}');
  for (const text of [notes, guide])
    expect(text).toContain(`ditto /Volumes/${config.productName}/${config.productName}.app`);
  const [, uninstaller = ''] = /UNINSTALL_FILENAME "(.+)"/.exec(template('nsis/common.nsh')) ?? [];
  const name = uninstaller.replace('${PRODUCT_FILENAME}', config.win.executableName);
  expect(notes).toContain(`C:\\Program Files\\${config.productName}\\${name}" /S /allusers`);
  expect(notes).toContain(`Application Bundle ID is \`${identity.appId}\``);
});

it('an MSI has a new product code in each version, and replaces the older one', () => {
  const msi = template('msi/template.xml');
  expect(msi).toContain('<Product Id="*"');
  expect(msi).toContain('UpgradeCode="${upgradeCode}"');
  expect(msi).toContain('<MajorUpgrade AllowSameVersionUpgrades="yes" DowngradeErrorMessage=');
});
