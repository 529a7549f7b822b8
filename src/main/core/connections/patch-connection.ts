import * as v from 'valibot';
import type { ConnectionEdit } from '../../../shared/connections/connection.ts';
import {
  ConnectionInput,
  ConnectionKeepingSecrets,
  type Connection,
} from '../../../shared/connections/connection.ts';
import { invalidConnection } from '../../../shared/connections/invalid-connection.ts';
import { err, ok, type Result } from '../../../shared/base/failure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of credentials that are secret, or belong to a secret. New ones replace all that are saved. */
const SECRETS = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'clientSecret', 'token'];

/**
 * A connection with a JSON merge patch (RFC 7396) applied: null takes a field away. Secrets that the patch does not contain
 * stay as they are saved, unless the sign-in changes. A patch may contain all that is shown of the connection, so that a
 * script can change what it read. Fails with `connection-invalid`. Pure.
 */
export function patchConnection(connection: Connection, patch: unknown): Result<ConnectionEdit> {
  if (!isObject(patch)) return invalid('connection', 'incomplete');
  if ('id' in patch && patch.id !== connection.id) return invalid('id', 'unknown-setting');
  const { id: _, ...now } = mergePatch(connection, patch) as Fields;
  if (!isObject(now.credentials)) return parsed(ConnectionInput, now);
  const { base } = now.credentials;
  // SECURITY: a script can name neither an entry of the keychain nor the consent to run a program.
  for (const one of credentialsIn(patch)) {
    if ('entry' in one) return invalid('credentials.entry', 'unknown-setting');
    if ('agreedCommand' in one && !isAgreed(one.agreedCommand, connection))
      return invalid('credentials.agreedCommand', 'agreed-elsewhere');
  }
  const credentials = {
    ...ownFields(now.credentials, connection),
    ...(isObject(base) && { base: ownFields(base, connection) }),
  };
  const keepsSecrets = credentialsIn({ credentials }).some((one) => 'entry' in one);
  return parsed(keepsSecrets ? ConnectionKeepingSecrets : ConnectionInput, { ...now, credentials });
}

/** True for the consent that the connection has. With another profile, it does not stay: see {@link ownFields}. */
const isAgreed = (command: unknown, connection: Connection): boolean =>
  command !== undefined &&
  credentialsIn(connection).some(({ agreedCommand }) => agreedCommand === command);

/** Without what belongs to the sign-in as it was: its saved secrets and its consent, if they do not fit any more. */
function ownFields(credentials: Fields, connection: Connection): Fields {
  const before = credentialsIn(connection).find(({ source }) => source === credentials.source);
  const left = new Set<string>();
  if (before === undefined || SECRETS.some((name) => name in credentials)) left.add('entry');
  if (before?.profile !== credentials.profile) left.add('agreedCommand');
  return Object.fromEntries(Object.entries(credentials).filter(([name]) => !left.has(name)));
}

/** The credentials of a connection and, for a role, those that it is assumed with. */
function credentialsIn(connection: object): readonly Fields[] {
  const { credentials } = connection as { readonly credentials?: unknown };
  if (!isObject(credentials)) return [];
  return isObject(credentials.base) ? [credentials, credentials.base] : [credentials];
}

/** RFC 7396, section 2. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

function parsed(
  schema: typeof ConnectionInput | typeof ConnectionKeepingSecrets,
  value: Fields,
): Result<ConnectionEdit> {
  const result = v.safeParse(schema, value);
  return result.success
    ? ok(result.output)
    : err(invalidConnection(withoutEntries(value), result.issues));
}

/** Without the entries of saved secrets, which are no settings. */
function withoutEntries(fields: Fields): Fields {
  const { entry: _, ...rest } = fields;
  const below = ['credentials', 'base'].flatMap((name) => {
    const one = rest[name];
    return isObject(one) ? [[name, withoutEntries(one)] as const] : [];
  });
  return { ...rest, ...Object.fromEntries(below) };
}

const invalid = (field: string, rule: 'incomplete' | 'unknown-setting' | 'agreed-elsewhere') =>
  err({ code: 'connection-invalid', field, rule });

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
