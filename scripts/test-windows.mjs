// npm run test:windows [-- VITEST'S ARGUMENTS]: runs tests as Windows programs, on Windows' Node under wine, then builds and
// runs the installers. With `-- installers [VITEST'S ARGUMENTS]`, only those. Linux only; as root on Debian and Ubuntu, it
// installs wine, the compiler for Windows and what installers need. Without them it fails.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, projectRoot } from './lib/base/paths.mjs';
import { run } from './lib/base/run.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';
import { toolPath } from './lib/base/tools.mjs';
import { ensureBuilt } from './lib/dev/build.mjs';
import { compileForWindows, makeWindowsPrograms } from './lib/packaging/windows-programs.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { ensureSystemPackages } from './lib/setup/system-packages.mjs';
import { addReports, readReport, summaryOf } from './lib/test/test-summary.mjs';
import { ensureWindowsNode } from './lib/windows/windows-node.mjs';
import { startWine, winePath } from './lib/windows/wine.mjs';

const args = process.argv.slice(2);
const areInstallers = args[0] === 'installers';
const support = join(projectRoot, 'test', 'windows', 'support');
const sockets = join(support, 'wine-sockets.ts');

await runScript(async () => {
  const startedAt = performance.now();
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Halt('npm run test:windows needs wine, on Linux for x64');
  await ensureDependencies();
  await ensureSystemPackages('windows-test');
  const node = await ensureWindowsNode();
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-windows-'));
  try {
    const programs = join(folder, 'programs');
    const library = join(folder, 'bcryptprimitives.dll');
    mkdirSync(programs);
    // Where the program of a checkout expects them, too.
    await makeWindowsPrograms();
    await makeWindowsPrograms(programs);
    await compileForWindows(join(support, 'viewer.c'), join(programs, 'dcvviewer.exe'));
    await compileForWindows(join(support, 'holder.c'), join(programs, 'holder.exe'));
    await compileForWindows(join(support, 'bcryptprimitives.c'), library, ['-shared']);
    const results = [];
    if (!areInstallers) {
      const command = [node.executable, ...vitestIn('vitest.windows.config.ts', winePath)];
      const env = {
        NODE_PATH: node.modules.map(winePath).join(';'),
        STAGEDOOR_TEST_PROGRAMS: winePath(programs),
        // For processes that tests start: Vitest's setup file is for its own.
        STAGEDOOR_TEST_NODE_OPTIONS: `--import file:///${winePath(sockets).replaceAll('\\', '/')}`,
      };
      results.push(
        await runIn(join(folder, 'tests'), [library], ['wine', ...command, ...args], env),
      );
    }
    if (areInstallers || args.length === 0) {
      // On this machine's Node, because electron-builder runs here, and in a Windows in which nothing else has run.
      const command = [process.execPath, ...vitestIn('vitest.installers.config.ts')];
      const env = { XDG_CACHE_HOME: join(cacheFolder(), '..') };
      results.push(
        await runIn(join(folder, 'installers'), [], [...command, ...args.slice(1)], env),
      );
    }
    const status = Math.max(...results.map((one) => one.status));
    console.log(summaryOf(addReports(results.map(({ report }) => report)), status));
    logLine(`test:windows took ${Math.round((performance.now() - startedAt) / 1000)} s`);
    return status;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/**
 * Vitest's arguments. It writes its report where {@link runIn} reads it.
 * @param {string} config
 * @param {(path: string) => string} [pathOf] how the program that runs Vitest sees a path of this machine
 */
function vitestIn(config, pathOf = (path) => path) {
  const vitest = pathOf(toolPath('vitest'));
  return [vitest, 'run', '--config', config, '--reporter=default', '--reporter=json'];
}

/**
 * Starts a Windows of wine's in a folder and runs Vitest for it.
 * @param {string} folder
 * @param {readonly string[]} libraries
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} more variables
 */
async function runIn(folder, libraries, [program = '', ...command], more) {
  mkdirSync(folder);
  const wine = await startWine(folder, libraries);
  try {
    const path = join(folder, 'report.json');
    const output = `--outputFile.json=${program === 'wine' ? winePath(path) : path}`;
    const status = await run(program, [...command, output], { env: { ...wine.env, ...more } });
    return { status, report: readReport(path) };
  } finally {
    await wine.stop();
  }
}
