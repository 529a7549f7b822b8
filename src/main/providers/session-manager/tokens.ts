import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
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
  /** Waits until one more request of this connection may go. */
  readonly turn: (connection: ConnectionId, signal: AbortSignal) => Promise<void>;
}

/** A token in memory. */
export interface KeptToken {
  readonly token: Secret;
  /** Since when, by the wall clock. */
  readonly at: number;
  /** Nothing where it did not say: it is used until it is refused. */
  readonly expiresAt?: number;
  /** It came in the place of one that was refused. */
  readonly isReplacement: boolean;
}

/** What is known of one connection's token. */
export interface TokenState {
  readonly kept?: KeptToken;
  /** Why there is none. */
  readonly failure?: Failure;
}

/** The brokers' access tokens, in memory alone. */
export interface Tokens {
  /** All who wait for a connection's token share one request for it. */
  bearer(connection: Broker): Bearer;
  state(connection: Broker): TokenState;
  /** The next one is asked for anew, with the secret that is in the vault then. */
  drop(connection: Broker): void;
}

/** A token is renewed when this much of its life is over. */
const RENEW_AT = 0.8;
/** A new token that is refused so soon is no token that has ended: the failure stands. */
const SOON_MS = 60_000;
/** A renewal that did not help is not tried again before this, while the old token lasts. */
const TRY_AGAIN_MS = 30_000;

interface Entry {
  /** What of the connection it is for: with another of that it is of no use. */
  readonly of: string;
  readonly work: SingleFlight<ServiceResponse<Secret>>;
  kept?: KeptToken;
  failure?: Failure;
  refused?: Secret;
  restsUntil?: number;
}

/** {@link Tokens} by the wall clock, asked at each use: sleep and wake need no timer. */
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

  /** A token, however old: from the vault, or from whoever gives them. */
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
      // Not renewed in time is no harm while it lasts.
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
    // Signed out, or given another secret, while it was under way: what came is not what is wanted now.
    return known(connection) === entry ? given : read(connection, signal);
  };

  return {
    bearer: (connection) => ({
      token: (signal) => read(connection, signal),
      refused(token) {
        const entry = entryOf(connection);
        const { kept } = entry;
        // Somebody else was refused as well, and the next one is there already.
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

/** A clock that was set back says nothing of a token's age. */
const isAlive = ({ at, expiresAt = Infinity }: KeptToken, now: number): boolean =>
  at <= now && now < expiresAt;

const isGood = (kept: KeptToken, { restsUntil = -Infinity }: Entry, now: number): boolean => {
  const { at, expiresAt = Infinity } = kept;
  return isAlive(kept, now) && (now < at + (expiresAt - at) * RENEW_AT || now < restsUntil);
};
