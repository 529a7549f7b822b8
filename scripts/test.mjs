// npm test [-- VITEST'S ARGUMENTS]: runs all tests, with the built program and real services of the system.
// npm run test:faults: only the tests of faults, with many rounds instead of a few.
import { drivenProgram } from './lib/electron/driven-program.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { sandboxSwitches } from './lib/electron/sandbox.mjs';
import { runScript } from './lib/base/run-script.mjs';
import { findAws } from './lib/setup/system-packages.mjs';
import { runTestLane } from './lib/test/test-lane.mjs';
import { addReports, summaryOf } from './lib/test/test-summary.mjs';

await runScript(async () => {
  const areFaults = process.argv.includes('--faults');
  const args = process.argv.slice(2).filter((one) => one !== '--faults');
  const electron = await prepare('test');
  const env = {
    STAGEDOOR_TEST_ELECTRON: JSON.stringify(await drivenProgram(electron, sandboxSwitches())),
    STAGEDOOR_TEST_ELECTRON_DIST: electron.dist,
    STAGEDOOR_TEST_AWS: findAws() ?? '',
    STAGEDOOR_TEST_FAULTS: areFaults ? 'all' : 'few',
  };
  const lanes = lanesOf(areFaults ? ['--project', 'faults', ...args] : args);
  const results = await Promise.all(
    lanes.map((lane, index) => runTestLane(lane, env, { quiet: index > 0 })),
  );
  const status = Math.max(...results.map((one) => one.status));
  console.log(summaryOf(addReports(results.map(({ report }) => report)), status));
  return status;
});

/**
 * Tests of the built program mostly wait, so two halves of all tests run side by side, each on a display and with a
 * keychain of its own. Only Linux has those; elsewhere, and for chosen tests, there is one run.
 * @param {readonly string[]} args
 * @returns {readonly (readonly string[])[]} Vitest's arguments for each run
 */
function lanesOf(args) {
  if (args.length > 0 || process.platform !== 'linux') return [args];
  return [['--shard=1/2'], ['--shard=2/2']];
}
