import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  backupFrom,
  detailsFrom,
  eulaFrom,
  profileFrom,
} from '../../../../src/main/providers/nimble/catalogue.ts';
import {
  Backup,
  LaunchProfile,
  ProfileDetails,
} from '../../../../src/shared/workstations/workstation.ts';
import { resource } from '../../../support/providers/nimble.ts';

type NimbleProfile = Parameters<typeof profileFrom>[0];
type NimbleDetails = Parameters<typeof detailsFrom>[0];

const long = 'x'.repeat(2_000);
const unusable = [undefined, '', 'a b', 'a/b', '..', 'x'.repeat(513)];
/** A field, present or absent, as the SDK returns it. */
const field = (name: string, value: string | undefined) =>
  value === undefined ? {} : { [name]: value };

describe('a launch profile from the SDK', () => {
  it('keeps every field that is shown', () => {
    const raw = {
      launchProfileId: 'profile-1',
      name: 'Look development',
      description: 'Lighting and shading.',
      state: 'READY',
      streamConfiguration: {
        clipboardMode: 'ENABLED',
        ec2InstanceTypes: ['g5.2xlarge', 'g5.4xlarge'],
        streamingImageIds: ['image-1', 'image-2'],
        maxStoppedSessionLengthInMinutes: 5_760,
      },
    } satisfies NimbleProfile;
    expect(profileFrom(raw)).toEqual([
      {
        id: 'profile-1',
        name: 'Look development',
        description: 'Lighting and shading.',
        state: 'READY',
        canStop: true,
        asks: ['name'],
        instanceTypes: ['g5.2xlarge', 'g5.4xlarge'],
        images: ['image-1', 'image-2'],
      },
    ]);
  });

  it.each([
    [0, false],
    [-1, false],
    [1, true],
    [5_760, true],
    [undefined, false],
  ])('that keeps a stopped workstation for %j minutes can stop one: %j', (minutes, canStop) => {
    const streamConfiguration = {
      ...(minutes !== undefined && { maxStoppedSessionLengthInMinutes: minutes }),
    } as NonNullable<NimbleProfile['streamConfiguration']>;
    const [profile] = profileFrom({ launchProfileId: 'p', streamConfiguration });
    expect(profile).toEqual({ id: 'p', canStop, instanceTypes: [], images: [], asks: ['name'] });
  });

  it('can have no field other than its id', () => {
    expect(profileFrom({ launchProfileId: 'p' })).toEqual([
      { id: 'p', canStop: false, instanceTypes: [], images: [], asks: ['name'] },
    ]);
  });

  it.each(unusable)('is left out with the id %j, because nothing can be created from it', (id) => {
    expect(profileFrom({ name: 'Review', ...field('launchProfileId', id) })).toEqual([]);
  });

  it('offers its instance types once each, including unknown ones', () => {
    const streamConfiguration = {
      clipboardMode: 'ENABLED',
      ec2InstanceTypes: ['z9.huge', '', 'g5.2xlarge', 'a b', 'z9.huge'],
      streamingImageIds: ['../image', 'image-1', 'image-1'],
    } as unknown as NonNullable<NimbleProfile['streamConfiguration']>;
    expect(profileFrom({ launchProfileId: 'p', streamConfiguration })).toMatchObject([
      { instanceTypes: ['z9.huge', 'g5.2xlarge'], images: ['image-1'] },
    ]);
  });

  it('has single-line texts, shortened to what can be shown', () => {
    const raw = {
      launchProfileId: 'p',
      name: 'Look\u202e\ndev',
      description: long,
      state: 'RESTING\r\nNOW',
    } as unknown as NimbleProfile;
    const [profile] = profileFrom(raw);
    expect(profile).toMatchObject({ name: 'Look dev', state: 'RESTING NOW' });
    expect(profile!.description).toHaveLength(300);
    expect(v.is(LaunchProfile, profile)).toBe(true);
  });
});

describe('the details of a launch profile', () => {
  const id = resource('profile-1');

  it('are the profile and the images it allows, with their agreements', () => {
    const raw: NimbleDetails = {
      launchProfile: { launchProfileId: 'profile-1', name: 'Look development' },
      streamingImages: [
        { streamingImageId: 'image-1', name: 'Rocky 9', eulaIds: ['eula-1', 'eula-1', 'a b'] },
        { streamingImageId: 'image-2', description: 'For\u0007effects.' },
      ],
    };
    const details = detailsFrom(raw, id);
    expect(details).toEqual({
      profile: {
        id: 'profile-1',
        name: 'Look development',
        canStop: false,
        asks: ['name'],
        instanceTypes: [],
        images: [],
      },
      images: [
        { id: 'image-1', name: 'Rocky 9', eulas: ['eula-1'] },
        { id: 'image-2', description: 'For effects.', eulas: [] },
      ],
    });
    expect(v.is(ProfileDetails, details)).toBe(true);
  });

  it.each<[string, NimbleDetails]>([
    ['no profile', {}],
    ['no id', { launchProfile: {} }],
    ['another id', { launchProfile: { launchProfileId: 'profile-2' } }],
  ])('with %s belong to the requested profile', (_, raw) => {
    expect(detailsFrom(raw, id)).toEqual({
      profile: { id, canStop: false, instanceTypes: [], images: [], asks: ['name'] },
      images: [],
    });
  });

  it.each(unusable)('have no image with the id %j, because it cannot be chosen', (image) => {
    const raw = { streamingImages: [{ name: 'Rocky 9', ...field('streamingImageId', image) }] };
    expect(detailsFrom(raw, id).images).toEqual([]);
  });
});

describe('a backup from the SDK', () => {
  it('keeps every field that is shown', () => {
    const createdAt = new Date('2026-11-25T09:02:11Z');
    const [backup] = backupFrom({
      backupId: 'backup-1',
      sessionId: 'comp-07',
      createdAt,
      state: 'READY',
      ownedBy: 'm.okafor',
    });
    expect(backup).toEqual({
      id: 'backup-1',
      session: 'comp-07',
      createdAt: '2026-11-25T09:02:11.000Z',
      state: 'READY',
    });
    expect(v.is(Backup, backup)).toBe(true);
  });

  it.each(unusable)('is left out with the id %j, because nothing can be started from it', (id) => {
    expect(backupFrom({ sessionId: 'comp-07', ...field('backupId', id) })).toEqual([]);
  });

  it.each(unusable)('of a workstation with the id %j belongs to an unknown one', (id) => {
    expect(backupFrom({ backupId: 'b', ...field('sessionId', id) })).toEqual([{ id: 'b' }]);
  });

  it('loses an invalid time', () => {
    expect(backupFrom({ backupId: 'b', createdAt: new Date(NaN) })).toEqual([{ id: 'b' }]);
  });
});

describe('an agreement from the SDK', () => {
  const id = resource('eula-1');

  it.each(['First line.\n\n\tSecond line.\r\n', 'https://terms.example/drivers?v=2#all', long])(
    'keeps its content unchanged: %j',
    (content) => {
      expect(eulaFrom({ eulaId: 'eula-1', name: 'Driver\nterms', content }, id)).toEqual({
        id,
        name: 'Driver terms',
        content,
      });
    },
  );

  it.each([undefined, {}, { eulaId: 'another' }])('can have no content: %j', (raw) => {
    expect(eulaFrom(raw, id)).toEqual({ id, content: '' });
  });
});
