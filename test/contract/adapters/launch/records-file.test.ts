import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  ownRecordOwner,
  recordOwnerState,
} from '../../../../src/main/adapters/launch/record-owner.ts';
import { newestDamaged } from '../../../../src/main/adapters/base/damaged-files.ts';
import { createRecordsFile } from '../../../../src/main/adapters/launch/records-file.ts';
import {
  NO_RECORDS,
  recordTime,
  parseRecords,
} from '../../../../src/main/core/launch/records/records.ts';
import { eventually, recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';
import { bundleScript, startProcess } from '../../../support/processes/other-process.ts';

const writerScript = new URL('../../../support/processes/records-writer.ts', import.meta.url);

let path: string;
let lines: string[];
let reported: unknown[];
let store: ReturnType<typeof createRecordsFile>;
beforeEach(() => {
  open(join(tempFolder(), 'Stagedoor', 'records.json'));
});

function open(file: string) {
  path = file;
  const recording = recordingLog();
  lines = recording.lines;
  reported = [];
  const report = (what: unknown) => {
    reported.push(what);
  };
  store = createRecordsFile(path, recording.log, { onDamaged: report, onUnread: report });
}

const write = (text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const names = () => readdirSync(dirname(path)).sort();

describe('a records file', () => {
  it('that does not exist reads as empty, and reading does not create it', async () => {
    expect(await store.read()).toEqual(NO_RECORDS);
    expect(existsSync(dirname(path))).toBe(false);
  });

  it('that exists but cannot be read is not reported as empty, and stays', async () => {
    mkdirSync(path, { recursive: true });
    const unread = {
      code: 'settings-unreadable',
      file: path,
      why: 'not-a-file',
      system: 'not-a-file',
      what: 'launches',
    };
    expect(await store.read()).toEqual({ ...NO_RECORDS, unread });
    expect(reported).toEqual([unread]);
    expect(await store.update(recordTime('kind', 7))).toBe(false);
    expect(names()).toEqual(['records.json']);
  });

  it('is written with access for this user only, and leaves no other files', async () => {
    expect(await store.update(recordTime('kind', 7))).toBe(true);
    expect(await store.update(recordTime('kind', 8))).toBe(true);
    expect((await store.read()).times).toEqual({ kind: [7, 8] });
    expect(names()).toEqual(['records.json']);
    expectMode(path, 0o600);
  });

  it('is not written if nothing changes', async () => {
    expect(await store.update((records) => records)).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['no JSON', '{"version":1,"hist'],
    ['more than 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1)],
  ])('that is damaged is renamed, and a new one is started: %s', async (_, text) => {
    write(text);
    expect(await store.read()).toEqual(NO_RECORDS);
    expect(names()).toEqual([expect.stringMatching(/^records\.json\.damaged-/)]);
    expect(reported).toEqual([join(dirname(path), names()[0]!)]);
    expect(await newestDamaged(path)).toBe(reported[0]);
    expect(lines.join()).toContain('damaged records');
    expect(await store.update(recordTime('kind', 7))).toBe(true);
    expect((await store.read()).times).toEqual({ kind: [7] });
  });

  it('of a newer version is not overwritten', async () => {
    const newer = JSON.stringify({ version: 2, history: { all: [] } });
    write(newer);
    const unread = { code: 'settings-newer', what: 'launches' };
    expect(await store.read()).toEqual({ ...NO_RECORDS, unread });
    expect(reported).toEqual([unread]);
    expect(await store.update(recordTime('kind', 7))).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(newer);
    expect(names()).toEqual(['records.json']);
  });

  it('that cannot be written is reported, and nothing is thrown', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'taken'), '');
    open(join(folder, 'taken', 'records.json'));
    expect(await store.update(recordTime('kind', 7))).toBe(false);
    expect(await store.read()).toMatchObject(NO_RECORDS);
    expect(lines.join()).toContain('records could not be written');
    // There is nothing to watch either, and nothing to stop.
    expect(store.onChange(() => undefined)).not.toThrow();
  });
});

describe('records written by two programs', () => {
  it('lose no entry of either program', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    const writers = ['a', 'b'].map((name) => ({ name, process: startProcess(script, [path]) }));
    for (let nth = 0; nth < 25; nth++) {
      for (const { name, process } of writers) process.send(`${name} ${nth}`);
    }
    for (const { process } of writers) expect(await process.finish()).toHaveLength(25);
    const all = Array.from({ length: 25 }, (_, nth) => nth);
    expect(parseRecords(readFileSync(path, 'utf8')).value.times).toEqual({ a: all, b: all });
    expect(names()).toEqual(['records.json']);
  });

  it('are reported to the other program', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    let changes = 0;
    const stop = store.onChange(() => (changes += 1));
    onTestFinished(stop);
    const writer = startProcess(script, [path]);
    writer.send('a 7');
    await eventually(() => (changes > 0 ? true : undefined));
    await eventually(async () =>
      (await store.read()).times.a?.includes(7) === true ? true : undefined,
    );
    await writer.finish();
    stop();
    const before = changes;
    await store.update(recordTime('b', 8));
    expect((await store.read()).times.b).toEqual([8]);
    expect(changes).toBe(before);
  });
});

describe('a process', () => {
  it('is running until it exits', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    const other = startProcess(script, [path]);
    const pid = other.child.pid!;
    // Of an earlier version: another process could have its id.
    const old = { use: 'command', pid } as const;
    const own = await ownRecordOwner('command');
    expect([await recordOwnerState(old), await recordOwnerState(own)]).toEqual([
      ...['unknown', 'alive'],
    ]);
    // Its id is in use again, as after a restart: by us, started at another time.
    const process = own.process?.replace(/\d+$/, '1');
    expect(process).not.toBe(own.process);
    expect(await recordOwnerState({ ...own, ...(process !== undefined && { process }) })).toBe(
      'dead',
    );
    await other.finish();
    expect(await recordOwnerState(old)).toBe('dead');
  });

  it.each([0, -1, 1.5, NaN, Infinity])('with the invalid id %d is not running', async (pid) => {
    expect(await recordOwnerState({ use: 'command', pid })).toBe('dead');
  });
});
