import type { CommandFacts } from '../command-definition.ts';

/** The input for a completion script. */
export interface CompletedTable {
  readonly program: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly commands: readonly CommandFacts[];
}

/** A word that can be typed at some position, and its description. */
export type CompletionWord = readonly [word: string, about: string];

/** A position where something can be completed: the words before it, and the possible completions. */
export interface CompletionPoint {
  /** The command's words so far; empty for the program itself. */
  readonly path: string;
  readonly words: readonly CompletionWord[];
  /** The ids of connections complete the argument. */
  readonly connections: boolean;
}

export const HELP: CompletionWord = ['--help', 'show this help'];

/** Every completion point of a table. */
export function completionPoints({ groups, commands }: CompletedTable): readonly CompletionPoint[] {
  const plain = commands.filter(({ name }) => !name.includes(' '));
  const top: CompletionPoint = {
    path: '',
    words: [
      ...plain.map(({ name, summary }): CompletionWord => [name, summary]),
      ...Object.entries(groups),
      HELP,
      ['--version', 'show the version'],
    ],
    connections: false,
  };
  const inGroups = Object.keys(groups).map((group): CompletionPoint => {
    const own = commands.filter(({ name }) => name.startsWith(`${group} `));
    const words = own.map(({ name, summary }): CompletionWord => [
      name.slice(group.length + 1),
      summary,
    ]);
    return { path: group, words: [...words, HELP], connections: false };
  });
  const inHelp = helpCommands(commands).flatMap(({ name }) =>
    inGroups.map(({ path, words }): CompletionPoint => ({
      path: `${name} ${path}`,
      words: words.filter((word) => word !== HELP),
      connections: false,
    })),
  );
  const ofCommands = commands.map((command): CompletionPoint => {
    const { name, operand, options } = command;
    const choices = (operand?.choices ?? []).map((word): CompletionWord => [word, '']);
    const named =
      operand?.completes === 'commands'
        ? top.words.filter(([word]) => !word.startsWith('-') && word !== name)
        : [];
    const flags = Object.entries(options).map(([key, { about }]): CompletionWord => [
      `--${key}`,
      about,
    ]);
    return {
      path: name,
      words: [...choices, ...named, ...flags, HELP],
      connections: operand?.completes === 'connections',
    };
  });
  return [top, ...inGroups, ...inHelp, ...ofCommands];
}

/** The commands whose argument is the name of a command. */
const helpCommands = (commands: readonly CommandFacts[]) =>
  commands.filter(({ operand }) => operand?.completes === 'commands');

/** The words after which a second word belongs to the path. */
export const pathStarts = ({ groups, commands }: CompletedTable): readonly string[] => [
  ...Object.keys(groups),
  ...helpCommands(commands).map(({ name }) => name),
];

/** The options with a value, and among them the options whose value is the id of a connection. */
export function valueOptions({ commands }: CompletedTable) {
  const texts = commands.flatMap(({ options }) =>
    Object.entries(options).flatMap(([name, option]) =>
      option.kind === 'text' ? [[`--${name}`, option.completes === 'connections'] as const] : [],
    ),
  );
  const unique = (names: readonly string[]) => [...new Set(names)];
  return {
    all: unique(texts.map(([name]) => name)),
    connections: unique(texts.filter(([, completes]) => completes).map(([name]) => name)),
  };
}
