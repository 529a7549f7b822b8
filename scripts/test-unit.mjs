// npm run test:unit [-- FILES AND VITEST'S ARGUMENTS]: only unit tests, which need no display, keychain, Electron or build.
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { run } from './lib/base/run.mjs';
import { runScript } from './lib/base/run-script.mjs';
import { toolPath } from './lib/base/tools.mjs';

await runScript(async () => {
  await ensureDependencies();
  const args = process.argv.slice(2);
  const mode = args.includes('--watch') ? [] : ['run'];
  const vitest = [toolPath('vitest'), ...mode, '--project', 'unit', ...args];
  return run(process.execPath, vitest, { stdio: 'inherit' });
});
