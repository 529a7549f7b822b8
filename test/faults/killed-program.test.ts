import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSettings } from '../../src/main/core/settings/settings.ts';
import { printFigure, rounds } from '../support/faults/rounds.ts';
import { newHome, runProgram, startProgram, type Home } from '../support/window/app.ts';

const add = ['--', 'connections', 'add'];
const input = JSON.stringify({ name: 'Practice', kind: 'practice' });

const settingsOf = (home: Home) =>
  parseSettings(readFileSync(join(home.folder, 'settings.json'), 'utf8'));
/** Locks and drafts that are still there. */
const leftovers = (home: Home) =>
  readdirSync(home.folder).filter((name) => /\.(lock|tmp)/.test(name));

test('a command that is killed while it saves a connection damages nothing and holds up nothing', async () => {
  const home = newHome();
  const startedAt = performance.now();
  expect((await runProgram(home, add, { input })).status).toBe(0);
  const usualMs = performance.now() - startedAt;
  const afterKillMs: number[] = [];
  let reported = 1;
  for (let round = 0; round < rounds(3, 40); round++) {
    const killed = startProgram(home, add, { input });
    // The last third is when it saves.
    const untilMs = usualMs * (0.6 + 0.5 * Math.random());
    await Promise.race([new Promise((resolve) => setTimeout(resolve, untilMs)), killed.ended]);
    killed.child.kill('SIGKILL');
    await killed.ended;
    if (killed.text.out !== '') reported++;
    if (round % 4 === 0) {
      const from = performance.now();
      expect(await runProgram(home, add, { input })).toMatchObject({ status: 0 });
      afterKillMs.push(performance.now() - from);
      reported++;
    }
    const { settings, state } = settingsOf(home);
    expect(state).toBe('well');
    expect(settings.connections.length).toBeGreaterThanOrEqual(reported);
  }
  expect((await runProgram(home, add, { input })).status).toBe(0);
  expect(leftovers(home)).toEqual([]);
  printFigure(`a connection added, usually ${Math.round(usualMs)} ms; after a kill`, afterKillMs);
});

test('a command that finds damaged settings leaves no lock when it ends', async () => {
  let left = 0;
  const count = rounds(3, 45);
  for (let round = 0; round < count; round++) {
    const home = newHome();
    writeFileSync(join(home.folder, 'settings.json'), '{');
    await runProgram(home, ['--', 'connections', 'list']);
    if (leftovers(home).length > 0) left++;
    expect(existsSync(join(home.folder, 'settings.json'))).toBe(false);
  }
  console.log(`damaged settings: a lock was left in ${left} of ${count} runs`);
  expect(left).toBe(0);
});
