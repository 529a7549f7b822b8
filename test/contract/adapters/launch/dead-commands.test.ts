import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { ownRecordOwner } from '../../../../src/main/adapters/launch/record-owner.ts';
import { readPaths } from '../../../../src/main/adapters/window/paths.ts';
import { composeCommand } from '../../../../src/main/compose/command.ts';
import {
  NO_RECORDS,
  recordsText,
  type ActiveRecord,
  type Records,
  type RecordOwner,
} from '../../../../src/main/core/launch/records/records.ts';
import { connectionId, launchId, resourceId } from '../../../unit/core/support/fakes.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

const recordOf = (nth: number, by: RecordOwner): ActiveRecord => ({
  launch: launchId(nth),
  connection: connectionId('pier'),
  connectionName: 'Pier',
  session: resourceId('comp-07'),
  token: `token-${nth}`,
  connects: true,
  at: Date.now(),
  state: 'waiting',
  by,
});

it('a command removes the launches of commands that have exited, even if another process has their id', async () => {
  const home = tempFolder();
  const paths = readPaths('linux', { STAGEDOOR_HOME: home });
  const own = await ownRecordOwner('command');
  // Started at another time: after a restart of the machine, this process has the id now.
  const dead = { ...own, process: `${own.process?.replace(/\d+$/, '')}1` };
  const running = { ...own };
  const ofWindow = { ...dead, use: 'window' } as const;
  const records: Records = {
    ...NO_RECORDS,
    underWay: [recordOf(1, dead), recordOf(2, running), recordOf(3, ofWindow)],
  };
  mkdirSync(dirname(paths.records), { recursive: true });
  writeFileSync(paths.records, recordsText(records));

  const status = await composeCommand(
    {
      version: '9.8.7',
      platform: 'linux',
      env: { STAGEDOOR_HOME: home },
      use: 'command',
      resolveProxy: async () => 'DIRECT',
      openInBrowser: async () => {},
      openSignIn: async () => {},
      openLogin: async () => {},
      startKeychain: () => Promise.reject(new Error('no keychain in this test')),
      ownCommand: [process.execPath],
      ...windowsParts,
    },
    paths,
    {
      args: ['connections', 'list'],
      terminal: {
        out: () => {},
        err: () => {},
        read: async () => new Uint8Array(),
        flushed: async () => true,
      },
      signal: new AbortController().signal,
    },
  );
  expect(status).toBe(0);
  const left = JSON.parse(readFileSync(paths.records, 'utf8')) as Records;
  expect(left.underWay.map(({ launch }) => launch)).toEqual([launchId(2), launchId(3)]);
});
