import { randomUUID } from 'node:crypto';
import { createEmitter } from '../../core/base/emitter.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { Vault, VaultHealth } from '../../core/secrets/keys.ts';
import type { Log } from '../../core/base/log.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { Keychain } from './keychain-calls.ts';
import { KeychainSilent } from './keychain-client.ts';

/** The service name of all entries. */
export const VAULT_SERVICE = 'Stagedoor';
/** Entry names are generated; a NUL would truncate a name to that of another entry. */
const ENTRY = /^[a-z0-9-]{1,64}$/;

/** {@link Vault} on the system's keychain. */
export interface KeytarVault extends Vault {
  /** Calls the listener when the keychain can be used again after it was locked or missing. */
  readonly onAvailable: (listener: () => void) => () => void;
}

/**
 * The operating system's keychain, through keytar. On GNOME Keyring, a read returns null both for
 * "no such entry" and for "no usable collection", and a NUL or a lone surrogate is silently stored
 * as something else. So values are checked, and each write is read back before it counts.
 */
export function createKeytarVault(
  keychain: Keychain & { readonly onLateAnswer?: (listener: () => void) => void },
  log: Log,
  service = VAULT_SERVICE,
): KeytarVault {
  const available = createEmitter();
  /** Whether the last call succeeded, if there was one. */
  let isOpen: boolean | undefined;
  const succeeded = () => {
    const wasRefused = isOpen === false;
    isOpen = true;
    if (wasRefused) available.emit();
  };
  keychain.onLateAnswer?.(succeeded);

  const guarded = async <T>(entry: string, work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (!ENTRY.test(entry)) return err({ code: 'vault-failed', why: 'foreign-entry' });
    try {
      return await work();
    } catch (reason) {
      isOpen = false;
      const failure = vaultFailure(reason);
      log.warn('the keychain refused', { code: failure.code });
      return err(failure);
    }
  };
  const probe = async (): Promise<Result<boolean>> => {
    const entry = `probe-${randomUUID()}`;
    return guarded(entry, async () => {
      const isKept = await keychain.call({ call: 'probe', service, entry });
      if (isKept === true) succeeded();
      return ok(isKept === true);
    });
  };
  const write = async (entry: string, value: Secret): Promise<Result<undefined>> => {
    const text = value.reveal();
    if (text === '' || text.includes('\0') || !text.isWellFormed()) {
      return err({ code: 'vault-failed', why: 'strange-characters' });
    }
    return guarded(entry, async () => {
      // A locked keychain asks the user, who may answer after the time limit. The trial entry asks, so that the
      // value is not stored after the caller was informed that it is not.
      const tried = isOpen === true ? ok(true) : await probe();
      if (!tried.ok) return tried;
      const isKept = await keychain.call({ call: 'store', service, entry, text });
      if (isKept !== true) return err({ code: 'vault-failed', why: 'not-kept' });
      succeeded();
      return ok(undefined);
    });
  };
  const remove = (entry: string) =>
    guarded(entry, async () => {
      await keychain.call({ call: 'remove', service, entry });
      return ok(undefined);
    });

  const health = async (): Promise<VaultHealth> => {
    const kept = await probe();
    if (kept.ok) return kept.value ? 'ok' : 'missing';
    return kept.failure.code === 'vault-locked' ? 'locked' : 'missing';
  };
  const read = async (entry: string): Promise<Result<Secret | undefined>> => {
    const result = await guarded(entry, async () => {
      const text = await keychain.call({ call: 'read', service, entry });
      if (typeof text !== 'string') return ok(undefined);
      succeeded();
      return ok(new Secret(text));
    });
    if (!result.ok || result.value !== undefined) return result;
    // Either missing, or hidden by a locked keychain: only a write can distinguish them.
    const state = await health();
    return state === 'ok' ? result : err({ code: `vault-${state}` });
  };

  return { read, write, remove, health, onAvailable: available.on };
}

/**
 * keytar passes on only its backend's message, so this is the one function that matches text. The
 * Windows and macOS numbers: errSecInteractionNotAllowed, errSecAuthFailed, user cancelled.
 */
function vaultFailure(reason: unknown): Failure {
  if (reason instanceof KeychainSilent) return { code: 'vault-locked' }; // a prompt that no one answers
  const text = reason instanceof Error ? reason.message : '';
  if (/locked|-25308|-25293|-128\b|dismissed|cancell?ed|interaction is not allowed/i.test(text)) {
    return { code: 'vault-locked' };
  }
  return { code: 'vault-missing' };
}
