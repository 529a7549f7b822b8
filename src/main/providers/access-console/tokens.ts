import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Login, LoginTarget } from '../../core/sign-in/login.ts';
import { answer, failure, responseOf } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import type { Bearer } from '../dcv/json-client.ts';

/** A token that a handler did not take. */
interface Refusal {
  readonly token: Secret;
  readonly at: number;
  /** It was new itself, in the place of one that was refused: another one will not help. */
  readonly stands: boolean;
}

/** Which tokens handlers did not take, by connection: what one refuses another may take. */
export interface Tokens {
  bearer(connection: ConnectionId, place: LoginTarget): Bearer;
  /** True where somebody has to sign in anew, although there is a token. */
  isRefused(connection: ConnectionId): boolean;
  forget(connection: ConnectionId): void;
}

/** A new token that is refused so soon is no token that has ended: the refusal stands for as long. */
const SOON_MS = 60_000;

/** The tokens of sign-ins, as handlers are shown them. One that is refused is renewed once. */
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
    bearer: (connection, place) => ({
      async token(signal) {
        const refusal = recent(connection);
        const stands = refusal?.stands === true;
        const given = await login.token(place, signal, stands ? undefined : refusal?.token);
        if (!given.ok) return responseOf(given.failure);
        const isSame = given.value.reveal() === refusal?.token.reveal();
        return stands && isSame ? failure({ code: 'sign-in-needed' }) : answer(given.value);
      },
      refused(token) {
        const before = recent(connection);
        const isNew = before !== undefined && before.token.reveal() !== token.reveal();
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
