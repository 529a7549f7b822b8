import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { identity } from '../../../build/identity.mjs';
import { INSTALLED_METAINFO } from '../../../build/packages/metainfo.ts';
import { tempFolder } from '../../support/machine/machine.ts';
import { argumentAfter, computed, copyOfUnpacked, type FpmOptions } from '../support/builder.ts';
import { stagedoorVersion } from '../support/built-packages.ts';
import { apt, asRoot, isOnPath } from '../support/trial.ts';

/**
 * Builds the package that electron-builder would build with fpm, but with Debian's tools. Returns its
 * path.
 */
function assemble(args: readonly string[]): string {
  const folder = tempFolder();
  const tree = join(folder, 'tree');
  // The files are the arguments "SOURCE=TARGET".
  for (const pair of args.filter((arg) => /^\/[^=]+=\/[^=]+$/.test(arg))) {
    const [source = '', target = ''] = pair.split('=');
    mkdirSync(dirname(join(tree, target)), { recursive: true });
    cpSync(source, join(tree, target), { recursive: true });
  }
  const control = join(tree, 'DEBIAN');
  mkdirSync(control);
  const reported = { Package: 'stagedoor', Version: stagedoorVersion, Architecture: 'amd64' };
  const maintainer = { Maintainer: argumentAfter(args, '--maintainer'), Description: 'Stagedoor' };
  const lines = Object.entries({ ...reported, ...maintainer }).map(
    ([name, text]) => `${name}: ${text}`,
  );
  writeFileSync(join(control, 'control'), `${lines.join('\n')}\n`);
  for (const [script, option] of [
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ] as const) {
    cpSync(argumentAfter(args, option), join(control, script));
    chmodSync(join(control, script), 0o755);
  }
  const path = join(folder, 'release.deb');
  execFileSync('dpkg-deb', ['-Znone', '--root-owner-group', '--build', tree, path]);
  return path;
}

test('the .deb of a release installs the command, man page, desktop entry and sandbox, and removes them', async () => {
  const deb = await computed('LINUX', 'deb', copyOfUnpacked(), (options) =>
    assemble((options as FpmOptions)[0]),
  );
  onTestFinished(() => void asRoot('dpkg', '--purge', 'stagedoor'));
  apt('install', deb!);
  expect(asRoot('readlink', '-f', '/usr/bin/stagedoor').trim()).toBe('/opt/Stagedoor/stagedoor');
  expect((statSync('/opt/Stagedoor/chrome-sandbox').mode & 0o7777).toString(8)).toBe('4755');
  expect(readFileSync('/usr/share/man/man1/stagedoor.1', 'utf8')).toContain('.TH STAGEDOOR 1');
  const entry = readFileSync('/usr/share/applications/stagedoor.desktop', 'utf8');
  expect(entry).toContain('\nExec=/opt/Stagedoor/stagedoor --open-url -- %u\n');
  expect(entry).toContain('\nMimeType=application/x-stagedoor-dcv;x-scheme-handler/stagedoor;\n');
  asRoot('desktop-file-validate', '/usr/share/applications/stagedoor.desktop');
  expect(readFileSync(INSTALLED_METAINFO, 'utf8')).toContain(`<id>${identity.appId}</id>`);
  expect(entry).toContain('\nIcon=stagedoor\n');

  // An upgrade also runs the script of the old version, which must not remove files of the new one.
  apt('install', '--reinstall', deb!);
  expect(isOnPath()).toBe(true);
  apt('remove', 'stagedoor');
  expect(isOnPath()).toBe(false);
  expect(existsSync('/opt/Stagedoor')).toBe(false);
  expect(existsSync(INSTALLED_METAINFO)).toBe(false);
});
