import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type InputType } from 'node:zlib';
import { HttpError } from '../../core/network/http.ts';
import { failure, transientError } from '../../core/provider/service-response.ts';
import { errorCode } from '../base/error-code.ts';

type Decompress = (body: InputType, options: { maxOutputLength: number }) => Promise<Buffer>;

const deflated: Decompress = async (body, options) => {
  // “deflate” is a zlib stream (RFC 9110, 8.4.1.2), but some servers send the bare data.
  try {
    return await promisify<InputType, object, Buffer>(inflate)(body, options);
  } catch (reason) {
    if (errorCode(reason) !== 'Z_DATA_ERROR') throw reason;
    return promisify<InputType, object, Buffer>(inflateRaw)(body, options);
  }
};

const ENCODINGS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', promisify<InputType, object, Buffer>(gunzip)],
  ['x-gzip', promisify<InputType, object, Buffer>(gunzip)],
  ['deflate', deflated],
  ['br', promisify<InputType, object, Buffer>(brotliDecompress)],
]);
/** A body that was compressed more often than this is not a service's response. */
const MAX_LAYERS = 2;

/**
 * A whole body without its `Content-Encoding`. No compression is requested, but some brokers and
 * gateways compress anyway. SECURITY: at most `maxBytes` are decompressed, because a small body can
 * contain a very large one. Throws only {@link HttpError}.
 */
export async function decoded(
  body: Uint8Array,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length === 0 || body.length === 0) return body;
  const layers = names.toReversed().map((name) => ENCODINGS.get(name));
  if (layers.length > MAX_LAYERS) throw new HttpError(transientError('not-an-answer'));
  let plain = body;
  for (const decompress of layers) {
    if (decompress === undefined) throw new HttpError(transientError('not-an-answer'));
    plain = await decompress(plain, { maxOutputLength: maxBytes }).catch(rethrow);
  }
  return plain;
}

function rethrow(reason: unknown): never {
  switch (errorCode(reason)) {
    case 'ERR_BUFFER_TOO_LARGE':
      throw new HttpError(failure({ code: 'answer-too-large' }));
    case 'Z_BUF_ERROR':
      throw new HttpError(transientError('cut-answer'));
    default:
      throw new HttpError(transientError('not-an-answer'));
  }
}
