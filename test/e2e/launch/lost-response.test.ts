import { expect, test } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { addConnection, newHome, runProgram, startProgram } from '../../support/window/app.ts';
import { jsonLines } from '../../support/machine/json-lines.ts';
import { eventually } from '../../support/machine/machine.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';

const at = ['--connection', 'north-pier-films', '--json'];

/**
 * A studio that accepts the first creation but never responds to it.
 */
async function openLossyStudio() {
  const studio = await openStudio({
    faults: [
      { on: 'CreateStreamingSession', times: 1, fault: { kind: 'hang', applied: true } },
    ] as NonNullable<Script['faults']>,
  });
  const home = newHome();
  await addConnection(home, connectionTo(studio));
  const list = async (what: 'sessions' | 'profiles') => {
    const { out } = await runProgram(home, ['--', what, ...at]);
    return JSON.parse(out) as readonly { id: string }[];
  };
  const [profile] = await list('profiles');
  const before = (await list('sessions')).length;
  return {
    home,
    create: ['--', 'new', ...at, '--profile', profile?.id ?? ''],
    requestCount: () =>
      studio.requests.filter(({ operation }) => operation === 'CreateStreamingSession').length,
    /** How many workstations were added. */
    created: async () => (await list('sessions')).length - before,
  };
}

test('if new is killed after the service accepted the request, running it again creates no second workstation', async () => {
  const { home, create, requestCount, created } = await openLossyStudio();
  const first = startProgram(home, create);
  await eventually(() => requestCount() > 0 || undefined);
  first.child.kill('SIGKILL');
  await first.ended;
  const again = await runProgram(home, create);
  expect(again.status).toBe(0);
  expect(again.err).toContain('may have created a workstation. This continues it');
  expect(await created()).toBe(1);
  // The interrupted creation is complete, so the next one is independent.
  const next = await runProgram(home, create);
  expect(next).toMatchObject({ status: 0, err: '' });
  expect(await created()).toBe(2);
});

test('if new reaches its time limit, running it again creates no second workstation', async () => {
  const { home, create, created } = await openLossyStudio();
  const first = await runProgram(home, [...create, '--timeout', '2']);
  expect(first.status).toBe(4);
  const again = await runProgram(home, create);
  expect(again.status).toBe(0);
  expect(await created()).toBe(1);
});

test('new with a request id creates one workstation, however often it is run', async () => {
  const { home, create, requestCount, created } = await openLossyStudio();
  const withId = [...create, '--request-id', 'render-42'];
  const first = startProgram(home, withId);
  await eventually(() => requestCount() > 0 || undefined);
  first.child.kill('SIGKILL');
  await first.ended;
  const runs = [await runProgram(home, withId), await runProgram(home, withId)];
  expect(runs.map(({ status, err }) => [status, err])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const sessions = runs.map(
    ({ out }) => (jsonLines(out).at(-1) as { workstation: object }).workstation,
  );
  expect(sessions[0]).toMatchObject({ session: (sessions[1] as { session: string }).session });
  expect(await created()).toBe(1);
});
