import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page, Studio } from '../../../../src/main/core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { testConnection } from '../../../../src/main/providers/nimble/test-connection.ts';
import { inEnglish } from '../../../../src/main/cli/checks-output.ts';
import { Finding } from '../../../../src/shared/base/check.ts';
import { ResourceId } from '../../../../src/shared/base/ids.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { TRANSIENT_ERRORS } from '../../../../src/shared/launch/transient-error.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';

const { outages } = en;

const now = Date.UTC(2026, 10, 25, 9);
const studioId = v.parse(ResourceId, 'us-west-2:stid-1');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

const studios = (count: number) =>
  answer({ items: Array.from({ length: count }, () => ({ id: studioId })) });
const workstations = (count: number, serverTime?: number, next?: string) =>
  answer(
    {
      items: Array.from({ length: count }, (_, nth) => ({ id: `comp-${nth}`, studio: studioId })),
      ...(next !== undefined && { next }),
    },
    serverTime,
  );

const notFound = failure({ code: 'not-found', what: 'workstation' });
const noSession = 'stagedoor-permission-test';
const streamQuestions = [`create ${noSession} ${noSession}`, `read ${noSession} ${noSession}`];
const mayStream = [
  ['create-stream', true, 'You have permission for CreateStreamingSessionStream.'],
  ['read-stream', true, 'You have permission for GetStreamingSessionStream.'],
];

/** Tests a service that returns these responses one after the other. */
async function testing(
  lists: {
    studios?: ServiceResponse<Page<Studio>>[];
    workstations?: ServiceResponse<Page<Workstation>>[];
    /**
     * The responses to a request for a stream that does not exist: creating one, then reading one.
     */
    streams?: ServiceResponse<never>[];
  },
  options: { studioId?: ResourceId } = {},
) {
  const streams = [...(lists.streams ?? [notFound, notFound])];
  const asked: string[] = [];
  const provider: Parameters<typeof testConnection>[0] = {
    listStudios: async () => {
      asked.push('studios');
      return lists.studios!.shift()!;
    },
    listWorkstations: async (studio) => {
      asked.push(studio);
      return lists.workstations!.shift()!;
    },
    createStream: async ({ session }, token) => {
      asked.push(`create ${session} ${token}`);
      return streams.shift()!;
    },
    readStream: async ({ session }, stream) => {
      asked.push(`read ${session} ${stream}`);
      return streams.shift()!;
    },
  };
  const found = await testConnection(provider, options, new AbortController().signal);
  expect(found.every((one) => v.is(Finding, one))).toBe(true);
  const checks = found.map(inEnglish);
  return { asked, checks, brief: checks.map(({ name, ok, message }) => [name, ok, message]) };
}

describe('testing a connection', () => {
  it('counts studios and workstations of the first studio', async () => {
    const { asked, brief } = await testing({
      studios: [studios(2)],
      workstations: [workstations(1)],
    });
    expect(asked).toEqual(['studios', studioId, ...streamQuestions]);
    expect(brief).toEqual([
      ['service', true, 'The service responds. You have access to 2 studios.'],
      ['workstations', true, '1 workstation found.'],
      ...mayStream,
    ]);
  });

  it('uses the studio of the connection directly', async () => {
    const { asked } = await testing({ workstations: [workstations(0)] }, { studioId });
    expect(asked).toEqual([studioId, ...streamQuestions]);
  });

  it('reads only the first page, and the text contains that', async () => {
    const { brief } = await testing(
      { workstations: [workstations(50, undefined, 'more')] },
      { studioId },
    );
    expect(brief[0]).toEqual(['workstations', true, '50 workstations found on the first page.']);
  });

  it('reads no workstations without a studio', async () => {
    const { brief } = await testing({ studios: [studios(0)] });
    expect(brief).toEqual([
      ['service', true, 'The service responds. You have access to 0 studios.'],
    ]);
  });

  it.each([
    [0, true, "This computer's clock is correct."],
    [299_000, true, "This computer's clock is correct."],
    [-301_000, false, "This computer's clock is 5 minutes off."],
    [7_200_000, false, "This computer's clock is 120 minutes off."],
  ])('compares the clocks: %d ms apart', async (apart, ok, message) => {
    const { brief } = await testing({ workstations: [workstations(1, now + apart)] }, { studioId });
    expect(brief[1]).toEqual(['clock', ok, message]);
  });

  it('retries once after a wrong clock, as a launch does', async () => {
    const skew = transientError('clock-skew');
    const { brief } = await testing(
      { workstations: [skew, workstations(1, now + 7_200_000)] },
      { studioId },
    );
    expect(brief.map(([name, ok]) => [name, ok])).toEqual([
      ['workstations', true],
      ['clock', false],
      ['create-stream', true],
      ['read-stream', true],
    ]);
    const stays = await testing({ studios: [skew, skew] });
    expect(stays.brief).toEqual([['service', false, 'The service is not available right now.']]);
  });

  it.each(TRANSIENT_ERRORS.filter((code) => code !== 'clock-skew'))(
    'reports the transient error %s once',
    async (code) => {
      const { asked, checks } = await testing({ studios: [transientError(code)] });
      expect(asked).toEqual(['studios']);
      expect(checks).toEqual([
        {
          name: 'service',
          ok: false,
          message: 'The service is not available right now.',
          advice: outages[code],
        },
      ]);
    },
  );

  it.each([
    ['CreateStreamingSessionStream', 'create-stream', 0],
    ['GetStreamingSessionStream', 'read-stream', 1],
  ])('reports that %s is refused, in the check %s', async (operation, name, nth) => {
    const denied = failure({ code: 'access-denied', operation });
    const streams = [notFound, notFound].with(nth, denied);
    const { checks } = await testing({ workstations: [workstations(1)], streams }, { studioId });
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      {
        name,
        ok: false,
        message: 'You do not have permission to do this',
        advice: `Ask your administrator for permission for ${operation}.`,
      },
    ]);
  });

  it('continues with streams if workstations cannot be listed', async () => {
    const denied = failure({ code: 'access-denied', operation: 'ListStreamingSessions' });
    const { brief } = await testing({ workstations: [denied] }, { studioId });
    expect(brief).toEqual([
      ['workstations', false, 'You do not have permission to do this'],
      ...mayStream,
    ]);
  });

  it('requests no stream if the keys are refused', async () => {
    const refused = failure({ code: 'credentials-refused' });
    const { asked } = await testing({ workstations: [refused] }, { studioId });
    expect(asked).toEqual([studioId]);
  });

  it('reports a failure with its own text', async () => {
    const { checks } = await testing({ studios: [failure({ code: 'credentials-expired' })] });
    expect(checks).toEqual([
      {
        name: 'service',
        ok: false,
        message: 'Your sign-in has expired',
        advice: 'Enter new keys for this connection.',
      },
    ]);
  });
});
