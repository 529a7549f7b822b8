import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findViewer, viewerFiles } from '../../../../src/main/adapters/viewer/viewer-finder.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { ViewerProblem } from '../../../../src/shared/base/reasons.ts';
import { whileLocked } from '../../../support/machine/locked.ts';
import { tempFolder } from '../../../support/machine/machine.ts';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

const at = (name: string) => join(folder, name);
const find = (named?: string, path: string[] = []) =>
  findViewer({
    platform: 'linux',
    home: '/nowhere',
    path,
    files: viewerFiles,
    openCommand: async () => undefined,
    ...(named !== undefined && { named }),
  });
const unfit = (reason: ViewerProblem) => err({ code: 'viewer-unfit', reason, named: true });

/** An executable file, in a folder of its own if one is given. */
function program(name = 'dcvviewer', mode = 0o755): string {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), '#!/bin/sh\n');
  chmodSync(at(name), mode);
  return at(name);
}

describe('on a real disk a viewer is suitable', () => {
  it('if it is an executable file', async () => {
    expect(await find(program())).toEqual(ok(at('dcvviewer')));
  });

  it('if it is a link to one, whose target is started', async () => {
    program('real/dcvviewer');
    symlinkSync('real/dcvviewer', at('link'));
    expect(await find(at('link'))).toEqual(ok(at('real/dcvviewer')));
  });

  it('if STAGEDOOR_VIEWER names it, before one on the PATH', async () => {
    program('path/dcvviewer');
    program('named/viewer');
    expect(await find(undefined, [at('path')])).toEqual(ok(at('path/dcvviewer')));
    expect(await find(at('named/viewer'), [at('path')])).toEqual(ok(at('named/viewer')));
  });
});

describe('on a real disk a viewer is unsuitable', () => {
  it('if it is a folder', async () => {
    mkdirSync(at('Viewer.app'));
    expect(await find(at('Viewer.app'))).toEqual(unfit('no-file'));
  });

  it('if it is a device', async () => {
    expect(await find('/dev/null')).toEqual(unfit('no-file'));
  });

  it('if it is not executable', async () => {
    expect(await find(program('dcvviewer', 0o644))).toEqual(unfit('not-executable'));
  });

  it('if its folder is open to everyone, sticky or not', async () => {
    program('open/dcvviewer');
    for (const mode of [0o777, 0o1777, 0o703]) {
      chmodSync(at('open'), mode);
      expect(await find(at('open/dcvviewer'))).toEqual(unfit('open-to-others'));
    }
    chmodSync(at('open'), 0o755);
    expect(await find(at('open/dcvviewer'))).toEqual(ok(at('open/dcvviewer')));
  });

  it('if everyone can change the file', async () => {
    expect(await find(program('dcvviewer', 0o757))).toEqual(unfit('open-to-others'));
  });

  it('if a link to it is in a folder that is open to everyone', async () => {
    program('real/dcvviewer');
    mkdirSync(at('open'));
    symlinkSync('../real/dcvviewer', at('open/dcvviewer'));
    chmodSync(at('open'), 0o1777);
    expect(await find(at('open/dcvviewer'))).toEqual(unfit('open-to-others'));
  });

  it('if it is a shell, by its name or behind a link', async () => {
    symlinkSync('/bin/sh', at('dcvviewer'));
    const shell = unfit('interpreter');
    expect(await find('/bin/sh')).toEqual(shell);
    expect(await find(at('dcvviewer'))).toEqual(shell);
  });

  it('if its name is that of a script, whatever its content', async () => {
    copyFileSync(program(), at('viewer.cmd'));
    expect(await find(at('viewer.cmd'))).toEqual(unfit('script'));
  });

  it.each([
    ['is empty', ''],
    ['contains text that a shell would run', 'exit 0\n'],
  ])('if it is executable and %s', async (_, content) => {
    writeFileSync(at('dcvviewer'), content, { mode: 0o755 });
    expect(await find(at('dcvviewer'))).toEqual(unfit('not-a-program'));
  });

  it('if it is a script whose interpreter does not exist or is not executable, with its path', async () => {
    const interpreter = at('python');
    writeFileSync(at('dcvviewer'), `#!${interpreter} -u\nprint()\n`, { mode: 0o755 });
    const refused = err({
      ...({ code: 'viewer-unfit', reason: 'interpreter-missing' } as const),
      ...({ about: interpreter, named: true } as const),
    });
    expect(await find(at('dcvviewer'))).toEqual(refused);
    writeFileSync(interpreter, '', { mode: 0o644 });
    expect(await find(at('dcvviewer'))).toEqual(refused);
    chmodSync(interpreter, 0o755);
    expect(await find(at('dcvviewer'))).toEqual(ok(at('dcvviewer')));
  });

  it('if it is in a folder that cannot be read', async () => {
    program('locked/dcvviewer');
    const found = await whileLocked(at('locked'), () => find(at('locked/dcvviewer')));
    expect(found).toEqual(unfit('denied'));
    expect(await whileLocked(at('locked'), () => find(undefined, [at('locked')]))).toEqual(
      err({ code: 'viewer-missing', platform: 'linux' }),
    );
  });

  it('if its path is relative', async () => {
    program();
    expect(await find('./dcvviewer')).toEqual(unfit('not-absolute'));
  });
});

describe('on a real disk a viewer is missing', () => {
  const missing = err({ code: 'viewer-missing', platform: 'linux', named: true });

  it('if its path does not exist, even if there is one on the PATH', async () => {
    program('path/dcvviewer');
    expect(await find(at('gone'), [at('path')])).toEqual(missing);
  });

  it('if its link is dangling or circular', async () => {
    symlinkSync(at('gone'), at('dangling'));
    symlinkSync(at('circle'), at('circle'));
    expect(await find(at('dangling'))).toEqual(missing);
    expect(await find(at('circle'))).toEqual(missing);
  });
});
