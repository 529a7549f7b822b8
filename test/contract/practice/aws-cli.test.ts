import { describe, expect, it } from 'vitest';
import { aws, limitMs, startForAws } from '../../support/practice/aws-cli.ts';
import { createHandClock, readyId } from '../../support/practice/start-studio.ts';

describe.skipIf(aws === '')("Debian's AWS CLI", { timeout: limitMs }, () => {
  it('lists and gets studios', async () => {
    const { studio, nimble } = await startForAws();
    const { studioId } = studio;
    const found = expect.objectContaining({ studioId, displayName: 'Practice studio' }) as object;
    expect(await nimble('list-studios')).toEqual({ studios: [found] });
    expect(await nimble('get-studio', '--studio-id', studioId)).toEqual({ studio: found });
  });

  it('lists workstations over all pages, and a filtered few', async () => {
    const { studio, nimble } = await startForAws({ script: { pageSize: 1 } });
    const list = ['list-streaming-sessions', '--studio-id', studio.studioId];
    const ids = ['--query', 'sessions[].sessionId'];
    expect(await nimble(...list, ...ids)).toEqual([
      'compositing-01',
      'look-development-02',
      'animation-03',
      'simulation-04',
    ]);
    expect(studio.requests).toHaveLength(4);
    expect(await nimble(...list, ...ids, '--owned-by', 'practice-simulator')).toEqual([
      'simulation-04',
    ]);
  });

  it('gets one workstation', async () => {
    const { studio, nimble } = await startForAws();
    const ids = ['--studio-id', studio.studioId, '--session-id', readyId];
    expect(await nimble('get-streaming-session', ...ids)).toMatchObject({
      session: { sessionId: readyId, state: 'READY', tags: { Name: 'Compositing 01' } },
    });
  });

  it('creates a stream, waits until it is ready, and gets its URL', async () => {
    // The stream is ready from the second poll on: the clock moves when the first one arrives.
    const { now, pass } = createHandClock();
    const { studio, nimble } = await startForAws({ now });
    studio.onRequest(({ operation }) => {
      if (operation === 'GetStreamingSessionStream') pass(4_000);
    });
    const ids = ['--studio-id', studio.studioId, '--session-id', readyId];
    const token = ['--client-token', 'one-request', '--expiration-in-seconds', '3600'];
    const made = await nimble('create-streaming-session-stream', ...ids, ...token);
    expect(made).toMatchObject({ stream: { state: 'CREATE_IN_PROGRESS' } });
    expect(await nimble('create-streaming-session-stream', ...ids, ...token)).toEqual(made);

    const { streamId } = (made as { stream: { streamId: string } }).stream;
    const one = [...ids, '--stream-id', streamId];
    await nimble('wait', 'streaming-session-stream-ready', ...one);
    const { stream } = (await nimble('get-streaming-session-stream', ...one)) as {
      stream: Record<string, string>;
    };
    expect(stream).toMatchObject({ streamId, state: 'READY', statusCode: 'STREAM_READY' });
    expect(stream.url).toContain(`${studio.endpoint}/desktop/?authToken=`);
    expect(studio.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ['CreateStreamingSessionStream', 200],
      ['CreateStreamingSessionStream', 200],
      ['GetStreamingSessionStream', 200],
      ['GetStreamingSessionStream', 200],
      ['GetStreamingSessionStream', 200],
    ]);
  });

  it('sends its own client token if it is given none', async () => {
    const { studio, nimble } = await startForAws();
    const ids = ['--studio-id', studio.studioId, '--session-id', readyId];
    await nimble('create-streaming-session-stream', ...ids);
    expect(studio.requests[0]?.clientToken).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reports a missing studio by the name of the exception', async () => {
    const { studio, nimble } = await startForAws();
    const command = nimble('get-studio', '--studio-id', `${studio.studioId}-missing`);
    await expect(command).rejects.toMatchObject({
      code: 254,
      stderr: expect.stringContaining('(ResourceNotFoundException)') as string,
    });
  });

  it.each([
    ['a wrong secret', { AWS_SECRET_ACCESS_KEY: 'guessed' }, 'InvalidSignatureException'],
    ['a wrong key', { AWS_ACCESS_KEY_ID: 'AKIDOFSOMEONEELSE' }, 'UnrecognizedClientException'],
    ['a stolen token', { AWS_SESSION_TOKEN: 'stolen' }, 'UnrecognizedClientException'],
  ])('is refused with %s', async (_, keys, name) => {
    const { studio, nimble } = await startForAws({}, keys);
    await expect(nimble('list-studios')).rejects.toMatchObject({
      stderr: expect.stringContaining(`(${name})`) as string,
    });
    expect(studio.requests[0]?.status).toBe(403);
  });

  it('is accepted with the session token that belongs to the keys', async () => {
    const options = { script: { sessionToken: 'given/out=' } };
    const { nimble } = await startForAws(options, { AWS_SESSION_TOKEN: 'given/out=' });
    expect(await nimble('list-studios')).toHaveProperty('studios');
  });

  it.each([
    ['throttling', { kind: 'throttle' }, /ThrottlingException/],
    ['an exceeded quota', { kind: 'quota' }, /ServiceQuotaExceededException/],
    ['a dropped connection', { kind: 'drop' }, /Connection was closed|Could not connect/],
  ] as const)('reports %s', async (_, fault, words) => {
    const { nimble } = await startForAws({ script: { faults: [{ fault }] } });
    await expect(nimble('list-studios')).rejects.toMatchObject({
      stderr: expect.stringMatching(words) as string,
    });
  });

  it('prints nothing and succeeds for a web page, so Stagedoor checks responses itself', async () => {
    const { nimble } = await startForAws({ script: { faults: [{ fault: { kind: 'html' } }] } });
    expect(await nimble('list-studios')).toBeUndefined();
  });
});
