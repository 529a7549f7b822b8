import { existsSync, readFileSync, readdirSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRecords } from '../../src/main/core/launch/records/records.ts';
import { parseSettings } from '../../src/main/core/settings/settings.ts';
import { areAll, printFigure, rounds } from '../support/faults/rounds.ts';
import { eventually } from '../support/machine/machine.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { briefViewer } from '../support/viewer/scripted-viewer.ts';
import { newHome, runProgram, startProgram, type Home } from '../support/window/app.ts';
import { saveConnection } from '../support/window/save-connection.ts';

const at = ['--connection', 'north-pier-films', '--json'];
const practice = JSON.stringify({ name: 'Practice', kind: 'practice' });

/**
 * Commands that write to the disk or request something that costs money. `requestId` is different in
 * each run.
 */
const commands = {
  add: () => ({ args: ['--', 'connections', 'add'], input: practice }),
  connect: () => ({ args: ['--', 'connect', ...at, '--session', 'compositing-01'] }),
  new: (requestId: string) => ({
    args: ['--', 'new', ...at, '--profile', 'practice-compositing', '--request-id', requestId],
  }),
} as const;
type Name = keyof typeof commands;
const names: readonly Name[] = ['add', 'connect', 'new'];

/** Opens a home and a studio that only this home uses, and counts what was requested and reported. */
async function openLane(lane: string) {
  const studio = await openStudio({ changes: () => ({ forMs: 300 }) });
  const home = newHome({ STAGEDOOR_VIEWER: briefViewer() });
  await saveConnection(home, connectionTo(studio));
  const tokens = (operation: string) =>
    new Set(
      studio.requests.flatMap((one) =>
        one.operation === operation && one.clientToken !== undefined ? [one.clientToken] : [],
      ),
    );
  let reported = 1;
  let nth = 0;
  const prepare = (name: Name) => {
    const { args, ...rest } = commands[name](`${lane}-${++nth}`);
    const start = () => startProgram(home, args, rest);
    return { name, start, run: () => runProgram(home, args, rest) };
  };
  type Prepared = ReturnType<typeof prepare>;

  return {
    studio,
    home,
    tokens,
    prepare,
    /** Starts a command and kills it at `moment`, unless it ends before. */
    async kill(
      command: Prepared,
      moment: (command: ReturnType<Prepared['start']>) => Promise<unknown>,
    ) {
      const streams = tokens('CreateStreamingSessionStream').size;
      const workstations = tokens('CreateStreamingSession').size;
      const killed = command.start();
      await Promise.race([moment(killed), killed.ended]);
      const wasRunning = killed.child.kill('SIGKILL');
      await killed.ended;
      if (command.name === 'add' && killed.text.out !== '') reported++;
      expectUndamaged(home);
      expect(connectionsIn(home)).toBeGreaterThanOrEqual(reported);
      // The same request id creates nothing twice.
      if (command.name === 'new') expect(await command.run()).toMatchObject({ status: 0 });
      const isConnect = command.name === 'connect';
      expect(tokens('CreateStreamingSessionStream').size - streams).toBeLessThanOrEqual(
        isConnect ? 1 : 0,
      );
      expect(tokens('CreateStreamingSession').size - workstations).toBe(
        command.name === 'new' ? 1 : 0,
      );
      return wasRunning;
    },
    /** Expects that nothing blocks the next command, and that leftovers of killed commands are removed. */
    async finish() {
      const folder = join(home.folder, 'handover');
      for (const name of home.handoverFiles()) utimesSync(join(folder, name), 1, 1);
      expect(
        await runProgram(home, ['--', 'connections', 'add'], { input: practice }),
      ).toMatchObject({ status: 0, err: '' });
      expect(connectionsIn(home)).toBeGreaterThan(reported);
      const listed = await runProgram(home, ['--', 'sessions', ...at]);
      const sessions = JSON.parse(listed.out) as readonly unknown[];
      expect(sessions).toHaveLength(4 + tokens('CreateStreamingSession').size);
      await eventually(() => home.handoverFiles().length === 0 || undefined);
      expect(leftovers(home)).toEqual([]);
    },
  };
}

const textOf = (home: Home, name: string): string | undefined => {
  const path = join(home.folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};
const connectionsIn = (home: Home): number =>
  parseSettings(textOf(home, 'settings.json') ?? '').settings.connections.length;
/** Locks and temporary files that still exist. */
const leftovers = (home: Home) =>
  readdirSync(home.folder).filter((name) => /\.(lock|tmp)/.test(name));

/** Expects that no file is damaged. */
function expectUndamaged(home: Home): void {
  expect(parseSettings(textOf(home, 'settings.json') ?? '').state).toBe('well');
  const records = textOf(home, 'launches.json');
  if (records !== undefined) expect(parseRecords(records).state).toBe('well');
  expect(readdirSync(home.folder).filter((name) => name.includes('.damaged-'))).toEqual([]);
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const KILLS = 50;

test.runIf(areAll)(
  'commands that are killed at random moments damage nothing, request nothing twice and block nothing',
  async () => {
    const lanes = 4;
    const usualMs: Record<Name, number> = { add: 0, connect: 0, new: 0 };
    const first = await openLane('first');
    for (const name of names) {
      const startedAt = performance.now();
      const { child, ended, text } = first.prepare(name).start();
      await Promise.race([ended, eventually(() => text.out.includes('"opened"') || undefined)]);
      usualMs[name] = performance.now() - startedAt;
      child.kill('SIGKILL');
      await ended;
    }
    let attempts = 0;
    const afterKillMs: number[] = [];
    const runLane = async (lane: Awaited<ReturnType<typeof openLane>>) => {
      // A command that had already ended was not killed.
      for (let killed = 0; killed < KILLS; attempts++) {
        const name = names[attempts % names.length]!;
        // The lanes share the machine, so that each command takes about twice as long.
        const untilMs = 2 * usualMs[name] * (0.1 + 1.2 * Math.random());
        if (await lane.kill(lane.prepare(name), () => pass(untilMs))) killed++;
      }
      const from = performance.now();
      await lane.finish();
      afterKillMs.push(performance.now() - from);
    };
    const others = Array.from({ length: lanes - 1 }, (_, nth) => openLane(`lane-${nth}`));
    await Promise.all([runLane(first), ...others.map(async (lane) => runLane(await lane))]);
    console.log(`killed at random moments: ${lanes * KILLS} of ${attempts} commands`);
    printFigure('two commands after the last kill', afterKillMs);
  },
);

/** Resolves when something whose name begins with `name` appears in the home. */
const written = ({ folder }: Home, name: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(folder, (_, changed) => {
      if (changed?.startsWith(name) !== true) return;
      watcher.close();
      resolve();
    });
  });

type Lane = Awaited<ReturnType<typeof openLane>>;
type Started = ReturnType<typeof startProgram>;
const requested = (lane: Lane, operation: string): Promise<void> =>
  new Promise((resolve) => {
    const stop = lane.studio.onRequest((request) => {
      if (request.operation !== operation) return;
      stop();
      resolve();
    });
  });
const printed = ({ text }: Started, words: string) =>
  eventually(() => text.out.includes(words) || undefined);

/**
 * Moments at which a command has completed only a part of a change. The first ones are tried in
 * every run.
 */
const moments: readonly (readonly [
  when: string,
  name: Name,
  moment: (lane: Lane, started: Started) => Promise<unknown>,
])[] = [
  ['when it locks the settings', 'add', ({ home }) => written(home, 'settings.json.lock')],
  [
    'when its connection file appears',
    'connect',
    ({ home }) => eventually(() => home.handoverFiles().length > 0 || undefined),
  ],
  ['when it requests a workstation', 'new', (lane) => requested(lane, 'CreateStreamingSession')],
  ['when it replaces the settings', 'add', ({ home }) => written(home, 'settings.json')],
  ['when it records its launch', 'connect', ({ home }) => written(home, 'launches.json')],
  [
    'when it requests a stream',
    'connect',
    (lane) => requested(lane, 'CreateStreamingSessionStream'),
  ],
  ['while it waits for its stream', 'connect', (_, started) => printed(started, '"waiting"')],
  [
    'when it reports that the viewer is open',
    'connect',
    (_, started) => printed(started, '"opened"'),
  ],
];

test('commands that are killed at chosen moments damage nothing, request nothing twice and block nothing', async () => {
  const lane = await openLane('chosen');
  const chosen = moments.slice(0, rounds(3, moments.length));
  const killed: string[] = [];
  for (let round = 0; round < rounds(1, 5); round++)
    for (const [when, name, moment] of chosen)
      if (await lane.kill(lane.prepare(name), (started) => moment(lane, started)))
        killed.push(when);
  await lane.finish();
  console.log(`killed at ${chosen.length} chosen moments: ${killed.length} commands`);
});

test('commands that add connections at the same time lose none', async () => {
  const home = newHome();
  const together = rounds(4, 20);
  const batches = rounds(1, 5);
  const ids: string[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const runs = await Promise.all(
      Array.from({ length: together }, () =>
        runProgram(home, ['--', 'connections', 'add'], { input: practice }),
      ),
    );
    for (const ran of runs) expect(ran).toMatchObject({ status: 0, err: '' });
    ids.push(...runs.map(({ out }) => out.trim()));
  }
  const { settings } = parseSettings(textOf(home, 'settings.json') ?? '');
  expect(settings.connections.map(({ id }) => String(id)).toSorted()).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(together * batches);
  expect(leftovers(home)).toEqual([]);
});

test('a command that finds damaged settings reports them, renames the file and leaves no lock', async () => {
  let left = 0;
  const count = rounds(1, 45);
  for (let round = 0; round < count; round++) {
    const home = newHome();
    writeFileSync(join(home.folder, 'settings.json'), '{');
    const ran = await runProgram(home, ['--', 'connections', 'list']);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('settings.json.damaged-');
    if (leftovers(home).length > 0) left++;
    expect(existsSync(join(home.folder, 'settings.json'))).toBe(false);
  }
  console.log(`damaged settings: a lock was left in ${left} of ${count} runs`);
  expect(left).toBe(0);
});
