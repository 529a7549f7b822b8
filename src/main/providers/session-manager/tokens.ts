import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import type { KeyStore } from '../../core/secrets/keys.ts';
import { answer, failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import { BoundSecret } from '../../core/secrets/bound-secret.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { secretAudience } from '../../core/secrets/connection-secrets.ts';
import { createSingleFlight, type SingleFlight } from '../../core/base/single-flight.ts';
import type { Bearer } from '../dcv/json-client.ts';
import { requestToken } from './token-request.ts';

type Broker = ConnectionOf<'session-manager'>;

/** False for a broker whose authorization is switched off. */
export const needsToken = ({ credentials }: Broker): boolean => credentials.source !== 'none';

export interface TokensDeps {
  readonly http: Http;
  readonly keys: Pick<KeyStore, 'load'>;
  readonly clock: Clock;
  /** Waits until one more request of this connection may be sent. */
  readonly turn: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
}

/** A token in memory. */
export interface CachedToken {
  readonly token: BoundSecret;
  /** When it was received, by the wall clock. */
  readonly at: number;
  /** Undefined if it is not known: the token is used until it is rejected. */
  readonly expiresAt?: number;
  /** It replaced a token that was rejected. */
  readonly isReplacement: boolean;
}

/** What is known about one connection's token. */
export interface TokenState {
  readonly cached?: CachedToken;
  /** Why there is no token. */
  readonly failure?: Failure;
}

/** The brokers' access tokens, in memory only. */
export interface Tokens {
  /** All callers that wait for a connection's token share one request. */
  bearer(connection: Broker): Bearer;
  state(connection: Broker): TokenState;
  /** Drops the token; the next one is requested with the secret that is then in the vault. */
  drop(connection: Broker): void;
}

/** A token is renewed after this part of its lifetime. */
const RENEW_AT = 0.8;
/** A new token that is rejected within this time has not expired: the failure stands. */
const SOON_MS = 60_000;
/** After a failed renewal, the next one waits this long while the old token is valid. */
const TRY_AGAIN_MS = 30_000;

interface Entry {
  /** The part of the connection the token depends on: if it changes, the token is useless. */
  readonly dependsOn: string;
  readonly work: SingleFlight<ServiceResponse<BoundSecret>>;
  cached?: CachedToken;
  failure?: Failure;
  refused?: BoundSecret;
  retryAfter?: number;
}

/** {@link Tokens} that check the wall clock at each use, so sleep and wake need no timer. */
export function createTokens(deps: TokensDeps, onChange: () => void): Tokens {
  const { clock, keys, turn } = deps;
  const entries = new Map<ConnectionId, Entry>();
  const known = ({ id, endpoint, credentials, tls }: Broker): Entry | undefined => {
    const entry = entries.get(id);
    return entry?.dependsOn === JSON.stringify([endpoint, credentials, tls]) ? entry : undefined;
  };
  const entryOf = (connection: Broker): Entry => {
    const found = known(connection);
    if (found !== undefined) return found;
    const { id, endpoint, credentials, tls } = connection;
    const dependsOn = JSON.stringify([endpoint, credentials, tls]);
    const fresh: Entry = { dependsOn, work: createSingleFlight() };
    entries.set(id, fresh);
    return fresh;
  };

  /** A token of any age: from the vault, or from the token server. */
  const obtain = async (
    connection: Broker,
    { refused }: Entry,
    signal: AbortSignal,
  ): Promise<ServiceResponse<CachedToken>> => {
    const { credentials, endpoint } = connection;
    if (credentials.source === 'none')
      return failure({ code: 'credentials-missing', origin: 'nothing' });
    // SECURITY: a token is sent only to the broker that it was requested or entered for.
    const bind = (token: Secret) => new BoundSecret(token, endpoint);
    const secrets = await keys.load(credentials.entry, secretAudience(connection));
    if (!secrets.ok) return failure(secrets.failure);
    const isReplacement = refused !== undefined;
    if (credentials.source === 'token') {
      const { token: stored } = secrets.value;
      if (stored === undefined) return failure({ code: 'credentials-missing' });
      const token = bind(stored);
      return token.equals(refused)
        ? failure({ code: 'credentials-refused' })
        : answer({ token, at: clock.now(), isReplacement });
    }
    const { clientSecret } = secrets.value;
    if (clientSecret === undefined) return failure({ code: 'credentials-missing' });
    await turn(connection.id, signal);
    const response = await requestToken(connection, credentials, clientSecret, deps, signal);
    if (response.kind !== 'answer') return response;
    const { lifeMs } = response.value;
    const token = bind(response.value.token);
    const at = clock.now();
    return answer({ token, at, expiresAt: at + lifeMs, isReplacement });
  };

  const renew = async (
    connection: Broker,
    entry: Entry,
    signal: AbortSignal,
  ): Promise<ServiceResponse<BoundSecret>> => {
    const fresh = await obtain(connection, entry, signal);
    const { cached } = entry;
    if (fresh.kind === 'answer') {
      entry.cached = fresh.value;
      delete entry.failure;
      delete entry.refused;
    } else if (cached !== undefined && isAlive(cached, clock.now())) {
      // A failed renewal does no harm while the old token is valid.
      entry.retryAfter = clock.now() + TRY_AGAIN_MS;
      return answer(cached.token);
    } else {
      delete entry.cached;
      if (fresh.kind === 'transient-error') return fresh;
      entry.failure = fresh.failure;
    }
    if (known(connection) === entry) onChange();
    return fresh.kind === 'answer' ? answer(fresh.value.token) : fresh;
  };

  const read = async (
    connection: Broker,
    signal: AbortSignal,
  ): Promise<ServiceResponse<BoundSecret>> => {
    const entry = entryOf(connection);
    if (entry.cached !== undefined && isGood(entry.cached, entry, clock.now()))
      return answer(entry.cached.token);
    const response = await entry.work.join((stopped) => renew(connection, entry, stopped), signal);
    // If the user signed out or changed the secret in the meantime, discard the token and start
    // again.
    return known(connection) === entry ? response : read(connection, signal);
  };

  return {
    bearer: (connection) => ({
      token: (signal) => read(connection, signal),
      refused(token) {
        const entry = entryOf(connection);
        const { cached } = entry;
        // Another request was rejected as well, and the next token is already there.
        if (cached?.token !== token) return;
        delete entry.cached;
        entry.refused = token;
        if (!cached.isReplacement || clock.now() - cached.at > SOON_MS) return;
        entry.failure = { code: 'credentials-refused' };
        onChange();
      },
    }),
    state(connection) {
      const { cached, failure: why } = known(connection) ?? {};
      return {
        ...(cached !== undefined && isAlive(cached, clock.now()) && { cached }),
        ...omitUndefined({ failure: why }),
      };
    },
    drop(connection) {
      if (entries.delete(connection.id)) onChange();
    },
  };
}

/** If the clock was set back, a token's age is unknown. */
const isAlive = ({ at, expiresAt = Infinity }: CachedToken, now: number): boolean =>
  at <= now && now < expiresAt;

const isGood = (
  cached: CachedToken,
  { retryAfter: retryAfter = -Infinity }: Entry,
  now: number,
): boolean => {
  const { at, expiresAt = Infinity } = cached;
  return isAlive(cached, now) && (now < at + (expiresAt - at) * RENEW_AT || now < retryAfter);
};
