import { describe, expect, it } from 'vitest';
import { retryShort } from '../../../../src/main/core/launch/poll.ts';
import { everyPage } from '../../../../src/main/core/workstations/list-pages.ts';
import { resultOf } from '../../../../src/main/core/base/work.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { managing, stoppedId, valueOf } from '../../../support/providers/nimble-manager.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { readyId } from '../../../support/practice/start-studio.ts';

const compositing = resource('practice-compositing');
const windows = resource('practice-windows');
const drivers = resource('practice-drivers-eula');
const effects = resource('practice-effects-eula');
const signal = calm();
const refused = (detail: string) => ({
  kind: 'failure',
  failure: { code: 'request-refused', detail: expect.stringContaining(detail) as string },
});

describe('launch profiles', () => {
  it('are listed page by page, and show which workstations can be stopped', async () => {
    const { manager, named, studio } = await managing({ pageSize: 1 });
    const { clock, pause } = createQuickTime();
    const deps = { clock, pause, random: () => 0.5, turn: async () => {} };
    const all = await resultOf(
      everyPage((page, s) => manager.listProfiles(named, page, s), retryShort(deps, signal)),
    );
    expect(all.ok && all.value.map(({ name, canStop }) => [name, canStop])).toEqual([
      ['Compositing', true],
      ['Animation', true],
      ['Simulation', true],
      ['Review', false],
    ]);
    expect(studio.requests).toHaveLength(4);
  });

  it('have their images, by name and with the agreements to accept', async () => {
    const { manager, named } = await managing();
    const details = valueOf(await manager.readProfile(named, compositing, signal));
    expect(details.profile).toEqual({
      id: 'practice-compositing',
      name: 'Compositing',
      description: 'Compositing and look development.',
      state: 'READY',
      canStop: true,
      asks: ['name'],
      instanceTypes: ['g5.2xlarge', 'g5.4xlarge', 'g5.8xlarge'],
      images: ['practice-linux', 'practice-windows'],
    });
    expect(details.images.map(({ name, eulas }) => [name, eulas])).toEqual([
      ['Linux desktop', []],
      ['Windows desktop', [drivers, effects]],
    ]);
  });
});

describe('backups', () => {
  it('name their workstation and the time they were made', async () => {
    const { manager, named } = await managing();
    const { items } = valueOf(await manager.listBackups(named, undefined, signal));
    expect(items.map(({ id, session }) => [id, session])).toEqual([
      ['backup-evening', stoppedId],
      ['backup-morning', stoppedId],
    ]);
    const [evening, morning] = items.map(({ createdAt }) => Date.parse(createdAt!));
    expect(evening).toBeGreaterThan(morning!);
  });

  it('of another workstation, or that do not exist, cannot start one', async () => {
    const backups = [{ backupId: 'backup-other', sessionId: readyId }];
    const { manager, at } = await managing({ backups });
    const start = (id: string) => manager.start(at(stoppedId), resource(id), 'token', signal);
    expect(await start('backup-other')).toMatchObject(refused('another'));
    expect(await start('nothing')).toMatchObject({ failure: { code: 'not-found' } });
  });
});

describe('agreements', () => {
  it('must be accepted for the whole image before a workstation is created', async () => {
    const { manager, named } = await managing();
    const make = () => manager.create(named, { profile: compositing, image: windows }, 'w', signal);
    const accepted = async () =>
      valueOf(await manager.listAcceptances(named, [drivers, effects], undefined, signal)).items;

    expect(await make()).toMatchObject(refused('terms of use'));
    expect(await accepted()).toEqual([drivers]);
    expect(await manager.acceptEulas(named, [effects], 'accept', signal)).toMatchObject({
      kind: 'answer',
      value: undefined,
    });
    expect(await accepted()).toEqual([drivers, effects]);
    expect(valueOf(await make()).state).toBe('CREATE_IN_PROGRESS');
  });

  it('are looked up by their ids only', async () => {
    const { manager, named } = await managing();
    const response = await manager.listAcceptances(named, [effects], undefined, signal);
    expect(valueOf(response)).toEqual({ items: [] });
  });

  it('have a name and an address where they can be read', async () => {
    const { manager, studio } = await managing();
    const eula = valueOf(await manager.readEula(drivers, signal));
    expect(eula).toMatchObject({ id: drivers, name: 'Graphics driver terms' });
    expect(eula.content).toContain(studio.endpoint);
  });

  it('that do not exist are not found, when they are read or accepted', async () => {
    const { manager, named } = await managing();
    const missing = { kind: 'failure', failure: { code: 'not-found', what: 'thing' } };
    const none = resource('nothing');
    expect(await manager.readEula(none, signal)).toMatchObject(missing);
    expect(await manager.acceptEulas(named, [none], 'token', signal)).toMatchObject(missing);
  });
});
