// npm test [-- VITEST'S ARGUMENTS]: runs all tests, with the built program and real services of the system.
// npm run test:faults: only the tests of faults, with many rounds instead of a few.
import { join } from 'node:path';
import { electronCommand } from './lib/electron/electron-binary.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { run } from './lib/base/run.mjs';
import { sandboxSwitches } from './lib/electron/sandbox.mjs';
import { runScript } from './lib/base/say.mjs';
import { findAws } from './lib/setup/system-packages.mjs';
import { startTestSession } from './lib/test/test-session.mjs';
import { readReport, summaryOf } from './lib/test/test-summary.mjs';
import { toolPath } from './lib/base/tools.mjs';

await runScript(async () => {
  const areFaults = process.argv.includes('--faults');
  const electron = await prepare('test');
  const session = await startTestSession();
  try {
    const reportPath = join(session.folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    const vitest = [
      process.execPath,
      toolPath('vitest'),
      'run',
      ...reporters,
      ...(areFaults ? ['--project', 'faults'] : []),
      ...process.argv.slice(2).filter((one) => one !== '--faults'),
    ];
    const [command = '', ...args] = [...session.prefix, ...vitest];
    const env = {
      ...process.env,
      ...session.env,
      STAGEDOOR_TEST_ELECTRON: JSON.stringify(electronCommand(electron, sandboxSwitches())),
      STAGEDOOR_TEST_ELECTRON_DIST: electron.dist,
      STAGEDOOR_TEST_AWS: findAws() ?? '',
      STAGEDOOR_TEST_FAULTS: areFaults ? 'all' : 'few',
    };
    const status = await run(command, args, { env, stdio: 'inherit' });
    console.log(summaryOf(readReport(reportPath), status));
    return status;
  } finally {
    await session.stop();
  }
});
