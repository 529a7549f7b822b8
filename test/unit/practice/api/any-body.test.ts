import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../src/practice/data/random.ts';
import { seedStudios } from '../../../../src/practice/data/seed-data.ts';
import { findRoute } from '../../../../src/practice/server/routes.ts';
import { createStreamStore } from '../../../../src/practice/data/stream-store.ts';
import { defaultTimeline } from '../../../../src/practice/data/timeline.ts';
import { createIdempotencyStore } from '../../../../src/practice/api/idempotency-store.ts';
import type { OperationDeps } from '../../../../src/practice/api/operation-call.ts';

const nowMs = Date.UTC(2024, 0, 2, 12);

const newDeps = (): OperationDeps => ({
  studios: seedStudios({}, 's', systemRandom, nowMs),
  streams: createStreamStore({
    random: systemRandom,
    timelineFor: () => defaultTimeline,
    urlFor: () => 'https://host.example/',
    endpoint: () => '',
  }),
  idempotency: createIdempotencyStore(),
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
    launchProfileId: anyField,
    streamingImageId: anyField,
    ec2InstanceType: anyField,
    ownedBy: anyField,
    tags: anyField,
    backupId: anyField,
    volumeRetentionMode: anyField,
    eulaIds: anyField,
    expirationInSeconds: anyField,
    unheardOf: anyField,
  },
  { requiredKeys: [] },
);

const anyToken = fc.option(fc.string({ maxLength: 70 }), { nil: undefined });

describe.each(paths)('any body posted to %s', (path) => {
  it('results in a body or in an error with a status', () => {
    fc.assert(
      fc.property(anyBody, anyToken, (body, clientToken) => {
        const query = new URLSearchParams();
        const call = { deps: newDeps(), query, body, clientToken, nowMs };
        const result = findRoute('POST', path)!.run(call);
        if (result.ok) expect(JSON.stringify(result.body)).toMatch(/^\{"/);
        else expect([400, 402, 404]).toContain(result.error.status);
      }),
    );
  });
});
