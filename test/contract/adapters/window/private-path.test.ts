import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readPaths } from '../../../../src/main/adapters/window/paths.ts';
import {
  isPrivatePath,
  isRuntimeFolder,
} from '../../../../src/main/adapters/window/private-path.ts';
import { canBeOtherUser, OTHER_USER } from '../../../support/network/other-user.ts';

const OTHER_GROUP = 65_534;
let base: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'stagedoor-')));
  onTestFinished(() => {
    rmSync(base, { recursive: true, force: true });
  });
});

/** A folder below a folder, each with the given mode, whatever the umask. */
function folders(upper: number, lower: number, owner?: { uid?: number; gid?: number }) {
  const above = join(base, 'upper');
  const path = join(above, 'lower');
  mkdirSync(path, { recursive: true });
  chmodSync(path, lower);
  chmodSync(above, upper);
  const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = owner ?? {};
  chownSync(above, uid, gid);
  return path;
}

describe('a path that no other user can replace', () => {
  it.each<[string, number, number, boolean]>([
    ['is a folder of this user', 0o755, 0o700, true],
    ['is not a folder that others can write to', 0o755, 0o777, false],
    ['is not below a folder that others can write to', 0o777, 0o700, false],
    ['can be below a sticky folder such as /tmp', 0o1777, 0o700, true],
  ])('%s', (_, upper, lower, isPrivate) => {
    const path = folders(upper, lower);
    expect(isPrivatePath(path)).toBe(isPrivate);
    expect(isPrivatePath(join(path, 'not', 'there', 'yet'))).toBe(isPrivate);
  });

  it.runIf(canBeOtherUser)('has no parent folder of another user, or of a group', () => {
    expect(isPrivatePath(folders(0o755, 0o700, { uid: OTHER_USER }))).toBe(false);
    expect(isPrivatePath(folders(0o775, 0o700, { gid: OTHER_GROUP }))).toBe(false);
    expect(isPrivatePath(folders(0o755, 0o700, { gid: OTHER_GROUP }))).toBe(true);
  });

  it('can be written to by a group with this user only', () => {
    const owner = { uid: 4_711, gid: 4_711 };
    if (canBeOtherUser) {
      chownSync(base, 4_711, 4_711);
      const path = folders(0o775, 0o700, owner);
      chownSync(path, 4_711, 4_711);
      expect(isPrivatePath(path, owner)).toBe(true);
      expect(isPrivatePath(path, { uid: 4_711, gid: 100 })).toBe(false);
    }
    expect(isPrivatePath('/', owner)).toBe(true);
  });

  it('is judged by the targets of its links', () => {
    const open = folders(0o777, 0o700);
    const link = join(base, 'link');
    symlinkSync(open, link);
    expect(isPrivatePath(join(link, 'x'))).toBe(false);
    chmodSync(join(base, 'upper'), 0o755);
    expect(isPrivatePath(join(link, 'x'))).toBe(true);
  });
});

describe('XDG_RUNTIME_DIR', () => {
  const state = (handover: string) => handover.startsWith(join(base, 'state'));
  const handoverFor = (run: string) =>
    readPaths('linux', { XDG_RUNTIME_DIR: run, XDG_STATE_HOME: join(base, 'state') }).handover;

  it.each<[string, boolean, () => string]>([
    ['of this user only', true, () => folders(0o755, 0o700)],
    ['that its group can enter', false, () => folders(0o755, 0o750)],
    ['that others can enter', false, () => folders(0o755, 0o755)],
    ['that everyone can write to', false, () => folders(0o755, 0o1777)],
    ['below a folder that everyone can write to', false, () => folders(0o777, 0o700)],
    ['that does not exist', false, () => join(base, 'gone')],
    [
      'that is a file',
      false,
      () => {
        writeFileSync(join(base, 'file'), '');
        return join(base, 'file');
      },
    ],
    [
      'that is a link',
      false,
      () => {
        symlinkSync(folders(0o755, 0o700), join(base, 'link'));
        return join(base, 'link');
      },
    ],
  ])('%s can contain connection files: %s', (_, holds, create) => {
    const run = create();
    expect(isRuntimeFolder(run)).toBe(holds);
    const handover = handoverFor(run);
    expect(handover.startsWith(run)).toBe(holds);
    expect(state(handover)).toBe(!holds);
  });

  it.runIf(canBeOtherUser)('of another user cannot contain them', () => {
    const run = folders(0o755, 0o700);
    chownSync(run, OTHER_USER, OTHER_GROUP);
    expect(state(handoverFor(run))).toBe(true);
  });
});

describe('STAGEDOOR_HOME', () => {
  const handoverFor = (home: string) =>
    readPaths('linux', { STAGEDOOR_HOME: home, XDG_STATE_HOME: join(base, 'state') });

  it('below a folder that everyone can write to can contain settings, but no connection files', () => {
    const home = folders(0o777, 0o700);
    const paths = handoverFor(home);
    expect(paths.settings).toBe(join(home, 'settings.json'));
    expect(paths.handover).toBe(join(base, 'state', 'stagedoor', 'handover'));
  });

  it('of this user only can contain both', () => {
    const home = folders(0o755, 0o700);
    expect(handoverFor(home).handover).toBe(join(home, 'handover'));
  });
});
