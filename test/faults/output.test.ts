import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rounds } from '../support/faults/rounds.ts';
import { tempFolder } from '../support/machine/machine.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { recordingViewer } from '../support/viewer/recording-viewer.ts';
import { electron, newHome, runProgram } from '../support/window/app.ts';
import { saveConnection } from '../support/window/save-connection.ts';

/** Starts Electron with its standard output in `target`. */
function outputTo(target: string): string {
  const starter = join(tempFolder(), 'starter');
  writeFileSync(starter, `#!/bin/sh\nexec "${electron}" "$@" >${target}\n`);
  chmodSync(starter, 0o755);
  return starter;
}

const at = ['--connection', 'north-pier-films'];
/** Every command that prints something and succeeds. The first ones are tried in every run. */
const commands: readonly (readonly string[])[] = [
  ['connections', 'list', '--json'],
  ['--version'],
  ['help'],
  ['help', 'connect'],
  ['connect', '--help'],
  ['connections', 'list'],
  ['connections', 'show', 'north-pier-films'],
  ['connections', 'show', 'north-pier-films', '--json'],
  ['connections', 'export', 'north-pier-films'],
  ['connections', 'test', 'north-pier-films', '--json'],
  ['connections', 'duplicate', 'north-pier-films', '--name', 'Second'],
  ['sessions', ...at],
  ['sessions', ...at, '--json'],
  ['profiles', ...at, '--json'],
  ['connect', ...at, '--no-viewer', '--json'],
  ['start', ...at, '--session', 'look-development-02', '--json'],
  ['stop', ...at, '--session', 'compositing-01'],
  ['end', ...at, '--session', 'compositing-01'],
  ['new', ...at, '--profile', 'practice-compositing', '--json'],
  ['connections', 'add'],
  ['history'],
  ['history', '--json'],
  ['doctor'],
  ['doctor', '--json'],
  ...['bash', 'zsh', 'fish', 'powershell'].map((shell) => ['completion', shell]),
];

test('a command whose output cannot be written reports that and exits with 2', async () => {
  const run = async (args: readonly string[], target: string) => {
    const studio = await openStudio();
    const home = newHome({ STAGEDOOR_VIEWER: recordingViewer(0).executable });
    await saveConnection(home, connectionTo(studio));
    const ran = await runProgram({ ...home, starter: outputTo(target) }, ['--', ...args], {
      input: JSON.stringify({ name: 'Practice', kind: 'practice' }),
    });
    return {
      args,
      status: ran.status,
      isReported: ran.err.includes('The output could not be written.'),
    };
  };
  for (const args of commands.slice(0, rounds(2, commands.length)))
    expect(await Promise.all([run(args, '/dev/full'), run(args, '/dev/null')])).toEqual([
      { args, status: 2, isReported: true },
      { args, status: 0, isReported: false },
    ]);
});
