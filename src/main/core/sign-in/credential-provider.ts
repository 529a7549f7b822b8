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

/** Where keys come from. */
export interface CredentialProviderDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: KeyStore;
  /** What the machine's environment holds now. */
  readonly environment: () => Result<Keys>;
  readonly sts: Sts;
  readonly profiles: AwsProfiles;
  readonly identityCenter: IdentityCenter;
  readonly askCode: AskCode;
}

/** Gives keys for what a connection needs. */
export type CredentialProvider = (
  need: CredentialRequirement,
  by: Waiter,
) => Promise<Result<SessionKeys>>;

/** Keys without an end, from a profile's program or file or where none are exchanged, are read again after this. */
const KEEPS_MS = 60_000;
/** A role that takes a code is used almost to its end: each renewal is a question to a person. */
const CODE_RENEWS_BEFORE_MS = 60_000;
/** Where STS does not exchange keys, it is not asked again before this. */
const NO_EXCHANGE_MS = 60 * 60_000;
/** The shortest life STS gives: what has ended when it comes says that our clock is at least so much ahead. */
const SHORTEST_MINUTES = 15;
/** The keys below a role are no good any more, and may be had anew. */
const STALE: ReadonlySet<FailureCode> = new Set(['credentials-expired', 'credentials-refused']);

/** {@link CredentialProvider} over `kept`, so that connections with the same sign-in ask for it once. */
export function createCredentialProvider(
  deps: CredentialProviderDeps,
  kept: CredentialCache,
): CredentialProvider {
  const { clock, log, keys, sts, profiles, identityCenter, askCode } = deps;
  const notExchangedUntil = new Map<string, number>();

  const exchanged = async (
    { key, place }: CredentialRequirement,
    own: Keys,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>> => {
    const now = clock.now();
    const until = notExchangedUntil.get(key) ?? -Infinity;
    if (now < until && until - now <= NO_EXCHANGE_MS) return ok(own);
    const session = inTime(clock, await sts.session(own, place, signal));
    if (session.ok) return session;
    notExchangedUntil.set(key, now + NO_EXCHANGE_MS);
    log.info('keys are used as they are', { code: session.failure.code });
    return ok(own);
  };

  const fromKeychain = async (
    need: CredentialRequirement,
    entry: string,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>> => {
    const kept = await keys.load(entry);
    const own = kept.ok ? keysIn(kept.value) : kept;
    if (!own.ok || !need.exchanges || own.value.sessionToken !== undefined) return own;
    return exchanged(need, own.value, signal);
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
      const assumed = await sts.assumeRole(own.value, request, need.place, signal);
      if (assumed.ok || attempt > 1 || !STALE.has(assumed.failure.code))
        return inTime(clock, assumed);
      kept.refused(base.key, own.value);
    }
  };

  const askFor = ({ mayAsk }: Waiter): AskCode =>
    mayAsk ? askCode : () => Promise.resolve(err({ code: 'mfa-needed' }));

  const sourceOf = (need: CredentialRequirement): KeysSource => {
    const { credentials, base, place } = need;
    const reading = { keepsMs: 0, renewBeforeMs: RENEW_BEFORE_MS };
    switch (credentials.source) {
      case 'keychain': {
        const { entry } = credentials;
        return {
          ...reading,
          // Without a request to AWS they are read each time: somebody may have replaced them.
          keepsMs: need.exchanges ? KEEPS_MS : 0,
          obtain: ({ signal }) => fromKeychain(need, entry, signal),
        };
      }
      case 'environment':
        return { ...reading, obtain: () => Promise.resolve(deps.environment()) };
      case 'profile': {
        const { profile: name, agreedCommand } = credentials;
        const profile = { name, ...omitUndefined({ agreedCommand }) };
        return {
          ...reading,
          keepsMs: KEEPS_MS,
          obtain: async (by) =>
            notEnded(clock, await profiles.read(profile, askFor(by), by.signal)),
        };
      }
      case 'identity-center': {
        const { startUrl, region, accountId, roleName } = credentials;
        const [organisation, role] = [
          { startUrl, region },
          { accountId, roleName },
        ];
        return {
          ...reading,
          obtain: async ({ signal }) =>
            inTime(
              clock,
              await identityCenter.credentials(organisation, role, place.endpoint, signal),
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

  const obtain: CredentialProvider = (need, by) => kept.read(need.key, sourceOf(need), by);
  return obtain;
}

/** What a service of AWS's has just given out lasts; where it does not, our clock is ahead. */
function inTime(clock: Clock, given: Result<SessionKeys>): Result<SessionKeys> {
  const end = given.ok ? given.value.expiresAt : undefined;
  if (end === undefined || clock.now() < end) return given;
  const minutes = Math.round((clock.now() - end) / 60_000) + SHORTEST_MINUTES;
  return err({ code: 'clock-wrong', minutes });
}

/** A file or a program may well give what has ended. */
function notEnded(clock: Clock, given: Result<SessionKeys>): Result<SessionKeys> {
  const end = given.ok ? given.value.expiresAt : undefined;
  return end === undefined || clock.now() < end ? given : err({ code: 'credentials-expired' });
}
