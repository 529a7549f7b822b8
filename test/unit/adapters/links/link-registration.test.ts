import { describe, expect, it } from 'vitest';
import {
  linkCommand,
  linkEntryText,
} from '../../../../src/main/adapters/links/link-registration.ts';

const execOf = (...command: readonly string[]): string | undefined =>
  /^Exec=(.*)$/m.exec(linkEntryText(command))?.[1];

describe('the desktop entry for links', () => {
  it('starts the program with the link as one argument after two dashes', () => {
    expect(linkEntryText(['/opt/stagedoor/stagedoor', '--no-sandbox']).split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Stagedoor',
      'Exec=/opt/stagedoor/stagedoor --no-sandbox --open-url -- %u',
      'MimeType=x-scheme-handler/stagedoor;',
      'NoDisplay=true',
      'Terminal=false',
      '',
    ]);
  });

  it.each([
    ['a plain word is unchanged', '/opt/stage-door_1.0/bin', '/opt/stage-door_1.0/bin'],
    ['a space is quoted', '/opt/Stage Door/bin', '"/opt/Stage Door/bin"'],
    ['a per cent sign is no field code', '/opt/100%u/bin', '"/opt/100%%u/bin"'],
    ['a dollar sign is escaped twice', '/opt/$HOME', String.raw`"/opt/\\$HOME"`],
    ['a quote is escaped twice', '/opt/"x"', String.raw`"/opt/\\"x\\""`],
    ['a backtick is escaped twice', '/opt/`x`', String.raw`"/opt/\\${'`'}x\\${'`'}"`],
    ['a backslash becomes four', String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b"`],
    ['an empty word is quoted', '', '""'],
  ])('%s', (_, word, written) => {
    expect(execOf(word)).toBe(`${written} --open-url -- %u`);
  });
});

describe('the program that a link starts', () => {
  const inImage = '/tmp/.mount_stagedXY/stagedoor-electron';

  it.each<[string, string, NodeJS.ProcessEnv, string]>([
    ['is the program itself', '/opt/s/stagedoor-electron', {}, '/opt/s/stagedoor-electron'],
    [
      'is the AppImage it runs from, not the folder where that is mounted',
      inImage,
      { APPIMAGE: '/home/ada/Stagedoor.AppImage', APPDIR: '/tmp/.mount_stagedXY' },
      '/home/ada/Stagedoor.AppImage',
    ],
    [
      'is not the AppImage of the terminal that started it',
      '/opt/s/stagedoor-electron',
      { APPIMAGE: '/home/ada/Terminal.AppImage', APPDIR: '/tmp/.mount_term' },
      '/opt/s/stagedoor-electron',
    ],
    [
      'is not an AppImage whose folder only has the same beginning',
      inImage,
      { APPIMAGE: '/home/ada/Other.AppImage', APPDIR: '/tmp/.mount_staged' },
      inImage,
    ],
    ['is not a relative path', inImage, { APPIMAGE: 'a', APPDIR: '/tmp/.mount_stagedXY' }, inImage],
  ])('%s', (_, executable, env, expected) => {
    expect(linkCommand([executable, '--flag'], env)).toEqual([expected, '--flag']);
  });
});
