import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../support/machine/machine.ts';
import { argumentAfter, computed, copyOfUnpacked, type FpmOptions } from '../support/builder.ts';
import { asRoot, isOnPath } from '../support/trial.ts';

const hasRpm = spawnSync('rpmbuild', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Builds a package with the scripts and the desktop entry that electron-builder passes to fpm, and
 * with stand-ins for the programs.
 */
function build(folder: string, version: string): string {
  const top = join(folder, version);
  mkdirSync(top);
  const spec = join(top, 'stagedoor.spec');
  const lines = [
    'Name: stagedoor',
    `Version: ${version}`,
    'Release: 1',
    'Summary: Stagedoor',
    'License: MIT',
    'AutoReqProv: no',
    '%description',
    'Stagedoor',
    '%install',
    `cp -a ${join(folder, 'tree')}/. %{buildroot}/`,
    `%post -f ${join(folder, 'post')}`,
    `%postun -f ${join(folder, 'postun')}`,
    '%files',
    '/opt/Stagedoor',
    '/usr/share/applications/stagedoor.desktop',
  ];
  writeFileSync(spec, `${lines.join('\n')}\n`);
  // Files are packed unchanged.
  const defines = [`_topdir ${top}`, '__os_install_post %{nil}', '_binary_payload w0.gzdio'];
  const options = defines.flatMap((one) => ['--define', one]);
  asRoot('rpmbuild', '-bb', '--target', 'x86_64', ...options, spec);
  return join(top, 'RPMS', 'x86_64', `stagedoor-${version}-1.x86_64.rpm`);
}

test.skipIf(!hasRpm)(
  'the scripts of the .rpm of a release keep the command during an upgrade and remove it with the program',
  async () => {
    const folder = tempFolder();
    const tree = join(folder, 'tree');
    for (const part of ['opt/Stagedoor', 'usr/share/applications'])
      mkdirSync(join(tree, part), { recursive: true });
    for (const program of ['stagedoor', 'chrome-sandbox'])
      writeFileSync(join(tree, 'opt/Stagedoor', program), '#!/bin/sh\n', { mode: 0o755 });
    await computed('LINUX', 'rpm', copyOfUnpacked(), (options) => {
      const [args, entry] = options as FpmOptions;
      cpSync(entry, join(tree, 'usr/share/applications/stagedoor.desktop'));
      cpSync(argumentAfter(args, '--after-install'), join(folder, 'post'));
      cpSync(argumentAfter(args, '--after-remove'), join(folder, 'postun'));
    });
    const rpm = (...args: readonly string[]) =>
      asRoot('rpm', '--dbpath', join(folder, 'database'), '--nodeps', ...args);
    onTestFinished(() => void spawnSync('rm', ['-rf', '/opt/Stagedoor', '/usr/bin/stagedoor']));

    rpm('--install', build(folder, '0.0.9'));
    expect(asRoot('readlink', '-f', '/usr/bin/stagedoor').trim()).toBe('/opt/Stagedoor/stagedoor');
    expect((statSync('/opt/Stagedoor/chrome-sandbox').mode & 0o7777).toString(8)).toBe('4755');
    const cache = '/usr/share/applications/mimeinfo.cache';
    expect(readFileSync(cache, 'utf8')).toContain('x-scheme-handler/stagedoor=stagedoor.desktop;');

    rpm('--upgrade', build(folder, '0.1.0'));
    expect(isOnPath()).toBe(true);
    rpm('--erase', 'stagedoor');
    expect(isOnPath()).toBe(false);
    expect(existsSync('/opt/Stagedoor')).toBe(false);
    expect(readFileSync(cache, 'utf8')).not.toContain('x-scheme-handler/stagedoor');
  },
);
