import type { Paths } from '../adapters/window/paths.ts';
import type { Stdio } from '../core/base/stdio.ts';
import { runCommand } from '../cli/run-command.ts';
import type { Machine, Services } from './services.ts';

/** Runs one command and returns its exit status. Services are composed only if the command uses them. */
export async function composeCommand(
  machine: Machine,
  paths: Paths,
  {
    args,
    terminal,
    signal,
  }: { readonly args: readonly string[]; readonly terminal: Stdio; readonly signal: AbortSignal },
): Promise<number> {
  let opened: { readonly services: Services; readonly swept: Promise<unknown> } | undefined;
  const status = await runCommand(args, {
    version: machine.version,
    terminal,
    signal,
    services: async () => {
      const { compose } = await import('./services.ts');
      const services = compose(machine, paths);
      opened = { services, swept: Promise.all([services.sweep(), services.clearDeadCommands()]) };
      return services;
    },
  });
  await opened?.swept;
  await opened?.services.dispose();
  return status;
}
