import {
  CreateStreamingSessionStreamCommand,
  GetStreamingSessionCommand,
  GetStreamingSessionStreamCommand,
  ListStreamingSessionsCommand,
  StartStreamingSessionCommand,
  StopStreamingSessionCommand,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import {
  parseState,
  stateVersion,
  type SavedState,
} from '../../../src/practice/data/saved-state.ts';
import type { StateFile } from '../../../src/practice/server/saved-studio.ts';
import type { PracticeStudio } from '../../../src/practice/studio.ts';
import {
  clientFor,
  createHandClock,
  readyId,
  startStudio,
} from '../../support/practice/start-studio.ts';

const lookId = 'look-development-02';
const hourMs = 60 * 60_000;

/**
 * A file in memory. It contains text, so that what cannot be written to a file is lost here too.
 */
function createTextFile(text?: string) {
  const content = { text };
  const saved = (): SavedState | undefined => {
    const state = content.text === undefined ? 'damaged' : parseState(content.text);
    return typeof state === 'string' ? undefined : state;
  };
  const file: StateFile = {
    read: () => Promise.resolve(saved()),
    update(change) {
      content.text = JSON.stringify(change(saved()));
      return Promise.resolve(true);
    },
  };
  return { file, content };
}

const token = (clientToken: string | undefined) =>
  clientToken === undefined ? {} : { clientToken };

/** What a user does at a studio. */
function at(studio: PracticeStudio, nowMs = Date.now()) {
  const client = clientFor(studio, { systemClockOffset: nowMs - Date.now() });
  const { studioId } = studio;
  return {
    start: (sessionId: string, clientToken?: string) =>
      client.send(new StartStreamingSessionCommand({ studioId, sessionId, ...token(clientToken) })),
    stop: (sessionId: string) =>
      client.send(new StopStreamingSessionCommand({ studioId, sessionId })),
    stateOf: async (sessionId: string) =>
      (await client.send(new GetStreamingSessionCommand({ studioId, sessionId }))).session?.state,
    list: async () =>
      (await client.send(new ListStreamingSessionsCommand({ studioId }))).sessions ?? [],
    requestStream: async (sessionId: string, clientToken?: string) =>
      (
        await client.send(
          new CreateStreamingSessionStreamCommand({ studioId, sessionId, ...token(clientToken) }),
        )
      ).stream,
    readStream: async (sessionId: string, streamId: string) =>
      (await client.send(new GetStreamingSessionStreamCommand({ studioId, sessionId, streamId })))
        .stream,
  };
}

describe('a studio with a state file', () => {
  it('has the same ids and states after a restart', async () => {
    const { file } = createTextFile();
    const { now, pass } = createHandClock();
    const first = await startStudio({ stateFile: file, now });
    await at(first).start(lookId);
    pass(4_000);
    await at(first).stop(readyId);
    await first.stop();
    pass(60_000);
    const second = await startStudio({ stateFile: file, now });
    expect(second.studioId).toBe(first.studioId);
    expect(await at(second).stateOf(lookId)).toBe('READY');
    expect(await at(second).stateOf(readyId)).toBe('STOPPED');
  });

  it('keeps streams in progress, and a repeated request creates none', async () => {
    const { file, content } = createTextFile();
    const { now, pass } = createHandClock();
    const first = await startStudio({ stateFile: file, now });
    const stream = await at(first).requestStream(readyId, 'token-1');
    pass(5_000);
    const ready = await at(first).readStream(readyId, stream?.streamId ?? '');
    const token = new URL(ready?.url ?? '').searchParams.get('authToken') ?? '';
    expect(token).not.toBe('');
    expect(content.text).toContain(stream?.streamId);
    expect(content.text).not.toContain(token);
    await first.stop();

    const second = await startStudio({ stateFile: file, now });
    const again = await at(second).readStream(readyId, stream?.streamId ?? '');
    expect(again).toMatchObject({ state: 'READY', createdBy: 'practice-artist' });
    expect(again?.url).toContain(second.endpoint);
    expect((await fetch(again?.url ?? '')).status).toBe(200);
    expect((await at(second).requestStream(readyId, 'token-1'))?.streamId).toBe(stream?.streamId);
  });

  it('does not start a workstation twice for one client token', async () => {
    const { file } = createTextFile();
    const { now, pass } = createHandClock();
    const first = await startStudio({ stateFile: file, now });
    await at(first).start(lookId, 'token-1');
    await first.stop();
    pass(10_000);
    const second = await startStudio({ stateFile: file, now });
    expect((await at(second).start(lookId, 'token-1')).session?.state).toBe('READY');
  });

  it('is shared by programs that use the same file', async () => {
    const { file } = createTextFile();
    const [one, other] = [
      await startStudio({ stateFile: file }),
      await startStudio({ stateFile: file }),
    ];
    expect(await at(other).stateOf(readyId)).toBe('READY');
    await at(one).stop(readyId);
    expect(await at(other).stateOf(readyId)).toBe('STOP_IN_PROGRESS');
  });

  it('saves a new studio at once, so that changes in progress continue after a restart', async () => {
    const { file } = createTextFile();
    const { now, pass } = createHandClock();
    const first = await startStudio({ stateFile: file, now });
    expect(await at(first).stateOf('animation-03')).toBe('START_IN_PROGRESS');
    await first.stop();
    pass(15_000);
    const second = await startStudio({ stateFile: file, now });
    expect(await at(second).stateOf('animation-03')).toBe('START_IN_PROGRESS');
    pass(5_000);
    expect(await at(second).stateOf('animation-03')).toBe('READY');
  });

  it('stops workstations at their displayed time, and still has workstations after a month', async () => {
    const { file } = createTextFile();
    const { now, pass } = createHandClock();
    const first = await startStudio({ stateFile: file, now });
    await at(first).list();
    await first.stop();
    pass(12 * hourMs);
    const second = await startStudio({ stateFile: file, now });
    expect(await at(second, now()).stateOf(readyId)).toBe('STOPPED');
    await second.stop();
    pass(30 * 24 * hourMs);
    const third = await startStudio({ stateFile: file, now });
    const sessions = await at(third, now()).list();
    expect(sessions.map(({ sessionId }) => sessionId)).toContain(lookId);
    for (const { terminateAt } of sessions)
      if (terminateAt !== undefined) expect(terminateAt.getTime()).toBeGreaterThan(now());
  });

  it('continues in memory if the file cannot be used', async () => {
    const studio = await startStudio({
      stateFile: { read: () => Promise.resolve('unusable'), update: () => Promise.resolve(false) },
    });
    await at(studio).stop(readyId);
    expect(await at(studio).stateOf(readyId)).toBe('STOP_IN_PROGRESS');
  });
});

describe('the workstation that failed to start', () => {
  it('fails once more, and starts when it is retried', async () => {
    const { now, pass } = createHandClock();
    const person = at(await startStudio({ now }));
    await person.start('simulation-04');
    pass(3_000);
    expect(await person.stateOf('simulation-04')).toBe('START_FAILED');
    await person.start('simulation-04');
    pass(3_000);
    expect(await person.stateOf('simulation-04')).toBe('READY');
    expect(await person.requestStream('simulation-04')).toMatchObject({
      createdBy: 'practice-artist',
      ownedBy: 'practice-simulator',
    });
  });
});

describe('a saved state', () => {
  const empty = { version: stateVersion, sessions: [], acceptances: [], streams: [], requests: [] };

  it.each([
    ['invalid JSON', '{', 'damaged'],
    ['another shape', '[]', 'damaged'],
    ['no version', '{}', 'damaged'],
    ['a later version', JSON.stringify({ version: stateVersion + 1 }), 'newer'],
    [
      'a workstation without a state',
      JSON.stringify({ ...empty, sessions: [{ session: { sessionId: 'a' } }] }),
      'damaged',
    ],
    [
      'a field of a wrong type',
      JSON.stringify({
        ...empty,
        sessions: [{ session: { sessionId: 'a', state: 'READY', ownedBy: 7 } }],
      }),
      'damaged',
    ],
    ['an incomplete stream', JSON.stringify({ ...empty, streams: [{ streamId: 'a' }] }), 'damaged'],
  ])('with %s is not used', (_, text, result) => {
    expect(parseState(text)).toBe(result);
  });
});
