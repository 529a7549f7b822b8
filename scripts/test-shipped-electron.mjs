// npm run test:shipped-electron [-- node | chromium [VITEST'S ARGUMENTS]]: runs tests on the parts of the Electron that
// releases contain, also if that Electron cannot be downloaded: on its Node (unit and contract), and in its Chromium (the
// scenes of the gallery). Linux for x64 only.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from './lib/base/run.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';
import { shippedNode } from './lib/electron/shipped-node.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { findAws } from './lib/setup/system-packages.mjs';
import { runTestLane } from './lib/test/test-lane.mjs';
import { addReports, summaryOf } from './lib/test/test-summary.mjs';

/** Debian's is of the same major version as Electron's, or newer. */
const CHROMIUM = '/usr/bin/chromium';

/** @type {Readonly<Record<string, () => ReturnType<typeof runTestLane>>>} */
const PARTS = { node: testNode, chromium: testChromium };

const [chosen, ...rest] = process.argv.slice(2);
const parts = chosen === undefined ? Object.keys(PARTS) : [chosen];

await runScript(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Halt('npm run test:shipped-electron needs Linux for x64');
  if (!parts.every((name) => Object.hasOwn(PARTS, name)))
    throw new Halt(`npm run test:shipped-electron takes one of: ${Object.keys(PARTS).join(', ')}`);
  await prepare('test', { quiet: true });
  const results = [];
  for (const name of parts) {
    const startedAt = performance.now();
    const result = await PARTS[name]?.();
    if (result) results.push(result);
    logLine(
      `test:shipped-electron, ${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`,
    );
  }
  const status = Math.max(...results.map((one) => one.status));
  console.log(summaryOf(addReports(results.map(({ report }) => report)), status));
  return status;
});

async function testNode() {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-node-'));
  try {
    const node = await shippedNode(folder);
    const { stdout } = await capture(node, ['--version']);
    logLine(`tests on Node ${stdout.trim()}`);
    const projects = ['--project', 'unit', '--project', 'contract'];
    const env = { STAGEDOOR_TEST_AWS: findAws() ?? '' };
    return await runTestLane([...projects, ...rest], env, { node });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function testChromium() {
  if (!existsSync(CHROMIUM)) throw new Halt(`${CHROMIUM} is missing: install chromium`);
  const { stdout } = await capture(CHROMIUM, ['--version']);
  logLine(`the scenes of the gallery in ${stdout.trim()}`);
  // Both files of that name: all scenes, and all scenes at each size.
  return runTestLane(['--project', 'e2e', 'test/e2e/window/screens', ...rest], {
    STAGEDOOR_TEST_CHROMIUM: CHROMIUM,
  });
}
