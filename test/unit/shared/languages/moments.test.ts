import { describe, expect, it } from 'vitest';
import { es } from '../../../../src/shared/languages/es.ts';
import { fr } from '../../../../src/shared/languages/fr.ts';

describe('until a moment', () => {
  it.each([
    ['17:40', 'jusqu’à 17:40'],
    ['17 h 40', 'jusqu’à 17 h 40'],
    [fr.texts.times.dayAndHour('jeudi', '18:00'), 'jusqu’à jeudi à 18:00'],
    [fr.texts.times.dayAndHour('3 mars', '18:00'), 'jusqu’au 3 mars à 18:00'],
    [fr.texts.times.dayAndTime('1er août', '18:00:12'), 'jusqu’au 1er août, 18:00:12'],
  ])('is said in French of %s', (moment, said) => {
    expect(fr.texts.signIn.until(moment)).toBe(said);
  });

  it.each([
    ['17:40', 'hasta las 17:40'],
    ['1:05:09', 'hasta la 1:05:09'],
    [es.texts.times.dayAndHour('jueves', '01:05'), 'hasta el jueves a la 01:05'],
    [es.texts.times.dayAndHour('3 mar', '18:00'), 'hasta el 3 mar a las 18:00'],
    [es.texts.times.dayAndTime('3 mar', '18:00:12'), 'hasta el 3 mar, 18:00:12'],
  ])('is said in Spanish of %s', (moment, said) => {
    expect(es.texts.signIn.until(moment)).toBe(said);
  });
});
