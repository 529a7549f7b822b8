import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { streamFrom, workstationFrom } from '../../../../src/main/providers/nimble/mapping.ts';
import { normalizeResponse } from '../../../../src/main/providers/nimble/normalize-response.ts';
import { StreamFacts } from '../../../../src/shared/launch/stream.ts';
import { Workstation } from '../../../../src/shared/workstations/workstation.ts';

const at = new Date('2026-11-25T09:02:11Z');
const iso = '2026-11-25T09:02:11.000Z';
const studio = 'us-west-2:stid-1';

type NimbleStream = Parameters<typeof streamFrom>[0];
type NimbleSession = Parameters<typeof workstationFrom>[0];

describe('a stream from the SDK', () => {
  const whole: NimbleStream = {
    streamId: 'stream-9',
    state: 'READY',
    statusCode: 'STREAM_READY',
    createdAt: at,
    createdBy: 'a.artist',
    expiresAt: at,
    ownedBy: 'm.okafor',
    url: 'https://dcv.example/?authToken=hush-hush#s',
  };

  it('keeps every field, and its URL separately as a secret', () => {
    const { facts, url } = streamFrom(whole);
    expect(facts).toEqual({
      streamId: 'stream-9',
      state: 'READY',
      statusCode: 'STREAM_READY',
      createdAt: iso,
      createdBy: 'a.artist',
      expiresAt: iso,
      ownedBy: 'm.okafor',
    });
    expect(url?.reveal()).toBe(whole.url);
  });

  it.each(Object.keys(whole))('has no %s if that was left out', (field) => {
    const raw = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
    const { facts, url } = streamFrom(raw);
    expect(facts).not.toHaveProperty(field);
    expect(url === undefined).toBe(field === 'url');
    expect(Object.keys(facts)).toHaveLength(field === 'url' ? 7 : 6);
  });

  it.each([
    ['an id with a slash', { streamId: 'a/b' }],
    ['an id that is empty', { streamId: '' }],
    ['an id that is too long', { streamId: 'x'.repeat(513) }],
    ['an invalid time', { createdAt: new Date(NaN) }],
  ])('has no %s', (_, odd) => {
    expect(streamFrom(odd)).toEqual({ facts: {} });
  });

  it('keeps a long id complete, because a part of it would be another id', () => {
    const streamId = 'x'.repeat(512);
    expect(streamFrom({ streamId }).facts.streamId).toBe(streamId);
  });

  it('can have no fields at all', () => {
    expect(streamFrom(undefined)).toEqual({ facts: {} });
  });

  it('shows unknown values on one line', () => {
    const raw = { state: 'WARMING\nUP', statusCode: '\u001b[2JNEW' } as unknown as NimbleStream;
    expect(streamFrom(raw).facts).toEqual({ state: 'WARMING UP', statusCode: '[2JNEW' });
  });
});

describe('a workstation from the SDK', () => {
  it('keeps every field that is shown', () => {
    const raw: NimbleSession = {
      sessionId: 'comp-07',
      state: 'STOPPED',
      statusCode: 'STREAMING_SESSION_STOPPED',
      statusMessage: 'It is stopped.',
      launchProfileId: 'profile-1',
      streamingImageId: 'image-1',
      ec2InstanceType: 'g5.2xlarge',
      ownedBy: 'm.okafor',
      createdAt: at,
      startedAt: at,
      stopAt: at,
      terminateAt: at,
      tags: { Name: 'Comp 07' },
    };
    expect(workstationFrom(raw, studio)).toEqual({
      id: 'comp-07',
      studio,
      name: 'Comp 07',
      state: 'STOPPED',
      statusCode: 'STREAMING_SESSION_STOPPED',
      statusMessage: 'It is stopped.',
      launchProfile: 'profile-1',
      image: 'image-1',
      instanceType: 'g5.2xlarge',
      ownedBy: 'm.okafor',
      createdAt: iso,
      startedAt: iso,
      stopAt: iso,
      terminateAt: iso,
    });
  });

  it('has the id of its profile and its image only if it is complete and valid', () => {
    const whole = 'x'.repeat(512);
    expect(workstationFrom({ launchProfileId: whole, streamingImageId: 'a/b' }, studio)).toEqual({
      id: '',
      studio,
      launchProfile: whole,
    });
  });

  it.each([undefined, '', 'a b', 'x'.repeat(513)])(
    'is listed without a usable id: %j',
    (sessionId) => {
      const raw = sessionId === undefined ? {} : { sessionId };
      expect(workstationFrom(raw, studio)).toEqual({ id: '', studio });
    },
  );
});

describe('a response before the SDK parses it', () => {
  const odd = [null, 7, true, [], {}, ['READY'], { a: 1 }];

  it.each([
    'streamId',
    'state',
    'statusCode',
    'createdBy',
    'ownedBy',
    'url',
    'createdAt',
    'expiresAt',
  ])('loses a stream’s %s of a wrong type, and nothing else', (field) => {
    const whole = {
      streamId: 's',
      state: 'READY',
      url: 'https://h/',
      createdAt: '2026-11-25T09:02:11Z',
    };
    for (const value of odd) {
      const { [field]: _, ...rest } = normalizeResponse({ stream: whole }).stream as Record<
        string,
        unknown
      >;
      expect(normalizeResponse({ stream: { ...whole, [field]: value } })).toEqual({ stream: rest });
    }
  });

  it.each([
    ['2026-11-25T09:02:11Z', iso],
    ['2026-11-25T09:02:11.5Z', '2026-11-25T09:02:11.500Z'],
    ['2026-11-25t09:02:11z', iso],
    ['2026-11-25T11:02:11+02:00', iso],
    ['2026-11-25', undefined],
    ['Nov 25 2026', undefined],
    ['2026-11-25T25:02:11Z', undefined],
    ['1764061331', undefined],
    ['', undefined],
  ])('has %j as the time %j', (createdAt, wanted) => {
    const stream = wanted === undefined ? {} : { createdAt: wanted };
    expect(normalizeResponse({ stream: { createdAt } })).toEqual({ stream });
  });

  it('keeps the valid entries of its lists, and of those the fields that are used', () => {
    const raw = {
      nextToken: 'more',
      sessions: [
        null,
        'comp-07',
        { sessionId: 'a', tags: { Name: 'A', Other: 1 }, maxBackupsToRetain: {} },
      ],
      studios: [7, { studioId: studio, displayName: 'Pier', tags: 7 }, []],
      other: { deep: [] },
    };
    expect(normalizeResponse(raw)).toEqual({
      nextToken: 'more',
      sessions: [{ sessionId: 'a', tags: { Name: 'A' } }],
      studios: [{ studioId: studio, displayName: 'Pier' }],
    });
    expect(normalizeResponse({ nextToken: 7, sessions: {}, studios: 'none', stream: [] })).toEqual(
      {},
    );
  });
});

describe('any response', () => {
  const names = ['streamId', 'state', 'url', 'createdAt', 'expiresAt', 'sessionId', 'tags', 'Name'];
  const thing = fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
  const answer = fc.dictionary(
    fc.constantFrom('stream', 'sessions', 'studios', 'nextToken'),
    fc.oneof(fc.jsonValue(), thing, fc.array(thing)),
  );

  it('is normalized without throwing, and a second time without a change', () => {
    fc.assert(
      fc.property(answer, (raw) => {
        const tidy = normalizeResponse(raw);
        expect(normalizeResponse(tidy)).toEqual(tidy);
      }),
    );
  });

  it('is mapped to streams and workstations that can be shown', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 2_000 }), { nil: undefined });
    const raw = fc.record({
      streamId: text,
      state: text,
      createdBy: text,
      sessionId: text,
      ownedBy: text,
    });
    fc.assert(
      fc.property(raw, (one) => {
        expect(v.is(StreamFacts, streamFrom(one as NimbleStream).facts)).toBe(true);
        expect(v.is(Workstation, workstationFrom(one as NimbleSession, studio))).toBe(true);
      }),
    );
  });
});
