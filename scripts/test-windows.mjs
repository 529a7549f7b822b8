// npm run test:windows [-- VITEST'S ARGUMENTS]: runs tests as Windows programs, on Windows' Node under wine, then builds and
// runs the installers. With `-- installers [VITEST'S ARGUMENTS]`, only those. Linux only; as root on Debian and Ubuntu, it
// installs wine, the compiler for Windows and what installers need. Without them it fails.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, projectRoot } from './lib/base/paths.mjs';
import { run } from './lib/base/run.mjs';
import { Halt, runScript, say } from './lib/base/say.mjs';
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
const reportersTo = (/** @type {string} */ path) => [
  ...['--reporter=default', '--reporter=json'],
  `--outputFile.json=${path}`,
];

const support = join(projectRoot, 'test', 'windows', 'support');

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
    const wine = await startWine(folder, [library]);
    try {
      const results = [];
      if (!areInstallers) {
        const env = {
          ...wine.env,
          NODE_PATH: node.modules.map(winePath).join(';'),
          STAGEDOOR_TEST_PROGRAMS: winePath(programs),
        };
        const reportPath = join(folder, 'report.json');
        const vitest = [winePath(join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs')), 'run'];
        const reporters = reportersTo(winePath(reportPath));
        const config = ['--config', 'vitest.windows.config.ts', ...reporters, ...args];
        const status = await run('wine', [node.executable, ...vitest, ...config], { env });
        results.push({ status, report: readReport(reportPath) });
      }
      // On this machine's Node, because electron-builder runs here.
      if (areInstallers || args.length === 0) {
        const env = { ...wine.env, XDG_CACHE_HOME: join(cacheFolder(), '..') };
        const reportPath = join(folder, 'installers.json');
        const config = ['--config', 'vitest.installers.config.ts', ...reportersTo(reportPath)];
        const vitest = [toolPath('vitest'), 'run', ...config, ...args.slice(1)];
        const status = await run(process.execPath, vitest, { env });
        results.push({ status, report: readReport(reportPath) });
      }
      const status = Math.max(...results.map((one) => one.status));
      console.log(summaryOf(addReports(results.map(({ report }) => report)), status));
      say(`test:windows took ${Math.round((performance.now() - startedAt) / 1000)} s`);
      return status;
    } finally {
      await wine.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
