import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  createClosedFoldersFile,
  createLastListsFile,
} from '../../../../src/main/adapters/window/memory-files.ts';
import { withFolder } from '../../../../src/main/core/window/closed-folders.ts';
import { withList } from '../../../../src/main/core/workstations/last-lists.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import { connectionId } from '../../../unit/core/support/fakes.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';

const { log } = recordingLog();
const pier: Connection = { id: connectionId('pier'), kind: 'practice', name: 'Pier' };
const comp = { id: 'comp-07', studio: 's', name: 'Comp 07' };

it('lists and closed folders are stored for the next start', async () => {
  const folder = tempFolder();
  const [lists, folders] = [join(folder, 'lists.json'), join(folder, 'folders.json')];
  expect(await createLastListsFile(lists, log).read()).toEqual([]);
  await createLastListsFile(lists, log).update(withList(pier, 7, undefined, [comp]));
  await createClosedFoldersFile(folders, log).update(withFolder('Show 1', true));
  expect(await createLastListsFile(lists, log).read()).toEqual([
    { connection: 'pier', at: 7, items: [comp], target: '["practice",null]' },
  ]);
  expect(await createClosedFoldersFile(folders, log).read()).toEqual(['Show 1']);
});

it('the program starts without lists if their file is damaged or cannot be written', async () => {
  const path = join(tempFolder(), 'lists.json');
  writeFileSync(path, '{"half');
  expect(await createLastListsFile(path, log).read()).toEqual([]);
  expect(existsSync(path), 'set aside').toBe(false);
  const file = createLastListsFile('/proc/nowhere/lists.json', log);
  await file.update(withList(pier, 7, undefined, [comp]));
  expect(await file.read()).toEqual([]);
});
