import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { decodeFile } from '../../../../src/shared/connections/file-text.ts';
import { readAll } from '../../../../src/main/adapters/base/stdio.ts';

const TEXT = '{"name":"Pier é 北"}';

/** The bytes arrive one by one, so that characters are cut. */
const arriving = (bytes: Buffer) => Readable.from([...bytes].map((byte) => Buffer.of(byte)));

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16, as Windows PowerShell writes it', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16, big-endian', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
])('the input can be %s', async (_name, bytes) => {
  const input = await readAll(arriving(bytes), 200);
  expect(input && decodeFile(input)).toEqual({ text: TEXT });
});

it('input of more bytes than the limit is not read', async () => {
  expect(await readAll(arriving(Buffer.from('12345')), 5)).toEqual(Buffer.from('12345'));
  expect(await readAll(arriving(Buffer.from('123456')), 5)).toBeUndefined();
});
