import { createEmitter } from '../base/emitter.ts';
import type { AwsConnection } from '../../../shared/connections/connection.ts';
import type { Organization, SignInStatus } from '../../../shared/sign-in/credentials.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Keys } from '../secrets/keys.ts';
import type { SignInOf } from '../provider/kind.ts';
import { createCredentialCache } from './credential-cache.ts';
import { createCredentialProvider, type CredentialProviderDeps } from './credential-provider.ts';
import type { Caller, SessionKeys } from './sign-in.ts';
import { signInChecks } from './sign-in-checks.ts';
import { signInStatus } from './sign-in-status.ts';
import { credentialRequirement, type CredentialRequirement } from './credential-requirement.ts';

/** Sign-ins to AWS. Keys are only in memory; connections that share a sign-in share its keys. */
export interface SignIns extends SignInOf<AwsConnection> {
  /** Valid keys, renewed if they are about to expire. Never asks the user: fails with `mfa-needed` instead. */
  keys(connection: AwsConnection, signal: AbortSignal): Promise<Result<SessionKeys>>;
  /**
   * The identity of the person, without the connection's role; asked once for each sign-in. `undefined` with a custom
   * endpoint, because AWS is not asked then. Never asks the user.
   */
  person(connection: AwsConnection, signal: AbortSignal): Promise<Result<Caller | undefined>>;
  /** The service refused these keys. They are renewed once; a second refusal is final. */
  refused(connection: AwsConnection, keys: Keys): void;
  /** Forgets the keys of an organization after a sign-in or sign-out. */
  forgetOrganization(organization: Organization): void;
}

/** {@link SignIns} on top of the ports of signing in. */
export function createSignIns(deps: CredentialProviderDeps): SignIns {
  const { sts, profiles, identityCenter } = deps;
  const changes = createEmitter();
  const notify = () => {
    changes.emit();
  };
  const cache = createCredentialCache(deps.clock, notify);
  const obtain = createCredentialProvider(deps, cache);
  /** By sign-in: account and role or user, as the service reported them. */
  const callers = new Map<string, Caller>();
  /** By organization: the sign-ins whose keys are forgotten with it. */
  const byOrganization = new Map<string, Set<string>>();

  const needFor = (connection: AwsConnection): CredentialRequirement => {
    const need = credentialRequirement(connection);
    if (need.organization !== undefined) {
      const of = keyOf(need.organization);
      const keys = [need.key, ...(need.base === undefined ? [] : [need.base.key])];
      byOrganization.set(of, new Set([...(byOrganization.get(of) ?? []), ...keys]));
    }
    return need;
  };
  const drop = (need: CredentialRequirement) => {
    for (const one of [need, need.base]) {
      if (one === undefined) continue;
      callers.delete(one.key);
      cache.drop(one.key);
    }
  };
  const forgetOrganization = (organization: Organization) => {
    for (const key of byOrganization.get(keyOf(organization)) ?? []) cache.drop(key);
    notify();
  };

  const statusOf = (need: CredentialRequirement): Promise<SignInStatus> =>
    signInStatus(need, {
      profiles,
      identityCenter,
      caller: callerTextOf(callers.get(need.key)),
      keys: cache.stateOf(need.key),
    });

  /** The identity of the keys; `undefined` with a custom endpoint, because AWS is not asked then. */
  const callerOf = async (
    connection: AwsConnection,
    need: CredentialRequirement,
    how: { readonly signal: AbortSignal; readonly mayAsk: boolean },
  ): Promise<Result<Caller | undefined>> => {
    if (!asksAws(connection)) return ok(undefined);
    const keys = await obtain(need, how);
    if (!keys.ok) return keys;
    const caller = await sts.caller(keys.value, need.sts, how.signal);
    if (caller.ok) callers.set(need.key, caller.value);
    return caller;
  };

  return {
    keys: (connection, signal) => obtain(needFor(connection), { signal, mayAsk: false }),
    async person(connection, signal) {
      const need = needFor(connection);
      // The session of a role that Stagedoor assumes does not name the person.
      const known = callers.get((need.base ?? need).key);
      if (known !== undefined) return ok(known);
      return callerOf(connection, need.base ?? need, { signal, mayAsk: false });
    },
    async ready(connection, signal) {
      const need = needFor(connection);
      if (takesTime(need)) await obtain(need, { signal, mayAsk: true });
    },
    refused(connection, keys) {
      cache.refused(needFor(connection).key, keys);
    },
    status: (connection) => statusOf(needFor(connection)),
    async checks(connection, signal) {
      const need = needFor(connection);
      const how = { signal, mayAsk: true };
      // Who has the keys is not asked at a custom endpoint, but without keys nobody is signed in there either.
      const signedIn = asksAws(connection)
        ? await callerOf(connection, need, how)
        : await obtain(need, how);
      return signInChecks(signedIn, await statusOf(need));
    },
    async again(connection, signal) {
      const need = needFor(connection);
      if (need.organization !== undefined) {
        const { organization, sts: endpoint } = need;
        const signedIn = await identityCenter.signIn(
          organization,
          { type: 'browser' },
          endpoint.endpoint,
          signal,
        );
        if (!signedIn.ok) return signedIn;
        forgetOrganization(organization);
      }
      drop(need);
      const keys = await obtain(need, { signal, mayAsk: true });
      return keys.ok ? ok(undefined) : keys;
    },
    async out(connection) {
      const need = needFor(connection);
      drop(need);
      if (need.organization === undefined) return ok(undefined);
      const out = await identityCenter.signOut(need.organization);
      forgetOrganization(need.organization);
      return out;
    },
    forget(connection) {
      drop(needFor(connection));
      return Promise.resolve(ok(undefined));
    },
    forgetOrganization,
    onChange: changes.on,
  };
}

/** Whether getting the keys takes more than reading the keychain or the environment. */
const takesTime = ({ credentials: { source }, exchanges }: CredentialRequirement): boolean =>
  exchanges || (source !== 'keychain' && source !== 'environment');

/** With a custom endpoint, keys are never sent to AWS. */
function asksAws(connection: AwsConnection): boolean {
  const { endpoint, signInEndpoint } = connection;
  const ssmEndpoint = connection.kind === 'ec2' ? connection.ssmEndpoint : undefined;
  return (endpoint === undefined && ssmEndpoint === undefined) || signInEndpoint !== undefined;
}

const keyOf = ({ startUrl, region }: Organization): string => JSON.stringify([startUrl, region]);

const callerTextOf = (caller: Caller | undefined): string | undefined =>
  caller && callerText(caller);

/** “123456789012 artist”: the account and the role or user of an ARN. */
export const callerText = ({ account, arn }: Caller): string =>
  safeText(`${account} ${arn.split(':').at(-1)?.split('/')[1] ?? ''}`.trim(), 120);
