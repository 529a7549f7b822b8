import { describe, expect, it } from 'vitest';
import { profileIn } from '../../../src/practice/catalogue.ts';
import { systemRandom } from '../../../src/practice/random.ts';
import { roomsOf } from '../../../src/practice/rooms.ts';
import type { Script } from '../../../src/practice/script.ts';
import { usualEulas } from '../../../src/practice/usual-catalogue.ts';

const noon = Date.UTC(2024, 0, 2, 12);
const roomOf = (script: Script = {}) => roomsOf(script, 'region:stid-1', systemRandom, noon)[0]!;

describe('the usual studio', () => {
  const { catalogue, sessions, backups, acceptances } = roomOf();

  it('has workstations that fit the launch profiles they name', () => {
    for (const { sessionId, launchProfileId, ...session } of sessions.list(noon)) {
      const configuration = profileIn(catalogue, launchProfileId)?.streamConfiguration;
      expect(configuration?.ec2InstanceTypes, sessionId).toContain(session.ec2InstanceType);
      expect(configuration?.streamingImageIds, sessionId).toContain(session.streamingImageId);
      expect(session.automaticTerminationMode).toBe(configuration?.automaticTerminationMode);
    }
  });

  it('has launch profiles that name images, terms and components that are there', () => {
    const eulaIds = usualEulas.map(({ eulaId }) => eulaId);
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

  it('has backups of the workstation that is stopped', () => {
    expect(backups.map(({ backupId, sessionId }) => [backupId, sessionId])).toEqual([
      ['backup-evening', 'look-development-02'],
      ['backup-morning', 'look-development-02'],
    ]);
  });

  it('has ids that the service could have given', () => {
    const ids = [
      ...catalogue.profiles.map(({ launchProfileId }) => launchProfileId),
      ...catalogue.images.map(({ streamingImageId }) => streamingImageId),
      ...catalogue.components.map(({ studioComponentId }) => studioComponentId),
      ...acceptances.list().map(({ eulaAcceptanceId }) => eulaAcceptanceId),
      ...usualEulas.map(({ eulaId }) => eulaId),
    ];
    for (const id of ids) expect(id).toMatch(/^[\w-]{1,22}$/);
  });
});

describe('a script', () => {
  it('may have launch profiles and images of its own, and the rest is filled in', () => {
    const { catalogue, sessions } = roomOf({
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

  it('may have no launch profile at all', () => {
    const { sessions } = roomOf({ launchProfiles: [], sessions: [{}] });
    expect(sessions.find('workstation-1', noon)).not.toHaveProperty('launchProfileId');
  });

  it('that has workstations of its own has no backups but its own', () => {
    expect(roomOf({ sessions: [{}] }).backups).toEqual([]);
    const sessions = [{ sessionId: 'w', ownedBy: 'somebody' }];
    const own = roomOf({ sessions, backups: [{ sessionId: 'w' }] }).backups;
    expect(own).toMatchObject([{ backupId: 'backup-1', ownedBy: 'somebody', state: 'READY' }]);
  });
});
