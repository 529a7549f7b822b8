import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { npmCommand, statusOf } from '../../scripts/lib/base/run.mjs';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';
import { rounds } from '../support/faults/rounds.ts';
import { jsonLines } from '../support/machine/json-lines.ts';
import { onEnd } from '../support/machine/lifetime.ts';
import { eventually } from '../support/machine/machine.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { recordingViewer } from '../support/viewer/recording-viewer.ts';
import { newHome } from '../support/window/app.ts';
import { saveConnection } from '../support/window/save-connection.ts';

test('Ctrl+C in a terminal cancels a command that npm runs, which it reports as cancelled', async () => {
  const studio = await openStudio({
    streams: [{ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }],
  });
  const home = newHome({ STAGEDOOR_VIEWER: recordingViewer(0).executable });
  await saveConnection(home, connectionTo(studio));
  const npm = npmCommand();
  const connect = ['connect', '--connection', 'north-pier-films', '--json'];
  for (let round = 0; round < rounds(1, 6); round++) {
    const child = spawn(
      npm.command,
      [...npm.args, 'run', '--silent', 'stagedoor', '--', ...connect],
      {
        cwd: projectRoot,
        env: home.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        // A shell creates a separate group for each command.
        detached: true,
      },
    );
    const group = -(child.pid ?? 0);
    onEnd(() => {
      if (child.exitCode === null && child.signalCode === null) process.kill(group, 'SIGKILL');
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    const ended = new Promise<number>((resolve) => {
      child.once('close', (status, signal) => {
        resolve(statusOf(status, signal));
      });
    });
    await eventually(() => out.includes('STREAM_CREATE_IN_PROGRESS') || undefined);
    // A terminal sends the signal to every process of the group.
    process.kill(group, 'SIGINT');
    expect(await ended).toBe(130);
    expect(jsonLines(out).at(-1)).toMatchObject({ state: 'cancelled' });
  }
});
