import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Credentials } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type FailureCode, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../base/clock.ts';
import { keysIn, type Keys, type KeyStore } from '../secrets/keys.ts';
import type { CredentialCache, KeysSource, Waiter } from './credential-cache.ts';
import type { Log } from '../base/log.ts';
import type { Secret } from '../secrets/secret.ts';
import {
  RENEW_BEFORE_MS,
  type AskCode,
  type AwsProfiles,
  type IdentityCenter,
  type SessionKeys,
  type Sts,
} from './sign-in.ts';
import type { CredentialRequirement } from './credential-requirement.ts';
import { createKeyExchange } from './key-exchange.ts';
import { inTime, unlessExpired } from './key-expiry.ts';
import { fromOrigin } from './keys-origin.ts';

/** The sources of keys. */
export interface CredentialProviderDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: KeyStore;
  /** The keys in the machine's environment. */
  readonly environment: () => Result<Keys>;
  readonly sts: Sts;
  readonly profiles: AwsProfiles;
  readonly identityCenter: IdentityCenter;
  readonly askCode: AskCode;
}

/** Provides the keys that a connection needs. */
export type CredentialProvider = (
  need: CredentialRequirement,
  by: Waiter,
) => Promise<Result<SessionKeys>>;

/** Keys without an expiry (from a profile, or keys that are not exchanged) are read again after this. */
const CACHED_MS = 60_000;
/** A role that requires a code is renewed late, because each renewal asks the user. */
const CODE_RENEWS_BEFORE_MS = 60_000;
/** The role's base keys are no longer valid and can be obtained again. */
const STALE: ReadonlySet<FailureCode> = new Set(['credentials-expired', 'credentials-refused']);

/** {@link CredentialProvider} on top of `cache`, so that connections with the same sign-in obtain keys once. */
export function createCredentialProvider(
  deps: CredentialProviderDeps,
  cache: CredentialCache,
): CredentialProvider {
  const { clock, log, keys, sts, profiles, identityCenter, askCode } = deps;
  const exchange = createKeyExchange({ clock, log, sts });

  const fromKeychain = async (
    need: CredentialRequirement,
    entry: string,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>> => {
    const stored = await keys.load(entry, need.audience);
    const own = stored.ok ? keysIn(stored.value) : stored;
    if (!own.ok || !need.exchanges || own.value.sessionToken !== undefined) return own;
    return exchange(need, own.value, signal);
  };

  const forRole = async (
    need: CredentialRequirement,
    base: CredentialRequirement,
    role: Extract<Credentials, { source: 'assume-role' }>,
    by: Waiter,
  ): Promise<Result<SessionKeys>> => {
    const { signal } = by;
    let code: Result<Secret | undefined> | undefined;
    for (let attempt = 1; ; attempt++) {
      const own = await obtain(base, by);
      if (!own.ok) return own;
      code ??=
        role.mfaSerial === undefined ? ok(undefined) : await askFor(by)(role.mfaSerial, signal);
      if (!code.ok) return code;
      const request = {
        roleArn: role.roleArn,
        ...omitUndefined({
          externalId: role.externalId,
          mfaSerial: role.mfaSerial,
          code: code.value,
        }),
      };
      const assumed = await sts.assumeRole(own.value, request, need.sts, signal);
      if (assumed.ok || attempt > 1 || !STALE.has(assumed.failure.code)) {
        const { origin } = own.value;
        const issued = inTime(clock, assumed);
        return origin === undefined ? issued : fromOrigin(origin, issued);
      }
      cache.refused(base.key, own.value);
    }
  };

  const askFor = ({ mayAsk }: Waiter): AskCode =>
    mayAsk ? askCode : () => Promise.resolve(err({ code: 'mfa-needed' }));

  const sourceOf = (need: CredentialRequirement): KeysSource => {
    const { credentials, base, sts: endpoint } = need;
    const defaults = { keepsMs: 0, renewBeforeMs: RENEW_BEFORE_MS };
    switch (credentials.source) {
      case 'keychain': {
        const { entry } = credentials;
        return {
          ...defaults,
          // If they are not exchanged they are read each time, because they may have been replaced.
          keepsMs: need.exchanges ? CACHED_MS : 0,
          obtain: ({ signal }) => fromKeychain(need, entry, signal),
        };
      }
      case 'environment':
        return {
          ...defaults,
          obtain: () => Promise.resolve(fromOrigin('environment', deps.environment())),
        };
      case 'profile': {
        const { profile: name, agreedCommand } = credentials;
        const profile = { name, ...omitUndefined({ agreedCommand }) };
        return {
          ...defaults,
          keepsMs: CACHED_MS,
          obtain: async (by) =>
            fromOrigin(
              'profile',
              unlessExpired(clock, await profiles.read(profile, askFor(by), by.signal)),
            ),
        };
      }
      case 'identity-center': {
        const { startUrl, region, accountId, roleName } = credentials;
        const [organization, role] = [
          { startUrl, region },
          { accountId, roleName },
        ];
        return {
          ...defaults,
          obtain: async ({ signal }) =>
            fromOrigin(
              'login',
              inTime(
                clock,
                await identityCenter.credentials(organization, role, endpoint.endpoint, signal),
              ),
            ),
        };
      }
      case 'assume-role': {
        const renewBeforeMs =
          credentials.mfaSerial === undefined ? RENEW_BEFORE_MS : CODE_RENEWS_BEFORE_MS;
        return {
          keepsMs: 0,
          renewBeforeMs,
          obtain: (by) =>
            base === undefined
              ? Promise.resolve(err({ code: 'bug' }))
              : forRole(need, base, credentials, by),
        };
      }
    }
  };

  const obtain: CredentialProvider = (need, by) => cache.read(need.key, sourceOf(need), by);
  return obtain;
}
