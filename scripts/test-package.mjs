// npm run test:package [-- VITEST'S ARGUMENTS]: creates the packages and tests them. As root on Debian or Ubuntu, it also
// installs, upgrades and removes them, creates a user, and restores the machine. Otherwise it skips those tests and says so.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { leaveNothing, refuseWhereInstalled, whyNotInstalled } from './lib/packaging/trial.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { run } from './lib/base/run.mjs';
import { runScript, logLine } from './lib/base/run-script.mjs';
import { startTestSession } from './lib/test/test-session.mjs';
import { readReport, summaryOf } from './lib/test/test-summary.mjs';
import { toolPath } from './lib/base/tools.mjs';

const INSTALLED = join('test', 'package', 'installed');

await runScript(async () => {
  const electron = await prepare('package-test');
  const whyNot = await whyNotInstalled();
  if (whyNot === undefined) await refuseWhereInstalled();
  const session = await startTestSession();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  // A terminal also sends the signal to the child, which ends. Then the code below cleans up.
  const wait = () => undefined;
  for (const signal of signals) process.on(signal, wait);
  try {
    const packages = join(session.folder, 'packages');
    mkdirSync(packages);
    const script = join(projectRoot, 'scripts', 'package.mjs');
    const made = await run(process.execPath, [script, '--trial', '--output', packages]);
    if (made !== 0) return made;
    const reportPath = join(session.folder, 'report.json');
    const env = {
      ...process.env,
      ...session.env,
      STAGEDOOR_TEST_PACKAGES: packages,
      STAGEDOOR_TEST_ELECTRON_DIST: electron.dist,
    };
    const args = ['--config', 'vitest.package.config.ts', '--reporter=default', '--reporter=json'];
    if (whyNot !== undefined) args.push('--exclude', `${INSTALLED}/**`);
    const status = await run(
      process.execPath,
      [
        toolPath('vitest'),
        'run',
        ...args,
        `--outputFile.json=${reportPath}`,
        ...process.argv.slice(2),
      ],
      { env, stdio: 'inherit' },
    );
    if (whyNot !== undefined) logLine(`${INSTALLED} was skipped: ${whyNot}`);
    console.log(summaryOf(readReport(reportPath), status));
    return status;
  } finally {
    if (whyNot === undefined) await leaveNothing();
    await session.stop();
  }
});
