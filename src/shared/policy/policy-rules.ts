import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { ConnectionId } from '../base/ids.ts';
import { SafeText } from '../base/safe-text.ts';

/** Why a policy that is there cannot be followed. */
export const PolicyProblem = v.picklist([
  /** It is no JSON, or a value has another form than the schema says. */
  'unfit',
  /** It cannot be opened, or what the system says of it cannot be understood. */
  'unreadable',
  'too-large',
  /** It is not UTF-8 text. */
  'encoding',
  /** It contains NUL characters. */
  'nul',
  /** Others than administrators may write to it, or to a folder on the way to it. */
  'open-to-others',
]);
export type PolicyProblem = v.InferOutput<typeof PolicyProblem>;

/** Which rule of a policy something is against. */
export const PolicyRule = v.picklist([
  'kind',
  'stream-host',
  'endpoint',
  'credentials',
  /** A connection of the machine is not the user's to change or remove. */
  'machine-connection',
  /** A preference that is locked. */
  'preference',
]);
export type PolicyRule = v.InferOutput<typeof PolicyRule>;

/** What users' own connections may be, so that the form offers nothing else. What is absent is not restricted. */
export const PolicyAllows = v.strictObject({
  kinds: v.optional(listOf(SafeText)),
  credentials: v.optional(listOf(SafeText)),
});
export type PolicyAllows = Readonly<v.InferOutput<typeof PolicyAllows>>;

/** What the window shows of the policy: whose connections are the machine's, and which are not allowed. */
export const PolicyState = v.strictObject({
  state: v.picklist(['none', 'applies', 'unreadable']),
  machine: listOf(ConnectionId),
  refused: listOf(v.strictObject({ connection: ConnectionId, rule: PolicyRule })),
  allows: v.optional(PolicyAllows),
});
export type PolicyState = Readonly<v.InferOutput<typeof PolicyState>>;
