import {
  CreateStreamingSessionStreamCommand,
  GetStreamingSessionCommand,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import {
  movingId,
  openWorkstations,
  refused,
  stoppedId,
} from '../../support/practice/workstations.ts';
import { clientFor, readyId } from '../../support/practice/start-studio.ts';

describe('starting a workstation', () => {
  it('takes three seconds, and then streams can be created', async () => {
    const { client, studioId, start, get, now, pass } = await openWorkstations();
    const begun = await start(stoppedId);
    expect(begun).toMatchObject({
      state: 'START_IN_PROGRESS',
      statusCode: 'STREAMING_SESSION_START_IN_PROGRESS',
      startedBy: 'practice-artist',
      startedAt: new Date(Math.floor(now() / 1_000) * 1_000),
    });
    expect(begun?.terminateAt).toBeUndefined();
    pass(2_999);
    expect((await get(stoppedId))?.state).toBe('START_IN_PROGRESS');
    pass(1);
    const ready = await get(stoppedId);
    expect(ready).toMatchObject({ state: 'READY', statusCode: 'STREAMING_SESSION_READY' });
    expect(ready!.stopAt!.getTime() - ready!.updatedAt!.getTime()).toBe(690 * 60_000);
    const ask = new CreateStreamingSessionStreamCommand({ studioId, sessionId: stoppedId });
    await expect(client.send(ask)).resolves.toHaveProperty('stream.streamId');
  });

  it('uses the requested backup, and only that time', async () => {
    const { start, stop, pass } = await openWorkstations();
    expect(await start(stoppedId, 'one', 'backup-evening')).toMatchObject({
      startedFromBackupId: 'backup-evening',
    });
    pass(3_000);
    expect((await stop(stoppedId))?.startedFromBackupId).toBe('backup-evening');
    pass(2_000);
    expect((await start(stoppedId, 'two'))?.startedFromBackupId).toBeUndefined();
  });

  it('from a backup that does not exist, or of another workstation, is refused', async () => {
    const backups = [{ backupId: 'of-another', sessionId: readyId }];
    const { start } = await openWorkstations({ backups });
    await expect(start(stoppedId, 'one', 'missing')).rejects.toMatchObject({
      ...refused('ResourceNotFoundException', 404),
      context: { resourceId: 'missing' },
    });
    const foreign = start(stoppedId, 'one', 'of-another');
    await expect(foreign).rejects.toMatchObject(refused('ValidationException', 400));
  });

  it('can be retried after a failure', async () => {
    const { start, get, pass } = await openWorkstations({
      changes: (_, nth) => (nth === 1 ? { forMs: 1, failsWith: 'INSUFFICIENT_CAPACITY' } : {}),
    });
    await start(stoppedId, 'one');
    pass(1);
    expect(await get(stoppedId)).toMatchObject({
      state: 'START_FAILED',
      statusCode: 'INSUFFICIENT_CAPACITY',
      statusMessage: 'The workstation could not be started.',
    });
    expect((await start(stoppedId, 'two'))?.state).toBe('START_IN_PROGRESS');
  });

  it('is refused while terms of its image are not accepted', async () => {
    const image = { streamingImageId: 'practice-windows' };
    const { start } = await openWorkstations({
      sessions: [{ sessionId: 'w', state: 'STOPPED', ...image }],
    });
    await expect(start('w')).rejects.toMatchObject({
      ...refused('ValidationException', 400),
      code: 'EULA_NOT_ACCEPTED',
      context: { eulaIds: 'practice-effects-eula' },
    });
  });
});

describe('stopping a workstation', () => {
  it('takes two seconds and shows when it will be deleted', async () => {
    const { stop, get, now, pass } = await openWorkstations();
    const begun = await stop(readyId);
    expect(begun).toMatchObject({
      state: 'STOP_IN_PROGRESS',
      stoppedBy: 'practice-artist',
      stoppedAt: new Date(Math.floor(now() / 1_000) * 1_000),
      volumeRetentionMode: 'RETAIN',
    });
    expect(begun?.stopAt).toBeUndefined();
    pass(2_000);
    const stopped = await get(readyId);
    expect(stopped).toMatchObject({ state: 'STOPPED', statusCode: 'STREAMING_SESSION_STOPPED' });
    expect(stopped!.terminateAt!.getTime() - stopped!.updatedAt!.getTime()).toBe(5_760 * 60_000);
  });

  it('uses the requested volume retention mode', async () => {
    const { stop } = await openWorkstations();
    expect((await stop(readyId, 'one', 'DELETE'))?.volumeRetentionMode).toBe('DELETE');
  });

  it('with an unknown volume retention mode is refused', async () => {
    const { stop } = await openWorkstations();
    await expect(stop(readyId, 'one', 'KEEP' as 'RETAIN')).rejects.toMatchObject({
      name: 'ValidationException',
      context: { parameter: 'volumeRetentionMode' },
    });
  });

  it('fails if its launch profile does not allow it', async () => {
    const sessions = [{ sessionId: 'w', launchProfileId: 'practice-review' }];
    const { stop, get, pass } = await openWorkstations({ sessions });
    await stop('w');
    pass(2_000);
    expect(await get('w')).toMatchObject({
      state: 'STOP_FAILED',
      statusMessage: 'Workstations of this launch profile cannot be stopped.',
    });
  });
});

describe('deleting a workstation', () => {
  it.each([readyId, stoppedId, 'simulation-04'])('works with %s', async (sessionId) => {
    const { studio, studioId, remove, get, listed, pass } = await openWorkstations();
    expect((await remove(sessionId))?.state).toBe('DELETE_IN_PROGRESS');
    expect(await listed()).toContain(sessionId);
    pass(2_000);
    expect(await listed()).not.toContain(sessionId);
    expect((await get(sessionId))?.state).toBe('DELETED');
    await expect(remove(sessionId)).rejects.toMatchObject(refused('ValidationException', 400));
    pass(10 * 60_000);
    const client = clientFor(studio, { systemClockOffset: 10 * 60_000 });
    const look = new GetStreamingSessionCommand({ studioId, sessionId });
    await expect(client.send(look)).rejects.toMatchObject(
      refused('ResourceNotFoundException', 404),
    );
  });

  it('can fail, and be retried', async () => {
    const { remove, get, pass } = await openWorkstations({
      changes: { delete: { failsWith: 'NETWORK_INTERFACE_ERROR' } },
    });
    await remove(readyId, 'one');
    pass(2_000);
    expect(await get(readyId)).toMatchObject({ state: 'DELETE_FAILED' });
    expect((await remove(readyId, 'two'))?.state).toBe('DELETE_IN_PROGRESS');
  });
});

describe('a change in the wrong state', () => {
  it.each(['start', 'stop', 'remove'] as const)(
    'is a conflict while another one is in progress: %s',
    async (action) => {
      const opened = await openWorkstations();
      await expect(opened[action](movingId)).rejects.toMatchObject({
        ...refused('ConflictException', 409),
        code: 'OPERATION_IN_PROGRESS',
      });
    },
  );

  it.each([
    ['start', readyId],
    ['stop', stoppedId],
    ['stop', 'simulation-04'],
  ] as const)('is invalid in another state: %s %s', async (action, sessionId) => {
    const opened = await openWorkstations();
    await expect(opened[action](sessionId)).rejects.toMatchObject({
      ...refused('ValidationException', 400),
      context: { parameter: 'sessionId' },
    });
  });

  it.each(['start', 'stop', 'remove'] as const)(
    'is not found for a workstation that does not exist: %s',
    async (action) => {
      const opened = await openWorkstations();
      await expect(opened[action]('missing')).rejects.toMatchObject({
        ...refused('ResourceNotFoundException', 404),
        context: { resourceId: 'missing' },
      });
    },
  );
});
