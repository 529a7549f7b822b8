// npm run setup: installs everything that a new clone needs, before the first run.
import { prepare } from './lib/setup/prepare.mjs';
import { runScript, logLine } from './lib/base/run-script.mjs';

await runScript(async () => {
  const electron = await prepare('test', { again: true });
  logLine(`ready, with Electron ${electron.version}`);
  return 0;
});
