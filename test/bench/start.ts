import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { hasDisplay, startDisplay } from '../../scripts/lib/electron/display.mjs';
import { electronCommand } from '../../scripts/lib/electron/electron-binary.mjs';
import { prepare } from '../../scripts/lib/setup/prepare.mjs';
import { removeHome } from '../../scripts/lib/electron/programs-in.mjs';
import { sandboxSwitches } from '../../scripts/lib/electron/sandbox.mjs';

const run = promisify(execFile);
const RUNS = 7;

interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

interface Measurement {
  /** From the start of the process until the first content of the page is on screen. */
  readonly paintedMs: number;
  readonly pssMiB: number;
}

const EMPTY_MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1120, height: 720 }).loadURL('data:text/html,<h1>Empty</h1>'));
`;

/** The same Electron with only an empty window. */
async function emptyProgram(dist: string, folder: string): Promise<Program> {
  const copy = join(folder, 'electron');
  // Hard links, because Electron looks for the app next to its binary, and a copy would not be in the file cache.
  await run('cp', ['-al', dist, copy]);
  const app = join(copy, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  writeFileSync(join(app, 'main.cjs'), EMPTY_MAIN);
  return { command: join(copy, 'electron'), args: sandboxSwitches() };
}

/** Later than everything that a start does. Memory is compared after this time, too. */
const SETTLED_MS = 3_000;

/** When the page painted its first content, in milliseconds since 1970, by its own record. */
const PAINTED_AT = `performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime`;

/** One start. The driver connects only when the program has settled, so that it takes no time of the start. */
async function start({ command, args }: Program, home: string): Promise<Measurement> {
  const env = { ...process.env, STAGEDOOR_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
  const startedAt = performance.timeOrigin + performance.now();
  const program = spawn(command, ['--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const address = await devToolsAddress(program.stderr);
    await sleep(SETTLED_MS);
    const memory = pssMiB(program.pid ?? 0);
    const driver = await chromium.connectOverCDP(address);
    const [page] = driver.contexts().flatMap((one) => one.pages());
    if (page === undefined) throw new Error('no window has opened');
    await page.locator('h1').first().waitFor();
    const paintedAt = await page.evaluate<number>(PAINTED_AT);
    await driver.close();
    return { paintedMs: paintedAt - startedAt, pssMiB: memory };
  } finally {
    if (program.exitCode === null && program.kill()) await once(program, 'exit');
  }
}

/** Chromium prints the address on which it can be driven. The rest of its output is read on, so that it never waits. */
function devToolsAddress(stderr: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: stderr })
      .on('line', (line) => {
        const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      })
      .once('close', () => {
        reject(new Error('the program ended early'));
      });
  });
}

/** The proportional set size (PSS) of a process and its descendants (Linux). */
function pssMiB(root: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name): [number, number][] => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
          return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
        } catch {
          return [];
        }
      }),
  );
  const isInTree = (pid: number): boolean =>
    pid === root || (pid > 1 && isInTree(parents.get(pid) ?? 0));
  const kib = [...parents.keys()].filter(isInTree).map((pid) => {
    try {
      const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kib.reduce((sum, one) => sum + one, 0) / 1024;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Time until the window shows its content, and memory, compared to an empty window of the same Electron. */
export async function bench(): Promise<void> {
  const electron = await prepare('demo', { quiet: true });
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-bench-'));
  try {
    const { command, args } = electronCommand(electron, sandboxSwitches());
    const stagedoor: Program = { command, args };
    const empty = await emptyProgram(electron.dist, folder);
    const results: Record<'stagedoor' | 'empty', Measurement[]> = { stagedoor: [], empty: [] };
    // Alternating, so that other load affects both. The first run of each only warms the cache.
    for (let nth = 0; nth <= RUNS; nth++) {
      const home = join(folder, String(nth));
      const pair = {
        empty: await start(empty, `${home}-empty`),
        stagedoor: await start(stagedoor, `${home}-stagedoor`),
      };
      if (nth === 0) continue;
      results.empty.push(pair.empty);
      results.stagedoor.push(pair.stagedoor);
    }
    const of = (program: 'stagedoor' | 'empty', what: keyof Measurement) =>
      median(results[program].map((one) => one[what]));
    for (const [what, name, unit] of [
      ['paintedMs', 'start to first content', 'ms'],
      ['pssMiB', 'memory, idle (PSS)', 'MiB'],
    ] as const) {
      const [own, emptyValue] = [of('stagedoor', what), of('empty', what)];
      console.log(
        `${name.padEnd(24)}${own.toFixed(0)} ${unit}, empty ${emptyValue.toFixed(0)} ${unit}: ${(own / emptyValue).toFixed(2)}×`,
      );
    }
  } finally {
    await removeHome(folder);
    await screen?.stop();
  }
}
