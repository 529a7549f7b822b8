import {
  CreateStreamingSessionStreamCommand,
  GetStreamingSessionCommand,
  GetStreamingSessionStreamCommand,
  GetStudioCommand,
  ListStreamingSessionsCommand,
  ListStudiosCommand,
  paginateListStreamingSessions,
  paginateListStudios,
  ResourceNotFoundException,
  waitUntilStreamingSessionStreamReady,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import type { PracticeOptions } from '../../../src/practice/studio.ts';
import type { Timeline } from '../../../src/practice/data/timeline.ts';
import {
  clientFor,
  createHandClock,
  readyId,
  startStudio,
} from '../../support/practice/start-studio.ts';

async function start(options: PracticeOptions = {}) {
  const studio = await startStudio(options);
  const { studioId } = studio;
  return { studio, studioId, client: clientFor(studio) };
}

const readyAtOnce: Timeline = [{ state: 'READY', statusCode: 'STREAM_READY' }];

describe('studios', () => {
  it('are listed and found by their id', async () => {
    const { client, studioId } = await start();
    const { studios } = await client.send(new ListStudiosCommand({}));
    expect(studios).toEqual([
      expect.objectContaining({ studioId, displayName: 'Practice studio', state: 'READY' }),
    ]);
    const { studio } = await client.send(new GetStudioCommand({ studioId }));
    expect(studio).toEqual(studios![0]);
    expect(studio?.createdAt).toBeInstanceOf(Date);
    expect(studioId).toMatch(/^us-west-2:stid-[0-9A-Za-z]{16}$/);
  });

  it('come in pages', async () => {
    const studios = [
      {},
      { studio: { displayName: 'Second' } },
      { studio: { displayName: 'Third' } },
    ];
    const { client } = await start({ script: { studios, pageSize: 1 } });
    const names: (string | undefined)[] = [];
    for await (const page of paginateListStudios({ client }, {})) {
      names.push(...page.studios!.map(({ displayName }) => displayName));
    }
    expect(names).toEqual(['Practice studio', 'Second', 'Third']);
  });

  it('can be an empty list', async () => {
    const { client } = await start({ script: { studios: [] } });
    expect((await client.send(new ListStudiosCommand({}))).studios).toEqual([]);
  });
});

describe('workstations', () => {
  it('of the default studio have names, and exactly one is ready', async () => {
    const { client, studioId } = await start();
    const { sessions } = await client.send(new ListStreamingSessionsCommand({ studioId }));
    expect(sessions?.map(({ tags, state }) => [tags?.Name, state])).toEqual([
      ['Compositing 01', 'READY'],
      ['Look development 02', 'STOPPED'],
      ['Animation 03', 'START_IN_PROGRESS'],
      ['Simulation 04', 'START_FAILED'],
    ]);
    expect(sessions?.[0]).toMatchObject({ sessionId: readyId, stopAt: expect.any(Date) as Date });
  });

  it('are found by their id, with the same values', async () => {
    const { client, studioId } = await start();
    const { sessions } = await client.send(new ListStreamingSessionsCommand({ studioId }));
    const command = new GetStreamingSessionCommand({ studioId, sessionId: readyId });
    expect((await client.send(command)).session).toEqual(sessions?.[0]);
  });

  it('come in pages, in order, each once', async () => {
    const sessions = Array.from({ length: 7 }, (_, index) => ({ sessionId: `w${String(index)}` }));
    const { client, studio, studioId } = await start({ script: { sessions, pageSize: 3 } });
    const ids: (string | undefined)[] = [];
    for await (const page of paginateListStreamingSessions({ client }, { studioId })) {
      ids.push(...page.sessions!.map(({ sessionId }) => sessionId));
    }
    expect(ids).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6']);
    expect(studio.requests).toHaveLength(3);
  });

  it.each([
    [{ ownedBy: 'practice-simulator' }, ['simulation-04']],
    [{ createdBy: 'nobody' }, []],
    [{ sessionIds: 'animation-03' }, ['animation-03']],
    [{ sessionIds: 'animation-03, compositing-01,missing' }, ['compositing-01', 'animation-03']],
    [{ sessionIds: 'animation-03', ownedBy: 'practice-simulator' }, []],
  ])('filtered by %j are %j', async (filter, ids) => {
    const { client, studioId } = await start();
    const command = new ListStreamingSessionsCommand({ studioId, ...filter });
    const { sessions } = await client.send(command);
    expect(sessions?.map(({ sessionId }) => sessionId)).toEqual(ids);
  });

  it('are not listed for a made-up token', async () => {
    const { client, studioId } = await start();
    const command = new ListStreamingSessionsCommand({ studioId, nextToken: 'made up' });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('a stream', () => {
  it('is created, becomes ready after some time, and only then has a URL', async () => {
    const { now, pass } = createHandClock();
    const { client, studio, studioId } = await start({ now });
    const request = { studioId, sessionId: readyId, expirationInSeconds: 60 };
    const made = (await client.send(new CreateStreamingSessionStreamCommand(request))).stream!;
    expect(made).toMatchObject({
      state: 'CREATE_IN_PROGRESS',
      statusCode: 'STREAM_CREATE_IN_PROGRESS',
      createdBy: 'practice-artist',
      ownedBy: 'practice-artist',
    });
    expect(made.url).toBeUndefined();
    expect(made.expiresAt!.getTime() - made.createdAt!.getTime()).toBe(60_000);

    const { streamId } = made;
    const look = new GetStreamingSessionStreamCommand({ studioId, sessionId: readyId, streamId });
    pass(3_999);
    expect((await client.send(look)).stream?.url).toBeUndefined();
    pass(1);
    const { stream } = await client.send(look);
    expect(stream).toMatchObject({ streamId, state: 'READY', statusCode: 'STREAM_READY' });
    const url = new URL(stream!.url!);
    expect(`${url.origin}${url.pathname}${url.hash}`).toBe(
      `${studio.endpoint}/desktop/#${readyId}`,
    );
    expect(url.searchParams.get('authToken')).toMatch(/^[\w-]{43}$/);
  });

  it("works with the SDK's own waiter", async () => {
    const { client, studioId } = await start({ script: { streams: readyAtOnce } });
    const key = { studioId, sessionId: readyId };
    const { stream } = await client.send(new CreateStreamingSessionStreamCommand(key));
    const wait = { client, maxWaitTime: 10 };
    const answer = await waitUntilStreamingSessionStreamReady(wait, {
      ...key,
      streamId: stream!.streamId,
    });
    expect(answer.state).toBe('SUCCESS');
  });

  it('is the same for one client token, and different for another', async () => {
    const { client, studioId } = await start();
    const ask = async (clientToken?: string, expirationInSeconds?: number) => {
      const request = {
        studioId,
        sessionId: readyId,
        ...(clientToken === undefined ? {} : { clientToken }),
        ...(expirationInSeconds === undefined ? {} : { expirationInSeconds }),
      };
      const command = new CreateStreamingSessionStreamCommand(request);
      return (await client.send(command)).stream?.streamId;
    };
    const first = await ask('one');
    expect(await ask('one')).toBe(first);
    const ids = new Set([first, await ask('two'), await ask(), await ask()]);
    expect(ids.size).toBe(4);
    await expect(ask('one', 60)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each([59, 3_601, 60.5, -1])('is refused with an expiration of %d seconds', async (seconds) => {
    const { client, studioId } = await start();
    const request = { studioId, sessionId: readyId, expirationInSeconds: seconds };
    await expect(
      client.send(new CreateStreamingSessionStreamCommand(request)),
    ).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each([60, 3_600])('can have an expiration of %d seconds', async (expirationInSeconds) => {
    const { client, studioId } = await start();
    const request = { studioId, sessionId: readyId, expirationInSeconds };
    const { stream } = await client.send(new CreateStreamingSessionStreamCommand(request));
    expect(stream?.streamId).toMatch(/^[0-9A-Za-z]{22}$/);
  });

  it('is refused with a client token of more than 64 characters', async () => {
    const { client, studioId } = await start();
    const request = { studioId, sessionId: readyId, clientToken: 'x'.repeat(65) };
    await expect(
      client.send(new CreateStreamingSessionStreamCommand(request)),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      context: { parameter: 'clientToken' },
    });
  });

  it.each([
    ['animation-03', 'ConflictException', 409],
    ['look-development-02', 'ValidationException', 400],
    ['simulation-04', 'ValidationException', 400],
  ])('of %s, which is not ready, is refused with %s', async (sessionId, name, httpStatusCode) => {
    const { client, studioId } = await start();
    const command = new CreateStreamingSessionStreamCommand({ studioId, sessionId });
    await expect(client.send(command)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode },
    });
  });

  it('follows the script for its number', async () => {
    const failed = { state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' };
    const streams = (nth: number): Timeline => (nth === 1 ? [failed] : readyAtOnce);
    const streamUrl = ({ sessionId }: { sessionId: string }) => `https://host.example/${sessionId}`;
    const { client, studioId } = await start({ script: { streams, streamUrl } });
    const command = new CreateStreamingSessionStreamCommand({ studioId, sessionId: readyId });
    const first = await client.send(command);
    const second = await client.send(command);
    expect(first.stream).toMatchObject(failed);
    expect(second.stream?.url).toBe(`https://host.example/${readyId}`);
  });
});

describe('what does not exist', () => {
  const missing = 'missing';
  it.each([
    ['studio', (id: string) => new GetStudioCommand({ studioId: `${id}-${missing}` }), true],
    [
      'session',
      (studioId: string) => new GetStreamingSessionCommand({ studioId, sessionId: missing }),
      false,
    ],
    [
      'stream',
      (studioId: string) =>
        new GetStreamingSessionStreamCommand({ studioId, sessionId: readyId, streamId: missing }),
      false,
    ],
  ])('is reported with its id: %s', async (_, command, isStudio) => {
    const { client, studioId } = await start();
    const error: unknown = await client
      .send(command(studioId) as GetStudioCommand)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ResourceNotFoundException);
    expect(error).toMatchObject({
      code: 'RESOURCE_NOT_FOUND',
      context: { resourceId: isStudio ? `${studioId}-${missing}` : missing },
      $metadata: {
        httpStatusCode: 404,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      },
    });
  });
});

describe('the request log', () => {
  it('shows operation, path, status and client token, and no secret', async () => {
    const { client, studio, studioId } = await start();
    const received: string[] = [];
    studio.onRequest(({ operation }) => received.push(operation));
    const request = { studioId, sessionId: readyId, clientToken: 'one-request' };
    await client.send(new CreateStreamingSessionStreamCommand(request));
    expect(studio.requests).toEqual([
      {
        at: expect.any(Number) as number,
        operation: 'CreateStreamingSessionStream',
        method: 'POST',
        path: `/2020-08-01/studios/${encodeURIComponent(studioId)}/streaming-sessions/${readyId}/streams`,
        status: 200,
        clientToken: 'one-request',
      },
    ]);
    expect(received).toEqual(['CreateStreamingSessionStream']);
  });

  it('shows that the SDK sends no client token by itself', async () => {
    const { client, studio, studioId } = await start();
    const request = { studioId, sessionId: readyId };
    await client.send(new CreateStreamingSessionStreamCommand(request));
    expect(studio.requests[0]).not.toHaveProperty('clientToken');
  });
});
