import * as v from 'valibot';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { KeyStore, SecretRecord, Vault } from '../../core/secrets/keys.ts';
import { parseJson } from '../../core/base/json.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { createSealedEntries, isSealed } from './sealed-entries.ts';

/** Windows stores 2,560 bytes per entry; one rule for all systems is simpler than three. */
const VAULT_BYTES = 2_560;

const Envelope = v.objectWithRest(
  { v: v.literal(2), audience: v.string() },
  v.pipe(v.string(), v.minLength(1)),
);

/**
 * How often a keychain that was missing is tried again. Rarely, because a locked one may prompt the
 * user each time.
 */
const TRY_AGAIN_MS = 5 * 60_000;

/**
 * Secrets in the keychain; those too long for an entry in a file next to the settings, sealed with
 * a key from the keychain. Without a keychain they stay in memory for this run if the caller wants
 * that, and are moved into the keychain once it is available. `now` is a monotonic clock, in
 * milliseconds.
 */
export function createKeyStore(
  vault: Vault,
  folder: string,
  now: () => number = () => performance.now(),
): KeyStore {
  const thisRun = new Map<string, Bound>();
  let triedAt = now();
  const sealed = createSealedEntries(vault, folder);

  const store = async (entry: string, envelope: Secret): Promise<Result<undefined>> => {
    if (Buffer.byteLength(envelope.reveal()) <= VAULT_BYTES) {
      const written = await vault.write(entry, envelope);
      // Delete the sealed file of longer keys that were stored before.
      if (written.ok) await sealed.removeFile(entry);
      return written;
    }
    return sealed.write(entry, envelope);
  };

  /** Keys that were entered while the keychain was locked are stored once it is unlocked. */
  const moveIntoVault = async () => {
    if (now() - triedAt < TRY_AGAIN_MS) return;
    triedAt = now();
    for (const [entry, bound] of [...thisRun]) {
      const stored = await store(entry, pack(bound));
      if (!stored.ok) return;
      if (thisRun.get(entry) === bound) thisRun.delete(entry);
    }
  };

  return {
    async save(entry, audience, secrets, orThisRun) {
      const bound = { audience, secrets };
      const stored = await store(entry, pack(bound));
      if (stored.ok) {
        thisRun.delete(entry);
        return ok('vault');
      }
      if (!orThisRun || !stored.failure.code.startsWith('vault-')) return stored;
      thisRun.set(entry, bound);
      return ok('this-run');
    },
    async load(entry, audience) {
      const inMemory = thisRun.get(entry);
      if (inMemory !== undefined) {
        await moveIntoVault();
        return inMemory.audience === audience ? ok(inMemory.secrets) : missing();
      }
      const read = await vault.read(entry);
      if (!read.ok) return read;
      if (read.value === undefined) return missing();
      if (!isSealed(read.value)) return unpack(read.value, audience);
      const envelope = await sealed.read(entry);
      if (!envelope.ok) return envelope;
      return envelope.value === undefined ? missing() : unpack(envelope.value, audience);
    },
    async forget(entry) {
      // Kept in memory because there is no keychain, so there is no entry to remove.
      if (thisRun.delete(entry)) return ok(undefined);
      const removed = await vault.remove(entry);
      const deleted = await sealed.removeFile(entry);
      return deleted.ok ? removed : deleted;
    },
  };
}

/** Secrets and whom they are for. */
interface Bound {
  readonly audience: string;
  readonly secrets: SecretRecord;
}

const missing = () => err({ code: 'credentials-missing' });

function pack({ audience, secrets }: Bound): Secret {
  const values = Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()] as const);
  return new Secret(JSON.stringify({ ...Object.fromEntries(values), v: 2, audience }));
}

/**
 * An entry that is foreign, damaged, for another audience, or from another version counts as
 * missing, and is not changed. The first version had no audience.
 */
function unpack(envelope: Secret, audience: string): Result<SecretRecord> {
  const parsed = v.safeParse(Envelope, parseJson(envelope.reveal()));
  if (!parsed.success || parsed.output.audience !== audience) return missing();
  const { v: _, audience: _for, ...values } = parsed.output;
  const secrets = Object.entries(values).map(([name, value]) => [name, new Secret(value)] as const);
  return secrets.length === 0 ? missing() : ok(Object.fromEntries(secrets));
}
