// npm run test:package [-- VITEST'S ARGUMENTS]: makes the packages and tests them as a user has them: installed. It installs, upgrades and
// removes the package and makes a user, so it wants root and Debian or Ubuntu, and leaves the machine as it was.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { leaveNothing, refuseWhereInstalled } from './lib/packaging/trial.mjs';
import { prepare } from './lib/prepare.mjs';
import { projectRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { isRoot } from './lib/sandbox.mjs';
import { Halt, runScript } from './lib/say.mjs';
import { startTestSession } from './lib/test-session.mjs';
import { readReport, summaryOf } from './lib/test-summary.mjs';
import { toolPath } from './lib/tools.mjs';

await runScript(async () => {
  if (!isRoot() || !existsSync('/usr/bin/apt-get'))
    throw new Halt('these tests install a package: run them as root on Debian or Ubuntu');
  await refuseWhereInstalled();
  const electron = await prepare('package-test');
  const session = await startTestSession();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  // From a terminal the child is told as well and ends; then what follows puts things in order.
  const wait = () => undefined;
  for (const signal of signals) process.on(signal, wait);
  try {
    const packages = join(session.folder, 'packages');
    mkdirSync(packages);
    const made = await run(process.execPath, [
      join(projectRoot, 'scripts', 'package.mjs'),
      '--output',
      packages,
    ]);
    if (made !== 0) return made;
    const reportPath = join(session.folder, 'report.json');
    const env = {
      ...process.env,
      ...session.env,
      STAGEDOOR_TEST_PACKAGES: packages,
      STAGEDOOR_TEST_ELECTRON_DIST: electron.dist,
    };
    const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    const status = await run(
      process.execPath,
      [
        toolPath('vitest'),
        'run',
        ...['--config', 'vitest.package.config.ts'],
        ...args,
        ...process.argv.slice(2),
      ],
      { env, stdio: 'inherit' },
    );
    console.log(summaryOf(readReport(reportPath), status));
    return status;
  } finally {
    await leaveNothing();
    await session.stop();
  }
});
