import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { writeWhole } from '../../../../src/main/adapters/base/disk.ts';
import { disposeLocks, withFileLock } from '../../../../src/main/adapters/base/file-lock.mjs';
import {
  identityText,
  ownIdentity,
  parseIdentity,
  processState,
  type ProcessIdentity,
} from '../../../../src/main/adapters/base/process-identity.mjs';
import { eventually, tempFolder } from '../../../support/machine/machine.ts';
import { bundleScript, startProcess } from '../../../support/processes/other-process.ts';

const workerScript = new URL('../../../support/processes/lock-worker.ts', import.meta.url);

let folder: string;
let lock: string;
let own: ProcessIdentity;
beforeEach(async () => {
  folder = tempFolder();
  lock = join(folder, 'one.lock');
  own = await ownIdentity();
});

const mine = () => Promise.resolve('mine');
/** No retries, so that only a lock that is taken over at once is acquired. */
const atOnce = { timeoutMs: 0 };
const elsewhere = (): ProcessIdentity => ({ ...own, machine: '', scope: '00000000' });

/** A lock as a process leaves it behind; returns the path of its inner folder. */
function leave(owner: ProcessIdentity): string {
  const inner = join(lock, `${identityText(owner)}.0123456789abcdef`);
  mkdirSync(inner, { recursive: true });
  return inner;
}

/** A process that has exited but was not reaped yet would still have its process id. */
async function endedProcess(): Promise<ProcessIdentity> {
  const script = await bundleScript(workerScript, tempFolder());
  const { child, exited } = startProcess(script, [lock]);
  child.kill('SIGKILL');
  await exited;
  return { ...own, pid: child.pid ?? 0 };
}

describe('a lock', () => {
  it('is held by one caller at a time', async () => {
    let inside = 0;
    const order: number[] = [];
    const work = (nth: number) => async () => {
      expect(++inside).toBe(1);
      await Promise.resolve();
      order.push(nth);
      inside--;
    };
    await Promise.all([0, 1, 2, 3, 4].map((nth) => withFileLock(lock, work(nth))));
    expect(order.sort()).toEqual([0, 1, 2, 3, 4]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('returns the result of the work, and is released if the work fails', async () => {
    expect(await withFileLock(lock, async () => 7)).toBe(7);
    const failing = withFileLock(lock, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that stays held fails with ELOCKED after the timeout', async () => {
    await withFileLock(lock, async () => {
      const waiting = withFileLock(lock, mine, { timeoutMs: 100 });
      await expect(waiting).rejects.toMatchObject({ code: 'ELOCKED' });
      expect(readdirSync(folder)).toEqual(['one.lock']);
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is held rejects waiting callers while locks are finished, and can be waited for afterwards', async () => {
    const finished = await withFileLock(lock, async () => {
      const waiting = withFileLock(lock, mine);
      const disposing = disposeLocks();
      await expect(waiting).rejects.toMatchObject({ code: 'ELOCKED' });
      return { disposing };
    });
    await finished.disposing;
    const { later } = await withFileLock(lock, async () => {
      let onWait = () => {};
      const waits = new Promise<void>((resolve) => {
        onWait = resolve;
      });
      const acquired = withFileLock(lock, mine, { onWait });
      await Promise.race([waits, acquired]);
      return { later: acquired };
    });
    expect(await later).toBe('mine');
  });

  it('reports once that it waits', async () => {
    let reports = 0;
    await withFileLock(lock, async () => {
      const options = { timeoutMs: 200, onWait: () => reports++ };
      await withFileLock(lock, mine, options).catch(() => undefined);
    });
    expect(reports).toBe(1);
  });

  it('in a missing folder fails at once', async () => {
    const nowhere = withFileLock(join(folder, 'gone', 'one.lock'), mine);
    await expect(nowhere).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of a process that exits while holding it is released', async () => {
    const script = await bundleScript(workerScript, tempFolder());
    const worker = startProcess(script, [lock]);
    worker.send('exit');
    expect(await worker.finish()).toEqual(['held']);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an abandoned lock', () => {
  it('of a killed process is taken over at once', async () => {
    const script = await bundleScript(workerScript, tempFolder());
    const holder = startProcess(script, [lock]);
    holder.send('hold');
    await eventually(() => holder.lines.length > 0 || undefined);
    await expect(withFileLock(lock, mine, atOnce)).rejects.toMatchObject({ code: 'ELOCKED' });
    holder.child.kill('SIGKILL');
    await holder.exited;
    expect(await withFileLock(lock, mine, atOnce)).toBe('mine');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('whose owner’s process id belongs to a process started at another time is taken over at once', async () => {
    leave({ ...own, start: '1' });
    expect(await withFileLock(lock, mine, atOnce)).toBe('mine');
  });

  it('is taken over by only one of several callers', async () => {
    const dead = await endedProcess();
    for (let round = 0; round < 20; round++) {
      leave(dead);
      let inside = 0;
      const work = async () => {
        expect(++inside).toBe(1);
        await writeFile(join(folder, 'work'), '');
        inside--;
      };
      await Promise.all([0, 1, 2, 3, 4, 5].map(() => withFileLock(lock, work)));
    }
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['with a time in the past', 0],
    ['with a time in the future', 4_000_000_000],
  ])(
    '%s of an owner that cannot be checked is taken over only after it was observed',
    async (_, at) => {
      utimesSync(leave(elsewhere()), at, at);
      const locked = withFileLock(lock, mine, atOnce);
      await expect(locked).rejects.toMatchObject({ code: 'ELOCKED' });
      expect(await withFileLock(lock, mine, { untouchedMs: 50 })).toBe('mine');
    },
  );

  it('of an earlier version, which is an empty file, is taken over after it was observed', async () => {
    writeFileSync(lock, '');
    expect(await withFileLock(lock, mine, { untouchedMs: 50 })).toBe('mine');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of an owner that cannot be checked is not taken over while it is touched', async () => {
    const inner = leave(elsewhere());
    let at = 1_000;
    const touching = setInterval(() => utimesSync(inner, ++at, at), 20);
    onTestFinished(() => {
      clearInterval(touching);
    });
    const waiting = withFileLock(lock, mine, { untouchedMs: 2_000, timeoutMs: 3_000 });
    await expect(waiting).rejects.toMatchObject({ code: 'ELOCKED' });
    expect(existsSync(inner)).toBe(true);
  });

  it('that a running process does not touch is taken over only if requested', async () => {
    leave(own);
    const waiting = withFileLock(lock, mine, { untouchedMs: 50, timeoutMs: 200 });
    await expect(waiting).rejects.toMatchObject({ code: 'ELOCKED' });
    expect(await withFileLock(lock, mine, { untouchedMs: 50, fromLiving: true })).toBe('mine');
  });
});

describe('an owner whose lock was taken over', () => {
  it('cannot move its draft into place, and leaves the lock to the next one', async () => {
    const target = join(folder, 'settings.json');
    await withFileLock(lock, async (first) => {
      await writeFile(first.draft, 'first');
      expect(await first.isHeld()).toBe(true);
      const second = withFileLock(lock, (held) => writeWhole(target, 'second', held.draft), {
        untouchedMs: 50,
        fromLiving: true,
      });
      await second;
      expect(await first.isHeld()).toBe(false);
      await expect(rename(first.draft, target)).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(writeWhole(target, 'first', first.draft)).rejects.toMatchObject({
        code: 'ENOENT',
      });
      leave(own);
    });
    expect(existsSync(lock)).toBe(true);
  });
});

describe('files left behind by processes', () => {
  it('are removed if the processes have exited', async () => {
    const dead = identityText(await endedProcess());
    const alive = identityText(own);
    for (const name of [
      `one.lock.${dead}.0123456789abcdef.new`,
      `one.lock.${dead}.0123456789ab.old`,
    ])
      mkdirSync(join(folder, name));
    mkdirSync(join(folder, `one.lock.${alive}.0123456789abcdef.new`));
    for (const name of [`a.json.${dead}.0123456789ab.tmp`, `b.json.${dead}.0123456789ab.tmp`])
      writeFileSync(join(folder, name), '');
    await withFileLock(lock, mine);
    await writeWhole(join(folder, 'a.json'), 'a');
    expect(readdirSync(folder).sort()).toEqual([
      'a.json',
      `b.json.${dead}.0123456789ab.tmp`,
      `one.lock.${alive}.0123456789abcdef.new`,
    ]);
  });
});

describe('a process', () => {
  it('is recognized by the text of its identity', () => {
    expect(parseIdentity(identityText(own))).toEqual(own);
    expect(parseIdentity('settings.json')).toBeUndefined();
  });

  it('is alive until it ends', async () => {
    const script = await bundleScript(workerScript, tempFolder());
    const { child, exited } = startProcess(script, [lock]);
    const unknownStart = { ...own, pid: child.pid ?? 0, start: '' };
    expect(await processState(own)).toBe('alive');
    expect(await processState(unknownStart)).toBe('unknown');
    child.kill('SIGKILL');
    await exited;
    expect(await processState(unknownStart)).toBe('dead');
  });

  it('of another machine or container cannot be checked; one from before a restart is dead', async () => {
    expect(await processState(elsewhere())).toBe('unknown');
    const before = { ...own, scope: '00000000' };
    // In a container, a restart cannot be distinguished from another container.
    expect(await processState(before)).toBe(own.machine === '' ? 'unknown' : 'dead');
  });
});
