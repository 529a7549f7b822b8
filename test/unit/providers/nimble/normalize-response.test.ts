import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeResponse } from '../../../../src/main/providers/nimble/normalize-response.ts';

const odd = [null, 7, true, 'text', [], ['READY'], {}, { a: 1 }];
const createdAt = '2026-11-25T09:02:11Z';

/** A response with every field that is used. */
const whole = {
  session: { sessionId: 'comp-07', state: 'STOPPED', tags: { Name: 'Comp 07' } },
  launchProfile: {
    launchProfileId: 'profile-1',
    name: 'Look development',
    description: 'Lighting.',
    state: 'READY',
    streamConfiguration: {
      ec2InstanceTypes: ['g5.2xlarge'],
      streamingImageIds: ['image-1'],
      maxStoppedSessionLengthInMinutes: 60,
    },
  },
  launchProfiles: [{ launchProfileId: 'profile-1' }],
  streamingImages: [
    { streamingImageId: 'image-1', name: 'Rocky 9', description: 'Linux.', eulaIds: ['eula-1'] },
  ],
  streamingSessionBackups: [
    {
      backupId: 'backup-1',
      sessionId: 'comp-07',
      state: 'READY',
      createdAt: '2026-11-25T09:02:11.000Z',
    },
  ],
  eula: { eulaId: 'eula-1', name: 'Drivers', content: 'Line one.\nLine two.' },
  eulaAcceptances: [{ eulaId: 'eula-1' }],
};

describe('a response before the SDK parses it', () => {
  it('keeps the fields that are used', () => {
    expect(normalizeResponse(whole)).toEqual(whole);
  });

  it('loses all other fields', () => {
    expect(
      normalizeResponse({
        studioComponentSummaries: [{ name: 'Storage' }],
        session: { createdBy: 'a.artist', volumeConfiguration: { iops: 'many' }, tags: { Job: 1 } },
        launchProfile: { ec2SubnetIds: 7, streamConfiguration: { sessionBackup: [], mode: 1 } },
        streamingImages: [{ encryptionConfiguration: 'none', platform: 1 }],
        streamingSessionBackups: [{ arn: 7, launchProfileId: 'p', createdAt }],
        eula: { createdAt: 'long ago', updatedAt: 7 },
        eulaAcceptances: [{ acceptedAt: 7, acceptedBy: 'a.artist' }],
      }),
    ).toEqual({
      session: { tags: {} },
      launchProfile: { streamConfiguration: {} },
      streamingImages: [{}],
      streamingSessionBackups: [{ createdAt: '2026-11-25T09:02:11.000Z' }],
      eula: {},
      eulaAcceptances: [{}],
    });
  });

  it.each(['session', 'launchProfile', 'eula'])('loses an invalid %s', (name) => {
    for (const value of [null, 7, true, 'text', [], ['READY']]) {
      expect(normalizeResponse({ [name]: value })).toEqual({});
    }
  });

  it.each(['launchProfiles', 'streamingImages', 'streamingSessionBackups', 'eulaAcceptances'])(
    'keeps the valid entries of %s',
    (name) => {
      expect(normalizeResponse({ [name]: odd })).toEqual({ [name]: [{}, {}] });
      expect(normalizeResponse({ [name]: { 0: {} } })).toEqual({});
    },
  );

  it.each([
    ['launchProfile', 'streamConfiguration', [null, 7, [], 'none']],
    ['launchProfile', 'name', [null, 7, [], {}]],
    ['session', 'tags', [null, 7, [], 'none']],
    ['eula', 'content', [null, 7, [], {}]],
  ] as const)('loses from a %s a %s of a wrong type', (thing, field, values) => {
    for (const value of values) {
      expect(normalizeResponse({ [thing]: { [field]: value } })).toEqual({ [thing]: {} });
    }
  });

  it.each([
    ['ec2InstanceTypes', ['g5.xlarge', 7, null, ['g5.2xlarge']], ['g5.xlarge']],
    ['ec2InstanceTypes', 'g5.xlarge', undefined],
    ['streamingImageIds', [{}, 'image-1'], ['image-1']],
    ['streamingImageIds', { 0: 'image-1' }, undefined],
    ['maxStoppedSessionLengthInMinutes', 0, 0],
    ['maxStoppedSessionLengthInMinutes', '0', undefined],
    ['maxStoppedSessionLengthInMinutes', [0], undefined],
    ['maxStoppedSessionLengthInMinutes', null, undefined],
  ])('reads the %s %j of a profile as %j', (field, given, wanted) => {
    const streamConfiguration = wanted === undefined ? {} : { [field]: wanted };
    expect(
      normalizeResponse({ launchProfile: { streamConfiguration: { [field]: given } } }),
    ).toEqual({
      launchProfile: { streamConfiguration },
    });
  });

  it('is normalized without throwing whatever it contains, and a second time without a change', () => {
    const values = fc.jsonValue({ maxDepth: 2 });
    const fields = fc.constantFrom(
      'tags',
      'streamConfiguration',
      'eulaIds',
      'ec2InstanceTypes',
      'maxStoppedSessionLengthInMinutes',
      'backupId',
      'createdAt',
      'content',
    );
    const inner = fc.dictionary(fields, values, { maxKeys: 3 });
    const thing = fc.dictionary(fields, fc.oneof(values, inner), { maxKeys: 3 });
    const names = fc.constantFrom(...Object.keys(whole));
    fc.assert(
      fc.property(
        fc.dictionary(names, fc.oneof(values, thing, fc.array(thing, { maxLength: 3 })), {
          maxKeys: 4,
        }),
        (given) => {
          const tidy = normalizeResponse(given);
          expect(normalizeResponse(tidy)).toEqual(tidy);
        },
      ),
    );
  });
});
