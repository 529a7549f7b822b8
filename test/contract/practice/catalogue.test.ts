import {
  GetLaunchProfileCommand,
  GetLaunchProfileDetailsCommand,
  GetStreamingSessionBackupCommand,
  ListLaunchProfilesCommand,
  ListStreamingSessionBackupsCommand,
  ListStreamingSessionsCommand,
  paginateListLaunchProfiles,
  paginateListStreamingSessionBackups,
  paginateListStreamingSessions,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { clientFor, startStudio } from '../../support/practice/start-studio.ts';

async function open(script: Script = {}) {
  const studio = await startStudio({ script });
  return { studio, studioId: studio.studioId, client: clientFor(studio) };
}

describe('launch profiles', () => {
  it('are listed with what they allow', async () => {
    const { client, studioId } = await open();
    const { launchProfiles } = await client.send(new ListLaunchProfilesCommand({ studioId }));
    expect(launchProfiles?.map(({ name }) => name)).toEqual([
      'Compositing',
      'Animation',
      'Simulation',
      'Review',
    ]);
    expect(launchProfiles?.[0]).toMatchObject({
      launchProfileId: 'practice-compositing',
      state: 'READY',
      streamConfiguration: {
        ec2InstanceTypes: ['g5.2xlarge', 'g5.4xlarge', 'g5.8xlarge'],
        streamingImageIds: ['practice-linux', 'practice-windows'],
        maxSessionLengthInMinutes: 690,
        maxStoppedSessionLengthInMinutes: 5_760,
      },
      createdAt: expect.any(Date) as Date,
    });
  });

  it('come in pages of the requested size', async () => {
    const { client, studio, studioId } = await open();
    const names: (string | undefined)[] = [];
    const pages = paginateListLaunchProfiles({ client, pageSize: 3 }, { studioId });
    for await (const page of pages) names.push(...page.launchProfiles!.map(({ name }) => name));
    expect(names).toEqual(['Compositing', 'Animation', 'Simulation', 'Review']);
    expect(studio.requests).toHaveLength(2);
  });

  it.each([0, 101, -1])('are not listed with %d per page', async (maxResults) => {
    const { client, studioId } = await open();
    const command = new ListLaunchProfilesCommand({ studioId, maxResults });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ValidationException',
      context: { parameter: 'maxResults' },
    });
  });

  it.each([
    [['READY'], ['profile-1']],
    [
      ['DELETED', 'READY'],
      ['profile-1', 'profile-2'],
    ],
    [['CREATE_FAILED'], []],
  ] as const)('in the states %j have the ids %j', async (states, ids) => {
    const { client, studioId } = await open({ launchProfiles: [{}, { state: 'DELETED' }] });
    const command = new ListLaunchProfilesCommand({ studioId, states: [...states] });
    const { launchProfiles } = await client.send(command);
    expect(launchProfiles?.map(({ launchProfileId }) => launchProfileId)).toEqual(ids);
  });

  it('are found by their id, with images and components if requested', async () => {
    const { client, studioId } = await open();
    const key = { studioId, launchProfileId: 'practice-simulation' };
    const { launchProfile } = await client.send(new GetLaunchProfileCommand(key));
    expect(launchProfile).toMatchObject({ name: 'Simulation' });
    const details = await client.send(new GetLaunchProfileDetailsCommand(key));
    expect(details.launchProfile).toEqual(launchProfile);
    expect(details.streamingImages?.map(({ name, platform }) => [name, platform])).toEqual([
      ['Linux desktop', 'LINUX'],
    ]);
    expect(details.studioComponentSummaries?.map(({ name, type }) => [name, type])).toEqual([
      ['Project storage', 'SHARED_FILE_SYSTEM'],
      ['Licence server', 'LICENSE_SERVICE'],
    ]);
  });

  it('that do not exist are not found, with details or without', async () => {
    const { client, studioId } = await open();
    const key = { studioId, launchProfileId: 'missing' };
    const missing = { name: 'ResourceNotFoundException', context: { resourceId: 'missing' } };
    const plain = client.send(new GetLaunchProfileCommand(key));
    await expect(plain).rejects.toMatchObject(missing);
    const details = client.send(new GetLaunchProfileDetailsCommand(key));
    await expect(details).rejects.toMatchObject(missing);
  });
});

describe('backups', () => {
  it('of the stopped workstation are listed and found, newest first', async () => {
    const { client, studioId } = await open({ pageSize: 1 });
    const found: (string | undefined)[] = [];
    for await (const page of paginateListStreamingSessionBackups({ client }, { studioId })) {
      found.push(...page.streamingSessionBackups!.map(({ backupId }) => backupId));
    }
    expect(found).toEqual(['backup-evening', 'backup-morning']);
    const command = new GetStreamingSessionBackupCommand({ studioId, backupId: 'backup-evening' });
    expect((await client.send(command)).streamingSessionBackup).toMatchObject({
      sessionId: 'look-development-02',
      launchProfileId: 'practice-compositing',
      state: 'READY',
      createdAt: expect.any(Date) as Date,
      ownedBy: 'practice-artist',
    });
  });

  it.each([
    ['practice-artist', 2],
    ['nobody', 0],
  ])('owned by %s: %d are listed', async (ownedBy, count) => {
    const { client, studioId } = await open();
    const command = new ListStreamingSessionBackupsCommand({ studioId, ownedBy });
    expect((await client.send(command)).streamingSessionBackups).toHaveLength(count);
  });

  it('that do not exist are not found', async () => {
    const { client, studioId } = await open();
    const command = new GetStreamingSessionBackupCommand({ studioId, backupId: 'missing' });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      context: { resourceId: 'missing' },
    });
  });
});

describe('many workstations', () => {
  const sessions = Array.from({ length: 1_000 }, () => ({}));

  it('are listed on twenty pages, each once and in order', async () => {
    const { client, studio, studioId } = await open({ sessions, pageSize: 50 });
    const ids: (string | undefined)[] = [];
    for await (const page of paginateListStreamingSessions({ client }, { studioId })) {
      ids.push(...page.sessions!.map(({ sessionId }) => sessionId));
    }
    expect(ids).toEqual(sessions.map((_, index) => `workstation-${String(index + 1)}`));
    expect(studio.requests).toHaveLength(20);
  });

  it('can fail to return a page, which a retry returns', async () => {
    const { client, studioId } = await open({
      sessions,
      pageSize: 50,
      faults: (_, nth) => (nth === 2 ? { kind: 'internal' } : undefined),
    });
    const { nextToken } = await client.send(new ListStreamingSessionsCommand({ studioId }));
    const second = new ListStreamingSessionsCommand({ studioId, nextToken: nextToken! });
    await expect(client.send(second)).rejects.toMatchObject({
      name: 'InternalServerErrorException',
    });
    expect((await client.send(second)).sessions?.[0]?.sessionId).toBe('workstation-51');
  });

  it('can be endless, because each page names the first one as the next', async () => {
    const { client, studioId } = await open({ sessions, pageSize: 50, endlessLists: true });
    const first = await client.send(new ListStreamingSessionsCommand({ studioId }));
    const { nextToken } = first;
    const next = await client.send(
      new ListStreamingSessionsCommand({ studioId, nextToken: nextToken! }),
    );
    expect(next.nextToken).toBe(nextToken);
    expect(next.sessions).toEqual(first.sessions);
  });
});
