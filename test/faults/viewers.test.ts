import { expect, test } from 'vitest';
import { rounds } from '../support/faults/rounds.ts';
import { jsonLines } from '../support/machine/json-lines.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { scriptedViewer } from '../support/viewer/scripted-viewer.ts';
import { newHome, runProgram } from '../support/window/app.ts';
import { saveConnection } from '../support/window/save-connection.ts';

const connect = ['--', 'connect', '--connection', 'north-pier-films', '--json'];
const read = 'cat "$1" > "$0.read"';

interface Behaviour {
  readonly about: string;
  readonly script: string;
  /** What the command prints if the viewer has failed. */
  readonly failure?: string;
  /** What it prints even though the viewer is open. */
  readonly notice?: string;
}

/** Viewers with different behaviour. The first ones end soon, and are tried in every run. */
const behaviours: readonly Behaviour[] = [
  { about: 'ends at once with an error', script: 'exit 3', failure: 'code 3' },
  { about: 'crashes', script: `${read}; kill -SEGV $$`, failure: 'SIGSEGV' },
  { about: 'stays', script: `${read}; exec sleep 40` },
  {
    about: 'reads its file and ends, like a viewer that passes the connection on',
    script: `${read}; exit 0`,
  },
  { about: 'is started in the background', script: `(${read}; sleep 40) & exit 0` },
  {
    about: 'is started in the background and reads late',
    script: `(sleep 5; ${read}; sleep 40) & exit 0`,
  },
  { about: 'reads after eleven seconds', script: `sleep 11; ${read}; exec sleep 40` },
  {
    about: 'never reads, and stays',
    script: 'exec sleep 60',
    notice: 'it has not opened the connection yet',
  },
  {
    about: 'reads nothing and ends',
    script: 'exit 0',
    failure: 'The viewer ended before it read the connection',
  },
  { about: 'fails after seven seconds', script: `${read}; sleep 7; exit 5`, failure: 'code 5' },
  {
    about: 'is killed after nine seconds',
    script: `${read}; sleep 9; kill -9 $$`,
    failure: 'SIGKILL',
  },
];

test('each behaviour of a viewer is reported correctly, and none leaves its connection file', async () => {
  const studio = await openStudio();
  const tried = behaviours.slice(0, rounds(2, behaviours.length));
  const results = await Promise.all(
    tried.map(async ({ about, script, failure, notice }) => {
      const home = newHome({ STAGEDOOR_VIEWER: scriptedViewer(script) });
      await saveConnection(home, connectionTo(studio));
      const { status, out, err } = await runProgram(home, connect);
      const states = jsonLines(out).map(({ state }) => String(state));
      return {
        about,
        status,
        last: states.at(-1),
        left: home.handoverFiles(),
        err: [failure, notice].find((words) => words !== undefined && err.includes(words)) ?? err,
      };
    }),
  );
  expect(results).toEqual(
    tried.map(({ about, failure, notice }) => ({
      about,
      status: failure === undefined ? 0 : 6,
      left: [],
      err: failure ?? notice ?? '',
      last: failure === undefined ? 'opened' : 'failed',
    })),
  );
  console.log(`${tried.length} behaviours of viewers`);
});
