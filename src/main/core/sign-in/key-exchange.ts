import { ok, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Keys } from '../secrets/keys.ts';
import type { CredentialRequirement } from './credential-requirement.ts';
import { inTime } from './key-expiry.ts';
import type { SessionKeys, Sts } from './sign-in.ts';

/** If STS does not exchange keys, it is not asked again before this. */
const NO_EXCHANGE_MS = 60 * 60_000;

/** Exchanges long-lived keys for temporary ones. Returns the keys unchanged if STS does not exchange them. */
export type KeyExchange = (
  need: Pick<CredentialRequirement, 'key' | 'sts'>,
  own: Keys,
  signal: AbortSignal,
) => Promise<Result<SessionKeys>>;

/** {@link KeyExchange} that asks STS again after an hour if it does not exchange keys. */
export function createKeyExchange({
  clock,
  log,
  sts,
}: {
  readonly clock: Clock;
  readonly log: Log;
  readonly sts: Sts;
}): KeyExchange {
  const notExchangedUntil = new Map<string, number>();
  return async ({ key, sts: endpoint }, own, signal) => {
    const now = clock.now();
    const until = notExchangedUntil.get(key) ?? -Infinity;
    if (now < until && until - now <= NO_EXCHANGE_MS) return ok(own);
    const session = inTime(clock, await sts.session(own, endpoint, signal));
    if (session.ok) return session;
    notExchangedUntil.set(key, now + NO_EXCHANGE_MS);
    log.info('keys are used as they are', { code: session.failure.code });
    return ok(own);
  };
}
