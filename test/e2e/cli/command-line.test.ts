import { expect, test } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { newHome, runProgram, startProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { jsonLines } from '../../support/machine/json-lines.ts';
import { sendSignal } from '../../support/processes/send-signal.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { deadPort } from '../../support/network/servers.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';

const connect = ['--', 'connect', '--connection', 'north-pier-films', '--json'];
const noBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
const neverReady: Script = {
  streams: [{ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }],
};
const failsOn = (
  on: 'CreateStreamingSessionStream' | 'ListStudios',
  kind: 'access-denied' | 'quota' | 'not-found',
): Script => ({ faults: (operation) => (operation === on ? { kind } : undefined) });

test('connections are added, listed, tested and removed, and no output contains a secret', async () => {
  const studio = await openStudio();
  const home = newHome();
  const input = JSON.stringify(connectionTo(studio));
  const outputs: string[] = [];
  const run = async (args: readonly string[], text = '') => {
    const ran = await runProgram(home, ['--', ...args], { input: text });
    outputs.push(ran.out, ran.err);
    return ran;
  };

  expect(await run(['connections', 'list', '--json'])).toMatchObject({ status: 0, out: '[]\n' });
  expect(await run(['connections', 'add'], input)).toMatchObject({
    status: 0,
    out: 'north-pier-films\n',
  });
  expect(await run(['connections', 'add', '--json'], input)).toMatchObject({
    status: 0,
    out: '{"id":"north-pier-films-2"}\n',
  });
  const listed = await run(['connections', 'list', '--json']);
  expect(JSON.parse(listed.out)).toEqual([
    { ...connectionTo(studio), id: 'north-pier-films', credentials: { source: 'keychain' } },
    { ...connectionTo(studio), id: 'north-pier-films-2', credentials: { source: 'keychain' } },
  ]);
  const tested = await run(['connections', 'test', 'north-pier-films', '--json']);
  expect(tested.status).toBe(0);
  expect(jsonLines(tested.out)).toEqual([{ checks: expect.any(Array) as unknown }]);
  const sessions = await run(['sessions', '--connection', 'north-pier-films', '--json']);
  const found = JSON.parse(sessions.out) as { id: string; state: string }[];
  expect(found.map(({ id, state }) => [id, state])).toContainEqual(['compositing-01', 'READY']);

  expect((await run(['connections', 'remove', 'north-pier-films'])).status).toBe(0);
  expect((await run(['connections', 'remove', 'north-pier-films'])).status).toBe(2);
  expect((await run(['connections', 'list'])).out).toBe(
    'north-pier-films-2\tnimble\tNorth Pier Films\n',
  );
  for (const text of [...outputs, home.logText()]) {
    expect(text).not.toContain(studio.secretAccessKey);
    expect(text).not.toContain(studio.accessKeyId);
  }
});

test('connect prints each change as a line of JSON and ends when the handover file is gone', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const ran = await runProgram(home, [...connect, '--session', 'compositing-01']);
  expect(ran).toMatchObject({ status: 0, err: '' });
  const lines = jsonLines(ran.out);
  const states = lines.map(({ state }) => state);
  expect([...new Set(states)]).toEqual(['requesting', 'waiting', 'checking', 'opening', 'opened']);
  expect(states.at(-1)).toBe('opened');
  for (const { at, launch } of lines) {
    expect(new Date(String(at)).toISOString()).toBe(at);
    expect(launch).toBe(lines[0]?.launch);
  }
  expect(lines.at(-1)?.stream).toMatchObject({ state: 'READY', statusCode: 'STREAM_READY' });
  const token = /^authtoken=(\S+)$/m.exec((await viewer.received()).file.text)?.[1] ?? '';
  expect(token).not.toBe('');
  expect(`${ran.out}${home.logText()}`).not.toContain(token);
  expect(home.handoverFiles()).toEqual([]);
  expect(viewer.isRunning()).toBe(true);
  viewer.release();
});

interface Ending {
  readonly script?: Script;
  readonly connection?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly code?: string;
}
const endings: readonly (readonly [status: number, about: string, ending: Ending])[] = [
  [0, 'a stream that is ready', { args: ['--no-viewer'] }],
  [2, 'an invalid session ID', { args: ['--session', '../one'] }],
  [
    3,
    'a stream that cannot be created',
    {
      script: { streams: [{ state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' }] },
      code: 'stream-failed',
    },
  ],
  [
    3,
    'a stream whose address is refused',
    {
      script: {
        streams: [{ state: 'READY', statusCode: 'STREAM_READY' }],
        streamUrl: () => 'https://pier.example/?authToken=kept-to-itself#one',
      },
      code: 'stream-url-refused',
    },
  ],
  [4, 'a time limit', { script: neverReady, args: ['--timeout', '1'], code: 'time-limit' }],
  [
    5,
    'a missing permission',
    { script: failsOn('CreateStreamingSessionStream', 'access-denied'), code: 'access-denied' },
  ],
  [6, 'a missing viewer', { env: { STAGEDOOR_VIEWER: '/nowhere/viewer' }, code: 'viewer-missing' }],
  [7, 'an unknown workstation', { args: ['--session', 'nowhere'], code: 'not-found' }],
  [8, 'a missing keychain', { env: noBus, code: 'vault-missing' }],
  [
    9,
    'a used-up quota',
    { script: failsOn('CreateStreamingSessionStream', 'quota'), code: 'quota' },
  ],
  [
    10,
    'a service that redirects requests',
    {
      script: { faults: [{ fault: { kind: 'redirect' } }] },
      code: 'redirected',
    },
  ],
];

test.each(endings)('connect exits with %i for %s', async (status, _, ending) => {
  const studio = await openStudio(ending.script);
  const home = newHome({ STAGEDOOR_VIEWER: recordingViewer(0).executable });
  await saveConnection(home, connectionTo(studio, ending.connection));
  Object.assign(home.env, ending.env);
  const ran = await runProgram(home, [...connect, ...(ending.args ?? [])]);
  expect(ran.status).toBe(status);
  const last = jsonLines(ran.out).at(-1);
  if (status === 0) expect(last).toMatchObject({ state: 'waiting', stream: { state: 'READY' } });
  if (ending.code !== undefined)
    expect(last).toMatchObject({ state: 'failed', failure: { code: ending.code } });
  // One line for the reason, and one with advice if the viewer is missing.
  const lines = ending.code === 'viewer-missing' ? 2 : 1;
  if (status !== 0) expect(ran.err.trim().split('\n')).toHaveLength(lines);
  for (const text of [ran.out, ran.err, home.logText()]) {
    expect(text).not.toContain('kept-to-itself');
    expect(text).not.toContain(studio.secretAccessKey);
  }
});

test('connect exits with 10 if the host of the stream does not respond', async () => {
  const port = await deadPort();
  const studio = await openStudio({
    streams: [{ state: 'READY', statusCode: 'STREAM_READY' }],
    streamUrl: ({ token }) => `http://127.0.0.1:${port}/?authToken=${token}#one`,
  });
  const viewer = recordingViewer(0);
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const ran = await runProgram(home, connect);
  expect(ran.status).toBe(10);
  expect(jsonLines(ran.out).at(-1)).toMatchObject({ failure: { code: 'host-unreachable' } });
});

// A program that npm runs gets a signal of the terminal more than once: npm passes it on as healthy.
test.each([
  ['SIGINT', 1],
  ['SIGTERM', 1],
  ['SIGHUP', 1],
  ['SIGINT', 3],
  ['SIGTERM', 3],
] as const)('connect exits with 130 on %s, sent up to %i times', async (signal, times) => {
  const studio = await openStudio(neverReady);
  const home = newHome({ STAGEDOOR_VIEWER: recordingViewer(0).executable });
  await saveConnection(home, connectionTo(studio));
  const { child, ended, text } = startProgram(home, connect);
  await eventually(() => text.out.includes('STREAM_CREATE_IN_PROGRESS') || undefined);
  // Not to a process that is already ending: see REPEATS_MS in command-mode.ts.
  for (let nth = 0; nth < times && !text.out.includes('"cancelled"'); nth++)
    await sendSignal(child, signal);
  const ran = await ended;
  expect(ran.status).toBe(130);
  expect(jsonLines(ran.out).at(-1)).toMatchObject({ state: 'cancelled' });
});

test('doctor lists its checks, and its exit status shows whether they succeeded', async () => {
  const viewer = recordingViewer(0);
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  const healthy = await runProgram(home, ['--', 'doctor', '--json']);
  expect(healthy.status).toBe(0);
  const [found] = jsonLines(healthy.out);
  const checks = found?.checks as readonly { name: string; ok: boolean }[];
  expect(checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['viewer', 'vault', 'network', 'clock']),
  );
  expect(checks.every(({ ok }) => ok)).toBe(true);

  Object.assign(home.env, noBus);
  expect((await runProgram(home, ['--', 'doctor', '--json'])).status).toBe(8);
});

test('a connection with keys is not saved without a keychain', async () => {
  const studio = await openStudio();
  const home = newHome(noBus);
  const ran = await runProgram(home, ['--', 'connections', 'add'], {
    input: JSON.stringify(connectionTo(studio)),
  });
  expect(ran).toMatchObject({ status: 8, out: '' });
  expect(ran.err).toContain('This computer has no keychain');
  expect((await runProgram(home, ['--', 'connections', 'list', '--json'])).out).toBe('[]\n');
});

test('connect does not fail if the reader of its output closes the pipe', async () => {
  const home = newHome();
  await saveConnection(home, connectionTo(await openStudio()));
  const { child, ended } = startProgram(home, [...connect, '--no-viewer']);
  child.stdout.destroy();
  child.stderr.destroy();
  expect((await ended).status).toBe(0);
});

test('help and version are printed without settings, and a usage error does not repeat its argument', async () => {
  const home = newHome();
  const version = await runProgram(home, ['--', '-v']);
  expect(version).toMatchObject({ status: 0, err: '' });
  expect((await runProgram(home, ['--', '--version'])).out).toBe(version.out);
  const help = await runProgram(home, ['--', 'help', 'connect']);
  expect(help).toMatchObject({ status: 0, err: '' });
  expect(help.out).toContain('--connection ID');
  const mistake = await runProgram(home, ['--', 'connect', '--conection=hush-hush', 'hush-hush']);
  expect(mistake).toMatchObject({ status: 2, out: '' });
  expect(mistake.err).toContain('Did you mean --connection?');
  expect(`${mistake.err}${home.logText()}`).not.toContain('hush-hush');
});
