import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_RECORDS, type PastRecord } from '../../../src/main/core/launch/records/records.ts';
import { connectionId, launchId } from '../core/support/fakes.ts';
import { began, createTestCli } from './support.ts';

const past = (nth: number, more: Partial<PastRecord> = {}): PastRecord => ({
  launch: launchId(nth),
  at: began + nth * 1_000,
  connection: connectionId('north-pier'),
  connectionName: 'North Pier',
  wish: 'connect',
  end: 'handed-over',
  ...more,
});
const whole = past(1, {
  studio: 'us-west-2:stid-1',
  session: 'comp-07',
  workstation: 'Comp 07',
  readyMs: 21_500.0000123,
  end: 'failed',
  failure: 'viewer-failed',
});
const remembering = (...history: readonly PastRecord[]) =>
  createTestCli({ records: { ...NO_RECORDS, history } });

/** The rows of a CSV text, by the rules of RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

describe('history', () => {
  it('that cannot be read is not reported as empty, and the file is named', async () => {
    const file = '/home/ada/launches.json';
    const unread = { code: 'settings-unreadable', file, why: 'denied', system: 'EACCES' } as const;
    for (const format of [[], ['--json'], ['--csv']]) {
      const cli = createTestCli({ records: { ...NO_RECORDS, unread } });
      expect(await cli.run('history', ...format)).toBe(2);
      expect(cli.out).toEqual([]);
      expect(cli.err.join()).toContain(file);
    }
  });

  it.each([[[]], [['--json']], [['--csv']]])(
    'that was damaged is not reported as empty, and the saved copy is named: %j',
    async (format) => {
      const aside = '/home/ada/launches.json.damaged-1';
      const damagedHistory = async () => aside;
      const empty = createTestCli({ services: { damagedHistory } });
      empty.services.notices.add({
        id: 'launches-damaged-1',
        about: 'settings-damaged',
        what: 'launches',
        keptAs: aside,
      });
      expect(await empty.run('history', ...format)).toBe(2);
      expect(empty.err).toEqual([expect.stringContaining(aside)]);
      expect(empty.out).toEqual([]);
      // It is reported once.
      expect(empty.services.notices.list()).toEqual([]);
      const records = { ...NO_RECORDS, history: [whole] };
      const begun = createTestCli({ services: { damagedHistory }, records });
      expect(await begun.run('history', ...format)).toBe(0);
      expect(begun.err).toEqual([expect.stringContaining(aside)]);
      expect(begun.out.join()).toContain('north-pier');
    },
  );

  it('--json prints one array, newest first, without internal ids', async () => {
    const cli = remembering(whole, past(2));
    expect(await cli.run('history', '--json')).toBe(0);
    expect(JSON.parse(cli.out.join())).toEqual([
      {
        at: '2026-11-25T09:02:13.000Z',
        connection: 'north-pier',
        connectionName: 'North Pier',
        wish: 'connect',
        end: 'handed-over',
      },
      {
        at: '2026-11-25T09:02:12.000Z',
        connection: 'north-pier',
        connectionName: 'North Pier',
        wish: 'connect',
        end: 'failed',
        studio: 'us-west-2:stid-1',
        session: 'comp-07',
        workstation: 'Comp 07',
        readySeconds: 21.5,
        failure: 'viewer-failed',
      },
    ]);
    expect(cli.out).toHaveLength(1);
  });

  it('--csv prints a header and one line for each launch', async () => {
    const cli = remembering(whole, past(2, { wish: 'stop', end: 'done' }));
    expect(await cli.run('history', '--csv')).toBe(0);
    expect(cli.out).toEqual([
      'at,connection,studio,session,workstation,wish,readySeconds,end,failure',
      '2026-11-25T09:02:13.000Z,north-pier,,,,stop,,done,',
      '2026-11-25T09:02:12.000Z,north-pier,us-west-2:stid-1,comp-07,Comp 07,connect,21.5,failed,viewer-failed',
    ]);
  });

  it('prints one line of text for each launch, with a dash for missing values', async () => {
    const cli = remembering(past(1));
    expect(await cli.run('history')).toBe(0);
    expect(cli.out).toEqual([
      '2026-11-25T09:02:12.000Z\tnorth-pier\t-\t-\t-\tconnect\t-\thanded-over\t-',
    ]);
  });

  it('reports that it is empty, as text only without --json and --csv', async () => {
    const cli = remembering();
    expect(await cli.run('history')).toBe(0);
    expect([cli.out, cli.err]).toEqual([[], ['There are no launches yet.']]);
    const json = remembering();
    await json.run('history', '--json');
    expect([json.out, json.err]).toEqual([['[]'], []]);
    const csv = remembering();
    await csv.run('history', '--csv');
    expect(csv.out).toHaveLength(1);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['=cmd|"/c calc"!A0', `"'=cmd|""/c calc""!A0"`],
    ['Comp, the 7th', '"Comp, the 7th"'],
    ['the “big” one', 'the “big” one'],
    ['the "big" one', '"the ""big"" one"'],
    ['two\nlines', '"two\nlines"'],
    ['a=b', 'a=b'],
  ])('--csv escapes the cell %j', async (workstation, cell) => {
    const cli = remembering(past(1, { workstation }));
    await cli.run('history', '--csv');
    expect(cli.out[1]).toBe(`2026-11-25T09:02:12.000Z,north-pier,,,${cell},connect,,handed-over,`);
  });

  it('--csv can be parsed back, and no cell is a formula, whatever the names are', async () => {
    const name = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.stringMatching(/^'{0,2}[=+\-@\t\r",\n]{1,3}[a-z",\n]{0,5}$/),
    );
    await fc.assert(
      fc.asyncProperty(name, name, async (workstation, session) => {
        const cli = remembering(past(1, { workstation, session }));
        await cli.run('history', '--csv');
        const [, row] = parseCsv(cli.out.join('\n'));
        expect(row).toHaveLength(9);
        const [, , , sessionCell, workstationCell] = row!;
        for (const [cell, text] of [
          [sessionCell, session],
          [workstationCell, workstation],
        ]) {
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          expect(cell?.replace(/^'(?='*[=+\-@\t\r])/, '')).toBe(text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([[['--json', '--csv']], [['--csv', '--csv']], [['north-pier']], [['--connection', 'x']]])(
    '%j is wrong usage',
    async (args) => {
      const cli = remembering(whole);
      expect(await cli.run('history', ...args)).toBe(2);
      expect(cli.out).toEqual([]);
    },
  );
});
