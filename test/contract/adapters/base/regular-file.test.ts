import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readRegularFile,
  readRegularFileSync,
  type FileContent,
  type ReadLimits,
} from '../../../../src/main/adapters/base/regular-file.ts';
import { whileLocked } from '../../../support/machine/locked.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { createPipe } from '../../../support/machine/pipe.ts';

type Read = (path: string, limits: ReadLimits) => Promise<FileContent> | FileContent;

const variants: readonly (readonly [string, Read])[] = [
  ['asynchronously', readRegularFile],
  ['synchronously', readRegularFileSync],
];

describe.each(variants)('a file that is read %s', (_, read) => {
  const limits = { maxBytes: 100_000, onlyLocal: true };
  const written = (text: string): string => {
    const path = join(tempFolder(), 'file');
    writeFileSync(path, text);
    return path;
  };

  it.each([0, 1, 65_536, 65_537, 100_000])('is read completely with %i bytes', async (length) => {
    const text = 'x'.repeat(length);
    const content = await read(written(text), limits);
    // Not compared as an object, because that takes a second for 64 KiB.
    expect(content.ok && content.bytes.toString() === text).toBe(true);
  });

  it('is read through a link', async () => {
    const link = join(tempFolder(), 'link');
    symlinkSync(written('one'), link);
    expect(await read(link, limits)).toEqual({ ok: true, bytes: Buffer.from('one') });
  });

  it('is refused if it is larger than the limit, whatever size it reports', async () => {
    expect(await read(written('x'.repeat(100_001)), limits)).toEqual({
      ok: false,
      why: 'too-large',
    });
    // Files in /proc are regular, have a size of 0, and are longer.
    expect(await read('/proc/self/mountinfo', { maxBytes: 10 })).toEqual({
      ok: false,
      why: 'too-large',
    });
  });

  it('is refused if it is a device, a pipe or a folder, without waiting', async () => {
    const pipe = join(tempFolder(), 'pipe');
    createPipe(pipe);
    const folder = join(tempFolder(), 'folder');
    mkdirSync(folder);
    for (const path of [pipe, folder, '/dev/zero', '/dev/null'])
      expect(await read(path, limits), path).toEqual({ ok: false, why: 'not-a-file' });
  });

  it.each([
    ...[
      '//server/share/ca.pem',
      '\\\\server\\share\\ca.pem',
      '/\\server\\share',
      '\\/server/share',
    ],
    ...['\\\\?\\C:\\ca.pem', '\\\\.\\C:\\ca.pem', '//?/C:/ca.pem', '//./pipe/x', '/??/C:/ca.pem'],
    ...['ca.pem', './ca.pem', '', 'C:ca.pem', 'C:\\\\server\\x', '/ca\u0000.pem', 'file:///ca.pem'],
  ])('is refused without being opened if its path is %j', async (path) => {
    expect(await read(path, limits)).toEqual({ ok: false, why: 'not-local' });
  });

  it('is reported as missing or unreadable, with the code', async () => {
    const path = written('x');
    const missing = { ok: false, why: 'missing' };
    expect(await read(`${path}-not`, limits)).toEqual({ ...missing, code: 'ENOENT' });
    expect(await read(`${path}/x`, limits)).toEqual({ ...missing, code: 'ENOTDIR' });
    const loop = join(tempFolder(), 'loop');
    symlinkSync(loop, loop);
    expect(await read(loop, limits)).toEqual({ ok: false, why: 'unreadable', code: 'ELOOP' });
  });

  it('is reported as unreadable if it is a folder that cannot be read, or in one', async () => {
    const folder = join(tempFolder(), 'desk.dcv');
    mkdirSync(folder);
    writeFileSync(join(folder, 'desk.dcv'), 'x');
    const unreadable = { ok: false, why: 'unreadable', code: 'EACCES' };
    for (const path of [folder, join(folder, 'desk.dcv')])
      expect(await whileLocked(folder, () => read(path, limits)), path).toEqual(unreadable);
  });

  it('is refused if it belongs to another user', async () => {
    const path = written('x');
    const owner = process.getuid?.() ?? 0;
    expect(await read(path, { ...limits, owner })).toMatchObject({ ok: true });
    expect(await read(path, { ...limits, owner: owner + 1 })).toEqual({
      ok: false,
      why: 'not-owned',
    });
  });
});
