import type { CommandServices } from './command-services.ts';
import { readArguments, readNumber } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { jsonLine, tell, type CommandDeps } from './terminal.ts';

const OPTIONS = { port: { type: 'string' }, json: { type: 'boolean' } } as const;

/**
 * `stagedoor practice`: the practice studio in the foreground, until it is interrupted. What it prints
 * first are keys made up for this run, the one exception to "no output holds a secret".
 */
export async function practice(
  args: readonly string[],
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { services, terminal, signal } = deps;
  const read = readArguments(args, OPTIONS, 0);
  if (!read.ok) return tell(terminal, read.failure);
  const port = readNumber('port', read.value.values.port, 1, 65_535);
  if (!port.ok) return tell(terminal, port.failure);
  const studio = await services.servePractice(port.value);
  if (!studio.ok) return tell(terminal, studio.failure);
  const { endpoint, region, studioId, accessKeyId, secretAccessKey } = studio.value;
  const keys = { endpoint, region, studioId, accessKeyId, secretAccessKey };
  if (read.value.values.json === true) terminal.out(jsonLine(keys));
  else
    for (const [name, value] of Object.entries(keys)) terminal.out(`${name.padEnd(16)} ${value}`);
  terminal.err('The practice studio is open. Ctrl+C closes it.');
  studio.value.onRequest((line) => {
    terminal.err(line);
  });
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
    if (signal.aborted) resolve();
  });
  await studio.value.stop();
  return EXIT.cancelled;
}
