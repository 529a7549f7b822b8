import * as v from 'valibot';
import type { Http } from '../../../src/main/core/network/http.ts';
import type { SecretRecord } from '../../../src/main/core/secrets/keys.ts';
import type { Kind } from '../../../src/main/core/provider/kind.ts';
import { Secret } from '../../../src/main/core/secrets/secret.ts';
import { sessionManagerKind } from '../../../src/main/providers/session-manager/kind.ts';
import { Connection, type ConnectionOf } from '../../../src/shared/connections/connection.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { SOLE_STUDIO } from '../../../src/shared/base/ids.ts';
import { openBroker, type Broker, type BrokerScript } from '../broker/broker.ts';
import { recordingLog } from '../machine/machine.ts';
import { directHttp, resource } from './nimble.ts';
import { createQuickTime, type QuickTime } from '../machine/quick-time.ts';

export type SessionManagerConnection = ConnectionOf<'session-manager'>;

interface OpenOptions extends BrokerScript {
  /** Fields of the connection of `ada` to the broker to replace. */
  readonly connection?: object;
  /** The content of the vault for it; by default the broker's own client secret. */
  readonly secrets?: SecretRecord;
  readonly http?: Http;
  readonly broker?: Broker;
  readonly time?: QuickTime;
}

/** The target of a session by its id. */
export const targetOf = (session: string) => ({ studio: SOLE_STUDIO, session: resource(session) });

/** A broker, a connection to it as `ada`, and its provider over real HTTP and TLS. */
export async function openSessionManager(options: OpenOptions = {}) {
  const { log, lines: logged } = recordingLog();
  const { connection: more = {}, time = createQuickTime(), http = directHttp(log) } = options;
  const broker = options.broker ?? (await openBroker(options));
  const vault: { secrets: SecretRecord | undefined; reads: number } = {
    secrets: options.secrets ?? { clientSecret: new Secret(broker.credential.secret) },
    reads: 0,
  };
  const { origin, trust, credential } = broker;
  const connection = v.parse(Connection, {
    id: 'pier',
    kind: 'session-manager',
    name: 'Pier',
    endpoint: origin,
    user: 'ada',
    hosts: ['127.0.0.1'],
    ...(trust !== undefined && { tls: { policy: 'ask-user', caFile: trust.caFile } }),
    credentials: {
      source: 'client',
      clientId: credential.id,
      entry: '00000000-0000-4000-8000-000000000009',
    },
    ...more,
  }) as SessionManagerConnection;
  let turns = 0;
  const kind: Kind<SessionManagerConnection> = sessionManagerKind({
    http,
    clock: time.clock,
    keys: {
      load: async () => {
        vault.reads += 1;
        return vault.secrets === undefined
          ? err({ code: 'credentials-missing' })
          : ok(vault.secrets);
      },
    },
    turn: async (_, signal) => {
      signal.throwIfAborted();
      turns += 1;
    },
    userName: 'machine-user',
  });
  return {
    broker,
    connection,
    kind,
    signIn: kind.signIn!,
    provider: await kind.open(connection),
    vault,
    time,
    /** The log of its requests. */
    logged,
    /** How often a request waited for its turn. */
    turns: () => turns,
    /** The names of the received operations, oldest first. */
    asked: () => broker.requests.map(({ path }) => path.split('/')[1]),
  };
}
