import * as v from 'valibot';
import { firstIssue, type Connection } from '../../../shared/connections/connection.ts';
import { unknownSetting } from '../../../shared/connections/invalid-connection.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import { commonHosts, matchesHost } from '../../../shared/network/hosts.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { PolicyRule, PolicyState } from '../../../shared/policy/policy-rules.ts';
import { Policy } from '../../../shared/policy/policy.ts';
import type { BrokenRule } from '../../../shared/base/rule.ts';
import { isTooDeep } from '../base/json.ts';
import { parseUniqueJson } from '../base/unique-json.ts';
import { policyFacts, withEntry, type AnyConnection, type PolicyFacts } from './policy-facts.ts';

/** Why a policy cannot be followed. All its facts may be shown. */
export type PolicyFailure = Extract<Failure, { code: 'policy-unreadable' }>;

/** The policy of this machine: none, one that applies, or one that cannot be followed. */
export type PolicyResult =
  | { readonly state: 'none' }
  | { readonly state: 'applies'; readonly policy: Policy }
  | { readonly state: 'unreadable'; readonly failure: PolicyFailure };

/** Reads the policy. Called for each decision; the adapter decides how long a result is cached. */
export type ReadPolicy = () => Promise<PolicyResult>;

/** The policy of this machine. */
export interface MachinePolicy {
  readonly read: ReadPolicy;
  /** What the window shows as decided by the policy. */
  state(): Promise<PolicyState>;
  /** Calls the listener after the policy was read and differs from before. */
  onChange(listener: () => void): () => void;
}

export const NO_POLICY: PolicyResult = { state: 'none' };
export const unreadable = (
  why: PolicyFailure['why'],
  where: Partial<BrokenRule & { readonly field: string; readonly path: string }> = {},
): PolicyResult => ({
  state: 'unreadable',
  failure: { code: 'policy-unreadable', why, ...where },
});

/** Parses the text of a policy. Total. One invalid value, or a name that is used twice, makes the whole policy unreadable. */
export function parsePolicy(text: string): PolicyResult {
  return policyOf(parseUniqueJson(text));
}

/** {@link parsePolicy} for a value that was read from a registry or a profile. */
export function policyOf(value: unknown): PolicyResult {
  if (value === undefined || isTooDeep(value)) return unreadable('unfit');
  const parsed = v.safeParse(Policy, value);
  if (!parsed.success)
    return unreadable('unfit', unknownSetting(Policy, value) ?? firstIssue(parsed.issues));
  return hasListForObject(value, parsed.output)
    ? unreadable('unfit')
    : { state: 'applies', policy: parsed.output };
}

/** Valibot accepts a list as an object without fields: `"allow": []` would forbid nothing. */
function hasListForObject(input: unknown, read: unknown): boolean {
  if (typeof read !== 'object' || read === null) return false;
  if (Array.isArray(input) !== Array.isArray(read)) return true;
  return Object.entries(read).some(([name, value]) =>
    hasListForObject((input as Readonly<Record<string, unknown>>)[name], value),
  );
}

/** Whether a user's connection may be used. Fails with `not-allowed-by-policy` and the rule. */
export function allows(policy: Policy, connection: AnyConnection): Result<undefined> {
  const rule = brokenRule(policy, connection);
  return rule === undefined ? ok(undefined) : err({ code: 'not-allowed-by-policy', rule });
}

/** True for a connection that the machine's policy provides. */
export const isOfMachine = (policy: Policy, id: ConnectionId): boolean =>
  policy.connections?.some((one) => one.id === id) === true;

/** The first rule that a user's connection breaks, if any. */
export function brokenRule(policy: Policy, connection: AnyConnection): PolicyRule | undefined {
  const allow = policy.allow ?? {};
  const { endpoints, streams, sources } = policyFacts(connection);
  if (!isIn(allow.kinds, connection.kind)) return 'kind';
  if (allow.endpoints !== undefined && !endpoints.every(matching(allow.endpoints)))
    return 'endpoint';
  if (!sources.every((source) => isIn(allow.credentials, source))) return 'credentials';
  return narrowed(streams, allow.hosts)?.length === 0 ? 'stream-host' : undefined;
}

/**
 * A user's connection with the policy applied: strict certificates if the policy requires them, and streams
 * only from hosts that both allow. It refuses nothing; {@link allows} does.
 */
export function applied(policy: Policy, connection: Connection): Connection {
  const { streams } = policyFacts(connection);
  const hosts = narrowed(streams, policy.allow?.hosts);
  // Connections with a single host have no list to narrow; `allows` has checked them.
  const isOpen = connection.kind !== 'practice' && connection.kind !== 'direct';
  return appliedToMachine(
    policy,
    hosts === undefined || !isOpen ? connection : { ...connection, hosts },
  );
}

/** {@link applied} for a connection of the machine, which the rules for users' connections do not restrict. */
export function appliedToMachine(policy: Policy, connection: Connection): Connection {
  if (connection.kind === 'practice' || policy.certificates === undefined) return connection;
  return { ...connection, tls: { ...connection.tls, policy: policy.certificates } };
}

/**
 * The connections that the policy provides, with the policy applied. If one uses keys, they are in each user's
 * keychain, under the entry that `entryFor` returns for its id. It must return the same entry each time.
 */
export const machineConnections = (
  policy: Policy,
  entryFor: (id: ConnectionId) => string,
): readonly Connection[] =>
  (policy.connections ?? []).map((one) =>
    appliedToMachine(policy, withEntry(one, entryFor(one.id))),
  );

/** The names of the fields that a policy sets. */
export const ruleNames = (policy: Policy): readonly string[] =>
  Object.entries(policy).flatMap(([field, rules]) => {
    if (field === 'version') return [];
    const isGroup = typeof rules === 'object' && !Array.isArray(rules);
    return isGroup ? Object.keys(rules).map((name) => `${field}.${name}`) : [field];
  });

/** True if the policy lets links open the connection without asking. */
export const connectsWithoutAsking = (policy: Policy, id: ConnectionId): boolean =>
  policy.links?.withoutAsking?.includes(id) === true;

/** The stream hosts that the policy leaves; `undefined` if it does not restrict them. */
function narrowed(streams: PolicyFacts['streams'], allowed: readonly string[] | undefined) {
  if (allowed === undefined || streams === 'here') return undefined;
  return streams === 'anywhere' ? [...allowed] : commonHosts(streams, allowed);
}

const matching = (patterns: readonly string[]) => (host: string) => matchesHost(host, patterns);
const isIn = (allowed: readonly string[] | undefined, one: string): boolean =>
  allowed === undefined || allowed.includes(one);
