import * as v from 'valibot';
import { firstIssue, type Connection } from '../../../shared/connections/connection.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import { commonHosts, matchesHost } from '../../../shared/network/hosts.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { PolicyRule } from '../../../shared/policy/policy-rules.ts';
import { Policy } from '../../../shared/policy/policy.ts';
import type { Rule } from '../../../shared/base/rule.ts';
import { isDeep, parseJson } from '../base/json.ts';
import { policyFacts, withEntry, type Judged, type PolicyFacts } from './policy-facts.ts';

/** Why a policy cannot be followed; it holds facts that may be shown. */
export type PolicyFailure = Extract<Failure, { code: 'policy-unreadable' }>;

/** The policy of this machine: none, one to follow, or one that is there and cannot be followed. */
export type PolicyResult =
  | { readonly state: 'none' }
  | { readonly state: 'applies'; readonly policy: Policy }
  | { readonly state: 'unreadable'; readonly failure: PolicyFailure };

/** Reads the policy. Asked anew for each decision; how long an answer may be kept is the adapter's. */
export type ReadPolicy = () => Promise<PolicyResult>;

export const NO_POLICY: PolicyResult = { state: 'none' };
export const unreadable = (
  why: PolicyFailure['why'],
  where: { field?: string; rule?: Rule; expected?: string | undefined } = {},
): PolicyResult => ({
  state: 'unreadable',
  failure: { code: 'policy-unreadable', why, ...where },
});

/** Reads the text of a policy. Total. One thing that does not fit makes the whole unfit. */
export function parsePolicy(text: string): PolicyResult {
  return policyOf(parseJson(text));
}

/** The same for a value that was put together from a registry or a profile. */
export function policyOf(value: unknown): PolicyResult {
  if (value === undefined || isDeep(value)) return unreadable('unfit');
  const parsed = v.safeParse(Policy, value);
  if (!parsed.success) return unreadable('unfit', firstIssue(parsed.issues));
  return hasListForObject(value, parsed.output)
    ? unreadable('unfit')
    : { state: 'applies', policy: parsed.output };
}

/** Valibot takes a list for an object without fields: `"allow": []` would forbid nothing. */
function hasListForObject(given: unknown, read: unknown): boolean {
  if (typeof read !== 'object' || read === null) return false;
  if (Array.isArray(given) !== Array.isArray(read)) return true;
  return Object.entries(read).some(([name, value]) =>
    hasListForObject((given as Readonly<Record<string, unknown>>)[name], value),
  );
}

/** Whether a user's own connection may be used. Fails with `not-allowed-by-policy` and the rule. */
export function allows(policy: Policy, connection: Judged): Result<undefined> {
  const rule = brokenRule(policy, connection);
  return rule === undefined ? ok(undefined) : err({ code: 'not-allowed-by-policy', rule });
}

/** True for a connection that comes with the machine. */
export const isOfMachine = (policy: Policy, id: ConnectionId): boolean =>
  policy.connections?.some((one) => one.id === id) === true;

/** The first rule that a user's own connection is against, if any. */
export function brokenRule(policy: Policy, connection: Judged): PolicyRule | undefined {
  const allow = policy.allow ?? {};
  const { endpoints, streams, sources } = policyFacts(connection);
  if (!isIn(allow.kinds, connection.kind)) return 'kind';
  if (allow.endpoints !== undefined && !endpoints.every(matching(allow.endpoints)))
    return 'endpoint';
  if (!sources.every((source) => isIn(allow.credentials, source))) return 'credentials';
  return narrowed(streams, allow.hosts)?.length === 0 ? 'stream-host' : undefined;
}

/**
 * A user's own connection as it is used under a policy: certificates strict where that is forced, and
 * streams from hosts that both allow. Refuses nothing: that is {@link allows}.
 */
export function applied(policy: Policy, connection: Connection): Connection {
  const { streams } = policyFacts(connection);
  const hosts = narrowed(streams, policy.allow?.hosts);
  // Where a connection has one host and no list of them, what is allowed has been asked already.
  const isOpen = connection.kind !== 'practice' && connection.kind !== 'direct';
  return appliedToMachine(
    policy,
    hosts === undefined || !isOpen ? connection : { ...connection, hosts },
  );
}

/** The same for a connection of the machine: what is allowed to users is not said of it. */
export function appliedToMachine(policy: Policy, connection: Connection): Connection {
  if (connection.kind === 'practice' || policy.certificates === undefined) return connection;
  return { ...connection, tls: { ...connection.tls, policy: policy.certificates } };
}

/**
 * The connections that come with the machine, as they are used. Where one keeps keys, each user's are in
 * that user's keychain, under the entry that `entryFor` makes of its id: the same one each time.
 */
export const machineConnections = (
  policy: Policy,
  entryFor: (id: ConnectionId) => string,
): readonly Connection[] =>
  (policy.connections ?? []).map((one) =>
    appliedToMachine(policy, withEntry(one, entryFor(one.id))),
  );

/** What a policy decides of, by the names of its fields. */
export const ruleNames = (policy: Policy): readonly string[] =>
  Object.entries(policy).flatMap(([field, rules]) => {
    if (field === 'version') return [];
    const isGroup = typeof rules === 'object' && !Array.isArray(rules);
    return isGroup ? Object.keys(rules).map((name) => `${field}.${name}`) : [field];
  });

/** True where links connect to it without a question because the policy says so. */
export const connectsWithoutAsking = (policy: Policy, id: ConnectionId): boolean =>
  policy.links?.withoutAsking?.includes(id) === true;

/** The hosts that are left of a connection's own; nothing where there is nothing to narrow. */
function narrowed(streams: PolicyFacts['streams'], allowed: readonly string[] | undefined) {
  if (allowed === undefined || streams === 'here') return undefined;
  return streams === 'anywhere' ? [...allowed] : commonHosts(streams, allowed);
}

const matching = (patterns: readonly string[]) => (host: string) => matchesHost(host, patterns);
const isIn = (allowed: readonly string[] | undefined, one: string): boolean =>
  allowed === undefined || allowed.includes(one);
