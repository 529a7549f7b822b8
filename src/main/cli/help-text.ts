import { EXIT } from './exit-status.ts';

/** What each exit status means. */
const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'success; for connect: handed over to the viewer',
  usage: 'wrong usage, bad link, unknown connection',
  stream: 'the stream failed or ended, or its address was refused',
  timeLimit: 'time limit reached',
  signIn: 'not signed in, credentials refused or expired, not allowed',
  viewer: 'no viewer found, or the viewer failed at once',
  notFound: 'studio, workstation or stream not found',
  vault: 'keychain locked or missing',
  refused: 'refused by the service: quota or validation',
  unreachable: 'service or host not reachable or not trusted',
  bug: 'a bug in Stagedoor',
  cancelled: 'canceled (SIGINT, SIGTERM)',
};

/** The environment variables that are read. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  STAGEDOOR_HOME: 'the folder for settings, logs and hand-over files',
  STAGEDOOR_VIEWER: "the path of the viewer's executable",
};

export const LINK_FORM = 'stagedoor://connect?connection=ID&session=ID[&studio=ID][&stream=ID]';

export const CREDENTIALS_HELP = `The "credentials" of types nimble and ec2 are one of:
  {"source": "keychain", "accessKeyId", "secretAccessKey", "sessionToken"?}
  {"source": "environment"}
  {"source": "profile", "profile"}
  {"source": "identity-center", "startUrl", "region", "accountId", "roleName"}
  {"source": "assume-role", "roleArn", "mfaSerial"?, "externalId"?,
   "base": one of the others}

Those of type session-manager are one of:
  {"source": "client", "clientId", "clientSecret", "tokenEndpoint"?, "scope"?}
  {"source": "token", "token"}
  {"source": "none"}

Those of type access-console, whose sign-in is in the window, are:
  {"source": "browser", "issuer", "clientId", "scope"?}

Commands ask for the code of an MFA device on the terminal. Without a terminal, they exit with status 5.`;

/** Each exit status with its meaning, smallest first. */
export const EXIT_ROWS: readonly (readonly [status: number, meaning: string])[] = Object.entries(
  EXIT,
).map(
  // The names come from EXIT itself.
  ([name, status]) => [status, EXIT_MEANINGS[name as keyof typeof EXIT]],
);

const rows = (entries: readonly (readonly [string, string])[], width: number): string =>
  entries.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`).join('\n');

/** The part of the program's help that follows the commands. */
export const AFTER_HELP = `
Without a command, Stagedoor opens its window. Commands need no display, except
the practice viewer that “connect” opens if no DCV viewer is installed.
Run “stagedoor help COMMAND” for the options of a command.

Link:
  ${LINK_FORM}

Exit statuses:
${rows(
  EXIT_ROWS.map(([status, meaning]) => [String(status).padStart(3), meaning]),
  3,
)}

Environment:
${rows(Object.entries(ENVIRONMENT), 16)}`;
