// npm run setup: installs everything that a new clone needs, before the first run.
import { prepare } from './lib/setup/prepare.mjs';
import { runScript, say } from './lib/base/say.mjs';

await runScript(async () => {
  const electron = await prepare('test', { again: true });
  say(`ready, with Electron ${electron.version}`);
  return 0;
});
