import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { withFileLock } from '../../../../src/main/adapters/base/file-lock.mjs';
import { createSettingsFile } from '../../../../src/main/adapters/settings/settings-file.ts';
import {
  NO_SETTINGS,
  parseSettings,
  type Settings,
} from '../../../../src/main/core/settings/settings.ts';
import { err, type ReadProblem } from '../../../../src/shared/base/failure.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';
import { createPipe } from '../../../support/machine/pipe.ts';

let path: string;
let lines: string[];
let setAside: string[];
let store: ReturnType<typeof createSettingsFile>;
beforeEach(() => {
  open(join(tempFolder(), 'Stagedoor', 'settings.json'));
});

function open(file: string) {
  path = file;
  const recording = recordingLog();
  lines = recording.lines;
  setAside = [];
  const onDamaged = (keptAs: string) => setAside.push(keptAs);
  store = createSettingsFile({ path, log: recording.log, onDamaged });
}

const write = (text: string | Uint8Array) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const names = () => readdirSync(dirname(path)).sort();
const add = (id: string) => (settings: Settings) => ({
  ...settings,
  kept: [...settings.kept, { id }],
});
const practice = { id: 'practice', name: 'Practice', kind: 'practice' };
const well = { settings: NO_SETTINGS, state: 'well' };

describe('settings', () => {
  it('that do not exist read as the defaults, and reading does not create the file', async () => {
    expect(await store.read()).toEqual(well);
    expect(existsSync(dirname(path))).toBe(false);
  });

  it('are written with access for this user only, and leave no other files', async () => {
    expect(await store.update(add('a'))).toMatchObject({ ok: true });
    expect(await store.update(add('b'))).toMatchObject({ ok: true });
    expect((await store.read()).settings.kept).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(names()).toEqual(['settings.json']);
    expectMode(path, 0o600);
    expectMode(dirname(path), 0o700);
  });

  it('are completely old or completely new for a concurrent reader', async () => {
    await store.update(add('a'));
    const before = readFileSync(path, 'utf8');
    const reader = openSync(path, 'r');
    try {
      await store.update(add('b'));
      expect(readFileSync(reader, 'utf8')).toBe(before);
      expect(readFileSync(path, 'utf8')).not.toBe(before);
    } finally {
      closeSync(reader);
    }
  });

  it.each<[string, string, unknown[]]>([
    ['with a byte order mark', '\ufeff{"version":1,"trusted":[]}', []],
    ['with a setting of the wrong type', '{"version":1,"everyMs":"NaN"}', []],
    ['with a region that contains a path', '{"version":1,"region":"elsewhere.example/#"}', []],
    ['without a version', JSON.stringify({ connections: [practice] }), [practice]],
    [
      'with the names of prototype properties',
      '{"version":1,"__proto__":{"spoilt":true},"constructor":{"prototype":{"spoilt":true}}}',
      [],
    ],
  ])('%s are read as far as possible, and stay unchanged', async (_, text, connections) => {
    write(text);
    const { settings, state } = await store.read();
    expect(state).toBe('well');
    expect(settings.connections).toEqual(connections);
    expect(settings).not.toHaveProperty('spoilt');
    expect({}).not.toHaveProperty('spoilt');
    expect(names()).toEqual(['settings.json']);
    expect(setAside).toEqual([]);
  });

  it('with an entry that is not a UUID do not pass it to the keychain', async () => {
    const credentials = { source: 'keychain', entry: '../up\0x' };
    const bad = { id: 'a', name: 'A', kind: 'nimble', region: 'us-west-2', credentials };
    write(JSON.stringify({ version: 1, connections: [bad] }));
    const { settings } = await store.read();
    expect(settings).toMatchObject({ connections: [], kept: [bad] });
  });
});

describe('damaged settings', () => {
  it.each<[string, string | Uint8Array]>([
    ['that are truncated', '{'],
    ['that are empty', ''],
    ['that are not an object', '"text"'],
    ['that are not text', new Uint8Array([0, 255, 254, 0, 128])],
    ['with a name that is not UTF-8', Buffer.from('{"version":1,"trusted":["caf\xe9"]}', 'latin1')],
    ['with a version that is not a number', '{"version":"one"}'],
    [
      'that are nested too deeply',
      `{"version":1,"trusted":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    ],
  ])('%s are renamed, reported once, and replaced by the defaults', async (_, text) => {
    write(text);
    expect(await store.read()).toEqual({ settings: NO_SETTINGS, state: 'damaged' });
    expect(setAside).toHaveLength(1);
    expect(setAside[0]).toMatch(/settings\.json\.damaged-[\dTZ-]+$/);
    expect(readFileSync(setAside[0]!)).toEqual(Buffer.from(text));
    expect(await store.read()).toEqual(well);
    expect(setAside).toHaveLength(1);
  });

  it('of 100 MB are renamed without being read', async () => {
    write('{"version":1}');
    truncateSync(path, 100 * 1024 * 1024);
    expect((await store.read()).state).toBe('damaged');
    expect(setAside).toHaveLength(1);
  });

  it('are renamed by a change too, and the change is saved', async () => {
    write('{');
    expect(await store.update(add('a'))).toMatchObject({ ok: true });
    expect(readFileSync(setAside[0]!, 'utf8')).toBe('{');
    expect((await store.read()).settings.kept).toEqual([{ id: 'a' }]);
  });

  it('that another process repairs meanwhile stay unchanged', async () => {
    write('{');
    const read = await withFileLock(`${path}.lock`, async () => {
      const pending = store.read();
      // Until the reader tries to get the lock, for which it makes a folder, or has moved the file away without it.
      while (setAside.length === 0 && !names().some((name) => name.endsWith('.new')))
        await setImmediate();
      write(JSON.stringify({ version: 1, connections: [practice] }));
      return { pending };
    });
    expect(await read.pending).toMatchObject({ state: 'well' });
    expect(setAside).toEqual([]);
    expect(parseSettings(readFileSync(path, 'utf8')).settings.connections).toEqual([practice]);
  });
});

describe('settings of a newer version', () => {
  it('are left unchanged, by reading and by changing', async () => {
    const text = '{"version":999,"connections":[{"id":"a"}],"more":1}';
    write(text);
    expect(await store.read()).toEqual({
      settings: NO_SETTINGS,
      state: 'newer',
      failure: { code: 'settings-newer' },
    });
    expect(await store.update(add('b'))).toEqual(err({ code: 'settings-newer' }));
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(names()).toEqual(['settings.json']);
  });
});

describe('settings that become too large to be read', () => {
  const large = (megabytes: number) => (settings: Settings) => ({
    ...settings,
    kept: [{ id: 'large', text: 'x'.repeat(megabytes * 1024 * 1024) }],
  });

  it('are not written, and the existing ones stay', async () => {
    await store.update(add('a'));
    const before = readFileSync(path, 'utf8');
    expect(await store.update(large(1))).toEqual(
      err({ code: 'settings-unwritable', why: 'too-large' }),
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect((await store.read()).state).toBe('well');
  });

  it('are written without indentation if that makes them fit', async () => {
    const many = { id: 'many', numbers: Array<number>(100_000).fill(1) };
    const kept = Array.from({ length: 3 }, () => many);
    expect(await store.update((now) => ({ ...now, kept }))).toMatchObject({ ok: true });
    expect(statSync(path).size).toBeLessThan(1024 * 1024);
    expect((await store.read()).settings.kept).toEqual(kept);
  });
});

describe('settings that cannot be written', () => {
  it('because a file exists in place of their folder are reported, and nothing is written', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, 'mine');
    open(join(file, 'settings.json'));
    expect(await store.update(add('a'))).toEqual(
      err({ code: 'settings-unwritable', why: 'not-a-folder', path: file }),
    );
    expect(await store.read()).toMatchObject({
      state: 'unreadable',
      failure: { code: 'settings-unreadable', why: 'not-a-folder', folder: file },
    });
    expect(lines[0]).toMatch(/^warn settings could not be written \{"code":"E[A-Z]+"\}$/);
  });

  it('because a file exists in place of a folder above, or behind a link, name that file', async () => {
    const folder = tempFolder();
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    symlinkSync(file, join(folder, 'link'));
    for (const [home, named] of [
      [join(file, 'deeper', 'still'), file],
      [join(folder, 'link'), join(folder, 'link')],
    ] as const) {
      open(join(home, 'settings.json'));
      const problem = { why: 'not-a-folder', path: named } as const;
      expect(await store.update(add('a'))).toEqual(
        err({ code: 'settings-unwritable', ...problem }),
      );
      expect(await store.read()).toMatchObject({ failure: { why: 'not-a-folder', folder: named } });
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('because the change throws leave no lock behind', async () => {
    await store.update(add('a'));
    const outcome = await store.update(() => {
      throw Object.assign(new Error('broken'), { code: 'ENOSPC' });
    });
    expect(outcome).toEqual(err({ code: 'settings-unwritable', why: 'full' }));
    expect(names()).toEqual(['settings.json']);
  });
});

describe('settings that exist but cannot be read', () => {
  it.each<[string, ReadProblem, string, () => void]>([
    ['a folder', 'not-a-file', 'not-a-file', () => mkdirSync(path, { recursive: true })],
    [
      'a pipe',
      'not-a-file',
      'not-a-file',
      () => {
        mkdirSync(dirname(path), { recursive: true });
        createPipe(path);
      },
    ],
    [
      'a link to itself',
      'not-a-file',
      'ELOOP',
      () => {
        mkdirSync(dirname(path), { recursive: true });
        symlinkSync('settings.json', path);
      },
    ],
  ])(
    'because %s is in their place are reported with their path, and left unchanged',
    async (_, why, system, create) => {
      create();
      const failure = { code: 'settings-unreadable', file: path, why, system } as const;
      expect(await store.read()).toEqual({ settings: NO_SETTINGS, state: 'unreadable', failure });
      expect(await store.update(add('a'))).toEqual(err(failure));
      expect(setAside).toEqual([]);
      expect(names()).toEqual(['settings.json']);
    },
  );
});
