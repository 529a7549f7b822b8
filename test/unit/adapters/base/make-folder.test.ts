import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskProblem } from '../../../../src/main/adapters/base/disk.ts';
import { makeFolder } from '../../../../src/main/adapters/base/make-folder.ts';
import { errorCode } from '../../../../src/main/adapters/base/error-code.ts';
import { usableFolder } from '../../../../src/main/adapters/window/writable-folder.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';

const thrownBy = (work: () => void): unknown => {
  try {
    work();
    return undefined;
  } catch (reason) {
    return reason;
  }
};
const codeOf = (work: () => void): string => errorCode(thrownBy(work));

describe('creating a folder', () => {
  it('creates its parents as well, each for its owner only', () => {
    const folder = tempFolder();
    makeFolder(join(folder, 'one', 'two', 'three'));
    for (const path of [['one'], ['one', 'two'], ['one', 'two', 'three']])
      expectMode(join(folder, ...path), 0o700);
  });

  it('leaves an existing folder unchanged, even if its path is a link', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'there'), { mode: 0o755 });
    symlinkSync(join(folder, 'there'), join(folder, 'link'));
    makeFolder(join(folder, 'there'));
    makeFolder(join(folder, 'link'));
    makeFolder('/');
    expectMode(join(folder, 'there'), 0o755);
  });

  it('fails if a file exists at its path or above it', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(codeOf(() => makeFolder(file))).toBe('EEXIST');
    const below = codeOf(() => makeFolder(join(file, 'below')));
    // Windows does not report a file here, so the parent is tried, whose name is taken.
    expect(below).toBe(process.platform === 'win32' ? 'EEXIST' : 'ENOTDIR');
  });

  it('fails with "broken-link" if its path or a parent is a broken link', () => {
    const folder = tempFolder();
    symlinkSync(join(folder, 'drive'), join(folder, 'link'));
    for (const path of [join(folder, 'link'), join(folder, 'link', 'below')]) {
      const reason = thrownBy(() => makeFolder(path));
      expect(diskProblem(reason)).toBe('broken-link');
    }
    expect(existsSync(join(folder, 'drive'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')('fails if the file system accepts no folders', () => {
    expect(codeOf(() => makeFolder('/proc/stagedoor/electron'))).toBe('ENOENT');
    const { folder, persistent } = usableFolder('/proc/stagedoor/electron');
    rmSync(folder, { recursive: true });
    expect(persistent).toBe(false);
  });
});
