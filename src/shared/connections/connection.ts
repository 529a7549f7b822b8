import * as v from 'valibot';
import { BrokerCredentials, BrokerInput, LoginServer } from '../sign-in/broker-credentials.ts';
import { Credentials, CredentialsInput } from '../sign-in/credentials.ts';
import { ec2Fields } from './ec2.ts';
import { OnLeave } from './on-leave.ts';
import { Gateway, HostName, Port, SessionName, UserName, ViewerProxy, WebUrlPath } from './dcv.ts';
import { Endpoint } from '../network/endpoint.ts';
import { ConnectionId, ResourceId } from '../base/ids.ts';
import { REGIONS } from '../sign-in/region.ts';
import { Rule, rule, type BrokenRule } from '../base/rule.ts';
import { hasInvisible } from '../base/invisible.ts';
import { Hosts, viewing } from '../viewer/viewing.ts';

/** The name of a connection, or of the folder it is in, as people see it: 1 to 80 characters, one line, no invisible characters. */
export const ConnectionName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, rule('name-missing')),
  v.maxLength(80, rule('name-long')),
  v.check((name) => !hasInvisible(name), rule('name-line')),
);

/** One loopback address for all of AWS's sign-in services: for practice and tests, never another host. */
export const SignInEndpoint = v.pipe(
  v.string(),
  v.regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/, rule('sign-in-endpoint')),
);

/** Only for kinds that can stop workstations. */
const leaving = { onLeave: v.optional(OnLeave) };

const nimble = {
  kind: v.literal('nimble'),
  region: v.picklist(REGIONS, rule('region')),
  endpoint: v.optional(Endpoint),
  studioId: v.optional(ResourceId),
  signInEndpoint: v.optional(SignInEndpoint),
  hosts: v.optional(Hosts),
  ...leaving,
  ...viewing,
};
/** A DCV Session Manager broker. Its credential has administrator rights. */
const sessionManager = {
  kind: v.literal('session-manager'),
  /** The broker's address, port included. */
  endpoint: Endpoint,
  /** The owner of the sessions, who connects; by default the user of this machine. */
  user: v.optional(UserName),
  gateway: v.optional(Gateway),
  hosts: v.optional(Hosts),
  ...viewing,
};
/** A DCV Access Console: the address of its handler, with its prefix (`/smuihandler`). */
const accessConsole = {
  kind: v.literal('access-console'),
  endpoint: Endpoint,
  gateway: v.optional(Gateway),
  hosts: v.optional(Hosts),
  ...viewing,
};
/** A DCV server without a service that manages it. The viewer asks for the password. */
const direct = {
  kind: v.literal('direct'),
  host: HostName,
  /** The port for TCP, and for QUIC if `quicPort` is missing. */
  port: Port,
  quicPort: v.optional(Port),
  session: SessionName,
  user: v.optional(UserName),
  webUrlPath: v.optional(WebUrlPath),
  proxy: v.optional(ViewerProxy),
  ...viewing,
};
/** DCV servers on EC2 instances. */
const ec2 = { ...ec2Fields, ...leaving, signInEndpoint: v.optional(SignInEndpoint) };
const practice = { kind: v.literal('practice'), ...leaving, display: viewing.display };

/** What every connection has: its name, and the folder it is in. */
const named = { name: ConnectionName, group: v.optional(ConnectionName) };

/** A new connection from the window's form or `connections add`. */
export const ConnectionInput = v.variant('kind', [
  v.strictObject({ ...named, ...nimble, credentials: CredentialsInput }),
  v.strictObject({ ...named, ...sessionManager, credentials: BrokerInput }),
  v.strictObject({ ...named, ...accessConsole, credentials: LoginServer }),
  v.strictObject({ ...named, ...ec2, credentials: CredentialsInput }),
  v.strictObject({ ...named, ...direct }),
  v.strictObject({ ...named, ...practice }),
]);
export type ConnectionInput = v.InferOutput<typeof ConnectionInput>;

/** A changed connection that keeps its saved secrets, which `entry` names. Other kinds have no secrets. */
export const ConnectionKeepingSecrets = v.variant('kind', [
  v.strictObject({ ...named, ...nimble, credentials: Credentials }),
  v.strictObject({ ...named, ...sessionManager, credentials: BrokerCredentials }),
  v.strictObject({ ...named, ...ec2, credentials: Credentials }),
]);
/** A changed connection without its id, which stays: with all its settings, and with new secrets or the saved ones. */
export const ConnectionEdit = v.union([ConnectionInput, ConnectionKeepingSecrets]);
export type ConnectionEdit = v.InferOutput<typeof ConnectionEdit>;

const saved = { id: ConnectionId, ...named };
/** A connection as it is saved and shown, without secrets. `entry` is the vault entry of its secrets. */
export const Connection = v.variant('kind', [
  v.strictObject({ ...saved, ...nimble, credentials: Credentials }),
  v.strictObject({ ...saved, ...sessionManager, credentials: BrokerCredentials }),
  v.strictObject({ ...saved, ...accessConsole, credentials: LoginServer }),
  v.strictObject({ ...saved, ...ec2, credentials: Credentials }),
  v.strictObject({ ...saved, ...direct }),
  v.strictObject({ ...saved, ...practice }),
]);
export type Connection = Readonly<v.InferOutput<typeof Connection>>;
export type ConnectionKind = Connection['kind'];
/** A connection of one kind. */
export type ConnectionOf<Kind extends ConnectionKind> = Extract<Connection, { kind: Kind }>;
export type NimbleConnection = ConnectionOf<'nimble'>;
/** A connection that signs its requests with credentials of AWS. */
export type AwsConnection = ConnectionOf<'nimble' | 'ec2'>;

/** The first thing wrong with a value, as path and rule. Never the value: it may be a secret. */
export function firstIssue(
  issues: readonly v.BaseIssue<unknown>[],
): BrokenRule & { readonly field: string } {
  const issue = issues[0];
  if (issue === undefined) return { field: 'connection', rule: 'incomplete' };
  const path = v.getDotPath(issue) ?? 'connection';
  return { field: shownField(path), ...ruleOf(issue) };
}

/** The path of a field as it is shown. Names of fields come from outside. */
export const shownField = (path: string): string => path.replace(/[^\w.]/g, '').slice(0, 60);

function ruleOf(issue: v.BaseIssue<unknown>): BrokenRule {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return { rule: 'unknown-setting' };
    if (issue.received === 'undefined') return { rule: 'missing' };
  }
  // Valibot's own messages repeat what was received, so they are not used.
  if (v.is(Rule, issue.message)) return { rule: issue.message };
  return {
    rule: 'unlike',
    ...(issue.expected !== null && { expected: issue.expected.slice(0, 512) }),
  };
}
