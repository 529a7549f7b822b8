import { createEmitter } from '../base/emitter.ts';
import type { NimbleConnection } from '../../../shared/connections/connection.ts';
import type {
  AwsProfile,
  Organisation,
  SignInStatus,
} from '../../../shared/sign-in/credentials.ts';
import { ok, type FailureCode, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Keys } from '../secrets/keys.ts';
import type { SignInOf } from '../provider/kind.ts';
import { createCredentialCache, type CacheState } from './credential-cache.ts';
import { createCredentialProvider, type CredentialProviderDeps } from './credential-provider.ts';
import type { Caller, SessionKeys } from './sign-in.ts';
import { signInChecks } from './sign-in-checks.ts';
import { credentialRequirement, type CredentialRequirement } from './credential-requirement.ts';

/** Who is signed in to AWS where. Keys are in memory alone; connections that share a sign-in share its keys. */
export interface SignIns extends SignInOf<NimbleConnection> {
  /** Keys that last: renewed where they are near their end. Asks nobody: fails with `mfa-needed` instead. */
  keys(connection: NimbleConnection, signal: AbortSignal): Promise<Result<SessionKeys>>;
  /** The service did not take these keys. One renewal follows; what is refused again stands. */
  refused(connection: NimbleConnection, keys: Keys): void;
  /** An organisation was signed in to, or out of. */
  forgetOrganisation(organisation: Organisation): void;
}

/** These say that somebody has to sign in; what else goes wrong says nothing of that. */
const SIGNED_OUT: ReadonlySet<FailureCode> = new Set([
  'credentials-missing',
  'credentials-refused',
  'credentials-expired',
  'sign-in-needed',
  'sign-in-denied',
  'sign-in-late',
  'profile-unknown',
  'profile-unusable',
  'process-not-agreed',
]);
const CODE_WANTED: ReadonlySet<FailureCode> = new Set(['mfa-needed', 'mfa-refused']);

/** {@link SignIns} over the ports of signing in. */
export function createSignIns(deps: CredentialProviderDeps): SignIns {
  const { sts, profiles, identityCenter } = deps;
  const changes = createEmitter();
  const tell = () => {
    changes.emit();
  };
  const kept = createCredentialCache(deps.clock, tell);
  const obtain = createCredentialProvider(deps, kept);
  /** By sign-in: account and role or user, as the service told. */
  const known = new Map<string, string>();
  /** Whose keys are kept, to be forgotten with the organisation. */
  const byOrganisation = new Map<string, Set<string>>();

  const needFor = (connection: NimbleConnection): CredentialRequirement => {
    const need = credentialRequirement(connection);
    if (need.organisation !== undefined) {
      const of = keyOf(need.organisation);
      const keys = [need.key, ...(need.base === undefined ? [] : [need.base.key])];
      byOrganisation.set(of, new Set([...(byOrganisation.get(of) ?? []), ...keys]));
    }
    return need;
  };
  const drop = (need: CredentialRequirement) => {
    for (const one of [need, need.base]) {
      if (one === undefined) continue;
      known.delete(one.key);
      kept.drop(one.key);
    }
  };
  const forgetOrganisation = (organisation: Organisation) => {
    for (const key of byOrganisation.get(keyOf(organisation)) ?? []) kept.drop(key);
    tell();
  };

  const statusOf = async (need: CredentialRequirement): Promise<SignInStatus> => {
    const who = whoOf(need, known.get(need.key));
    const state = kept.stateOf(need.key);
    const takesCode = await needsCode(need, profiles);
    if (need.organisation !== undefined) {
      const signedIn = await identityCenter.state(need.organisation);
      if (signedIn === undefined) return { state: 'needs-sign-in', ...who, renews: false };
      if (!takesCode && !isSignedOut(state))
        return { state: 'signed-in', ...who, until: signedIn.until, renews: signedIn.renews };
    }
    if (state.keys !== undefined) {
      const { expiresAt } = state.keys;
      const until = expiresAt === undefined ? {} : { until: expiresAt };
      return { state: 'signed-in', ...who, ...until, renews: !takesCode };
    }
    const code = state.failure?.code;
    if (takesCode && (code === undefined || CODE_WANTED.has(code)))
      return { state: 'needs-code', ...who, renews: false };
    return { state: isSignedOut(state) ? 'needs-sign-in' : 'unknown', ...who, renews: !takesCode };
  };

  /** Who the keys are; nothing where AWS is not asked, since the endpoint is not its own. */
  const callerOf = async (
    connection: NimbleConnection,
    signal: AbortSignal,
  ): Promise<Result<Caller | undefined>> => {
    const need = needFor(connection);
    const { endpoint, signInEndpoint } = connection;
    if (endpoint !== undefined && signInEndpoint === undefined) return ok(undefined);
    const keys = await obtain(need, { signal, mayAsk: true });
    if (!keys.ok) return keys;
    const caller = await sts.caller(keys.value, need.place, signal);
    if (caller.ok) known.set(need.key, callerText(caller.value));
    return caller;
  };

  return {
    keys: (connection, signal) => obtain(needFor(connection), { signal, mayAsk: false }),
    async ready(connection, signal) {
      const need = needFor(connection);
      if (takesTime(need)) await obtain(need, { signal, mayAsk: true });
    },
    refused(connection, keys) {
      kept.refused(needFor(connection).key, keys);
    },
    status: (connection) => statusOf(needFor(connection)),
    async checks(connection, signal) {
      const caller = await callerOf(connection, signal);
      return signInChecks(caller, await statusOf(needFor(connection)));
    },
    async again(connection, signal) {
      const need = needFor(connection);
      if (need.organisation !== undefined) {
        const { organisation, place } = need;
        const signedIn = await identityCenter.signIn(
          organisation,
          { way: 'browser' },
          place.endpoint,
          signal,
        );
        if (!signedIn.ok) return signedIn;
        forgetOrganisation(organisation);
      }
      drop(need);
      const keys = await obtain(need, { signal, mayAsk: true });
      return keys.ok ? ok(undefined) : keys;
    },
    async out(connection) {
      const need = needFor(connection);
      drop(need);
      if (need.organisation === undefined) return ok(undefined);
      const out = await identityCenter.signOut(need.organisation);
      forgetOrganisation(need.organisation);
      return out;
    },
    forget(connection) {
      drop(needFor(connection));
      return Promise.resolve(ok(undefined));
    },
    forgetOrganisation,
    onChange: changes.on,
  };
}

/** Whether it is more than a look into the keychain or the environment. */
const takesTime = ({ credentials: { source }, exchanges }: CredentialRequirement): boolean =>
  exchanges || (source !== 'keychain' && source !== 'environment');

const keyOf = ({ startUrl, region }: Organisation): string => JSON.stringify([startUrl, region]);

const isSignedOut = ({ failure }: CacheState): boolean =>
  failure !== undefined && SIGNED_OUT.has(failure.code);

/** Whether a person's device has a say in each renewal. */
async function needsCode(
  { credentials }: CredentialRequirement,
  profiles: CredentialProviderDeps['profiles'],
) {
  if (credentials.source === 'assume-role' && credentials.mfaSerial !== undefined) return true;
  const profile =
    credentials.source === 'profile'
      ? credentials.profile
      : credentials.source === 'assume-role' && credentials.base.source === 'profile'
        ? credentials.base.profile
        : undefined;
  if (profile === undefined) return false;
  const all: readonly AwsProfile[] = await profiles.list();
  return all.some(({ name, kind }) => name === profile && kind === 'mfa');
}

/** “123456789012 artist”: account and role or user, without an arn's other parts. */
export const callerText = ({ account, arn }: Caller): string =>
  safeText(`${account} ${arn.split(':').at(-1)?.split('/')[1] ?? ''}`.trim(), 120);

/** Who it is by the settings, where the service was not asked. */
function whoOf({ credentials }: CredentialRequirement, told: string | undefined): { who?: string } {
  if (told !== undefined) return { who: told };
  if (credentials.source === 'identity-center')
    return { who: `${credentials.accountId} ${credentials.roleName}` };
  if (credentials.source !== 'assume-role') return {};
  const account = credentials.roleArn.split(':')[4] ?? '';
  return { who: safeText(`${account} ${credentials.roleArn.split('/').at(-1) ?? ''}`, 120) };
}
