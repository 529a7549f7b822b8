import { expect, it } from 'vitest';
import { menuTitles } from '../../../../src/main/core/window/menu-title.ts';

const titles = (...words: string[]) => {
  const titled = menuTitles();
  return words.map((word) => titled(word, 'F'));
};

it('each menu title gets its first letter that no earlier title uses', () => {
  expect(titles('File', 'Edit', 'View')).toEqual(['&File', '&Edit', '&View']);
  expect(titles('Fichier', 'Affichage', 'Fenêtre', 'Aide')).toEqual([
    '&Fichier',
    '&Affichage',
    'F&enêtre',
    'A&ide',
  ]);
});

it('a title whose letters are all used shares its first letter', () => {
  expect(titles('ab', 'ba', 'ab')).toEqual(['&ab', '&ba', '&ab']);
});

it('a title without Latin letters gets one in brackets', () => {
  expect(titles('ファイル', '文件')).toEqual(['ファイル(&F)', '文件(&F)']);
});
