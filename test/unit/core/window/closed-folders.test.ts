import { expect, it } from 'vitest';
import {
  closedFoldersText,
  parseClosedFolders,
  withFolder,
} from '../../../../src/main/core/window/closed-folders.ts';

it('closes and opens a folder, and changes nothing twice', () => {
  const closed = withFolder('Show 1', true)([]);
  expect(closed).toEqual(['Show 1']);
  expect(withFolder('Show 1', true)(closed)).toBe(closed);
  expect(withFolder('Show 1', false)(closed)).toEqual([]);
});

it('reads back what it wrote; a file of another form is damaged', () => {
  expect(parseClosedFolders(closedFoldersText(['Show 1', 'Équipe']))).toEqual(['Show 1', 'Équipe']);
  for (const text of ['', '{}', '[1]', '[""]']) expect(parseClosedFolders(text)).toBeUndefined();
});
