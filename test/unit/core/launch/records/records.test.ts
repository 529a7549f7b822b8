import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  forgetConnection,
  timesKey,
  NO_RECORDS,
  recordUser,
  recordEnd,
  recordPast,
  recordTime,
  recordActive,
  recordPlannedStops,
  parseRecords,
  recordsText,
  ActiveRecord,
  type PastRecord,
  type Records,
} from '../../../../../src/main/core/launch/records/records.ts';
import { stopAt } from '../../desktop/desktop-scenes.ts';
import { connectionId, launchId, resourceId } from '../../support/fakes.ts';

const pier = connectionId('north-pier');
const underWay: ActiveRecord = {
  launch: launchId(),
  connection: pier,
  connectionName: 'North Pier',
  token: 'one-request',
  studio: resourceId('studio-1'),
  session: resourceId('comp-07'),
  workstation: 'Comp 07',
  stream: resourceId('stream-1'),
  connects: true,
  at: 9,
  state: 'waiting',
  change: { what: 'create', token: 'change-token', profile: resourceId('lp-comp') },
  by: { use: 'window', pid: 4100 },
};
const past: PastRecord = {
  launch: launchId(),
  at: 9,
  connection: pier,
  connectionName: 'North Pier',
  studio: 'studio-1',
  session: 'comp-07',
  workstation: 'Comp 07',
  wish: 'connect',
  readyMs: 21_000,
  end: 'failed',
  failure: 'viewer-failed',
};
const whole: Records = {
  underWay: [underWay],
  history: [past],
  times: { [timesKey(pier, 'lp-comp')]: [21_000, 22_000], [timesKey(pier, undefined)]: [9] },
  me: { [pier]: 'm.okafor' },
  plannedStops: [],
};
const fileOf = (records: object) => JSON.stringify({ version: 1, ...records });
const pastOf = (nth: number): PastRecord => ({ ...past, launch: launchId(nth), at: nth });

describe('the text of the records', () => {
  it('is parsed back unchanged', () => {
    expect(parseRecords(recordsText(whole))).toEqual({ value: whole, state: 'well' });
    expect(recordsText(whole)).toMatch(/\n$/);
  });

  it('is parsed without throwing, whatever it is, and the result can be written', () => {
    const anyFile = fc
      .record(
        {
          version: fc.oneof(fc.constant(1), fc.jsonValue()),
          underWay: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
          history: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
          times: fc.oneof(fc.dictionary(fc.string(), fc.array(fc.jsonValue())), fc.jsonValue()),
          me: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value));
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), anyFile);
    fc.assert(
      fc.property(text, (given) => {
        const { value, state } = parseRecords(given);
        expect(['well', 'damaged', 'newer']).toContain(state);
        if (state !== 'well') expect(value).toEqual(NO_RECORDS);
        expect(parseRecords(recordsText(value))).toEqual({ value, state: 'well' });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['an empty text', ''],
    ['an incomplete file', '{"version":1,"history":['],
    ['a list', '[]'],
    ['no version', '{}'],
    ['a version that is not a number', '{"version":"1"}'],
    ['a history that is not a list', fileOf({ history: {} })],
    ['nested too deep', `{"version":1,"me":{"a":${'['.repeat(80)}${']'.repeat(80)}}}`],
  ])('that is damaged gives empty records: %s', (_, text) => {
    expect(parseRecords(text)).toEqual({ value: NO_RECORDS, state: 'damaged' });
  });

  it.each([fileOf({ version: 2 }), fileOf({ version: 2, history: {}, underWay: 7 })])(
    'of a newer version is not parsed, whatever its content: %s',
    (text) => {
      expect(parseRecords(text)).toEqual({ value: NO_RECORDS, state: 'newer' });
    },
  );

  it('with a byte order mark is parsed', () => {
    expect(parseRecords(`\ufeff${recordsText(whole)}`).value).toEqual(whole);
  });

  it('loses only the entries that do not fit', () => {
    const text = fileOf({
      underWay: [{ ...underWay, state: 'flying' }, underWay, null, 7],
      history: [past, { ...past, at: -1 }, { ...past, at: 8.7e15 }, 'text'],
      times: { a: [1, -1, 'x', null, 3_600_001, 3_600_000] },
      me: { [pier]: 'm.okafor', other: 7, long: 'x'.repeat(600) },
      plannedStops: [stopAt(1), { ...stopAt(2), session: '../../..' }, 7],
    });
    expect(parseRecords(text).value).toEqual({
      underWay: [underWay],
      history: [past],
      me: { [pier]: 'm.okafor' },
      plannedStops: [stopAt(1)],
      times: { a: [1, 3_600_000] },
    });
  });

  it('is limited to the newest 200 launches, 50 durations and 200 buckets', () => {
    const text = fileOf({
      history: Array.from({ length: 230 }, (_, nth) => pastOf(nth)),
      times: Object.fromEntries(
        Array.from({ length: 230 }, (_, nth) => [
          `kind ${nth}`,
          Array.from({ length: 70 }, (__, time) => time),
        ]),
      ),
    });
    const { history, times } = parseRecords(text).value;
    expect(history.map(({ at }) => at)).toEqual(Array.from({ length: 200 }, (_, nth) => nth + 30));
    expect(Object.keys(times)).toHaveLength(200);
    expect(times).not.toHaveProperty('kind 29');
    expect(times['kind 229']).toEqual(Array.from({ length: 50 }, (_, nth) => nth + 20));
  });

  const smuggled = [{ url: 'https://x' }, { authToken: 'hush' }, { secretAccessKey: 'hush' }];
  it.each(smuggled)('accepts no undeclared field: %j', (more) => {
    expect(v.is(ActiveRecord, underWay)).toBe(true);
    expect(v.is(ActiveRecord, { ...underWay, ...more })).toBe(false);
    expect(v.is(ActiveRecord, { ...underWay, change: { ...underWay.change, ...more } })).toBe(
      false,
    );
    expect(v.is(ActiveRecord, { ...underWay, by: { ...underWay.by, ...more } })).toBe(false);
    const text = fileOf({
      underWay: [{ ...underWay, ...more }],
      history: [{ ...past, ...more }],
      ...more,
    });
    expect(parseRecords(text)).toEqual({ value: NO_RECORDS, state: 'well' });
  });

  it('cannot change an object prototype', () => {
    const text =
      '{"version":1,"times":{"__proto__":[1],"constructor":[2]},"me":{"__proto__":"x"},"history":[{"__proto__":{"at":1}}]}';
    expect(parseRecords(text).state).toBe('well');
    expect(({} as { at?: number }).at).toBeUndefined();
  });
});

describe('a recorded change', () => {
  it('of a launch in progress replaces its previous record', () => {
    const moved = { ...underWay, state: 'checking' } as const;
    const other = { ...underWay, launch: launchId(2) };
    const now = [recordActive(underWay), recordActive(other), recordActive(moved)].reduce(
      (records, note) => note(records),
      NO_RECORDS,
    );
    expect(now.underWay).toEqual([other, moved]);
    expect(recordEnd(other.launch)(now).underWay).toEqual([moved]);
    expect(recordEnd(launchId(9))(now).underWay).toEqual([other, moved]);
  });

  it('of a launch that is over is kept once, the newest 200', () => {
    const ended = { ...past, end: 'handed-over' } as const;
    expect(recordPast(past)(recordPast(ended)(NO_RECORDS)).history).toEqual([past]);
    const many = Array.from({ length: 203 }, (_, nth) => pastOf(nth)).reduce(
      (records, one) => recordPast(one)(records),
      NO_RECORDS,
    );
    expect(many.history).toHaveLength(200);
    expect(many.history[0]?.at).toBe(3);
  });

  it('of durations keeps the newest 50 of a bucket', () => {
    const kind = timesKey(pier, 'lp-comp');
    const many = Array.from({ length: 53 }, (_, nth) => nth).reduce(
      (records, ms) => recordTime(kind, ms)(records),
      NO_RECORDS,
    );
    expect(many.times[kind]).toEqual(Array.from({ length: 50 }, (_, nth) => nth + 3));
  });

  it('of buckets keeps the 200 last used', () => {
    const kinds = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, nth) => timesKey(pier, `lp-${from + nth}`));
    const noted = [...kinds(0, 200), timesKey(pier, 'lp-0'), ...kinds(200, 203)].reduce(
      (records, kind) => recordTime(kind, 9)(records),
      NO_RECORDS,
    );
    expect(Object.keys(noted.times)).toHaveLength(200);
    expect(noted.times).toHaveProperty([timesKey(pier, 'lp-0')], [9, 9]);
    for (const gone of kinds(1, 4)) expect(noted.times).not.toHaveProperty([gone]);
  });

  it.each([NaN, -1, Infinity, 3_600_001])('of an invalid duration is ignored: %d', (ms) => {
    expect(recordTime('kind', ms)(whole)).toBe(whole);
  });

  it('of the current user changes nothing if it is known', () => {
    expect(recordUser(pier, 'm.okafor')(whole)).toBe(whole);
    expect(recordUser(pier, 'a.lind')(whole).me).toEqual({ [pier]: 'a.lind' });
  });

  it('is forgotten with its connection, except for the history', () => {
    const other = connectionId('north-pier-2');
    const both = [
      ...[recordActive({ ...underWay, launch: launchId(2), connection: other })],
      ...[recordTime(timesKey(other, undefined), 7), recordUser(other, 'a.lind')],
      recordPlannedStops([stopAt(1), stopAt(2, { connection: other })]),
    ].reduce((records, note) => note(records), whole);
    expect(forgetConnection(pier)(both)).toEqual({
      underWay: [{ ...underWay, launch: launchId(2), connection: other }],
      history: [past],
      times: { [timesKey(other, undefined)]: [7] },
      me: { [other]: 'a.lind' },
      plannedStops: [stopAt(2, { connection: other })],
    });
  });

  it('does not modify the records it is applied to', () => {
    const before = structuredClone(whole);
    for (const note of [
      ...[recordActive(underWay), recordEnd(underWay.launch), recordPast(pastOf(2))],
      ...[recordTime(timesKey(pier, undefined), 5), recordUser(pier, 'x'), forgetConnection(pier)],
    ]) {
      note(whole);
    }
    expect(whole).toEqual(before);
  });
});
