import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newestDamaged } from '../../../../src/main/adapters/base/damaged-files.ts';
import { createSettingsFile } from '../../../../src/main/adapters/settings/settings-file.ts';
import {
  NO_SETTINGS,
  parseSettings,
  type Settings,
} from '../../../../src/main/core/settings/settings.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';

let path: string;
let setAside: string[];
let store: ReturnType<typeof createSettingsFile>;
beforeEach(() => {
  open(join(tempFolder(), 'Stagedoor', 'settings.json'));
});

function open(file: string) {
  path = file;
  setAside = [];
  const onDamaged = (keptAs: string) => setAside.push(keptAs);
  store = createSettingsFile({ path, log: recordingLog().log, onDamaged });
}

const names = () => readdirSync(dirname(path)).sort();
const add = (id: string) => (settings: Settings) => ({
  ...settings,
  kept: [...settings.kept, { id }],
});
const well = { settings: NO_SETTINGS, state: 'well' };

describe('settings behind a symbolic link', () => {
  let target: string;
  beforeEach(() => {
    target = join(tempFolder(), 'dotfiles', 'stagedoor.json');
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(relative(dirname(path), target), path);
  });
  const writeTarget = (text: string) => {
    mkdirSync(dirname(target));
    writeFileSync(target, text);
  };

  it('are written to the target of the link, and the link stays', async () => {
    writeTarget('{"version":1}');
    expect(await store.update(add('a'))).toMatchObject({ ok: true });
    expect(await store.update(add('b'))).toMatchObject({ ok: true });
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(parseSettings(readFileSync(target, 'utf8')).settings.kept).toHaveLength(2);
    expect(names()).toEqual(['settings.json']);
    expect(readdirSync(dirname(target))).toEqual(['stagedoor.json']);
  });

  it('that are damaged are kept next to the target, and new ones are written', async () => {
    writeTarget('{');
    expect((await store.read()).state).toBe('damaged');
    expect(setAside).toEqual([expect.stringContaining(`${target}.damaged-`)]);
    expect(await newestDamaged(path)).toBe(setAside[0]);
    expect(await store.read()).toEqual(well);
    expect(await store.update(add('a'))).toMatchObject({ ok: true });
    expect((await store.read()).settings.kept).toEqual([{ id: 'a' }]);
  });
});

describe('settings behind a broken symbolic link', () => {
  let base: string;
  let drive: string;
  beforeEach(() => {
    base = tempFolder();
    drive = join(base, 'drive');
  });

  it.each<[string, () => { link: string; target: string }]>([
    ['the file in a missing folder', () => linkFile(join(drive, 'Stagedoor', 'settings.json'))],
    [
      'the file in an empty folder',
      () => {
        mkdirSync(drive);
        return linkFile(join(drive, 'settings.json'));
      },
    ],
    [
      'the file through another link',
      () => {
        symlinkSync('drive/settings.json', join(base, 'other'));
        return { ...linkFile(join(base, 'other')), target: join(drive, 'settings.json') };
      },
    ],
    [
      'the folder',
      () => {
        symlinkSync(drive, dirname(path));
        return { link: dirname(path), target: drive };
      },
    ],
    [
      'a parent folder',
      () => {
        const home = dirname(dirname(path));
        open(join(home, 'config', 'Stagedoor', 'settings.json'));
        symlinkSync(drive, join(home, 'config'));
        return { link: join(home, 'config'), target: drive };
      },
    ],
  ])(
    'are unreadable with the link in the failure, and nothing is created: %s',
    async (_, setUp) => {
      const { link, target } = setUp();
      const before = readdirSync(base, { recursive: true });
      const failure = {
        ...({ code: 'settings-unreadable', file: path, why: 'broken-link' } as const),
        system: 'ENOENT',
        link: { path: link, target },
      };
      expect(await store.read()).toEqual({ settings: NO_SETTINGS, state: 'unreadable', failure });
      expect(await store.update(add('a'))).toEqual(err(failure));
      expect(readdirSync(base, { recursive: true })).toEqual(before);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(setAside).toEqual([]);
    },
  );

  it('are read once the target of the link exists', async () => {
    linkFile(join(drive, 'settings.json'));
    expect((await store.read()).state).toBe('unreadable');
    mkdirSync(drive);
    writeFileSync(join(drive, 'settings.json'), '{"version":1}');
    expect(await store.read()).toEqual(well);
    expect(await store.update(add('a'))).toMatchObject({ ok: true });
  });

  function linkFile(target: string) {
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
    return { link: path, target };
  }
});
