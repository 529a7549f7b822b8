import type { Paths } from '../adapters/window/paths.ts';
import type { Stdio } from '../core/base/stdio.ts';
import { runCommand } from '../cli/run.ts';
import { compose, type Machine } from './services.ts';

/** Joins everything for one command and runs it: its exit status. */
export async function composeCommand(
  machine: Machine,
  places: Paths,
  {
    args,
    terminal,
    signal,
  }: { readonly args: readonly string[]; readonly terminal: Stdio; readonly signal: AbortSignal },
): Promise<number> {
  const services = compose(machine, places);
  const swept = services.sweep();
  const status = await runCommand(args, { services, terminal, signal });
  await swept;
  await services.dispose();
  return status;
}
