import { endCommand, newCommand, rebootCommand, startCommand, stopCommand } from './change.ts';
import { definePrinting, type Command } from './command-definition.ts';
import { completionScript, SHELLS } from './completion/completion.ts';
import { connectCommand } from './connect.ts';
import { duplicateConnectionCommand } from './connections/duplicate-connection.ts';
import { removeConnectionCommand } from './connections/remove-connection.ts';
import {
  exportConnectionCommand,
  listConnectionsCommand,
  showConnectionCommand,
} from './connections/print-connections.ts';
import { addConnectionCommand, setConnectionCommand } from './connections/save-connections.ts';
import { testConnectionCommand } from './connections/test-connection.ts';
import { doctorCommand } from './doctor.ts';
import { ok } from '../../shared/base/failure.ts';
import { AFTER_HELP } from './help-text.ts';
import { historyCommand } from './history.ts';
import { profilesCommand, sessionsCommand } from './lists.ts';
import { usage } from './option-values.ts';
import { createParser, type CommandTable } from './parser.ts';
import { practiceCommand } from './practice.ts';

const completionCommand = definePrinting(
  {
    name: 'completion',
    summary: 'Print a completion script for a shell',
    details: [
      'bash, in ~/.bashrc:\n  eval "$(stagedoor completion bash)"',
      'zsh, in ~/.zshrc after compinit:\n  eval "$(stagedoor completion zsh)"',
      'fish:\n  stagedoor completion fish > ~/.config/fish/completions/stagedoor.fish',
      'powershell, in $PROFILE:\n  stagedoor completion powershell | Out-String | Invoke-Expression',
    ],
    operand: { name: 'SHELL', about: 'the shell', required: true, choices: SHELLS },
    options: {},
  },
  ([name]) => {
    const shell = SHELLS.find((one) => one === name);
    return shell === undefined
      ? usage(`The shell must be one of: ${SHELLS.join(', ')}.`)
      : ok(completionScript(shell, TABLE));
  },
);

const helpCommand = definePrinting(
  {
    name: 'help',
    summary: 'Show help for the program or for a command',
    operand: { name: 'COMMAND', about: 'the command', many: true, completes: 'commands' },
    options: {},
  },
  (words) => {
    const path = words.join(' ');
    const isKnown =
      words.length === 0 ||
      TABLE.commands.some(({ name }) => name === path || name.startsWith(`${path} `));
    const read = parseCommand(isKnown ? [...words, '--help'] : words);
    if (!read.ok && read.failure.code === 'usage') return read;
    return isKnown && read.ok && read.value.kind === 'print'
      ? ok(read.value.text)
      : usage('There is no such command. See “stagedoor --help”.');
  },
);

/** All commands. To add one, add a row: help, completion and the manual page are generated from this table. */
export const TABLE: CommandTable = {
  program: 'stagedoor',
  about: 'Stagedoor opens remote workstations in the DCV viewer.',
  usage: 'stagedoor [LINK]\n       stagedoor COMMAND [OPTION]...',
  after: AFTER_HELP,
  groups: { connections: 'Manage the saved connections' },
  commands: [
    connectCommand,
    listConnectionsCommand,
    addConnectionCommand,
    showConnectionCommand,
    setConnectionCommand,
    duplicateConnectionCommand,
    exportConnectionCommand,
    removeConnectionCommand,
    testConnectionCommand,
    sessionsCommand,
    profilesCommand,
    startCommand,
    stopCommand,
    rebootCommand,
    endCommand,
    newCommand,
    historyCommand,
    doctorCommand,
    practiceCommand,
    completionCommand,
    helpCommand,
  ] satisfies readonly Command[],
};

/** Reads a command line of Stagedoor, without the executable. Pure and total. */
export const parseCommand = createParser(TABLE);
