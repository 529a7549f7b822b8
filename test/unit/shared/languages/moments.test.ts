import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../../src/shared/languages/moment.ts';
import { messages as es } from '../../../../src/shared/languages/messages/es.arb';
import { messages as fr } from '../../../../src/shared/languages/messages/fr.arb';
import { messages as zh } from '../../../../src/shared/languages/messages/zh.arb';

const weekday = (time: string, hour: number): Moment => ({ time, form: 'weekday', hour });

describe('the time until a moment', () => {
  it.each<[Moment, string]>([
    [{ time: '17:40', form: 'clock', hour: 17 }, 'jusqu’à 17:40'],
    [{ time: '17 h 40', form: 'clock', hour: 17 }, 'jusqu’à 17 h 40'],
    [
      weekday(fr.times.dayAndHour({ day: 'jeudi', time: '18:00', hour: 18 }), 18),
      'jusqu’à jeudi à 18:00',
    ],
    [
      {
        time: fr.times.dayAndHour({ day: '3 mars', time: '18:00', hour: 18 }),
        form: 'date',
        hour: 18,
      },
      'jusqu’au 3 mars à 18:00',
    ],
    [
      {
        time: '1er août, 18:00:12',
        form: 'second',
        hour: 18,
      },
      'jusqu’au 1er août, 18:00:12',
    ],
  ])('is written in French for %j', (moment, text) => {
    expect(fr.signIn.until(moment)).toBe(text);
  });

  it.each<[Moment, string]>([
    [{ time: '17:40', form: 'clock', hour: 17 }, 'hasta las 17:40'],
    [{ time: '1:05:09', form: 'clock', hour: 1 }, 'hasta la 1:05:09'],
    [
      weekday(es.times.dayAndHour({ day: 'jueves', time: '01:05', hour: 1 }), 1),
      'hasta el jueves a la 01:05',
    ],
    [
      {
        time: es.times.dayAndHour({ day: '3 mar', time: '18:00', hour: 18 }),
        form: 'date',
        hour: 18,
      },
      'hasta el 3 mar a las 18:00',
    ],
    [{ time: '3 mar, 18:00:12', form: 'second', hour: 18 }, 'hasta el 3 mar, 18:00:12'],
  ])('is written in Spanish for %j', (moment, text) => {
    expect(es.signIn.until(moment)).toBe(text);
  });

  it.each<[Moment, string]>([
    [{ time: '17:40', form: 'clock', hour: 17 }, '有效期至 17:40'],
    [weekday('周四 18:00', 18), '有效期至周四 18:00'],
    [{ time: '3月3日 18:00', form: 'date', hour: 18 }, '有效期至 3月3日 18:00'],
  ])('is written in Chinese for %j', (moment, text) => {
    expect(zh.signIn.until(moment)).toBe(text);
  });
});
