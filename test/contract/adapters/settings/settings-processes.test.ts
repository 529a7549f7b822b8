import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
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

describe('settings written by several processes', () => {
  it('lose nothing that any process saved', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    const writers = ['a', 'b', 'c'].map((name) => ({
      name,
      process: startProcess(script, [path]),
    }));
    const all = writers.flatMap(({ name }) =>
      Array.from({ length: 12 }, (_, nth) => `${name}${nth}`),
    );
    for (const id of all) writers.find(({ name }) => id.startsWith(name))!.process.send(id);
    for (const { process } of writers) expect(await process.finish()).toHaveLength(12);
    expect(ids().sort()).toEqual(all.sort());
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('stay complete if a process is killed, and others can still save', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    let saved: string[] = [];
    for (let nth = 0; nth < 6; nth++) {
      const writer = startProcess(script, [path]);
      const written = Array.from({ length: 200 }, (_, one) => `${nth}-${one}`);
      for (const id of written) writer.send(id);
      // Each time at another moment of its work.
      await eventually(() => writer.lines.length > nth * 2 || undefined);
      writer.child.kill('SIGKILL');
      await writer.exited;
      expect(parseSettings(readFileSync(path, 'utf8')).state).toBe('well');
      const now = ids();
      // Everything that was reported as saved is there, and at most one more, whose report was
      // lost.
      expect(now.slice(0, saved.length)).toEqual(saved);
      expect(now.slice(saved.length)).toEqual(written.slice(0, now.length - saved.length));
      expect(now.length - saved.length).toBeGreaterThanOrEqual(writer.lines.length);
      saved = now;
    }
    const last = startProcess(script, [path]);
    last.send('last');
    expect(await last.finish()).toEqual(['last']);
    expect(ids().at(-1)).toBe('last');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('in a read-only folder are reported as unwritable, and stay unchanged', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    writeFileSync(path, '{"version":1}');
    // Root can write everywhere, so the writer is another user there.
    const isRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o555);
    const writer = startProcess(script, [path], isRoot ? { uid: 65_534, gid: 65_534 } : {});
    writer.send('a');
    expect(await writer.finish()).toEqual(['settings-unwritable']);
    chmodSync(folder, 0o755);
    expect(readFileSync(path, 'utf8')).toBe('{"version":1}');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
