import { expect, it } from 'vitest';
import { readPaths } from '../../../../src/main/adapters/window/paths.ts';
import { compose } from '../../../../src/main/compose/services.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

it('the keychain process gets variables to find the keychain, but no keys and nothing that loads code', async () => {
  const home = tempFolder();
  const env = {
    STAGEDOOR_HOME: home,
    HOME: home,
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
    AWS_SECRET_ACCESS_KEY: 'hush',
    NODE_OPTIONS: '--require /tmp/x',
    LD_PRELOAD: '/tmp/x.so',
  };
  const given: Record<string, string>[] = [];
  const services = compose(
    {
      version: '9.8.7',
      platform: 'linux',
      env,
      use: 'command',
      resolveProxy: async () => 'DIRECT',
      openInBrowser: async () => {},
      openSignIn: async () => {},
      openLogin: async () => {},
      startKeychain(passed) {
        given.push(passed);
        return Promise.reject(new Error('not started in this test'));
      },
      ownCommand: [process.execPath],
      ...windowsParts,
    },
    readPaths('linux', env),
  );
  expect(await services.vaultHealth()).toBe('missing');
  await services.dispose();
  expect(given).toEqual([
    { STAGEDOOR_HOME: home, HOME: home, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' },
  ]);
});
