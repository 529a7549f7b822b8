import type { CommandServices } from './command-services.ts';
import { readArguments } from './arguments.ts';
import { checksOut } from './checks.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { tell, type CommandDeps } from './terminal.ts';

/**
 * `stagedoor doctor`: what is well on this machine and what is not. Its exit status is that of the
 * first part that is not well (keychain, viewer), so that a script can ask for it.
 */
export async function doctor(
  args: readonly string[],
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { services, terminal, signal } = deps;
  const read = readArguments(args, { json: { type: 'boolean' } }, 0);
  if (!read.ok) return tell(terminal, read.failure);
  const checks = await services.examine(signal);
  checksOut(checks, read.value.values.json === true, terminal);
  const wrong = checks.find(({ ok }) => !ok);
  if (wrong === undefined) return EXIT.done;
  if (wrong.name === 'vault') return EXIT.vault;
  return wrong.name === 'viewer' ? EXIT.viewer : EXIT.usage;
}
