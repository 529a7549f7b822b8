import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTail } from '../../../../src/main/adapters/support/file-tail.ts';
import { readLicences } from '../../../../src/main/adapters/support/licence-list.ts';
import { writeReport } from '../../../../src/main/adapters/support/report-file.ts';
import { readViewerVersion } from '../../../../src/main/adapters/support/viewer-version.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';
import { createPipe } from '../../../support/machine/pipe.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = tempFolder();
  path = join(folder, 'viewer.log');
});

describe('the end of a log', () => {
  it('is the whole log if it fits', async () => {
    writeFileSync(path, 'one\ntwo\n');
    expect(await readTail(path, folder, 8)).toBe('one\ntwo\n');
  });

  it('starts with a complete line if it does not fit', async () => {
    writeFileSync(path, 'authToken=hush\ntwo\nthree\n');
    expect(await readTail(path, folder, 8)).toBe('three\n');
  });

  it('contains nothing of a line that is longer than the limit', async () => {
    writeFileSync(path, 'x'.repeat(100));
    expect(await readTail(path, folder, 10)).toBe('');
  });

  it('has the line ends of this system, even if a program on Windows wrote it', async () => {
    writeFileSync(path, 'authToken=hush\r\ntwo\r\nthree\r\n');
    expect(await readTail(path, folder, 12)).toBe('three\n');
    expect(await readTail(path, folder, 100)).toBe('authToken=hush\ntwo\nthree\n');
  });

  it('can be in any encoding', async () => {
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x61, 0x00, 0xc3, 0x28, 0x0a, 0x80]));
    expect(await readTail(path, folder, 100)).toBe('\ufffd\ufffda\0\ufffd(\n\ufffd');
  });

  it('is empty if there is no such file, or a folder', async () => {
    expect(await readTail(path, folder, 100)).toBeUndefined();
    mkdirSync(path);
    expect(await readTail(path, folder, 100)).toBeUndefined();
  });

  it('is not read through a link, to another file or out of the folder', async () => {
    const outside = tempFolder();
    writeFileSync(join(outside, 'viewer.log'), 'hush');
    symlinkSync(join(outside, 'viewer.log'), path);
    symlinkSync(outside, join(folder, 'log'));
    expect(await readTail(path, folder, 100)).toBeUndefined();
    expect(await readTail(join(folder, 'log', 'viewer.log'), folder, 100)).toBeUndefined();
    expect(await readTail(join(outside, 'viewer.log'), folder, 100)).toBeUndefined();
    expect(await readTail(join(outside, 'viewer.log'), outside, 100)).toBe('hush');
  });

  it('is not awaited if it is a pipe', async () => {
    createPipe(path);
    expect(await readTail(path, folder, 100)).toBeUndefined();
  });
});

describe('a report', () => {
  it('is written for this user only, and replaces an existing file', async () => {
    writeFileSync(path, 'old', { mode: 0o644 });
    expect(await writeReport(path, 'new')).toEqual(ok(path));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expectMode(path, 0o600);
  });

  it('that cannot be written reports the reason', async () => {
    writeFileSync(path, '');
    expect(await writeReport(join(path, 'report.txt'), 'new')).toEqual(
      err({ code: 'report-unwritable', why: 'not-a-folder' }),
    );
  });
});

describe('the version of the viewer', () => {
  /** An executable with this script. */
  const viewer = (...lines: readonly string[]) => {
    writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('is the first line it prints when asked for its version', async () => {
    const executable = viewer('[ "$1" = --version ] && echo "DCV Viewer 2024.0-1"', 'echo more');
    expect(await readViewerVersion(executable, {})).toBe('DCV Viewer 2024.0-1');
  });

  it('is requested without secrets in the environment', async () => {
    const executable = viewer('echo "[$AWS_SECRET_ACCESS_KEY]"');
    expect(await readViewerVersion(executable, { AWS_SECRET_ACCESS_KEY: 'hush' })).toBe('[]');
  });

  it('is unknown if it prints none, fails, or is not a program', async () => {
    expect(await readViewerVersion(viewer('exit 0'), {})).toBeUndefined();
    expect(await readViewerVersion(viewer('echo 2024', 'exit 1'), {})).toBeUndefined();
    expect(await readViewerVersion(join(folder, 'none'), {})).toBeUndefined();
  });
});

describe('the list of licences', () => {
  it('has the parts shipped with the program, then each package with its texts', async () => {
    const texts = ['MIT License', 'NOTICE'];
    const packages = [{ name: 'svelte', version: '5.57.3', licence: 'MIT', texts: [0, 1, 7] }];
    const additional = [{ name: 'Electron', licence: 'MIT', file: 'LICENSE.electron.txt' }];
    writeFileSync(path, JSON.stringify({ packages, texts, additional }));
    expect(await readLicences(path)).toEqual([
      { name: 'Electron', licence: 'MIT (LICENSE.electron.txt)' },
      {
        name: 'svelte',
        version: '5.57.3',
        licence: 'MIT',
        text: 'MIT License\n\nNOTICE\n\n',
      },
    ]);
  });

  it('is empty if the build wrote none, or something else', async () => {
    expect(await readLicences(path)).toEqual([]);
    writeFileSync(path, '[]');
    expect(await readLicences(path)).toEqual([]);
  });
});
