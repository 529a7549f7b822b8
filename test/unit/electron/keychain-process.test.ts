import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import {
  startKeychainProcess,
  type KeychainElectron,
} from '../../../src/main/electron/keychain-process.ts';

/** Electron as it is before the app is ready. */
function fakeElectron() {
  const forked: unknown[][] = [];
  const did: unknown[] = [];
  const child = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => void did.push(message),
    kill: () => did.push('killed'),
  });
  let makeReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => (makeReady = resolve));
  const electron = {
    app: { whenReady: () => ready },
    utilityProcess: {
      fork: (...args: unknown[]) => {
        forked.push(args);
        return child;
      },
    },
  } as unknown as KeychainElectron; // only these are called
  return { electron, forked, child, did, makeReady };
}

it('the keychain process is started once the app is ready, with the given environment and no arguments', async () => {
  const { electron, forked, makeReady } = fakeElectron();
  const starting = startKeychainProcess(electron, '/app/keychain.js', { HOME: '/home/ada' });
  await Promise.resolve();
  expect(forked).toEqual([]);
  makeReady();
  await starting;
  expect(forked).toEqual([
    [
      '/app/keychain.js',
      [],
      {
        env: { HOME: '/home/ada' },
        execArgv: [],
        stdio: 'ignore',
        serviceName: 'Stagedoor keychain',
      },
    ],
  ]);
});

it('the keychain process passes messages in both directions, reports its exit, and can be killed', async () => {
  const { electron, child, did, makeReady } = fakeElectron();
  makeReady();
  const channel = await startKeychainProcess(electron, '/app/keychain.js', {});
  const received: unknown[] = [];
  channel.onMessage((message) => received.push(message));
  channel.onExit(() => received.push('ended'));
  channel.send({ id: 1 });
  child.emit('message', { id: 1, value: null });
  channel.kill();
  child.emit('exit', 0);
  expect(did).toEqual([{ id: 1 }, 'killed']);
  expect(received).toEqual([{ id: 1, value: null }, 'ended']);
});
