import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { programsIn, removeHome } from '../../../scripts/lib/electron/programs-in.mjs';

/**
 * A limit for what would never happen: on a busy machine, a program takes seconds to start or to
 * end.
 */
const PATIENCE = { timeout: 60_000 };

/** Writes new files into its home without end, and has started another program that does too. */
const BUSY = `
const { spawn } = require('child_process');
const { mkdirSync, writeFileSync } = require('fs');
if (process.argv[1] === 'first') spawn(process.execPath, ['-e', process.env.BUSY], { detached: true, stdio: 'ignore' });
let nth = 0;
setInterval(() => {
  for (let i = 0; i < 50; i += 1) {
    const folder = process.env.HOME_OF_TEST + '/' + process.pid + '-' + nth++;
    mkdirSync(folder, { recursive: true });
    writeFileSync(folder + '/file', '');
  }
}, 1);`;

test.runIf(process.platform === 'linux')(
  'a home is removed although its programs still write into it',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'stagedoor-home-'));
    const env = { ...process.env, HOME_OF_TEST: home, BUSY };
    spawn(process.execPath, ['-e', BUSY, 'first'], { env, stdio: 'ignore' });
    await vi.waitFor(() => {
      expect(programsIn(home)).toHaveLength(2);
    }, PATIENCE);
    await removeHome(home);
    expect(existsSync(home)).toBe(false);
    expect(programsIn(home)).toEqual([]);
  },
);

/** Starts one that does not mention the home, like Chromium once it runs. */
const STARTS_ANOTHER = `
require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, env: {}, stdio: 'ignore' });
setInterval(() => {}, 1000);`;

test.runIf(process.platform === 'linux')(
  'a program started by a program of the home ends with it',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'stagedoor-home-'));
    const env = { ...process.env, HOME_OF_TEST: home };
    spawn(process.execPath, ['-e', STARTS_ANOTHER], { env, stdio: 'ignore' });
    await vi.waitFor(() => {
      expect(programsIn(home)).toHaveLength(2);
    }, PATIENCE);
    const pids = programsIn(home);
    await removeHome(home);
    await vi.waitFor(() => {
      expect(pids.filter((pid) => existsSync(`/proc/${String(pid)}/exe`))).toEqual([]);
    }, PATIENCE);
  },
);
