import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createHandoverFiles,
  isHandoverName,
  type HandoverFile,
} from '../../../../src/main/adapters/viewer/handover-files.ts';
import { FILE_TIMES, type FileTimes } from '../../../../src/main/adapters/viewer/file-lifetime.ts';
import { readHandover } from '../../../../src/main/adapters/viewer/handover-reader.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { Result } from '../../../../src/shared/base/failure.ts';
import { canBeOtherUser, OTHER_USER } from '../../../support/network/other-user.ts';
import { eventually, recordingLog, tempFolder } from '../../../support/machine/machine.ts';

const text = new Secret('[version]\nformat=1.0\nauthtoken=hush\n');
let folder: string;
let lines: string[];
let files: ReturnType<typeof createHandoverFiles>;
beforeEach(() => {
  folder = join(tempFolder(), 'handover');
  files = filesIn(folder);
});

function filesIn(target: string, times: Partial<FileTimes> = {}) {
  const recording = recordingLog();
  lines = recording.lines;
  return createHandoverFiles(target, recording.log, { ...FILE_TIMES, ...times });
}

function written(outcome: Result<HandoverFile>): HandoverFile {
  if (!outcome.ok) throw new Error(outcome.failure.code);
  onTestFinished(() => outcome.value.drop());
  return outcome.value;
}

const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8);
const unwritable = (why: string, detail = folder) => ({
  ok: false,
  failure: { code: 'handover-unwritable', why, detail },
});

describe('a handover file', () => {
  it('is for this user only, in a folder for this user only', async () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const { path } = written(await files.write(text));
    expect(readFileSync(path, 'utf8')).toBe(text.reveal());
    expect([modeOf(path), modeOf(folder)]).toEqual(['600', '700']);
  });

  it('can be read by its user, however strict the umask is', async () => {
    const umask = process.umask(0o777);
    const file = await files.write(text).finally(() => process.umask(umask));
    expect(modeOf(written(file).path)).toBe('600');
  });

  it('closes a folder that was open to others', async () => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    written(await files.write(text));
    expect(modeOf(folder)).toBe('700');
  });

  it('has a name that cannot be guessed, and differs each time', async () => {
    const names = new Set<string>();
    for (let nth = 0; nth < 20; nth++) {
      const { path } = written(await files.write(text));
      names.add(path.slice(folder.length + 1));
    }
    expect(names.size).toBe(20);
    expect([...names].every(isHandoverName)).toBe(true);
  });

  it('is deleted at once when it is dropped, once or twice', async () => {
    const { path, gone, drop } = written(await files.write(text));
    await drop();
    expect(existsSync(path)).toBe(false);
    await gone;
    await drop();
  });

  it('that was read stays until its time is over, and is then deleted', async () => {
    const lifeMs = 2_000;
    files = filesIn(folder, { lifeMs, afterReadMs: 100 });
    const { path, gone } = written(await files.write(text));
    readFileSync(path);
    // A viewer that reads it again after half of the time still finds it.
    await Promise.race([gone, sleep(lifeMs / 2)]);
    expect(readFileSync(path, 'utf8')).toBe(text.reveal());
    expect(await gone).toBe('read');
    expect(existsSync(path)).toBe(false);
  });

  it('that was not read stays until a slow viewer has read it', async () => {
    files = filesIn(folder, { lifeMs: 50, afterReadMs: 50, checkMs: 10 });
    const { path, gone } = written(await files.write(text));
    await Promise.race([gone, sleep(500)]);
    expect(readFileSync(path, 'utf8')).toBe(text.reveal());
    expect(await gone).toBe('read');
    expect(existsSync(path)).toBe(false);
  });

  it('that is never read is still deleted, and reported', async () => {
    files = filesIn(folder, { lifeMs: 50, unreadMs: 200, checkMs: 10 });
    const { path, gone } = written(await files.write(text));
    expect(await gone).toBe('unread');
    expect(existsSync(path)).toBe(false);
  });

  it('that another program deleted causes no error', async () => {
    const { path, drop } = written(await files.write(text));
    rmSync(path);
    await drop();
    expect(lines).toEqual([]);
  });

  it('that was read is deleted at once when the program ends', async () => {
    const { path, gone } = written(await files.write(text));
    readFileSync(path);
    await files.dispose();
    expect(existsSync(path)).toBe(false);
    expect(await gone).toBe('read');
  });

  it('that was not read yet is left to the viewer for a moment when the program ends', async () => {
    const { path, gone } = written(await files.write(text));
    const finished = files.dispose(60_000);
    await Promise.race([finished, sleep(300)]);
    expect(readFileSync(path, 'utf8')).toBe(text.reveal());
    await finished;
    expect(existsSync(path)).toBe(false);
    expect(await gone).toBe('read');
  });

  it('that is not read is deleted when the program ends', async () => {
    const { path, gone } = written(await files.write(text));
    await files.dispose(100);
    expect(existsSync(path)).toBe(false);
    expect(await gone).toBe('unread');
  });

  it('is deleted without waiting if the process has to end now', async () => {
    written(await files.write(text));
    written(await files.write(text));
    files.dropNow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the handover is refused', () => {
  it('through a link to another folder', async () => {
    const elsewhere = tempFolder();
    symlinkSync(elsewhere, folder);
    expect(await files.write(text)).toEqual(unwritable('not-a-folder'));
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(modeOf(elsewhere)).toBe('755');
  });

  it('if a file is in place of the folder', async () => {
    writeFileSync(folder, 'mine');
    expect(await files.write(text)).toEqual(unwritable('not-a-folder'));
    expect(readFileSync(folder, 'utf8')).toBe('mine');
  });

  it('if a file is in place of a parent folder, which is named', async () => {
    writeFileSync(folder, 'mine');
    const deeper = join(folder, 'deeper');
    files = filesIn(deeper);
    expect(await files.write(text)).toEqual(unwritable('not-a-folder', folder));
  });

  it('in a folder of another user', async () => {
    const otherFolder = folderOfAnotherUser();
    const before = modeOf(otherFolder);
    files = filesIn(otherFolder);
    expect(await files.write(text)).toEqual(unwritable('denied', otherFolder));
    expect(modeOf(otherFolder)).toBe(before);
    expect(readdirSync(otherFolder).filter(isHandoverName)).toEqual([]);
  });

  it('with a log line that contains the code, but no path or text', async () => {
    writeFileSync(folder, 'mine');
    await files.write(text);
    expect(lines).toEqual(['warn a hand-over file could not be written {"code":"EEXIST"}']);
  });
});

/**
 * Root can give a folder away; for other users the system's folder for temporary files belongs to
 * root.
 */
function folderOfAnotherUser(): string {
  if (process.getuid?.() !== 0) return tmpdir();
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  chownSync(folder, 65_534, 65_534);
  return folder;
}

describe('at the program start', () => {
  const leave = (name: string, ageMs: number) => {
    const path = join(folder, name);
    writeFileSync(path, 'left');
    const at = (Date.now() - ageMs) / 1_000;
    utimesSync(path, at, at);
    return name;
  };

  it('files left by earlier runs are deleted, and nothing else', async () => {
    mkdirSync(folder);
    leave(`${'a'.repeat(32)}.dcv`, 90_000);
    const kept = [
      leave(`${'b'.repeat(32)}.dcv`, 5_000),
      leave('mine.dcv', 90_000),
      leave(`${'c'.repeat(32)}.txt`, 90_000),
      leave(`${'D'.repeat(32)}.dcv`, 90_000),
    ];
    await files.sweep(new AbortController().signal);
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
  });

  it('files that are not old enough are deleted when their time is over', async () => {
    mkdirSync(folder);
    files = filesIn(folder, { orphanMs: 400 });
    leave(`${'a'.repeat(32)}.dcv`, 100);
    leave(`${'b'.repeat(32)}.dcv`, -100);
    await files.sweep(new AbortController().signal);
    expect(readdirSync(folder)).toHaveLength(2);
    await eventually(() => readdirSync(folder).length === 0 || undefined);
  });

  it('files are not deleted after the program ends', async () => {
    mkdirSync(folder);
    const end = new AbortController();
    files = filesIn(folder, { orphanMs: 300 });
    leave(`${'a'.repeat(32)}.dcv`, 0);
    await files.sweep(end.signal);
    end.abort();
    await sleep(500);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('a time far in the future does not keep a file forever', async () => {
    mkdirSync(folder);
    leave(`${'a'.repeat(32)}.dcv`, -86_400_000);
    await files.sweep(new AbortController().signal);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('files of this run are not touched', async () => {
    files = filesIn(folder, { orphanMs: 0 });
    const { path } = written(await files.write(text));
    await files.sweep(new AbortController().signal);
    expect(existsSync(path)).toBe(true);
  });

  it('a link with that name is deleted, but not its target', async () => {
    mkdirSync(folder);
    const mine = join(folder, 'mine');
    writeFileSync(mine, 'mine');
    symlinkSync(mine, join(folder, `${'a'.repeat(32)}.dcv`));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    onTestFinished(() => void vi.useRealTimers());
    await files.sweep(new AbortController().signal);
    expect(readdirSync(folder)).toEqual(['mine']);
  });

  it('a missing folder causes no error', async () => {
    await files.sweep(new AbortController().signal);
    expect(existsSync(folder)).toBe(false);
    expect(lines).toEqual([]);
  });

  it.runIf(canBeOtherUser)('files of another user are left alone', async () => {
    mkdirSync(folder, { mode: 0o700 });
    const name = leave(`${'a'.repeat(32)}.dcv`, 90_000);
    chownSync(join(folder, name), OTHER_USER, OTHER_USER);
    await files.sweep(new AbortController().signal);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it.runIf(canBeOtherUser)('a folder of another user is left alone', async () => {
    mkdirSync(folder, { mode: 0o700 });
    const name = leave(`${'a'.repeat(32)}.dcv`, 90_000);
    chownSync(folder, OTHER_USER, OTHER_USER);
    await files.sweep(new AbortController().signal);
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('a handover folder', () => {
  it('is created before anything is written', async () => {
    expect(await files.prepare()).toEqual({ ok: true, value: undefined });
    expect(modeOf(folder)).toBe('700');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(canBeOtherUser)('of another user is detected before anything is written', async () => {
    mkdirSync(folder, { mode: 0o777 });
    chownSync(folder, OTHER_USER, OTHER_USER);
    expect(await files.prepare()).toEqual(unwritable('denied'));
    expect(await files.write(text)).toEqual(unwritable('denied'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('below a folder that everyone can write to is not used', async () => {
    const open = tempFolder();
    chmodSync(open, 0o777);
    const below = join(open, 'handover');
    const there = filesIn(below);
    expect(await there.prepare()).toEqual(unwritable('denied', below));
    expect(await there.write(text)).toEqual(unwritable('denied', below));
  });

  it('that is a file is detected', async () => {
    writeFileSync(folder, '');
    expect(await files.prepare()).toEqual(unwritable('not-a-folder'));
  });
});

describe('a handover file that is read back', () => {
  const name = `${'a'.repeat(32)}.dcv`;

  it('is shown field by field, with its token masked', async () => {
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, name), text.reveal());
    expect(await readHandover(folder, name)).toEqual([
      { name: 'format', value: '1.0' },
      { name: 'authtoken', value: '••••••••' },
    ]);
  });

  it.runIf(canBeOtherUser)('is not shown if another user wrote it', async () => {
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, name), text.reveal());
    chownSync(join(folder, name), OTHER_USER, OTHER_USER);
    expect(await readHandover(folder, name)).toBeUndefined();
  });

  it('is not shown if it is a folder, or much too large', async () => {
    mkdirSync(join(folder, name), { recursive: true });
    expect(await readHandover(folder, name)).toBeUndefined();
    rmSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name), 'x'.repeat(100_000));
    expect(await readHandover(folder, name)).toBeUndefined();
  });
});
