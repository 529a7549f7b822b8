// npm run test:windows [-- VITEST'S ARGUMENTS]: runs tests as Windows programs, on Windows' Node under wine. Linux only; as
// root on Debian and Ubuntu, it installs wine and the compiler for Windows. Without them it fails.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './lib/base/paths.mjs';
import { run } from './lib/base/run.mjs';
import { Halt, runScript, say } from './lib/base/say.mjs';
import { ensureBuilt } from './lib/dev/build.mjs';
import { compileForWindows, makeWindowsPrograms } from './lib/packaging/windows-programs.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { ensureSystemPackages } from './lib/setup/system-packages.mjs';
import { readReport, summaryOf } from './lib/test/test-summary.mjs';
import { ensureWindowsNode } from './lib/windows/windows-node.mjs';
import { startWine, winePath } from './lib/windows/wine.mjs';

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
      const reportPath = join(folder, 'report.json');
      const vitest = [
        ...[node.executable, '--require', winePath(join(support, 'wine-sockets.cjs'))],
        ...[winePath(join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs')), 'run'],
        ...['--config', 'vitest.windows.config.ts', '--reporter=default', '--reporter=json'],
        `--outputFile.json=${winePath(reportPath)}`,
        ...process.argv.slice(2),
      ];
      const env = {
        ...wine.env,
        NODE_PATH: node.modules.map(winePath).join(';'),
        STAGEDOOR_TEST_PROGRAMS: winePath(programs),
      };
      const status = await run('wine', vitest, { env });
      console.log(summaryOf(readReport(reportPath), status));
      say(`test:windows took ${Math.round((performance.now() - startedAt) / 1000)} s`);
      return status;
    } finally {
      await wine.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
