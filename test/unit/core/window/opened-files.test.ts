import { describe, expect, it } from 'vitest';
import {
  createOpenedFiles,
  type ReadLocalFile,
} from '../../../../src/main/core/window/opened-files.ts';
import { ok } from '../../../../src/shared/base/failure.ts';

const FILE = '[connect]\nhost=desk.example\npassword=hush\n';

/** Files that the program was started with; the test sets their content by path. */
function createFiles(
  contents: Readonly<Record<string, Awaited<ReturnType<ReadLocalFile>> | string>>,
) {
  const asked: [string, number][] = [];
  let opened = 0;
  const files = createOpenedFiles(
    async (path, maxBytes) => {
      asked.push([path, maxBytes]);
      const found = contents[path] ?? { ok: false, why: 'unreadable' };
      return typeof found === 'string'
        ? { ok: true, bytes: new TextEncoder().encode(found) }
        : found;
    },
    () => {
      opened += 1;
    },
  );
  return { files, asked, opened: () => opened };
}

describe('a file that the program was started with', () => {
  it('becomes a form without its secrets, which can be taken once', async () => {
    const { files, asked, opened } = createFiles({ '/home/a/Desk 4.dcv': FILE });
    await files.open('file:///home/a/Desk%204.dcv');
    expect(asked).toEqual([['/home/a/Desk 4.dcv', 128 * 1024]]);
    expect(opened()).toBe(1);
    const taken = files.take();
    expect(taken).toMatchObject({
      ok: true,
      value: {
        state: 'read',
        name: 'Desk 4.dcv',
        values: { name: 'Desk 4', kind: 'direct', host: 'desk.example' },
        refused: [{ name: 'password', why: 'secret' }],
      },
    });
    expect(JSON.stringify(taken)).not.toContain('hush');
    expect(files.take()).toEqual(ok(null));
  });

  it.each([
    [
      'is on another computer',
      { ok: false, why: 'not-local' },
      ok({ state: 'not-read', why: 'not-local' }),
    ],
    [
      'cannot be read',
      { ok: false, why: 'unreadable' },
      ok({ state: 'not-read', why: 'unreadable' }),
    ],
    [
      'is too large',
      { ok: false, why: 'too-large' },
      { ok: false, failure: { code: 'connection-invalid', field: 'file', rule: 'import-large' } },
    ],
    [
      'is not text in UTF-8',
      { ok: true, bytes: Buffer.from('[connect]\nhost=desk.example\nuser=ren\xe9\n', 'latin1') },
      {
        ok: false,
        failure: { code: 'connection-invalid', field: 'file', rule: 'import-encoding' },
      },
    ],
    [
      'contains a NUL',
      { ok: true, bytes: Buffer.from('[connect]\nhost=desk.example\0\n') },
      { ok: false, failure: { code: 'connection-invalid', field: 'file', rule: 'import-nul' } },
    ],
    [
      'is UTF-16 that is cut',
      { ok: true, bytes: Buffer.from('\ufeff[connect]', 'utf16le').subarray(0, -1) },
      { ok: false, failure: { code: 'connection-invalid', field: 'file', rule: 'import-utf-16' } },
    ],
    [
      'is empty',
      '\ufeff\r\n',
      { ok: false, failure: { code: 'connection-invalid', field: 'file', rule: 'import-empty' } },
    ],
    [
      'is not a connection file',
      'Dear all,',
      { ok: false, failure: { code: 'connection-invalid', field: 'file', rule: 'import-strange' } },
    ],
  ] as const)('is refused with a message if it %s', async (_, content, expected) => {
    const { files, opened } = createFiles({ '/a.dcv': content });
    await files.open('/a.dcv');
    expect(opened()).toBe(1);
    expect(files.take()).toEqual(expected);
  });

  it('is the last one if several are opened at once', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const files = createOpenedFiles(
      async (path) => {
        if (path === '/slow.dcv') await slow;
        return { ok: true, bytes: new TextEncoder().encode(FILE) };
      },
      () => undefined,
    );
    const first = files.open('/slow.dcv');
    await files.open('/last.dcv');
    release();
    await first;
    expect(files.take()).toMatchObject({ value: { name: 'last.dcv' } });
    expect(files.take()).toEqual(ok(null));
  });
});
