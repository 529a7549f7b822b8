/** Where a person finds the ids of each kind of thing. */
export const ID_SOURCES = {
  studio:
    "Check --studio and the connection's studioId. “stagedoor connections show ID” prints the connection, and its page in the window lists the studios.",
  workstation: '“stagedoor sessions --connection ID” lists the workstations.',
  stream: '“stagedoor connect --json” prints the id of its stream as streamId.',
  profile: '“stagedoor profiles --connection ID” lists the launch profiles.',
  backup:
    'The Stagedoor window lists the backups: choose “Start from a backup” in the menu of the workstation. If you point to a backup, its id is shown.',
} as const;

/** The same by the options that take ids. */
const BY_OPTION: ReadonlyMap<string, string> = new Map([
  ['studio', ID_SOURCES.studio],
  ['session', ID_SOURCES.workstation],
  ['stream', ID_SOURCES.stream],
  ['profile', ID_SOURCES.profile],
  ['backup', ID_SOURCES.backup],
]);

/** The rule for ids that the user invents, or that no command lists. */
const SYNTAX = 'Use at most 512 characters, without spaces and without / \\ ? # and %.';

/** Advice for an option whose value is not a valid id. */
export const idAdvice = (option: string): string => BY_OPTION.get(option) ?? SYNTAX;
