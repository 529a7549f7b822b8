import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { parseRecords } from '../../src/main/core/launch/records/records.ts';
import { parseSettings } from '../../src/main/core/settings/settings.ts';
import { rounds } from '../support/faults/rounds.ts';
import { eventually } from '../support/machine/machine.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { briefViewer } from '../support/viewer/scripted-viewer.ts';
import { newHome, openApp, startProgram, type Home } from '../support/window/app.ts';
import { inPage } from '../support/window/in-page.ts';
import { saveConnection } from '../support/window/save-connection.ts';

/**
 * Expects that no file is damaged. Returns the client tokens of the launches that are recorded as in
 * progress.
 */
function expectUndamaged({ folder }: Home): readonly string[] {
  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(parseSettings(textOf('settings.json')).state).toBe('well');
  expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).toEqual([]);
  if (!existsSync(join(folder, 'launches.json'))) return [];
  const { state, value } = parseRecords(textOf('launches.json'));
  expect(state).toBe('well');
  return value.underWay.map(({ token }) => token);
}

interface Shown {
  readonly launch: string;
  readonly state: string;
}
const launchesIn = async (page: Page): Promise<readonly Shown[]> =>
  (await inPage(page, 'return (await stagedoor.launches.list()).value')) as readonly Shown[];
const isOver = ({ state }: Shown) => ['opened', 'ended', 'failed', 'cancelled'].includes(state);

const start = `return (await stagedoor.launches.start({
  connection: 'north-pier-films', session: 'compositing-01' })).ok`;

test('a window that is killed at any moment damages nothing, and its launch is neither lost nor duplicated', async () => {
  const studio = await openStudio({
    streams: [
      { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 1_500 },
      { state: 'READY', statusCode: 'STREAM_READY' },
    ],
  });
  const home = newHome({ STAGEDOOR_VIEWER: briefViewer() });
  await saveConnection(home, connectionTo(studio));
  const tokens = () =>
    new Set(
      studio.requests
        .filter(({ operation }) => operation === 'CreateStreamingSessionStream')
        .map(({ clientToken }) => clientToken),
    );
  const recorded = new Set<string>();
  let started = 0;
  let killed = 0;
  const count = rounds(1, 42);
  for (let round = 0; round < count; round++) {
    const { app, page } = await openApp(home);
    const main = app.process();
    if ((await launchesIn(page)).every(isOver)) {
      started++;
      expect(await inPage(page, start)).toBe(true);
    }
    await new Promise((resolve) => setTimeout(resolve, 3_000 * Math.random()));
    const ended = new Promise((resolve) => main.once('exit', resolve));
    if (main.kill('SIGKILL')) killed++;
    await ended;
    for (const token of expectUndamaged(home)) recorded.add(token);
    expect(tokens().size).toBeLessThanOrEqual(started);
  }
  const { page } = await openApp(home);
  await eventually(async () => (await launchesIn(page)).every(isOver) || undefined);
  expect((await launchesIn(page)).filter(({ state }) => state === 'failed')).toEqual([]);
  // A request during the resumption of a launch returns that launch, so there can be fewer streams.
  await eventually(() => [...recorded].every((token) => tokens().has(token)) || undefined);
  expect(tokens().size).toBeLessThanOrEqual(started);
  console.log(
    `windows killed: ${killed}; launches requested: ${started}, streams: ${tokens().size}`,
  );
});

test('two starts at the same time open one window', async () => {
  for (let round = 0; round < rounds(1, 10); round++) {
    const home = newHome();
    const first = startProgram(home, [], { display: true });
    await new Promise((resolve) => setTimeout(resolve, 20 * Math.random()));
    const second = startProgram(home, [], { display: true });
    // Either of them may be first. The other one exits with 0.
    const ended = await Promise.race([first.ended, second.ended]);
    expect(ended.status).toBe(0);
    const others = [first, second].filter(({ child }) => child.exitCode === null);
    expect(others).toHaveLength(1);
    // A third start reaches the one that stays, which ends on SIGTERM.
    expect((await startProgram(home, [], { display: true }).ended).status).toBe(0);
    const [remaining] = others;
    expect(remaining?.child.exitCode).toBeNull();
    remaining?.child.kill('SIGTERM');
    expect((await remaining?.ended)?.status).toBe(0);
  }
});
