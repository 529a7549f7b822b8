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
    ['plain words stay as they are', '/opt/stage-door_1.0/bin', '/opt/stage-door_1.0/bin'],
    ['a space is quoted', '/opt/Stage Door/bin', '"/opt/Stage Door/bin"'],
    ['a per cent sign is no field code', '/opt/100%u/bin', '"/opt/100%%u/bin"'],
    ['a dollar sign is escaped for both readings', '/opt/$HOME', String.raw`"/opt/\\$HOME"`],
    ['a quote is escaped for both readings', '/opt/"x"', String.raw`"/opt/\\"x\\""`],
    ['a back-tick is escaped for both readings', '/opt/`x`', String.raw`"/opt/\\${'`'}x\\${'`'}"`],
    ['a backslash becomes four', String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b"`],
    ['an empty word stays a word', '', '""'],
  ])('%s', (_, word, written) => {
    expect(execOf(word)).toBe(`${written} --open-url -- %u`);
  });
});

describe('the program that a link starts', () => {
  const inImage = '/tmp/.mount_stagedXY/stagedoor-electron';

  it.each<[string, string, NodeJS.ProcessEnv, string]>([
    ['is the program itself', '/opt/s/stagedoor-electron', {}, '/opt/s/stagedoor-electron'],
    [
      'is the AppImage it runs from, and not the place that is mounted at for now',
      inImage,
      { APPIMAGE: '/home/ada/Stagedoor.AppImage', APPDIR: '/tmp/.mount_stagedXY' },
      '/home/ada/Stagedoor.AppImage',
    ],
    [
      'is not the AppImage of a terminal it was started in',
      '/opt/s/stagedoor-electron',
      { APPIMAGE: '/home/ada/Terminal.AppImage', APPDIR: '/tmp/.mount_term' },
      '/opt/s/stagedoor-electron',
    ],
    [
      'is not told by a folder whose name merely begins alike',
      inImage,
      { APPIMAGE: '/home/ada/Other.AppImage', APPDIR: '/tmp/.mount_staged' },
      inImage,
    ],
    ['is no relative path', inImage, { APPIMAGE: 'a', APPDIR: '/tmp/.mount_stagedXY' }, inImage],
  ])('%s', (_, executable, env, expected) => {
    expect(linkCommand([executable, '--flag'], env)).toEqual([expected, '--flag']);
  });
});
