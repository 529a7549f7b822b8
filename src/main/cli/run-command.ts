import type { Failure } from '../../shared/base/failure.ts';
import { hasStreamToken } from '../core/window/stream-token.ts';
import type { Action, Parsed, Refusal } from './command-definition.ts';
import type { CommandServices } from './command-services.ts';
import { parseCommand } from './command-table.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { startMfaPrompts } from './mfa-prompts.ts';
import { ONE_TIME_ARGUMENT } from './one-time-argument.ts';
import { usage } from './option-values.ts';
import { report, type Terminal } from './terminal.ts';

/** The dependencies of a command line. */
export interface RunDeps {
  readonly version: string;
  /**
   * Opened only for a command that uses them, and to look for an id in the wrong place, so that help and other usage
   * errors are fast and open no files.
   */
  readonly services: () => Promise<CommandServices>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Runs one command line and returns its exit status. A bug is logged and reported without a stack trace. */
export async function runCommand(args: readonly string[], deps: RunDeps): Promise<ExitStatus> {
  const { terminal, signal } = deps;
  const action: Parsed<Action> = args.some(hasStreamToken)
    ? usage(ONE_TIME_ARGUMENT)
    : parseCommand(args);
  if (!action.ok) return report(terminal, await withSuggestion(action, deps));
  switch (action.value.kind) {
    case 'print':
      terminal.out(action.value.text);
      return EXIT.done;
    case 'version':
      terminal.out(deps.version);
      return EXIT.done;
    case 'run': {
      const services = await deps.services();
      const stopPrompts = startMfaPrompts(services.signInServices.mfaPrompts, terminal);
      try {
        return await action.value.run({ services, terminal, signal });
      } catch (reason) {
        if (signal.aborted) {
          terminal.err('Canceled.');
          return EXIT.cancelled;
        }
        services.log.error('bug', { trace: reason instanceof Error ? reason.stack : 'no trace' });
        return report(terminal, { code: 'bug' });
      } finally {
        stopPrompts();
      }
    }
  }
}

/**
 * The failure of a refused command line. If a word is possibly the id of a saved connection in the wrong place, the
 * saved ones are read, so that only the id of a connection is ever repeated.
 */
async function withSuggestion({ failure, suggest }: Refusal, deps: RunDeps): Promise<Failure> {
  if (suggest === undefined || failure.code !== 'usage') return failure;
  const { connections } = await deps.services();
  const saved = new Set<string>((await connections.list()).map(({ id }) => id));
  const sentence = suggest((word) => saved.has(word));
  if (sentence === undefined) return failure;
  return { ...failure, message: `${failure.message} ${sentence}` };
}
