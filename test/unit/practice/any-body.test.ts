import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../src/practice/random.ts';
import { roomsOf } from '../../../src/practice/rooms.ts';
import { routeOf } from '../../../src/practice/routes.ts';
import { createStreamStore } from '../../../src/practice/stream-store.ts';
import { usualTimeline } from '../../../src/practice/timeline.ts';
import { createWishes } from '../../../src/practice/wishes.ts';
import type { World } from '../../../src/practice/world.ts';

const nowMs = Date.UTC(2024, 0, 2, 12);

const newWorld = (): World => ({
  rooms: roomsOf({}, 's', systemRandom, nowMs),
  streams: createStreamStore({
    random: systemRandom,
    timelineOf: () => usualTimeline,
    urlOf: () => 'https://host.example/',
    endpoint: () => '',
  }),
  wishes: createWishes(),
  eulas: () => [],
  random: systemRandom,
  pageSize: 2,
  endlessLists: false,
  maxSessions: 5,
});

const paths = [
  '/2020-08-01/studios/s/streaming-sessions',
  '/2020-08-01/studios/s/streaming-sessions/look-development-02/start',
  '/2020-08-01/studios/s/streaming-sessions/compositing-01/stop',
  '/2020-08-01/studios/s/streaming-sessions/compositing-01/streams',
  '/2020-08-01/studios/s/eula-acceptances',
] as const;

const anyField = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('practice-compositing', 'practice-linux', 'g5.2xlarge', 'RETAIN', 60),
);

const anyBody = fc.record(
  {
    ...{ launchProfileId: anyField, streamingImageId: anyField, ec2InstanceType: anyField },
    ...{ ownedBy: anyField, tags: anyField, backupId: anyField, volumeRetentionMode: anyField },
    ...{ eulaIds: anyField, expirationInSeconds: anyField, unheardOf: anyField },
  },
  { requiredKeys: [] },
);

const anyToken = fc.option(fc.string({ maxLength: 70 }), { nil: undefined });

describe.each(paths)('whatever is posted to %s', (path) => {
  it('is answered, with a body or with an error that has a status', () => {
    fc.assert(
      fc.property(anyBody, anyToken, (body, clientToken) => {
        const query = new URLSearchParams();
        const call = { world: newWorld(), query, body, clientToken, nowMs };
        const answer = routeOf('POST', path)!.answer(call);
        if (answer.ok) expect(JSON.stringify(answer.body)).toMatch(/^\{"/);
        else expect([400, 402, 404]).toContain(answer.error.status);
      }),
    );
  });
});
