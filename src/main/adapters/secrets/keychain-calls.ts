/** What the keychain is asked. Each is one message, so that a call is carried out as a whole or not at all. */
export type KeychainCall =
  | { readonly call: 'read' | 'remove' | 'probe'; readonly service: string; readonly entry: string }
  | {
      readonly call: 'store';
      readonly service: string;
      readonly entry: string;
      readonly text: string;
    };

/** `read`: the text, or null if there is none. `store` and `probe`: whether it could be read back. */
export type KeychainValue = string | null | boolean;

/** The operating system's keychain, as the vault uses it. Rejects with the message of the system's keychain. */
export interface Keychain {
  call(request: KeychainCall): Promise<KeychainValue>;
}

/** The message to the keychain's process. */
export type KeychainRequest = KeychainCall & { readonly id: number };

/** Its reply: a value, or the message of an error. An id of 0 says that the process is ready. */
export type KeychainReply =
  | { readonly id: number; readonly value: KeychainValue }
  | { readonly id: number; readonly error: string };

/** The reply in a message of the keychain's process; `undefined` if it is none. */
export function readReply(message: unknown): KeychainReply | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  if (!('id' in message) || typeof message.id !== 'number') return undefined;
  const { id } = message;
  if ('error' in message && typeof message.error === 'string') return { id, error: message.error };
  if (!('value' in message)) return undefined;
  const { value } = message;
  return value === null || typeof value === 'string' || typeof value === 'boolean'
    ? { id, value }
    : undefined;
}
