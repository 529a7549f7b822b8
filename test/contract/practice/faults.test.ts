import {
  CreateStreamingSessionStreamCommand,
  GetStreamingSessionStreamCommand,
  ListStudiosCommand,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/practice/faults/fault.ts';
import type { Script } from '../../../src/practice/faults/script.ts';
import { clientFor, readyId, startStudio } from '../../support/practice/start-studio.ts';

const list = new ListStudiosCommand({});

async function startWith(fault: Fault, more: Script = {}) {
  const studio = await startStudio({ script: { faults: [{ fault }], ...more } });
  return { studio, client: clientFor(studio) };
}

/** Unsigned requests are refused before faults apply, so the SDK sends these. */
async function failureOf(fault: Fault) {
  const { studio, client } = await startWith(fault);
  const error: unknown = await client.send(list).catch((reason: unknown) => reason);
  await expect(client.send(list), 'the next call succeeds').resolves.toHaveProperty('studios');
  return { error, status: studio.requests[0]?.status };
}

describe("the service's own errors", () => {
  it.each([
    ['validation', 'ValidationException', 400],
    ['quota', 'ServiceQuotaExceededException', 402],
    ['access-denied', 'AccessDeniedException', 403],
    ['expired-token', 'ExpiredTokenException', 403],
    ['not-found', 'ResourceNotFoundException', 404],
    ['conflict', 'ConflictException', 409],
    ['throttle', 'ThrottlingException', 429],
    ['internal', 'InternalServerErrorException', 500],
    ['unavailable', 'ServiceUnavailableException', 503],
  ] as const)('%s reaches the SDK as %s', async (kind, name, httpStatusCode) => {
    const { error, status } = await failureOf({ kind });
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(status).toBe(httpStatusCode);
  });

  it('throttling can have a Retry-After header', async () => {
    const { error } = await failureOf({ kind: 'throttle', retryAfterSeconds: 7 });
    expect(error).toMatchObject({ $response: { headers: { 'retry-after': '7' } } });
  });

  it('without their type header are recognized only by their status', async () => {
    const { error } = await failureOf({ kind: 'conflict', withoutErrorType: true });
    expect(error).toMatchObject({
      name: 'OPERATION_IN_PROGRESS',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('throttling and 500 are tried again by the SDK, a conflict is not', async () => {
    const faults = [{ fault: { kind: 'throttle' } }, { fault: { kind: 'internal' } }] as const;
    const studio = await startStudio({ script: { faults } });
    await clientFor(studio, { maxAttempts: 3 }).send(list);
    expect(studio.requests.map(({ status }) => status)).toEqual([429, 500, 200]);
    const busy = await startWith({ kind: 'conflict' });
    await expect(clientFor(busy.studio, { maxAttempts: 3 }).send(list)).rejects.toThrow();
    expect(busy.studio.requests).toHaveLength(1);
  });
});

describe('a reply that is not from the service', () => {
  it('a web page reaches the SDK as a SyntaxError', async () => {
    expect((await failureOf({ kind: 'html' })).error).toBeInstanceOf(SyntaxError);
  });

  it('a redirect is not followed', async () => {
    const { error, status } = await failureOf({ kind: 'redirect' });
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 302 } });
    expect(status).toBe(302);
  });

  it('a dropped connection has no status', async () => {
    const { error, status } = await failureOf({ kind: 'drop' });
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect(status).toBe(0);
  });

  it('a connection dropped after the headers ends in the middle', async () => {
    const { error } = await failureOf({ kind: 'drop-after-headers' });
    expect(error).toMatchObject({ code: 'ECONNRESET', $response: { statusCode: 200 } });
  });

  it('an empty reply has no studios', async () => {
    const { client } = await startWith({ kind: 'empty' });
    expect((await client.send(list)).studios).toBeUndefined();
  });

  it('a reply cut in half is not JSON', async () => {
    const { error } = await failureOf({ kind: 'cut', contentLength: 'right' });
    expect(error).toBeInstanceOf(SyntaxError);
  });

  it('a reply shorter than its length ends in the middle', async () => {
    const { error } = await failureOf({ kind: 'cut', contentLength: 'wrong' });
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('a huge reply is over 1 MiB and still JSON', async () => {
    const { client } = await startWith({ kind: 'huge' });
    let size = 0;
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { body } = result.response as { body: NodeJS.ReadableStream };
        body.on('data', (chunk: Buffer) => (size += chunk.length));
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );
    await expect(client.send(list)).resolves.toHaveProperty('studios');
    expect(size).toBeGreaterThan(1_024 * 1_024);
  });

  it('a slow reply is complete in the end', async () => {
    const sessions = [] as const;
    const studios = [] as const;
    const { client } = await startWith({ kind: 'slow-drip', everyMs: 1 }, { studios, sessions });
    expect((await client.send(list)).studios).toEqual([]);
  });

  it('a hanging call ends when the caller cancels it', async () => {
    const { studio, client } = await startWith({ kind: 'hang' });
    const cancel = new AbortController();
    studio.onRequest(() => cancel.abort());
    const call = client.send(list, { abortSignal: cancel.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(studio.requests[0]?.status).toBe(0);
  });

  it.each(['hang', 'slow-drip'] as const)('stopping the studio ends a call in %s', async (kind) => {
    const { studio, client } = await startWith({ kind });
    const asked = new Promise<void>((resolve) => studio.onRequest(() => resolve()));
    const call = client.send(list).catch((reason: unknown) => reason);
    await asked;
    await studio.stop();
    expect(await call).toBeInstanceOf(Error);
  });

  it('any other reply can be given raw', async () => {
    const headers = { 'proxy-authenticate': 'Basic realm="studio"', 'content-type': 'text/plain' };
    const { error } = await failureOf({ kind: 'raw', status: 407, headers, body: 'Sign in' });
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error).toMatchObject({ $response: { statusCode: 407, headers } });
  });
});

describe('a lost reply', () => {
  const ask = (studioId: string, clientToken: string) =>
    new CreateStreamingSessionStreamCommand({ studioId, sessionId: readyId, clientToken });

  it('leaves its stream behind if the fault applies the operation', async () => {
    const streams: number[] = [];
    const { studio, client } = await startWith(
      { kind: 'drop', applied: true },
      {
        streams: (nth) => {
          streams.push(nth);
          return [{ state: 'READY', statusCode: 'STREAM_READY' }];
        },
      },
    );
    await expect(client.send(ask(studio.studioId, 'request'))).rejects.toThrow();
    await client.send(ask(studio.studioId, 'request'));
    expect(streams, 'the same request is one stream').toEqual([1]);
    await client.send(ask(studio.studioId, 'other'));
    expect(streams).toEqual([1, 2]);
  });

  it('leaves no stream behind otherwise', async () => {
    const streams: number[] = [];
    const { studio, client } = await startWith(
      { kind: 'drop' },
      {
        streams: (nth) => {
          streams.push(nth);
          return [{ state: 'READY', statusCode: 'STREAM_READY' }];
        },
      },
    );
    await expect(client.send(ask(studio.studioId, 'request'))).rejects.toThrow();
    expect(streams).toEqual([]);
  });
});

it('READY can come without a URL', async () => {
  const studio = await startStudio({
    script: {
      streams: [{ state: 'READY', statusCode: 'STREAM_READY' }],
      faults: [{ on: 'GetStreamingSessionStream', fault: { kind: 'missing-url' } }],
    },
  });
  const client = clientFor(studio);
  const key = { studioId: studio.studioId, sessionId: readyId };
  const { stream } = await client.send(new CreateStreamingSessionStreamCommand(key));
  const look = new GetStreamingSessionStreamCommand({ ...key, streamId: stream!.streamId });
  const first = await client.send(look);
  expect(first.stream).toMatchObject({ state: 'READY', streamId: stream?.streamId });
  expect(first.stream?.url).toBeUndefined();
  expect((await client.send(look)).stream?.url).toBeDefined();
});
