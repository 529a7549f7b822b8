import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Login, LoginTarget } from '../../core/sign-in/login-server.ts';
import { answer, failure, responseOf } from '../../core/provider/service-response.ts';
import type { BoundSecret } from '../../core/secrets/bound-secret.ts';
import type { Bearer } from '../dcv/json-client.ts';

/** A token that a handler rejected. */
interface Refusal {
  readonly token: BoundSecret;
  readonly at: number;
  /** The token was itself the replacement of a rejected one: another one will not help. */
  readonly stands: boolean;
}

/** The tokens that handlers rejected, by connection: another handler may accept them. */
export interface Tokens {
  bearer(connection: ConnectionId, target: LoginTarget): Bearer;
  /** True if the user has to sign in again although there is a token. */
  isRefused(connection: ConnectionId): boolean;
  forget(connection: ConnectionId): void;
}

/**
 * A new token that is rejected within this time has not expired, so the refusal stands for as long.
 */
const SOON_MS = 60_000;

/** The tokens of sign-ins for requests to handlers. A rejected token is renewed once. */
export function createTokens(
  login: Pick<Login, 'token'>,
  clock: Clock,
  onChange: () => void,
): Tokens {
  const refusals = new Map<ConnectionId, Refusal>();
  const recent = (connection: ConnectionId): Refusal | undefined => {
    const refusal = refusals.get(connection);
    const since = refusal === undefined ? Infinity : clock.now() - refusal.at;
    return since >= 0 && since < SOON_MS ? refusal : undefined;
  };
  return {
    bearer: (connection, target) => ({
      async token(signal) {
        const refusal = recent(connection);
        const stands = refusal?.stands === true;
        const response = await login.token(target, signal, stands ? undefined : refusal?.token);
        if (!response.ok) return responseOf(response.failure);
        const isSame = response.value.equals(refusal?.token);
        return stands && isSame ? failure({ code: 'sign-in-needed' }) : answer(response.value);
      },
      refused(token) {
        const before = recent(connection);
        const isNew = before !== undefined && !before.token.equals(token);
        refusals.set(connection, { token, at: clock.now(), stands: isNew });
        if (isNew) onChange();
      },
    }),
    isRefused: (connection) => recent(connection)?.stands === true,
    forget(connection) {
      refusals.delete(connection);
    },
  };
}
