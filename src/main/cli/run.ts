import type { CommandServices } from './command-services.ts';
import { usage } from './arguments.ts';
import { answerCodes } from './codes.ts';
import { changeCommand } from './change.ts';
import { connect } from './connect.ts';
import { connections } from './connections.ts';
import { doctor } from './doctor.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { HELP } from './help.ts';
import { history } from './history.ts';
import { practice } from './practice.ts';
import { profiles, sessions } from './lists.ts';
import { tell, type CommandDeps } from './terminal.ts';

type Command = (args: readonly string[], deps: CommandDeps<CommandServices>) => Promise<ExitStatus>;

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['connect', connect],
  ['connections', connections],
  ['sessions', sessions],
  ['profiles', profiles],
  ['start', changeCommand('start')],
  ['stop', changeCommand('stop')],
  ['end', changeCommand('end')],
  ['new', changeCommand('create')],
  ['history', history],
  ['doctor', doctor],
  ['practice', practice],
  ['--version', say((services) => services.version)],
  ['--help', say(() => HELP)],
]);

/** Runs one command line and gives its exit status. A bug is logged and told; it never shows a trace. */
export async function runCommand(
  args: readonly string[],
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const [name = '', ...rest] = args;
  const { services, terminal } = deps;
  const command = rest.includes('--help') ? commands.get('--help') : commands.get(name);
  const stopAnswering = answerCodes(services.signingIn.codes, terminal);
  try {
    if (command !== undefined) return await command(rest, deps);
    return tell(terminal, usage('There is no such command. See stagedoor --help.').failure);
  } catch (reason) {
    if (deps.signal.aborted) return EXIT.cancelled;
    services.log.error('bug', { trace: reason instanceof Error ? reason.stack : 'no trace' });
    return tell(terminal, { code: 'bug' });
  } finally {
    stopAnswering();
  }
}

function say(what: (services: CommandServices) => string): Command {
  return (_, { services, terminal }) => {
    terminal.out(what(services));
    return Promise.resolve(EXIT.done);
  };
}
