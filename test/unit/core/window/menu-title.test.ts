import { expect, it } from 'vitest';
import { menuTitles } from '../../../../src/main/core/window/menu-title.ts';

const titles = (...words: string[]) => {
  const titled = menuTitles();
  return words.map((word) => titled(word, 'F'));
};

it('each title is opened by its first letter that none before it has', () => {
  expect(titles('File', 'Edit', 'View')).toEqual(['&File', '&Edit', '&View']);
  expect(titles('Fichier', 'Affichage', 'Fenêtre', 'Aide')).toEqual([
    '&Fichier',
    '&Affichage',
    'F&enêtre',
    'A&ide',
  ]);
});

it('one whose letters are all taken shares its first', () => {
  expect(titles('ab', 'ba', 'ab')).toEqual(['&ab', '&ba', '&ab']);
});

it('a script without such letters has one in brackets', () => {
  expect(titles('ファイル', '文件')).toEqual(['ファイル(&F)', '文件(&F)']);
});
