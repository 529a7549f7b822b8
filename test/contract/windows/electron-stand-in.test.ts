import * as module from 'node:module';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/machine/machine.ts';
import { newUser, runCommand } from '../../windows/support/program.ts';

/** Node 22.15 and later. */
const canRun = 'registerHooks' in module;

// `npm run test:windows` is not part of every run. Without this test, it would be the first to need what the command line
// newly uses of Electron.
test.skipIf(!canRun)(
  'the stand-in for Electron has everything that the command line needs',
  async () => {
    const user = newUser('Jörg', { STAGEDOOR_HOME: tempFolder() });
    const listed = await runCommand(user, ['connections', 'list', '--json']);
    expect(listed).toEqual({ status: 0, out: '[]\n', err: '' });
  },
);
