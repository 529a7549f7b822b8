import type { App, utilityProcess } from 'electron';
import type { KeychainChannel } from '../core/secrets/keychain-channel.ts';

/** What is used of Electron. */
export interface KeychainElectron {
  readonly app: Pick<App, 'whenReady'>;
  readonly utilityProcess: Pick<typeof utilityProcess, 'fork'>;
}

/**
 * Starts the process that calls the keychain. Electron starts such processes once the app is ready, in released
 * programs too, which cannot be run as plain Node. SECURITY: the process gets `env` and no arguments; secrets are only
 * in the messages.
 */
export async function startKeychainProcess(
  { app, utilityProcess }: KeychainElectron,
  module: string,
  env: Record<string, string>,
): Promise<KeychainChannel> {
  await app.whenReady();
  const child = utilityProcess.fork(module, [], {
    env,
    execArgv: [],
    // Libraries of the desktop write warnings to standard error.
    stdio: 'ignore',
    serviceName: 'Stagedoor keychain',
  });
  return {
    send(message) {
      child.postMessage(message);
    },
    onMessage(listener) {
      child.on('message', listener);
    },
    onExit(listener) {
      child.once('exit', listener);
    },
    kill() {
      child.kill();
    },
  };
}
