import { describe, expect, it } from 'vitest';
import { openWorkstations, refused, stoppedId } from '../../support/practice/workstations.ts';
import { readyId } from '../../support/practice/start-studio.ts';

describe('creating a workstation', () => {
  it('takes five seconds and follows its launch profile', async () => {
    const { create, get, pass, now, listed } = await openWorkstations();
    const begun = await create({ tags: { Name: 'Shot 10' } });
    expect(begun).toMatchObject({
      sessionId: expect.stringMatching(/^[0-9A-Za-z]{22}$/) as string,
      state: 'CREATE_IN_PROGRESS',
      statusCode: 'STREAMING_SESSION_CREATE_IN_PROGRESS',
      launchProfileId: 'practice-compositing',
      streamingImageId: 'practice-linux',
      ec2InstanceType: 'g5.2xlarge',
      createdAt: new Date(Math.floor(now() / 1_000) * 1_000),
      createdBy: 'practice-artist',
      ownedBy: 'practice-artist',
      automaticTerminationMode: 'ACTIVATED',
      sessionPersistenceMode: 'ACTIVATED',
      backupMode: 'AUTOMATIC',
      tags: { Name: 'Shot 10' },
    });
    expect(await listed()).toContain(begun?.sessionId);
    pass(5_000);
    expect(await get(begun!.sessionId!)).toMatchObject({
      state: 'READY',
      stopAt: expect.any(Date) as Date,
    });
  });

  it('uses the chosen options and owner', async () => {
    const { create } = await openWorkstations();
    const request = {
      launchProfileId: 'practice-animation',
      streamingImageId: 'practice-linux',
      ec2InstanceType: 'g4dn.2xlarge',
      ownedBy: 'animator',
    } as const;
    expect(await create(request)).toMatchObject({ ...request, createdBy: 'practice-artist' });
  });

  it('with a launch profile whose workstations cannot be stopped shows when it is deleted', async () => {
    const { create, get, pass } = await openWorkstations();
    const begun = await create({ launchProfileId: 'practice-review' });
    pass(5_000);
    const ready = await get(begun!.sessionId!);
    expect(ready).toMatchObject({ state: 'READY', sessionPersistenceMode: 'DEACTIVATED' });
    expect([ready?.stopAt, ready?.terminateAt]).toEqual([undefined, expect.any(Date)]);
  });

  it.each([
    [{ ec2InstanceType: 'g5.16xlarge' }, 'ec2InstanceType'],
    [{ streamingImageId: 'practice-mac' }, 'streamingImageId'],
    [{ launchProfileId: '' }, 'launchProfileId'],
    [{ ownedBy: 7 as unknown as string }, 'ownedBy'],
    [{ ec2InstanceType: 7 as never }, 'ec2InstanceType'],
    [{ streamingImageId: [] as unknown as string }, 'streamingImageId'],
    [{ tags: { Name: 7 as unknown as string } }, 'tags'],
    [{ tags: 'Name' as never }, 'tags'],
    [{ clientToken: 'x'.repeat(65) }, 'clientToken'],
  ] as const)('is refused with %j', async (request, parameter) => {
    const { create, listed } = await openWorkstations();
    await expect(create(request)).rejects.toMatchObject({
      ...refused('ValidationException', 400),
      context: { parameter },
    });
    expect(await listed()).toHaveLength(4);
  });

  it('is refused with a launch profile that does not exist', async () => {
    const { create } = await openWorkstations();
    await expect(create({ launchProfileId: 'missing' })).rejects.toMatchObject({
      ...refused('ResourceNotFoundException', 404),
      context: { resourceId: 'missing' },
    });
  });

  it('is refused with a launch profile that is not ready', async () => {
    const launchProfiles = [
      { launchProfileId: 'practice-compositing', state: 'UPDATE_IN_PROGRESS' },
    ];
    const { create } = await openWorkstations({ launchProfiles });
    await expect(create()).rejects.toMatchObject({ context: { parameter: 'launchProfileId' } });
  });

  it('is refused beyond the quota, until one is deleted', async () => {
    const { create, remove, pass } = await openWorkstations({ maxSessions: 4 });
    const quota = refused('ServiceQuotaExceededException', 402);
    await expect(create({ clientToken: 'one' })).rejects.toMatchObject(quota);
    await remove(readyId);
    pass(2_000);
    expect((await create({ clientToken: 'one' }))?.state).toBe('CREATE_IN_PROGRESS');
    await expect(create({ clientToken: 'two' })).rejects.toMatchObject(quota);
  });

  it('fails with the reason that the script names', async () => {
    const { create, get, pass } = await openWorkstations({
      changes: { create: { forMs: 7, failsWith: 'AMI_VALIDATION_ERROR', failureMessage: 'Old.' } },
    });
    const begun = await create();
    pass(7);
    expect(await get(begun!.sessionId!)).toMatchObject({
      state: 'CREATE_FAILED',
      statusCode: 'AMI_VALIDATION_ERROR',
      statusMessage: 'Old.',
    });
  });
});

describe('the same client token', () => {
  it('creates one workstation, even if the first reply is lost', async () => {
    const faults = [
      { on: 'CreateStreamingSession', fault: { kind: 'drop', applied: true } },
    ] as const;
    const { create, listed } = await openWorkstations({ faults });
    const request = { clientToken: 'one', tags: { Name: 'Shot', Show: 'Pier' } };
    await expect(create(request)).rejects.toThrow();
    const made = await create(request);
    const same = await create({ clientToken: 'one', tags: { Show: 'Pier', Name: 'Shot' } });
    expect(same?.sessionId).toBe(made?.sessionId);
    expect(await listed()).toHaveLength(5);
    expect((await create({ clientToken: 'two' }))?.sessionId).not.toBe(made?.sessionId);
    await expect(create({ ...request, ec2InstanceType: 'g5.4xlarge' })).rejects.toMatchObject({
      ...refused('ValidationException', 400),
      context: { parameter: 'clientToken' },
    });
  });

  it.each([
    ['start', stoppedId, 'READY'],
    ['stop', readyId, 'STOPPED'],
    ['remove', readyId, 'DELETED'],
  ] as const)(
    'requests one change, during it and after it: %s',
    async (action, sessionId, state) => {
      const opened = await openWorkstations();
      const begun = await opened[action](sessionId, 'one');
      expect(await opened[action](sessionId, 'one')).toEqual(begun);
      await expect(opened[action](sessionId, 'two')).rejects.toMatchObject({
        name: 'ConflictException',
      });
      opened.pass(3_000);
      expect(await opened[action](sessionId, 'one')).toMatchObject({ sessionId, state });
    },
  );

  it.each([
    ['another workstation', ['simulation-04', 'one']],
    ['a backup', [stoppedId, 'one', 'backup-evening']],
  ] as const)('with %s is refused', async (_, [sessionId, clientToken, backupId]) => {
    const { start } = await openWorkstations();
    await start(stoppedId, 'one');
    await expect(start(sessionId, clientToken, backupId)).rejects.toMatchObject({
      ...refused('ValidationException', 400),
      context: { parameter: 'clientToken' },
    });
  });
});
