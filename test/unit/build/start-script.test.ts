import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/machine/machine.ts';

const script = new URL('../../../build/linux/stagedoor.sh', import.meta.url);
const macScript = new URL('../../../build/mac/stagedoor.sh', import.meta.url);
const link = 'stagedoor://connect?connection=a&session=b';

/**
 * The arguments that the start script passes to Electron, called through a link on PATH as packages
 * have one.
 */
function startedWith(args: readonly string[], display: Record<string, string>) {
  const folder = tempFolder();
  copyFileSync(script, join(folder, 'stagedoor'));
  const electron = join(folder, 'stagedoor-electron');
  writeFileSync(electron, '#!/bin/sh\nfor one in "$@"; do printf "%s\\n" "$one"; done\n', {
    mode: 0o755,
  });
  const onPath = join(folder, 'on path');
  symlinkSync(join(folder, 'stagedoor'), onPath);
  const env = { PATH: process.env.PATH ?? '', ...display };
  const { status, stdout, stderr } = spawnSync('sh', [onPath, ...args], { env, encoding: 'utf8' });
  return { status, args: stdout.split('\n').slice(0, -1), err: stderr };
}

const X11 = { DISPLAY: ':0' };
const WAYLAND = { WAYLAND_DISPLAY: 'wayland-0' };

test.skipIf(process.platform === 'win32')(
  'the script for macOS finds its program through links on PATH',
  () => {
    const contents = join(tempFolder(), 'Stagedoor.app', 'Contents');
    const bin = join(contents, 'Resources', 'bin');
    for (const folder of [bin, join(contents, 'MacOS')]) mkdirSync(folder, { recursive: true });
    copyFileSync(macScript, join(bin, 'stagedoor'));
    const program = join(contents, 'MacOS', 'Stagedoor');
    writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const onPath = tempFolder();
    symlinkSync(join(bin, 'stagedoor'), join(onPath, 'first'));
    symlinkSync('first', join(onPath, 'stagedoor'));
    const args = [join(onPath, 'stagedoor'), 'connect', 'a b'];
    const { status, stdout } = spawnSync('sh', args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '--log-level=3\n--\nconnect\na b\n']);
  },
);

describe.skipIf(process.platform === 'win32')('the start script of Linux', () => {
  test.each<readonly [string, readonly string[], Record<string, string>, readonly string[]]>([
    ['opens the window', [], X11, []],
    ['opens the window on Wayland', [], WAYLAND, []],
    ['opens the window from a menu', ['--open-url', '--'], X11, []],
    ['passes on a typed link', [link], X11, ['--', link]],
    [
      'recognizes a link with a scheme in mixed case',
      ['StageDoor://open'],
      X11,
      ['--', 'StageDoor://open'],
    ],
    [
      'passes on a link from the desktop',
      ['--open-url', '--', link],
      X11,
      ['--open-url', '--', link],
    ],
    [
      'passes on other arguments after a link, which the program refuses',
      ['--open-url', '--', link, '--gpu-launcher=x'],
      X11,
      ['--open-url', '--', link, '--gpu-launcher=x'],
    ],
    ['opens a file', ['/tmp/Desk 4.dcv'], X11, ['--', '/tmp/Desk 4.dcv']],
    ['opens a file in the working directory', ['a.DCV'], X11, ['--', `${process.cwd()}/a.DCV`]],
    ['opens the address of a file', ['file:///tmp/a.dcv'], X11, ['--', 'file:///tmp/a.dcv']],
    [
      'passes on a file from the desktop',
      ['--open-url', '--', 'file:///tmp/a.dcv'],
      X11,
      ['--open-url', '--', 'file:///tmp/a.dcv'],
    ],
    ['runs a command', ['doctor', 'a b'], X11, ['--disable-gpu', '--', 'doctor', 'a b']],
    [
      'runs a command without a display',
      ['connect', link, '--json'],
      {},
      ['--disable-gpu', '--ozone-platform=headless', '--', 'connect', link, '--json'],
    ],
    [
      'passes no argument to Chromium as a switch',
      ['--no-sandbox', '--version'],
      {},
      ['--disable-gpu', '--ozone-platform=headless', '--', '--no-sandbox', '--version'],
    ],
  ])('%s', (_about, args, display, expected) => {
    const started = startedWith(args, display);
    expect(started).toEqual({ status: 0, args: ['--log-level=3', ...expected], err: '' });
  });

  test.each<readonly [string, readonly string[]]>([
    ['the window', []],
    ['a link', [link]],
    ['the menu', ['--open-url', '--']],
  ])('names the commands that work without a display for %s', (_about, args) => {
    const { status, args: none, err } = startedWith(args, {});
    expect([status, none]).toEqual([1, []]);
    expect(err).toContain('there is no display for a window');
  });
});
