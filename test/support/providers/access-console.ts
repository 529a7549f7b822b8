import * as v from 'valibot';
import type { Login } from '../../../src/main/core/sign-in/login-server.ts';
import { accessConsoleKind } from '../../../src/main/providers/access-console/kind.ts';
import { loginTarget } from '../../../src/main/providers/access-console/sign-in.ts';
import { Connection, type ConnectionOf } from '../../../src/shared/connections/connection.ts';
import { openConsole, type ConsoleScript } from '../console/console.ts';
import { openIssuer } from '../sign-in/issuer.ts';
import type { LoginScript } from '../login/script.ts';
import { calm } from './nimble.ts';

export type AccessConsoleConnection = ConnectionOf<'access-console'>;

interface OpenOptions extends Omit<ConsoleScript, 'login'> {
  readonly loginScript?: LoginScript;
  /** Fields of the connection to replace. */
  readonly connection?: object;
  /** Where requests are sent instead, such as through a checking proxy. */
  readonly via?: (base: string) => Promise<string>;
  readonly signedIn?: boolean;
}

/** A console and its login server, a connection to them, and its provider over real HTTP and TLS; `ada` is signed in. */
export async function openAccessConsole(options: OpenOptions = {}) {
  const { loginScript = {}, connection: more = {}, via, signedIn = true, ...script } = options;
  const issuer = await openIssuer({ script: loginScript });
  const { server, time, login, http } = { ...issuer, time: issuer };
  const console = await openConsole({ login: server, ...script });
  const endpoint = via === undefined ? console.base : await via(console.base);
  const connection = v.parse(Connection, {
    id: 'pier',
    kind: 'access-console',
    name: 'Pier',
    endpoint,
    hosts: ['127.0.0.1'],
    ...(console.trust !== undefined && {
      tls: { policy: 'ask-user', caFile: console.trust.caFile },
    }),
    credentials: { source: 'browser', issuer: server.issuer, clientId: server.clientId },
    ...more,
  }) as AccessConsoleConnection;
  let turns = 0;
  const saved: Connection[] = [connection];
  const kindWith = (by: Login) =>
    accessConsoleKind({
      http,
      clock: time.clock,
      login: by,
      connections: async () => saved,
      turn: async (_, signal) => {
        signal.throwIfAborted();
        turns += 1;
      },
    });
  const kind = kindWith(login);
  const signIn = kind.signIn!;
  if (signedIn) await signIn.again(connection, calm());
  return {
    ...issuer,
    console,
    connection,
    saved,
    kind,
    signIn,
    target: loginTarget(connection),
    provider: await kind.open(connection),
    /** How often a request waited for its turn. */
    turns: () => turns,
    /** The names of the operations that the console received, oldest first. */
    operations: () => console.requests.map(({ path }) => path.split('/')[2]),
  };
}
export type OpenedConsole = Awaited<ReturnType<typeof openAccessConsole>>;
