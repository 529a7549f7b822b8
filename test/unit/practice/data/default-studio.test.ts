import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../../src/practice/data/catalogue.ts';
import { systemRandom } from '../../../../src/practice/data/random.ts';
import { seedStudios } from '../../../../src/practice/data/seed-data.ts';
import type { Script } from '../../../../src/practice/faults/script.ts';
import { defaultEulas } from '../../../../src/practice/data/default-catalogue.ts';

const noon = Date.UTC(2024, 0, 2, 12);
const studioFrom = (script: Script = {}) =>
  seedStudios(script, 'region:stid-1', systemRandom, noon)[0]!;

describe('the default studio', () => {
  const { catalogue, sessions, backups, acceptances } = studioFrom();

  it('has workstations that fit the launch profiles they name', () => {
    for (const { sessionId, launchProfileId, ...session } of sessions.list(noon)) {
      const configuration = findProfile(catalogue, launchProfileId)?.streamConfiguration;
      expect(configuration?.ec2InstanceTypes, sessionId).toContain(session.ec2InstanceType);
      expect(configuration?.streamingImageIds, sessionId).toContain(session.streamingImageId);
      expect(session.automaticTerminationMode).toBe(configuration?.automaticTerminationMode);
    }
  });

  it('has launch profiles that name existing images, terms and components', () => {
    const eulaIds = defaultEulas.map(({ eulaId }) => eulaId);
    const imageIds = catalogue.images.map(({ streamingImageId }) => streamingImageId);
    const componentIds = catalogue.components.map(({ studioComponentId }) => studioComponentId);
    expect(catalogue.profiles.map(({ name }) => name)).toEqual([
      'Compositing',
      'Animation',
      'Simulation',
      'Review',
    ]);
    for (const { streamConfiguration, studioComponentIds } of catalogue.profiles) {
      expect(imageIds).toEqual(expect.arrayContaining([...streamConfiguration.streamingImageIds]));
      expect(componentIds).toEqual(studioComponentIds);
    }
    expect(catalogue.images.flatMap((image) => image.eulaIds)).toEqual(eulaIds);
  });

  it('has exactly one launch profile whose workstations cannot be stopped', () => {
    const unstoppable = catalogue.profiles.filter(
      ({ streamConfiguration: { maxStoppedSessionLengthInMinutes } }) =>
        maxStoppedSessionLengthInMinutes === 0,
    );
    expect(unstoppable.map(({ name }) => name)).toEqual(['Review']);
    expect(unstoppable[0]?.streamConfiguration).not.toHaveProperty('sessionPersistenceMode');
  });

  it('has one image whose terms are not all accepted', () => {
    const missing = catalogue.images.map(({ name, eulaIds }) => [
      name,
      acceptances.missing(eulaIds ?? []),
    ]);
    expect(missing).toEqual([
      ['Linux desktop', []],
      ['Windows desktop', ['practice-effects-eula']],
    ]);
  });

  it('has backups of the stopped workstation', () => {
    expect(backups.map(({ backupId, sessionId }) => [backupId, sessionId])).toEqual([
      ['backup-evening', 'look-development-02'],
      ['backup-morning', 'look-development-02'],
    ]);
  });

  it('has ids in the format of the service', () => {
    const ids = [
      ...catalogue.profiles.map(({ launchProfileId }) => launchProfileId),
      ...catalogue.images.map(({ streamingImageId }) => streamingImageId),
      ...catalogue.components.map(({ studioComponentId }) => studioComponentId),
      ...acceptances.list().map(({ eulaAcceptanceId }) => eulaAcceptanceId),
      ...defaultEulas.map(({ eulaId }) => eulaId),
    ];
    for (const id of ids) expect(id).toMatch(/^[\w-]{1,22}$/);
  });
});

describe('a script', () => {
  it('can have its own launch profiles and images, and defaults for the rest', () => {
    const { catalogue, sessions } = studioFrom({
      launchProfiles: [{ name: 'Layout', state: 'CREATE_FAILED' }],
      streamingImages: [{}, { name: 'Second' }],
      sessions: [{}],
    });
    expect(catalogue.profiles).toMatchObject([
      {
        launchProfileId: 'profile-1',
        name: 'Layout',
        streamConfiguration: { streamingImageIds: ['image-1', 'image-2'] },
      },
    ]);
    expect(catalogue.profiles[0]).not.toHaveProperty('statusCode');
    expect(sessions.find('workstation-1', noon)).toMatchObject({
      launchProfileId: 'profile-1',
      streamingImageId: 'image-1',
    });
  });

  it('can have no launch profile at all', () => {
    const { sessions } = studioFrom({ launchProfiles: [], sessions: [{}] });
    expect(sessions.find('workstation-1', noon)).not.toHaveProperty('launchProfileId');
  });

  it('with its own workstations has only its own backups', () => {
    expect(studioFrom({ sessions: [{}] }).backups).toEqual([]);
    const sessions = [{ sessionId: 'w', ownedBy: 'someone' }];
    const own = studioFrom({ sessions, backups: [{ sessionId: 'w' }] }).backups;
    expect(own).toMatchObject([{ backupId: 'backup-1', ownedBy: 'someone', state: 'READY' }]);
  });
});
