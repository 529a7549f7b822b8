import { keysOfProcess } from '../../../src/main/adapters/profiles/profile-process.ts';
import { startPlugin } from '../../../src/main/adapters/tunnel/plugin-process.ts';
import { systemClock } from '../../../src/main/adapters/base/system-clock.ts';
import { Secret } from '../../../src/main/core/secrets/secret.ts';

// A process that starts the given program, as a tunnel's plugin or as a profile's program.
const [, , kind, program = ''] = process.argv;
const { signal } = new AbortController();
if (kind === 'plugin') {
  const plan = { region: 'us-west-2', request: '{}', response: new Secret('{}'), endpoint: '-' };
  const deps = { env: process.env, onRunning: async () => undefined, onOver: () => undefined };
  await startPlugin(program, plan, deps, signal);
} else {
  const deps = { env: process.env, clock: systemClock, limitMs: 10_000, windowsHelper: '' };
  await keysOfProcess(program, deps, signal);
}
