import type { Paths } from '../adapters/window/paths.ts';
import { EXIT } from '../cli/exit-status.ts';
import type { Notices } from '../core/base/notices.ts';
import type { Stdio } from '../core/base/stdio.ts';
import { runCommand } from '../cli/run-command.ts';
import { redact } from '../core/base/redact.ts';
import { noticeText } from '../../shared/base/notice-text.ts';
import { english } from '../../shared/languages/message-loaders.ts';
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

/**
 * Reports files that were damaged and set aside, or that cannot be read. The output of the command then does not
 * include what was stored. If the settings were damaged, a command that succeeded exits with a failure, because it ran
 * without them.
 */
function reportDamage(notices: Pick<Notices, 'list'>, terminal: Stdio, status: number): number {
  let result = status;
  for (const notice of notices.list()) {
    if (notice.about !== 'settings-damaged' && notice.about !== 'unread') continue;
    const { title, advice } = noticeText(notice, english.messages, () => NO_MOMENT);
    terminal.err(redact(`${title}. ${advice}`));
    const isSettings = notice.about === 'settings-damaged' && notice.what === undefined;
    if (isSettings && status === EXIT.done) result = EXIT.usage;
  }
  return result;
}

/** These notices have no times. */
const NO_MOMENT = { time: '', form: 'second', hour: 0 } as const;
