import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '../../electron-builder.ts';

// The compiler checks the configuration against electron-builder's types, and electron-builder checks
// it against its schema in each run.
describe('the configuration of every package', () => {
  test('contains every kind of package, and only existing files', () => {
    const targets = [...config.win.target, ...config.mac.target, ...config.linux.target];
    expect(targets.map(({ target }) => target).sort()).toEqual(
      ['AppImage', 'deb', 'dmg', 'msi', 'nsis', 'rpm', 'tar.gz', 'zip'].sort(),
    );
    const { win, nsis, mac, linux, deb, rpm } = config;
    const files = [win.icon, mac.icon, linux.icon, nsis.include, mac.entitlements];
    const scripts = [deb, rpm].flatMap(({ afterInstall, afterRemove }) => [
      afterInstall,
      afterRemove,
    ]);
    const paths = [deb, rpm].flatMap(({ fpm }) => fpm.map((pair) => pair.replace(/=.*/, '')));
    for (const file of [...files, ...scripts, ...paths])
      expect(existsSync(path.resolve(file)), file).toBe(true);
  });

  test('uses keytar’s binary for the system of the package, not of the machine that builds it', () => {
    const binaries = ({ files }: { readonly files: readonly { readonly filter: string[] }[] }) =>
      files
        .flatMap(({ filter }) => filter)
        .flatMap((file) => /prebuilds\/(.*)\/keytar\.node$/.exec(file)?.slice(1) ?? []);
    expect(binaries(config.win)).toEqual(['win32-${arch}']);
    expect(binaries(config.mac)).toEqual(['darwin-x64', 'darwin-arm64']);
    expect(binaries(config.linux)).toEqual(['linux-${arch}']);
  });

  test('associates connection files with Stagedoor, but not as their default program', () => {
    const { win, nsis, mac, linux } = config;
    expect(mac.fileAssociations).toEqual([
      { ext: 'dcv', name: 'DCV connection', role: 'Viewer', rank: 'Alternate' },
    ]);
    // electron-builder's associations on Windows would make it the default program.
    for (const part of [config, win, nsis]) expect(part).not.toHaveProperty('fileAssociations');
    const types = readFileSync(path.resolve('build/linux/stagedoor.xml'), 'utf8');
    for (const type of linux.mimeTypes) expect(types).toContain(`<mime-type type="${type}">`);
    expect(types).toContain('<glob pattern="*.dcv" weight="40"/>');
  });

  test('contains no helper for updates and creates no desktop shortcut', () => {
    expect(config.nsis).toMatchObject({ packElevateHelper: false, createDesktopShortcut: false });
    expect(config.msi.createDesktopShortcut).toBe(false);
  });
});
