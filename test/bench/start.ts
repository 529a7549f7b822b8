import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron } from 'playwright-core';
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
  /** What is on the screen when it can be used. */
  readonly usable: string;
}

interface Started {
  readonly usableMs: number;
  readonly pssMiB: number;
}

const EMPTY_MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1120, height: 720 }).loadURL('data:text/html,<h1>Empty</h1>'));
`;

/** The same Electron with nothing but an empty window. */
async function emptyProgram(dist: string, folder: string): Promise<Program> {
  const copy = join(folder, 'electron');
  // Links, because the binary looks for the app beside itself, and a copy would be read from a cold cache.
  await run('cp', ['-al', dist, copy]);
  const app = join(copy, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  writeFileSync(join(app, 'main.cjs'), EMPTY_MAIN);
  return { command: join(copy, 'electron'), args: sandboxSwitches(), usable: 'h1' };
}

async function start({ command, args, usable }: Program, home: string): Promise<Started> {
  const env = { ...process.env, STAGEDOOR_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
  const from = performance.now();
  const app = await _electron.launch({
    executablePath: command,
    args: [...args],
    env: Object.fromEntries(
      Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
  });
  try {
    const page = await app.firstWindow();
    await page.locator(usable).first().waitFor();
    const usableMs = performance.now() - from;
    // Both settle for the same time before their memory is compared.
    await page.waitForTimeout(3_000);
    return { usableMs, pssMiB: pssMiB(app.process().pid ?? 0) };
  } finally {
    await app.close();
  }
}

/** The proportional set size of a process and all it has started (Linux). */
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
  const isOurs = (pid: number): boolean =>
    pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const kib = [...parents.keys()].filter(isOurs).map((pid) => {
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

/** From the start to a window that can be used, and memory, beside an empty window of the same binary. */
export async function bench(): Promise<void> {
  const electron = await prepare('demo', { quiet: true });
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-bench-'));
  try {
    const { command, args } = electronCommand(electron, sandboxSwitches());
    const ours: Program = { command, args, usable: 'h1' };
    const empty = await emptyProgram(electron.dist, folder);
    const results: Record<'ours' | 'empty', Started[]> = { ours: [], empty: [] };
    // By turns, so that whatever else the machine does meets both. The first of each warms the cache.
    for (let nth = 0; nth <= RUNS; nth++) {
      const home = join(folder, String(nth));
      const pair = {
        empty: await start(empty, `${home}-empty`),
        ours: await start(ours, `${home}-ours`),
      };
      if (nth === 0) continue;
      results.empty.push(pair.empty);
      results.ours.push(pair.ours);
    }
    const of = (who: 'ours' | 'empty', what: keyof Started) =>
      median(results[who].map((one) => one[what]));
    for (const [what, name, unit] of [
      ['usableMs', 'start to usable window', 'ms'],
      ['pssMiB', 'memory, idle (PSS)', 'MiB'],
    ] as const) {
      const [mine, theirs] = [of('ours', what), of('empty', what)];
      console.log(
        `${name.padEnd(24)}${mine.toFixed(0)} ${unit}, empty ${theirs.toFixed(0)} ${unit}: ${(mine / theirs).toFixed(2)}×`,
      );
    }
  } finally {
    await removeHome(folder);
    await screen?.stop();
  }
}
