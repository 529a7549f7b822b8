import type keytar from 'keytar';
import type { KeychainCall, KeychainValue } from './keychain-calls.ts';

/** The functions of keytar that are used. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** Carries out one call. A stored text is read back, because keychains can silently store something else. */
export async function answerCall(keytar: Keytar, request: KeychainCall): Promise<KeychainValue> {
  const { service, entry } = request;
  switch (request.call) {
    case 'read':
      return keytar.getPassword(service, entry);
    case 'store':
      await keytar.setPassword(service, entry, request.text);
      return (await keytar.getPassword(service, entry)) === request.text;
    case 'remove':
      return keytar.deletePassword(service, entry);
    case 'probe': {
      await keytar.setPassword(service, entry, 'probe');
      const isKept = (await keytar.getPassword(service, entry)) === 'probe';
      await keytar.deletePassword(service, entry);
      return isKept;
    }
  }
}
