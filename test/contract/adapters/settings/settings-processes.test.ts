import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { withFileLock } from '../../../../src/main/adapters/base/file-lock.ts';
import { parseSettings } from '../../../../src/main/core/settings/settings.ts';
import { eventually, tempFolder } from '../../../support/machine/machine.ts';
import { bundleScript, startProcess } from '../../../support/processes/other-process.ts';

const writerScript = new URL('../../../support/processes/settings-writer.ts', import.meta.url);

let folder: string;
let path: string;
beforeEach(() => {
  folder = tempFolder();
  path = join(folder, 'settings.json');
});

const ids = () =>
  parseSettings(readFileSync(path, 'utf8')).settings.kept.map((one) => (one as { id: string }).id);

/** Makes a lock file look as if its holder had died long ago. */
const age = (lock: string) => {
  const longAgo = Date.now() / 1_000 - 60;
  utimesSync(lock, longAgo, longAgo);
};

describe('settings that several processes write', () => {
  it('lose nothing of what any of them saved', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    const writers = ['a', 'b', 'c'].map((name) => ({
      name,
      process: startProcess(script, [path]),
    }));
    const all = writers.flatMap(({ name }) =>
      Array.from({ length: 12 }, (_, nth) => `${name}${nth}`),
    );
    for (const id of all) writers.find(({ name }) => id.startsWith(name))!.process.say(id);
    for (const { process } of writers) expect(await process.finish()).toHaveLength(12);
    expect(ids().sort()).toEqual(all.sort());
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('are the old or the new ones whenever one of them is killed, and go on', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    let saved: string[] = [];
    for (let nth = 0; nth < 6; nth++) {
      const writer = startProcess(script, [path]);
      const wished = Array.from({ length: 200 }, (_, one) => `${nth}-${one}`);
      for (const id of wished) writer.say(id);
      // Each time at another moment of its work.
      await eventually(() => writer.lines.length > nth * 2 || undefined);
      writer.child.kill('SIGKILL');
      await writer.exited;
      expect(parseSettings(readFileSync(path, 'utf8')).state).toBe('well');
      const now = ids();
      // Everything that was said to be saved is there; at most one more, whose word was not heard.
      expect(now.slice(0, saved.length)).toEqual(saved);
      expect(now.slice(saved.length)).toEqual(wished.slice(0, now.length - saved.length));
      expect(now.length - saved.length).toBeGreaterThanOrEqual(writer.lines.length);
      saved = now;
      if (existsSync(`${path}.lock`)) age(`${path}.lock`);
    }
    const last = startProcess(script, [path]);
    last.say('last');
    expect(await last.finish()).toEqual(['last']);
    expect(ids().at(-1)).toBe('last');
  });

  it('in a folder that may only be read are told as that, and stay', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    writeFileSync(path, '{"version":1}');
    // Root may write everywhere, so there the writer is somebody else.
    const isRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o555);
    const writer = startProcess(script, [path], isRoot ? { uid: 65_534, gid: 65_534 } : {});
    writer.say('a');
    expect(await writer.finish()).toEqual(['settings-unwritable']);
    chmodSync(folder, 0o755);
    expect(readFileSync(path, 'utf8')).toBe('{"version":1}');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('a lock', () => {
  const lock = () => join(folder, 'one.lock');

  it('lets one in after the other', async () => {
    let inside = 0;
    const order: number[] = [];
    const work = (nth: number) => async () => {
      expect(++inside).toBe(1);
      await Promise.resolve();
      order.push(nth);
      inside--;
    };
    await Promise.all([0, 1, 2, 3, 4].map((nth) => withFileLock(lock(), work(nth))));
    expect(order.sort()).toEqual([0, 1, 2, 3, 4]);
    expect(existsSync(lock())).toBe(false);
  });

  it('gives back what the work gives, and is released when the work fails', async () => {
    expect(await withFileLock(lock(), async () => 7)).toBe(7);
    const failing = withFileLock(lock(), () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(existsSync(lock())).toBe(false);
  });

  it('of one that died is taken over', async () => {
    writeFileSync(lock(), '');
    age(lock());
    expect(await withFileLock(lock(), async () => 'mine')).toBe('mine');
    expect(existsSync(lock())).toBe(false);
  });

  it('of a holder that slept too long is not taken from whoever took it over', async () => {
    await withFileLock(lock(), async () => {
      age(lock());
      await withFileLock(lock(), async () => {
        writeFileSync(join(folder, 'second'), '');
      });
      // A third one holds it by now.
      writeFileSync(lock(), '');
    });
    expect(existsSync(lock())).toBe(true);
  });

  it('that is held is given up in the end', { timeout: 60_000 }, async () => {
    writeFileSync(lock(), '');
    const holding = setInterval(() => {
      const now = Date.now() / 1_000;
      utimesSync(lock(), now, now);
    }, 1_000);
    try {
      const waiting = withFileLock(lock(), async () => 'mine');
      await expect(waiting).rejects.toMatchObject({ code: 'ELOCKED' });
    } finally {
      clearInterval(holding);
    }
    expect(existsSync(lock())).toBe(true);
  });

  it('in a folder that is not there is told at once', async () => {
    const nowhere = withFileLock(join(folder, 'gone', 'one.lock'), async () => 'mine');
    await expect(nowhere).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
