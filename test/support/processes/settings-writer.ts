import { createInterface } from 'node:readline';
import { createSettingsFile } from '../../../src/main/adapters/settings/settings-file.ts';

// A process that writes settings: for each name it reads it adds a connection with that name, and
// reports the result. For the name "stop-me", it stops (SIGSTOP) once between reading and writing.
const [path = ''] = process.argv.slice(2);
const store = createSettingsFile({
  path,
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
});
for await (const name of createInterface({ input: process.stdin })) {
  let isFirst = true;
  const outcome = await store.update((settings) => {
    if (name === 'stop-me' && isFirst) process.kill(process.pid, 'SIGSTOP');
    isFirst = false;
    return { ...settings, kept: [...settings.kept, { id: name, padding: 'x'.repeat(2_000) }] };
  });
  console.log(outcome.ok ? name : outcome.failure.code);
}
