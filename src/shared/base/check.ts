import * as v from 'valibot';
import { Failure } from './failure.ts';
import { isEndpointWell, EndpointResult } from '../network/network.ts';
import { Moment, SafeText } from './safe-text.ts';
import { TransientErrorCode } from '../launch/transient-error.ts';

/** What of a connection is looked at, one after another. Scripts read these names. */
const CheckName = v.picklist([
  'sign-in',
  'service',
  'workstations',
  'clock',
  'create-stream',
  'read-stream',
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

/** One thing that a test of a connection found: a value with safe facts, whose words are in the message files. */
export const Finding = v.variant('found', [
  finding('signed-in', {
    who: v.optional(SafeText),
    until: v.optional(Moment),
    /** True where it is renewed by itself before then. */
    renews: v.boolean(),
  }),
  /** The same, where there is a person with a name and no account. */
  finding('signed-in-as', {
    who: v.optional(SafeText),
    until: v.optional(Moment),
    renews: v.boolean(),
  }),
  /** With a credential that opens any session of any user. */
  finding('administrator', { until: v.optional(Moment), renews: v.boolean() }),
  finding('answers', {}),
  /** What the service calls whoever is signed in. */
  finding('known-as', { who: SafeText }),
  finding('templates', { count, more: v.boolean() }),
  /** How many servers there are of each system; `system` is nothing where that is not told. */
  finding('servers', {
    count,
    kinds: v.array(v.strictObject({ system: v.optional(SafeText), count })),
  }),
  finding('no-servers', {}),
  finding('studios', { count }),
  /** `more` where it is the first page only. */
  finding('listed', { count, more: v.boolean() }),
  finding('allowed', { operation: SafeText }),
  finding('clock-agrees', {}),
  finding('clock-off', { minutes: v.number() }),
  finding('reached', { host: SafeText, port: v.number() }),
  finding('proxied', {}),
  finding('hop', { hop: EndpointResult }),
  finding('trouble', { trouble: TransientErrorCode }),
  finding('failure', { failure: Failure }),
]);
export type Finding = Readonly<v.InferOutput<typeof Finding>>;

const TROUBLE: ReadonlySet<Finding['found']> = new Set([
  'clock-off',
  'no-servers',
  'trouble',
  'failure',
]);

/** False for what needs somebody's care. */
export const isWell = (finding: Finding): boolean =>
  finding.found === 'hop' ? isEndpointWell(finding.hop) : !TROUBLE.has(finding.found);

/** A person has to do these, and can do so only once the connection is saved. */
const LATER: ReadonlySet<Failure['code']> = new Set(['sign-in-needed', 'mfa-needed']);

/**
 * What a test comes to. `later`: all that could be tested is well, and the rest waits until somebody signs in
 * or gives a code.
 */
export type Verdict = 'well' | 'later' | 'not-well';

export function verdictOf(findings: readonly Finding[]): Verdict {
  const unwell = findings.filter((finding) => !isWell(finding));
  if (unwell.length === 0) return 'well';
  return unwell.every((one) => one.found === 'failure' && LATER.has(one.failure.code))
    ? 'later'
    : 'not-well';
}

/** What a network test found, as a part of a connection's test. */
export const endpointFindings = (hops: readonly EndpointResult[]): readonly Finding[] =>
  hops.map((hop) => ({ name: `network-${hop.role}`, found: 'hop', hop }));

/** A check in words, as `doctor` and `connections test` print it: how it is, and what to do if it is not well. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice?: string;
}
