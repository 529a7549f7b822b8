import * as http from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ANSWER_MAX_BYTES, createHttp } from '../../../../src/main/adapters/network/http.ts';
import { HttpError } from '../../../../src/main/core/network/http.ts';
import { failure, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { listen } from '../../../support/network/servers.ts';

const direct = createHttp(async () => 'DIRECT');
const text = `{"Sessions":[${'{"Name":"süd"},'.repeat(50)}{}]}`;

/** The result of reading these bytes from a service. */
async function received(encoding: string, bytes: Uint8Array) {
  const port = await listen(
    http.createServer((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
    }),
  );
  const url = new URL(`http://127.0.0.1:${port}/`);
  const request = { method: 'GET', url, headers: {}, trust: {} };
  return direct(request, AbortSignal.timeout(60_000));
}

describe('a compressed response', () => {
  it.each<[string, Uint8Array]>([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
    ['', Buffer.from(text)],
    ['deflate, gzip', gzipSync(deflateSync(text))],
  ])('with the encoding %j is decoded', async (encoding, bytes) => {
    const { headers, body } = await received(encoding, bytes);
    expect(Buffer.from(body).toString()).toBe(text);
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('without a byte is empty', async () => {
    expect((await received('gzip', Buffer.alloc(0))).body).toHaveLength(0);
  });

  it.each([
    ['that is truncated', 'gzip', gzipSync(text).subarray(0, 40), transientError('cut-answer')],
    ['that is not compressed', 'gzip', Buffer.from(text), transientError('not-an-answer')],
    ['that is not compressed', 'br', Buffer.from(text), transientError('not-an-answer')],
    ['with an unknown encoding', 'rot13', Buffer.from(text), transientError('not-an-answer')],
    [
      'with too many encodings',
      'gzip, gzip, gzip',
      gzipSync(text),
      transientError('not-an-answer'),
    ],
    [
      'that decompresses to more than the limit',
      'gzip',
      gzipSync(Buffer.alloc(ANSWER_MAX_BYTES + 1)),
      failure({ code: 'answer-too-large' }),
    ],
  ])('%s (%s) is refused', async (_, encoding, bytes, response) => {
    const reason: unknown = await received(encoding, bytes).catch((error: unknown) => error);
    expect(reason).toBeInstanceOf(HttpError);
    expect((reason as HttpError).response).toEqual(response);
  });
});
