import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type keytar from 'keytar';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { Vault, VaultHealth } from '../../core/secrets/keys.ts';
import type { Log } from '../../core/base/log.ts';
import { Secret } from '../../core/secrets/secret.ts';

/** The service name of all entries. */
export const VAULT_SERVICE = 'Stagedoor';
const TIMEOUT_MS = 5_000;
/** Entry names are generated; a NUL would truncate a name to that of another entry. */
const ENTRY = /^[a-z0-9-]{1,64}$/;

type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** Loads the native module when the keychain is first needed: not before the window is shown. */
export const loadKeytar = (): Keytar => createRequire(import.meta.url)('keytar') as Keytar;

/**
 * The operating system's keychain, through keytar. On GNOME Keyring, a read returns null both for
 * "no such entry" and for "no usable collection", and a NUL or a lone surrogate is silently stored
 * as something else. So values are checked, and each write is read back before it counts.
 */
export function createKeytarVault(load: () => Keytar, log: Log, service = VAULT_SERVICE): Vault {
  const guarded = async <T>(
    entry: string,
    work: (vault: Keytar) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (!ENTRY.test(entry)) return err({ code: 'vault-failed', why: 'foreign-entry' });
    try {
      return await withTimeout(TIMEOUT_MS, () => work(load()));
    } catch (reason) {
      const failure = vaultFailure(reason);
      log.warn('the keychain refused', { code: failure.code });
      return err(failure);
    }
  };

  const write = (entry: string, value: Secret) =>
    guarded(entry, async (vault) => {
      const text = value.reveal();
      if (text === '' || text.includes('\0') || !text.isWellFormed()) {
        return err({ code: 'vault-failed', why: 'strange-characters' });
      }
      await vault.setPassword(service, entry, text);
      if ((await vault.getPassword(service, entry)) === text) return ok(undefined);
      return err({ code: 'vault-failed', why: 'not-kept' });
    });
  const remove = (entry: string) =>
    guarded(entry, async (vault) => {
      await vault.deletePassword(service, entry);
      return ok(undefined);
    });

  const health = async (): Promise<VaultHealth> => {
    const probe = `probe-${randomUUID()}`;
    const written = await write(probe, new Secret('probe'));
    if (!written.ok) return written.failure.code === 'vault-locked' ? 'locked' : 'missing';
    await remove(probe);
    return 'ok';
  };
  const read = async (entry: string): Promise<Result<Secret | undefined>> => {
    const result = await guarded(entry, async (vault) => {
      const text = await vault.getPassword(service, entry);
      return ok(text === null ? undefined : new Secret(text));
    });
    if (!result.ok || result.value !== undefined) return result;
    // Either missing, or hidden by a locked keychain: only a write can distinguish them.
    const state = await health();
    return state === 'ok' ? result : err({ code: `vault-${state}` });
  };

  return { read, write, remove, health };
}

/**
 * keytar passes on only its backend's message, so this is the one function that matches text. The
 * Windows and macOS numbers: errSecInteractionNotAllowed, errSecAuthFailed, user cancelled.
 */
function vaultFailure(reason: unknown): Failure {
  const text = reason instanceof Error ? reason.message : '';
  if (/locked|-25308|-25293|-128\b|dismissed|cancell?ed|interaction is not allowed/i.test(text)) {
    return { code: 'vault-locked' };
  }
  if (reason instanceof TimedOut) return { code: 'vault-locked' }; // a prompt that no one answers
  return { code: 'vault-missing' };
}

class TimedOut extends Error {}

async function withTimeout<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimedOut('the keychain did not answer'));
    }, ms);
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
