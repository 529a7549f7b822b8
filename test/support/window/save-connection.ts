import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import keytar from 'keytar';
import * as v from 'valibot';
import { createKeyStore } from '../../../src/main/adapters/secrets/key-store.ts';
import { createKeytarVault } from '../../../src/main/adapters/secrets/keytar-vault.ts';
import { createSettingsFile } from '../../../src/main/adapters/settings/settings-file.ts';
import { createConnections } from '../../../src/main/core/connections/connections.ts';
import { ConnectionInput } from '../../../src/shared/connections/connection.ts';
import { keychainOf } from '../secrets/memory-keytar.ts';
import { recordingLog } from '../machine/machine.ts';
import type { Home } from './app.ts';

/**
 * Saves a connection in a home as the program does, with its keys in the keychain of the test
 * session, but without starting Electron. For tests that are not about adding a connection.
 * @returns its id
 */
export async function saveConnection(home: Home, connection: object): Promise<string> {
  const { log } = recordingLog();
  const connections = createConnections({
    settings: createSettingsFile({ path: join(home.folder, 'settings.json'), log }),
    keys: createKeyStore(createKeytarVault(keychainOf(keytar), log), join(home.folder, 'sealed')),
    uuid: randomUUID,
  });
  const added = await connections.add(v.parse(ConnectionInput, connection), false);
  if (!added.ok) throw new Error(`the connection was not saved: ${JSON.stringify(added.failure)}`);
  return added.value.id;
}
