// npm run check: everything that can be said about the code without running it.
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { projectRoot } from './lib/paths.mjs';
import { capture } from './lib/run.mjs';
import { runScript } from './lib/say.mjs';
import { toolPath } from './lib/tools.mjs';

const AT_ONCE = 2;

await runScript(async () => {
  await ensureDependencies();
  const waiting = checks();
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedMs = performance.now();
      const { status, output } = await capture(process.execPath, check.args);
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      // Printed as a whole, or two at once would mix their lines.
      console.log(
        `== ${check.name}: ${status === 0 ? 'well' : `failed (${status})`}, ${seconds} s`,
      );
      if (status !== 0) {
        console.log(output.trimEnd());
        failed.push(check.name);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log(failed.length > 0 ? `failed: ${failed.join(', ')}` : 'all is well');
  return failed.length > 0 ? 1 : 0;
});

/** The slow ones first, so that the last one is not waited for alone. */
function checks() {
  const tsc = (/** @type {string} */ project) => ({
    name: `types, ${project}`,
    args: [
      toolPath('typescript', 'tsc'),
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      `tsconfig.${project}.json`,
    ],
  });
  return [
    { name: 'lint', args: [toolPath('eslint'), '--max-warnings', '0', '.'] },
    {
      name: 'components',
      args: [toolPath('svelte-check'), '--tsconfig', './tsconfig.web.json', '--fail-on-warnings'],
    },
    tsc('node'),
    tsc('web'),
    tsc('pure'),
    { name: 'format', args: [toolPath('prettier'), '--check', '--log-level', 'warn', '.'] },
    { name: 'unused', args: [toolPath('knip')] },
    { name: 'directions', args: [toolPath('dependency-cruiser', 'depcruise'), 'src'] },
    { name: 'messages', args: [join(projectRoot, 'scripts', 'messages.mjs'), '--check'] },
    { name: 'lockfile', args: [join(projectRoot, 'scripts', 'check-lockfile.mjs')] },
  ];
}
