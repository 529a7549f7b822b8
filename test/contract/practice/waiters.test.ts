import {
  waitUntilStreamingSessionDeleted,
  waitUntilStreamingSessionReady,
  waitUntilStreamingSessionStopped,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import { openWorkstations, stoppedId } from '../../support/practice/workstations.ts';
import { readyId } from '../../support/practice/start-studio.ts';

describe("the SDK's own waiters", () => {
  const changes = { create: { forMs: 0 }, start: { forMs: 0 }, stop: { forMs: 0 } };

  it('see a workstation created, stopped, started and deleted', async () => {
    const { client, studioId, create, start, stop, remove } = await openWorkstations({
      changes: { ...changes, delete: { forMs: 0 } },
    });
    const sessionId = (await create())!.sessionId!;
    const wait = { client, maxWaitTime: 20 };
    const key = { studioId, sessionId };
    const seen = [await waitUntilStreamingSessionReady(wait, key)];
    await stop(sessionId);
    seen.push(await waitUntilStreamingSessionStopped(wait, key));
    await start(sessionId);
    seen.push(await waitUntilStreamingSessionReady(wait, key));
    await remove(sessionId);
    seen.push(await waitUntilStreamingSessionDeleted(wait, key));
    expect(seen.map(({ state }) => state)).toEqual(Array(4).fill('SUCCESS'));
  });

  it.each([
    ['start', stoppedId, waitUntilStreamingSessionReady, 'START_FAILED'],
    ['stop', readyId, waitUntilStreamingSessionStopped, 'STOP_FAILED'],
    ['remove', readyId, waitUntilStreamingSessionDeleted, 'DELETE_FAILED'],
  ] as const)('report a failed change: %s', async (action, sessionId, waitUntil, state) => {
    const opened = await openWorkstations({
      changes: () => ({ forMs: 0, failsWith: 'INTERNAL_ERROR' }),
    });
    await opened[action](sessionId);
    const { client, studioId } = opened;
    const waiting = waitUntil({ client, maxWaitTime: 20 }, { studioId, sessionId });
    await expect(waiting).rejects.toThrow(state);
  });
});
