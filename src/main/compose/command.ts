import type { Paths } from '../adapters/window/paths.ts';
import { EXIT } from '../cli/exit-status.ts';
import type { Notices } from '../core/base/notices.ts';
import type { Stdio } from '../core/base/stdio.ts';
import { runCommand } from '../cli/run-command.ts';
import { english } from '../../shared/languages/languages.ts';
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
  return opened === undefined ? status : reportDamage(opened.services.notices, terminal, status);
}

/** Reports settings that were damaged and set aside: what the command printed then says nothing about what was saved. */
function reportDamage(notices: Pick<Notices, 'list'>, terminal: Stdio, status: number): number {
  const damage = notices.list().find(({ about }) => about === 'settings-damaged');
  if (damage?.about !== 'settings-damaged') return status;
  const { title, advice } = english.messages.notices['settings-damaged'];
  terminal.err(`${title}. ${advice({ keptAs: damage.keptAs })}`);
  return status === EXIT.done ? EXIT.usage : status;
}
