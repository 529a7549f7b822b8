import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { aws, limitMs, startForAws } from '../../support/practice/aws-cli.ts';
import { createHandClock, readyId } from '../../support/practice/start-studio.ts';

const stoppedId = 'look-development-02';

/**
 * A practice studio with a test clock. The clock is moved before a waiter polls, so that none ever
 * waits.
 */
async function open(script: Script = {}) {
  const { now, pass } = createHandClock();
  const opened = await startForAws({ now, script });
  const { nimble, studio } = opened;
  const of = ['--studio-id', studio.studioId];
  return {
    ...opened,
    of,
    pass,
    session: async (command: string, sessionId: string, ...more: string[]) => {
      const answer = await nimble(command, ...of, '--session-id', sessionId, ...more);
      return (answer as { session: Record<string, unknown> }).session;
    },
    waitFor: async (waiter: string, sessionId: string) =>
      nimble('wait', waiter, ...of, '--session-id', sessionId),
  };
}

describe.skipIf(aws === '')("Debian's AWS CLI", { timeout: limitMs }, () => {
  it('starts a workstation, waits until it is ready and stops it again', async () => {
    const { session, waitFor, pass, studio } = await open();
    const from = ['--backup-id', 'backup-morning', '--client-token', 'one'];
    const begun = await session('start-streaming-session', stoppedId, ...from);
    expect(begun).toMatchObject({
      state: 'START_IN_PROGRESS',
      startedFromBackupId: 'backup-morning',
    });
    expect(await session('start-streaming-session', stoppedId, ...from)).toEqual(begun);
    pass(3_000);
    await waitFor('streaming-session-ready', stoppedId);
    const mode = ['--volume-retention-mode', 'DELETE'];
    const stopping = await session('stop-streaming-session', stoppedId, ...mode);
    expect(stopping).toMatchObject({ state: 'STOP_IN_PROGRESS', volumeRetentionMode: 'DELETE' });
    pass(2_000);
    await waitFor('streaming-session-stopped', stoppedId);
    expect(studio.requests.map(({ operation }) => operation)).toEqual([
      'StartStreamingSession',
      'StartStreamingSession',
      'GetStreamingSession',
      'StopStreamingSession',
      'GetStreamingSession',
    ]);
  });

  it('creates a workstation, waits until it is ready and deletes it', async () => {
    const { nimble, of, session, waitFor, pass } = await open();
    const request = [
      ...of,
      ...['--launch-profile-id', 'practice-compositing', '--client-token', 'one'],
      ...['--streaming-image-id', 'practice-linux', '--ec2-instance-type', 'g5.4xlarge'],
      ...['--tags', 'Name=Shot 10'],
    ];
    const made = (await nimble('create-streaming-session', ...request)) as {
      session: { sessionId: string };
    };
    expect(made.session).toMatchObject({
      state: 'CREATE_IN_PROGRESS',
      ec2InstanceType: 'g5.4xlarge',
      tags: { Name: 'Shot 10' },
    });
    expect(await nimble('create-streaming-session', ...request)).toEqual(made);
    const { sessionId } = made.session;
    pass(5_000);
    await waitFor('streaming-session-ready', sessionId);
    expect(await session('delete-streaming-session', sessionId)).toMatchObject({
      state: 'DELETE_IN_PROGRESS',
    });
    pass(2_000);
    await waitFor('streaming-session-deleted', sessionId);
  });

  it.each([
    ['start-streaming-session', 'streaming-session-ready', stoppedId],
    ['stop-streaming-session', 'streaming-session-stopped', readyId],
    ['delete-streaming-session', 'streaming-session-deleted', readyId],
  ])('reports that %s failed', async (command, waiter, sessionId) => {
    const { session, waitFor } = await open({
      changes: () => ({ forMs: 0, failsWith: 'INTERNAL_ERROR' }),
    });
    await session(command, sessionId);
    await expect(waitFor(waiter, sessionId)).rejects.toMatchObject({
      stderr: expect.stringContaining('terminal failure state') as string,
    });
  });

  it('reads launch profiles, with their details', async () => {
    const { nimble, of, studio } = await open();
    const names = ['--query', 'launchProfiles[].name'];
    const listed = await nimble('list-launch-profiles', ...of, '--page-size', '3', ...names);
    expect(listed).toEqual(['Compositing', 'Animation', 'Simulation', 'Review']);
    expect(studio.requests).toHaveLength(2);
    const one = [...of, '--launch-profile-id', 'practice-review'];
    expect(await nimble('get-launch-profile', ...one)).toMatchObject({
      launchProfile: { streamConfiguration: { maxStoppedSessionLengthInMinutes: 0 } },
    });
    expect(await nimble('get-launch-profile-details', ...one)).toMatchObject({
      launchProfile: { name: 'Review' },
      streamingImages: [{ streamingImageId: 'practice-linux' }],
      studioComponentSummaries: [{ name: 'Project storage' }, { name: 'Licence server' }],
    });
  });

  it('reads backups', async () => {
    const { nimble, of } = await open();
    const ids = ['--query', 'streamingSessionBackups[].backupId'];
    expect(await nimble('list-streaming-session-backups', ...of, ...ids)).toEqual([
      'backup-evening',
      'backup-morning',
    ]);
    const one = [...of, '--backup-id', 'backup-evening'];
    expect(await nimble('get-streaming-session-backup', ...one)).toMatchObject({
      streamingSessionBackup: { sessionId: stoppedId, state: 'READY' },
    });
  });

  it('reads terms of use and accepts them', async () => {
    const { nimble, of, studio } = await open();
    const effects = 'practice-effects-eula';
    const listed = await nimble('list-eulas', '--eula-ids', effects);
    expect(listed).toMatchObject({ eulas: [{ content: `${studio.endpoint}/eula/${effects}` }] });
    expect(await nimble('get-eula', '--eula-id', effects)).toMatchObject({
      eula: { name: 'Effects suite terms' },
    });
    const accepted = { eulaAcceptances: [{ eulaId: effects, acceptedBy: 'practice-artist' }] };
    expect(await nimble('accept-eulas', ...of, '--eula-ids', effects)).toMatchObject(accepted);
    const asked = [...of, '--eula-ids', effects];
    expect(await nimble('list-eula-acceptances', ...asked)).toMatchObject(accepted);
  });

  it.each([
    ['ConflictException', 'stop-streaming-session', 'animation-03'],
    ['ValidationException', 'start-streaming-session', readyId],
    ['ResourceNotFoundException', 'delete-streaming-session', 'missing'],
  ])('reports a %s', async (name, command, sessionId) => {
    const { session } = await open();
    await expect(session(command, sessionId)).rejects.toMatchObject({
      code: 254,
      stderr: expect.stringContaining(`(${name})`) as string,
    });
  });

  it('reports an exceeded quota', async () => {
    const { nimble, of } = await open({ maxSessions: 4 });
    const request = ['--launch-profile-id', 'practice-compositing'];
    await expect(nimble('create-streaming-session', ...of, ...request)).rejects.toMatchObject({
      stderr: expect.stringContaining('(ServiceQuotaExceededException)') as string,
    });
  });
});
