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
  /** A selector; the window is usable once it matches. */
  readonly usable: string;
}

interface Measurement {
  readonly usableMs: number;
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
  return { command: join(copy, 'electron'), args: sandboxSwitches(), usable: 'h1' };
}

/** A page that is created while the driver connects may wait for it forever. Such a start is measured again. */
const start = (...of: Parameters<typeof startOnce>) =>
  startOnce(...of).catch(() => startOnce(...of));

async function startOnce({ command, args, usable }: Program, home: string): Promise<Measurement> {
  const env = { ...process.env, STAGEDOOR_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
  const from = performance.now();
  const app = await _electron.launch({
    executablePath: command,
    args: [...args],
    env: Object.fromEntries(
      Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    timeout: 20_000,
  });
  try {
    const page = await app.firstWindow();
    await page.locator(usable).first().waitFor();
    const usableMs = performance.now() - from;
    // Memory is compared after the same time.
    await page.waitForTimeout(3_000);
    return { usableMs, pssMiB: pssMiB(app.process().pid ?? 0) };
  } finally {
    await app.close();
  }
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

/** Time until the window is usable, and memory, compared to an empty window of the same Electron. */
export async function bench(): Promise<void> {
  const electron = await prepare('demo', { quiet: true });
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-bench-'));
  try {
    const { command, args } = electronCommand(electron, sandboxSwitches());
    const stagedoor: Program = { command, args, usable: 'h1' };
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
      ['usableMs', 'start to usable window', 'ms'],
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
