import * as v from 'valibot';
import { Credentials, CredentialsInput } from './credentials.ts';
import { isHostPattern, isLoopback } from './hosts.ts';
import { ConnectionId, ResourceId } from './ids.ts';
import { REGIONS } from './region.ts';

const NAME_FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** A connection's name as people see it: 1 to 80 characters, one line, no invisible characters. */
export const ConnectionName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'a connection needs a name'),
  v.maxLength(80, 'a name has at most 80 characters'),
  v.check((name) => !NAME_FORBIDDEN.test(name), 'a name is one line without invisible characters'),
);

/**
 * Where a connection's requests go: https anywhere, http on this machine only; no user info, query
 * or fragment. The text must be what `URL` makes of it (but for a last slash), so that what is
 * shown is what is asked.
 */
export const Endpoint = v.pipe(
  v.string(),
  v.maxLength(512, 'an endpoint has at most 512 characters'),
  v.check(
    isEndpoint,
    'an endpoint is an https address (http only on this machine), without user name, query or fragment',
  ),
);

function isEndpoint(text: string): boolean {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /[?#@\\]/.test(text)) return false;
  if (url.href !== text && url.href !== `${text}/` && !sameButPort(url, text)) return false;
  return url.protocol === 'https:' || isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
}

/** `https://host:443` is a fair way to write `https://host/`. */
function sameButPort(url: URL, text: string): boolean {
  const port = url.protocol === 'https:' ? ':443' : ':80';
  return text.replace(/\/$/, '') === `${url.origin}${port}${url.pathname}`.replace(/\/$/, '');
}

/** Hosts a stream may come from: exact names or `*.suffix`; nothing else is accepted where given. */
export const Hosts = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.toLowerCase(),
      v.check(isHostPattern, 'a host is an exact name or *.suffix'),
    ),
  ),
  v.maxLength(50),
);

const Pin = v.pipe(
  v.string(),
  v.regex(/^sha256\/[A-Za-z0-9+/]{43}=$/, 'a pin is sha256/ and base64'),
);
const FilePath = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(1024),
  v.regex(/^(\/|[A-Za-z]:\\)[^\p{Cc}]*$/u, 'a file is named by its whole path'),
);

export const Tls = v.strictObject({
  policy: v.optional(v.picklist(['ask-user', 'strict'])),
  caFile: v.optional(FilePath),
  pin: v.optional(Pin),
});

/** One loopback address for all of AWS's sign-in services: for practice and tests, never a host elsewhere. */
export const SignInEndpoint = v.pipe(
  v.string(),
  v.regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/, 'a sign-in endpoint is on this machine'),
);

const viewing = {
  hosts: v.optional(Hosts),
  tls: v.optional(Tls),
  display: v.optional(
    v.strictObject({ fullscreen: v.optional(v.boolean()), allMonitors: v.optional(v.boolean()) }),
  ),
  transport: v.optional(v.picklist(['auto', 'quic', 'websocket'])),
};

const nimble = {
  kind: v.literal('nimble'),
  region: v.picklist(REGIONS, `a region is one of ${REGIONS.join(', ')}`),
  endpoint: v.optional(Endpoint),
  studioId: v.optional(ResourceId),
  signInEndpoint: v.optional(SignInEndpoint),
  ...viewing,
};
const practice = { kind: v.literal('practice'), display: viewing.display };

/** A new connection as the window's form or `connections add` gives it. */
export const ConnectionInput = v.variant('kind', [
  v.strictObject({
    name: ConnectionName,
    ...nimble,
    credentials: CredentialsInput,
  }),
  v.strictObject({ name: ConnectionName, ...practice }),
]);
export type ConnectionInput = v.InferOutput<typeof ConnectionInput>;

/** A connection as it is saved and shown: everything but secrets. `entry` names the vault's entry. */
export const Connection = v.variant('kind', [
  v.strictObject({
    id: ConnectionId,
    name: ConnectionName,
    ...nimble,
    credentials: Credentials,
  }),
  v.strictObject({ id: ConnectionId, name: ConnectionName, ...practice }),
]);
export type Connection = Readonly<v.InferOutput<typeof Connection>>;
/** A connection that signs its requests. */
export type NimbleConnection = Extract<Connection, { kind: 'nimble' }>;

/** The first thing wrong with a value, as path and rule. Never the value: it may be a secret. */
export function firstIssue(issues: readonly v.BaseIssue<unknown>[]): {
  field: string;
  rule: string;
} {
  const issue = issues[0];
  if (issue === undefined) return { field: 'connection', rule: 'is not complete' };
  const path = v.getDotPath(issue) ?? 'connection';
  const rule = issue.type === 'strict_object' ? structureRule(issue) : ruleOf(issue);
  return { field: path.replace(/[^\w.]/g, '').slice(0, 60), rule };
}

function structureRule(issue: v.BaseIssue<unknown>): string {
  return issue.expected === 'never' ? 'is not a setting that a connection has' : 'is missing';
}

function ruleOf(issue: v.BaseIssue<unknown>): string {
  // Messages of ours are sentences; valibot's own repeat what was received, so they are not used.
  return issue.message.startsWith('Invalid')
    ? `should be ${issue.expected ?? 'something else'}`
    : issue.message;
}
