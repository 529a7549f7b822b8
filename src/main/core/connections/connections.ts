import * as v from 'valibot';
import {
  Connection,
  type ConnectionEdit,
  type ConnectionInput,
} from '../../../shared/connections/connection.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { ConnectionId } from '../../../shared/base/ids.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { SecretInput } from '../../../shared/secrets/secret-input.ts';
import { connectionIdFor } from './connection-id.ts';
import type { ConnectionOwner } from '../provider/connection-target.ts';
import { createFavorites, type Favorites } from './favorites.ts';
import { createLinkConsent, type LinkConsent } from './link-consent.ts';
import {
  keptEntry,
  newSecrets,
  secretAudience,
  secretsOf,
  vaultEntry,
  withoutSecrets,
} from '../secrets/connection-secrets.ts';
import type { KeyStorageKind, KeyStore } from '../secrets/keys.ts';
import { takenIds, type Settings, type SettingsStore } from '../settings/settings.ts';

/** A saved connection that this version cannot read. */
export interface LeftOut {
  /** Absent if it is no id. */
  readonly id?: ConnectionId;
  /** The kind, if this version does not know it. Otherwise, other settings do not fit. */
  readonly unknownKind?: string;
}

/** The saved connections. Keeps their settings and their keys, which are stored separately, consistent. */
export interface Connections extends LinkConsent, Favorites {
  /** All that could be read; see {@link Connections.readable}. */
  list(): Promise<readonly Connection[]>;
  /** Fails if saved connections may be missing from the list, because the settings cannot be read. */
  readable(): Promise<Result<undefined>>;
  /** Saved connections that this version cannot read and therefore does not list. */
  leftOut(): Promise<readonly LeftOut[]>;
  /** Fails with `connection-unknown`, or with {@link Connections.readable} if that may be the reason; or `connection-unsupported` if this version does not know its kind. */
  find(id: string): Promise<Result<Connection>>;
  add(
    input: ConnectionInput,
    orThisRun: boolean,
  ): Promise<Result<{ id: ConnectionId; kept?: KeyStorageKind }>>;
  remove(id: ConnectionId): Promise<Result<undefined>>;
  /** Saves the result of `edit`, which gets the current connection. The id and the keys stay the same. */
  change(
    id: ConnectionId,
    edit: (now: Connection) => Result<Connection>,
  ): Promise<Result<undefined>>;
  /**
   * Replaces all settings and secrets of a connection. Its id and kind stay. Secrets that `edit` keeps have to be those of
   * this connection, for the same addresses (`secretAudience`); otherwise fails with `credentials-missing`. `kept` says
   * where new secrets are.
   */
  edit(
    id: ConnectionId,
    edit: ConnectionEdit,
    orThisRun: boolean,
  ): Promise<Result<{ kept?: KeyStorageKind }>>;
  /** Adds a copy under another name, with the same secrets. Returns its id. */
  duplicate(id: ConnectionId, name: string): Promise<Result<ConnectionId>>;
  replaceKeys(
    id: ConnectionId,
    keys: SecretInput,
    orThisRun: boolean,
  ): Promise<Result<KeyStorageKind>>;
  /** Who set the connection up. */
  ownerOf(id: ConnectionId): Promise<ConnectionOwner>;
}

export interface ConnectionsDeps {
  readonly settings: SettingsStore;
  readonly keys: KeyStore;
  readonly uuid: () => string;
  /** Who set the connection with this id up; the user if absent. */
  readonly ownerOf?: (id: ConnectionId) => Promise<ConnectionOwner>;
}

/** {@link Connections} on top of a settings store and a key store. */
export function createConnections({
  settings,
  keys,
  uuid,
  ownerOf = () => Promise.resolve('user'),
}: ConnectionsDeps): Connections {
  const list = async () => (await settings.read()).settings.connections;

  const find = async (id: string): Promise<Result<Connection>> => {
    const read = await settings.read();
    const { connections, kept } = read.settings;
    const known = connections.find((one) => one.id === id);
    return known === undefined ? err(read.failure ?? whyUnknown(id, kept)) : ok(known);
  };

  const save = async (
    input: ConnectionEdit,
    entry: string | undefined,
  ): Promise<Result<ConnectionId>> => {
    let id: ConnectionId | undefined;
    const saved = await settings.update((now) => {
      id = connectionIdFor(input.name, takenIds(now));
      return { ...now, connections: [...now.connections, withoutSecrets(input, id, entry)] };
    });
    if (!saved.ok) return saved;
    return id === undefined ? err({ code: 'bug' }) : ok(id);
  };

  const change: Connections['change'] = async (id, edit) => {
    const found = await find(id);
    if (!found.ok) return found;
    let edited: Result<Connection> | undefined;
    const saved = await settings.update((now) => {
      const current = now.connections.find((one) => one.id === id);
      edited = current === undefined ? err(whyUnknown(id, now.kept)) : edit(current);
      if (!edited.ok) return now;
      const { value } = edited;
      const connections = now.connections.map((one) => (one.id === id ? value : one));
      return { ...now, connections };
    });
    if (!saved.ok) return saved;
    return edited?.ok === false ? edited : ok(undefined);
  };

  /**
   * Removes keys that an earlier removal left behind. Call it when the keychain has just answered, so that it asks nobody to
   * unlock it.
   */
  const removeLeftKeys = async (): Promise<void> => {
    const { leftKeys = [] } = (await settings.read()).settings;
    for (const entry of leftKeys) {
      const forgotten = await keys.forget(entry);
      if (forgotten.ok)
        await settings.update((now) => withLeftKeys(now, without(now.leftKeys ?? [], entry)));
      // Each further one could ask the person to unlock it again.
      else if (forgotten.failure.code === 'vault-locked') return;
    }
  };

  return {
    list,
    async readable() {
      const { failure } = await settings.read();
      return failure === undefined ? ok(undefined) : err(failure);
    },
    leftOut: async () => (await settings.read()).settings.kept.map(leftOut),
    find,
    async add(input, orThisRun) {
      const secrets = secretsOf(input);
      if (secrets === undefined) {
        const id = await save(input, undefined);
        return id.ok ? ok({ id: id.value }) : id;
      }
      const entry = uuid();
      const kept = await keys.save(entry, secretAudience(input), secrets, orThisRun);
      if (!kept.ok) return kept;
      if (kept.value === 'vault') await removeLeftKeys();
      const id = await save(input, entry);
      if (id.ok) return ok({ id: id.value, kept: kept.value });
      await keys.forget(entry);
      return id;
    },
    async remove(id) {
      const found = await find(id);
      if (!found.ok) return found;
      const entry = vaultEntry(found.value);
      const saved = await settings.update((now) => {
        const next = withoutConnection(now, id);
        // Noted first: the keys are then removed even if the keychain is locked, or the program ends here.
        return entry === undefined ? next : withLeftKeys(next, [...(now.leftKeys ?? []), entry]);
      });
      if (!saved.ok) return saved;
      if (entry === undefined) return ok(undefined);
      await removeLeftKeys();
      const left = (await settings.read()).settings.leftKeys ?? [];
      return left.includes(entry) ? err({ code: 'keys-left' }) : ok(undefined);
    },
    change,
    async edit(id, edit, orThisRun) {
      const found = await find(id);
      if (!found.ok) return found;
      const before = found.value;
      if (before.kind !== edit.kind)
        return err({ code: 'request-refused', detail: 'The type of a connection cannot change.' });
      const oldEntry = vaultEntry(before);
      const kept = keptEntry(edit);
      // SECURITY: secrets of another connection, or for other addresses, are never used.
      const isOurs = kept === oldEntry && secretAudience(edit) === secretAudience(before);
      if (kept !== undefined && !isOurs) return err({ code: 'credentials-missing' });
      const secrets = secretsOf(edit);
      const newEntry = secrets === undefined ? undefined : uuid();
      let storage: KeyStorageKind | undefined;
      if (secrets !== undefined && newEntry !== undefined) {
        const stored = await keys.save(newEntry, secretAudience(edit), secrets, orThisRun);
        if (!stored.ok) return stored;
        storage = stored.value;
      }
      const entry = newEntry ?? kept;
      const saved = await change(id, (now) =>
        vaultEntry(now) === oldEntry
          ? ok(withoutSecrets(edit, id, entry))
          : err({ code: 'request-refused', detail: 'Its keys have just been replaced elsewhere.' }),
      );
      if (!saved.ok) {
        if (newEntry !== undefined) await keys.forget(newEntry);
        return saved;
      }
      if (oldEntry !== undefined && oldEntry !== entry) {
        const forgotten = await keys.forget(oldEntry);
        if (!forgotten.ok)
          await settings.update((now) => withLeftKeys(now, [...(now.leftKeys ?? []), oldEntry]));
      }
      return ok(storage === undefined ? {} : { kept: storage });
    },
    async duplicate(id, name) {
      const found = await find(id);
      if (!found.ok) return found;
      const { id: _, ...same } = found.value;
      const copy: ConnectionEdit = { ...same, name };
      const oldEntry = vaultEntry(found.value);
      if (oldEntry === undefined) return save(copy, undefined);
      const audience = secretAudience(copy);
      const secrets = await keys.load(oldEntry, audience);
      if (!secrets.ok) return secrets;
      const entry = uuid();
      const stored = await keys.save(entry, audience, secrets.value, false);
      if (!stored.ok) return stored;
      const copied = await save(copy, entry);
      if (!copied.ok) await keys.forget(entry);
      return copied;
    },
    async replaceKeys(id, input, orThisRun) {
      const found = await find(id);
      if (!found.ok) return found;
      const entry = vaultEntry(found.value);
      const secrets = newSecrets(found.value, input);
      if (entry === undefined || secrets === undefined)
        return err({ code: 'request-refused', detail: 'This connection keeps no keys.' });
      const kept = await keys.save(entry, secretAudience(found.value), secrets, orThisRun);
      if (kept.ok && kept.value === 'vault') await removeLeftKeys();
      return kept;
    },
    ...createLinkConsent(settings, ownerOf),
    ownerOf,
    ...createFavorites(settings),
  };
}

function withLeftKeys(now: Settings, entries: readonly string[]): Settings {
  const { leftKeys: _, ...rest } = now;
  return entries.length === 0 ? rest : { ...rest, leftKeys: entries };
}

const without = (entries: readonly string[], entry: string): readonly string[] =>
  entries.filter((one) => one !== entry);

const withoutConnection = (now: Settings, id: ConnectionId): Settings => ({
  ...now,
  connections: now.connections.filter((one) => one.id !== id),
  trusted: now.trusted.filter(({ connection }) => connection !== id),
  favourites: now.favourites.filter(({ connection }) => connection !== id),
});

function leftOut(entry: unknown): LeftOut {
  const { id, kind } = v.parse(Entry, entry);
  const isKnown = kind !== undefined && KINDS.has(kind);
  return { ...omitUndefined({ id }), ...(!isKnown && { unknownKind: safeText(kind ?? '?', 40) }) };
}

const Entry = v.fallback(
  v.object({
    id: v.fallback(v.optional(ConnectionId), undefined),
    kind: v.fallback(v.optional(v.string()), undefined),
  }),
  {},
);
const KINDS: ReadonlySet<string> = new Set(
  Connection.options.map(({ entries }) => entries.kind.literal),
);

function whyUnknown(id: string, kept: readonly unknown[]) {
  for (const one of kept) {
    if (typeof one !== 'object' || one === null || !('id' in one) || one.id !== id) continue;
    return {
      code: 'connection-unsupported',
      kind: 'kind' in one && typeof one.kind === 'string' ? safeText(one.kind, 40) : '?',
    } as const;
  }
  return { code: 'connection-unknown', connection: safeText(id, 80) } as const;
}
