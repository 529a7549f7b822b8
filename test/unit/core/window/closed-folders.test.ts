import { expect, it } from 'vitest';
import {
  closedFoldersText,
  parseClosedFolders,
  withFolder,
} from '../../../../src/main/core/window/closed-folders.ts';

it('a folder is closed and opened, and setting the same state again changes nothing', () => {
  const closed = withFolder('Show 1', true)([]);
  expect(closed).toEqual(['Show 1']);
  expect(withFolder('Show 1', true)(closed)).toBe(closed);
  expect(withFolder('Show 1', false)(closed)).toEqual([]);
});

it('closed folders are parsed back from their text, and another format is undefined', () => {
  expect(parseClosedFolders(closedFoldersText(['Show 1', 'Équipe']))).toEqual(['Show 1', 'Équipe']);
  for (const text of ['', '{}', '[1]', '[""]']) expect(parseClosedFolders(text)).toBeUndefined();
});
