import * as v from 'valibot';
import { listOf } from './list-of.ts';
import { Failure } from './failure.ts';
import { isEndpointOk, EndpointResult } from '../network/network.ts';
import { Moment, SafeText } from './safe-text.ts';
import { TransientErrorCode } from '../launch/transient-error.ts';

/** The checks of a connection, in order. Scripts read these names. */
const CheckName = v.picklist([
  'sign-in',
  'service',
  'workstations',
  'clock',
  'create-stream',
  'read-stream',
  'start',
  'stop',
  'tunnel',
  'host',
  'servers',
  'templates',
  'network-endpoint',
  'network-broker',
  'network-console',
  'network-issuer',
  'network-gateway',
  'network-server',
  'network-host',
]);
export type CheckName = v.InferOutput<typeof CheckName>;

const finding = <const Found extends string, Facts extends v.ObjectEntries>(
  found: Found,
  facts: Facts,
) => v.strictObject({ name: CheckName, found: v.literal(found), ...facts });
const count = v.number();

/** A finding of a connection's test: a value with safe facts, whose text is in the message files. */
export const Finding = v.variant('found', [
  finding('signed-in', {
    who: v.optional(SafeText),
    until: v.optional(Moment),
    /** True if it is renewed automatically before then. */
    renews: v.boolean(),
  }),
  /** Signed in as a person who has a name and no account. */
  finding('signed-in-as', {
    who: v.optional(SafeText),
    until: v.optional(Moment),
    renews: v.boolean(),
  }),
  /** Signed in with a credential that can open any session of any user. */
  finding('administrator', { until: v.optional(Moment), renews: v.boolean() }),
  /** The service asks for no sign-in: anyone who can reach it can open any session. */
  finding('open-to-all', {}),
  finding('answers', {}),
  /** The service's name for the signed-in user. */
  finding('known-as', { who: SafeText }),
  finding('templates', { count, more: v.boolean() }),
  /** The number of servers by operating system; `system` is absent if it is unknown. */
  finding('servers', {
    count,
    kinds: listOf(v.strictObject({ system: v.optional(SafeText), count })),
  }),
  finding('no-servers', {}),
  finding('studios', { count }),
  /** `more`: only the first page was read. */
  finding('listed', { count, more: v.boolean() }),
  finding('allowed', { operation: SafeText }),
  finding('clock-agrees', {}),
  finding('clock-off', { minutes: v.number() }),
  finding('reached', { host: SafeText, port: v.number() }),
  finding('proxied', {}),
  finding('endpoint', { endpoint: EndpointResult }),
  finding('transient-error', { transientError: TransientErrorCode }),
  finding('failure', { failure: Failure }),
]);
export type Finding = Readonly<v.InferOutput<typeof Finding>>;

const NOT_WELL: ReadonlySet<Finding['found']> = new Set([
  'clock-off',
  'no-servers',
  'transient-error',
  'failure',
]);

/** False for findings that need attention. */
export const isOk = (finding: Finding): boolean =>
  finding.found === 'endpoint' ? isEndpointOk(finding.endpoint) : !NOT_WELL.has(finding.found);

/** The user has to do these, which is only possible after the connection is saved. */
const LATER: ReadonlySet<Failure['code']> = new Set(['sign-in-needed', 'mfa-needed']);

/**
 * The result of a test. `later`: everything that could be tested is well, and the rest can be tested after the user
 * signs in or enters a code.
 */
export type Verdict = 'well' | 'later' | 'not-well';

/** The verdict on all findings of a test. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const unwell = findings.filter((finding) => !isOk(finding));
  if (unwell.length === 0) return 'well';
  return unwell.every((one) => one.found === 'failure' && LATER.has(one.failure.code))
    ? 'later'
    : 'not-well';
}

/** The results of a network test as findings of a connection's test. */
export const endpointFindings = (endpoints: readonly EndpointResult[]): readonly Finding[] =>
  endpoints.map((endpoint) => ({ name: `network-${endpoint.role}`, found: 'endpoint', endpoint }));

/** A check as `doctor` and `connections test` print it: its result, and what to do if it is not well. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice?: string;
}
