import { answerCall, type Keytar } from '../../../src/main/adapters/secrets/keychain-answer.ts';
import type { Keychain } from '../../../src/main/adapters/secrets/keychain-calls.ts';

/**
 * A keychain in memory that behaves like GNOME Keyring: while it is locked, reads return null and
 * writes fail.
 */
export function memoryKeytar(refusal?: string): { keytar: Keytar; entries: Map<string, string> } {
  const entries = new Map<string, string>();
  const key = (service: string, account: string) => `${service}/${account}`;
  const keytar: Keytar = {
    getPassword: async (service, account) =>
      refusal === undefined ? (entries.get(key(service, account)) ?? null) : null,
    setPassword: async (service, account, text) => {
      if (refusal !== undefined) throw new Error(refusal);
      // C ends a text at a NUL, and UTF-8 has no half of a pair.
      entries.set(key(service, account), text.split('\0')[0]!.toWellFormed());
    },
    deletePassword: async (service, account) =>
      refusal === undefined && entries.delete(key(service, account)),
  };
  return { keytar, entries };
}

/** A keychain that calls `keytar` in this process. */
export const keychainOf = (keytar: Keytar): Keychain => ({
  call: (request) => answerCall(keytar, request),
});
