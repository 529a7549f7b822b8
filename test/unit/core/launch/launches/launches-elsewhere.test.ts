import { describe, expect, it } from 'vitest';
import type { LaunchState } from '../../../../../src/shared/launch/launch-state.ts';
import { launchId, resourceId } from '../../support/fakes.ts';
import { createPlayedLaunches, valueOf, request } from '../support/launches-fakes.ts';

describe('a launch of a run that crashed', () => {
  const kept = {
    launch: launchId(900),
    token: 'one-request',
    changeToken: 'change-token',
    request: { ...request, stream: resourceId('stream-1') },
  };

  it('continues under its id, with its tokens', async () => {
    const { launches, runs } = createPlayedLaunches();
    expect(valueOf(await launches.resume(kept))).toBe(kept.launch);
    const options = {
      token: 'one-request',
      changeToken: 'change-token',
      check: true,
      via: 'viewer',
    };
    expect(runs[0]).toMatchObject({ launch: kept.launch, request: kept.request, options });
    expect(launches.list()).toMatchObject([{ launch: kept.launch, session: 'comp-07' }]);
  });

  it('continues once, and a request for its workstation returns it', async () => {
    const { launches, runs } = createPlayedLaunches();
    await Promise.all([launches.resume(kept), launches.resume(kept)]);
    expect(valueOf(await launches.start(request))).toBe(kept.launch);
    expect(runs).toHaveLength(1);
  });
});

describe('launches of another program', () => {
  const elsewhere = (state: LaunchState['state']): LaunchState => ({
    launch: launchId(901),
    connection: request.connection,
    connectionName: 'North Pier',
    state,
    studio: request.studio!,
    session: request.session!,
    elsewhere: true,
    entered: { [state]: 1 },
    at: 1,
    requests: 0,
    notices: [],
  });

  it('are listed and reported together with the launches of this program', async () => {
    const { launches } = createPlayedLaunches();
    const reported: number[] = [];
    launches.onChange((all) => reported.push(all.length));
    launches.setElsewhere([elsewhere('waiting')]);
    await launches.start({ ...request, session: resourceId('comp-08') });
    expect(reported).toEqual([1, 2]);
    expect(launches.list().map((one) => one.elsewhere ?? false)).toEqual([false, true]);
    launches.setElsewhere([]);
    expect(launches.list()).toHaveLength(1);
  });

  it('are not started again here', async () => {
    const { launches, runs } = createPlayedLaunches();
    launches.setElsewhere([elsewhere('waiting')]);
    expect(valueOf(await launches.start(request))).toBe(launchId(901));
    expect(runs).toEqual([]);
  });

  it.each(['stopping', 'ending'] as const)(
    'that are %s do not count as a connection',
    async (state) => {
      const { launches, runs } = createPlayedLaunches();
      launches.setElsewhere([elsewhere(state)]);
      await launches.start(request);
      expect(runs).toHaveLength(1);
    },
  );

  it('can neither be cancelled nor retried here', async () => {
    const { launches, runs, forgotten } = createPlayedLaunches();
    launches.setElsewhere([elsewhere('waiting')]);
    launches.cancel(launchId(901));
    expect((await launches.retry(launchId(901), 'again')).ok).toBe(false);
    expect(launches.list()).toHaveLength(1);
    expect(runs).toEqual([]);
    expect(forgotten).toEqual([]);
  });

  it('that are dismissed are forgotten and no longer block their workstation', async () => {
    const { launches, runs, forgotten } = createPlayedLaunches();
    launches.setElsewhere([elsewhere('waiting')]);
    launches.dismiss(launchId(902));
    expect(launches.list()).toHaveLength(1);
    launches.dismiss(launchId(901));
    expect(launches.list()).toEqual([]);
    expect(forgotten).toEqual([launchId(901)]);
    await launches.start(request);
    expect(runs).toHaveLength(1);
  });
});
