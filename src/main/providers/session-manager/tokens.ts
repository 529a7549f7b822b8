import { omitUndefined } from '../../core/base/omit-undefined.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import type { KeyStore } from '../../core/secrets/keys.ts';
import { answer, failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { createSingleFlight, type SingleFlight } from '../../core/base/single-flight.ts';
import type { Bearer } from '../dcv/json-client.ts';
import { requestToken } from './token-request.ts';

type Broker = ConnectionOf<'session-manager'>;

export interface TokensDeps {
  readonly http: Http;
  readonly keys: Pick<KeyStore, 'load'>;
  readonly clock: Clock;
  /** Waits until one more request of this connection may be sent. */
  readonly turn: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
}

/** A token in memory. */
export interface KeptToken {
  readonly token: Secret;
  /** When it was received, by the wall clock. */
  readonly at: number;
  /** Undefined if it is not known: the token is used until it is rejected. */
  readonly expiresAt?: number;
  /** It replaced a token that was rejected. */
  readonly isReplacement: boolean;
}

/** What is known about one connection's token. */
export interface TokenState {
  readonly kept?: KeptToken;
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
  readonly of: string;
  readonly work: SingleFlight<ServiceResponse<Secret>>;
  kept?: KeptToken;
  failure?: Failure;
  refused?: Secret;
  restsUntil?: number;
}

/** {@link Tokens} that check the wall clock at each use, so sleep and wake need no timer. */
export function createTokens(deps: TokensDeps, onChange: () => void): Tokens {
  const { clock, keys, turn } = deps;
  const entries = new Map<ConnectionId, Entry>();
  const known = ({ id, endpoint, credentials, tls }: Broker): Entry | undefined => {
    const entry = entries.get(id);
    return entry?.of === JSON.stringify([endpoint, credentials, tls]) ? entry : undefined;
  };
  const entryOf = (connection: Broker): Entry => {
    const found = known(connection);
    if (found !== undefined) return found;
    const { id, endpoint, credentials, tls } = connection;
    const of = JSON.stringify([endpoint, credentials, tls]);
    const fresh: Entry = { of, work: createSingleFlight() };
    entries.set(id, fresh);
    return fresh;
  };

  /** A token of any age: from the vault, or from the token server. */
  const obtain = async (
    connection: Broker,
    { refused }: Entry,
    signal: AbortSignal,
  ): Promise<ServiceResponse<KeptToken>> => {
    const { credentials } = connection;
    const secrets = await keys.load(credentials.entry);
    if (!secrets.ok) return failure(secrets.failure);
    const isReplacement = refused !== undefined;
    if (credentials.source === 'token') {
      const { token } = secrets.value;
      if (token === undefined) return failure({ code: 'credentials-missing' });
      return token.reveal() === refused?.reveal()
        ? failure({ code: 'credentials-refused' })
        : answer({ token, at: clock.now(), isReplacement });
    }
    const { clientSecret } = secrets.value;
    if (clientSecret === undefined) return failure({ code: 'credentials-missing' });
    await turn(connection.id, signal);
    const given = await requestToken(connection, credentials, clientSecret, deps, signal);
    if (given.kind !== 'answer') return given;
    const { token, lifeMs } = given.value;
    const at = clock.now();
    return answer({ token, at, expiresAt: at + lifeMs, isReplacement });
  };

  const renew = async (
    connection: Broker,
    entry: Entry,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Secret>> => {
    const fresh = await obtain(connection, entry, signal);
    const { kept } = entry;
    if (fresh.kind === 'answer') {
      entry.kept = fresh.value;
      delete entry.failure;
      delete entry.refused;
    } else if (kept !== undefined && isAlive(kept, clock.now())) {
      // A failed renewal does no harm while the old token is valid.
      entry.restsUntil = clock.now() + TRY_AGAIN_MS;
      return answer(kept.token);
    } else {
      delete entry.kept;
      if (fresh.kind === 'trouble') return fresh;
      entry.failure = fresh.failure;
    }
    if (known(connection) === entry) onChange();
    return fresh.kind === 'answer' ? answer(fresh.value.token) : fresh;
  };

  const read = async (
    connection: Broker,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Secret>> => {
    const entry = entryOf(connection);
    if (entry.kept !== undefined && isGood(entry.kept, entry, clock.now()))
      return answer(entry.kept.token);
    const given = await entry.work.join((stopped) => renew(connection, entry, stopped), signal);
    // If the user signed out or changed the secret in the meantime, discard the token and start
    // again.
    return known(connection) === entry ? given : read(connection, signal);
  };

  return {
    bearer: (connection) => ({
      token: (signal) => read(connection, signal),
      refused(token) {
        const entry = entryOf(connection);
        const { kept } = entry;
        // Another request was rejected as well, and the next token is already there.
        if (kept?.token !== token) return;
        delete entry.kept;
        entry.refused = token;
        if (!kept.isReplacement || clock.now() - kept.at > SOON_MS) return;
        entry.failure = { code: 'credentials-refused' };
        onChange();
      },
    }),
    state(connection) {
      const { kept, failure: why } = known(connection) ?? {};
      return {
        ...(kept !== undefined && isAlive(kept, clock.now()) && { kept }),
        ...omitUndefined({ failure: why }),
      };
    },
    drop(connection) {
      if (entries.delete(connection.id)) onChange();
    },
  };
}

/** If the clock was set back, a token's age is unknown. */
const isAlive = ({ at, expiresAt = Infinity }: KeptToken, now: number): boolean =>
  at <= now && now < expiresAt;

const isGood = (kept: KeptToken, { restsUntil = -Infinity }: Entry, now: number): boolean => {
  const { at, expiresAt = Infinity } = kept;
  return isAlive(kept, now) && (now < at + (expiresAt - at) * RENEW_AT || now < restsUntil);
};
