import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  startViewer,
  type StartedViewer,
} from '../../../../src/main/adapters/viewer/viewer-process.ts';
import { err, type Result } from '../../../../src/shared/base/failure.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { recordingViewer } from '../../../support/viewer/recording-viewer.ts';

const env = {
  PATH: '/usr/bin:/bin',
  HOME: '/home/ada',
  DISPLAY: ':7',
  AWS_SECRET_ACCESS_KEY: 'hush',
  AWS_PROFILE: 'north-pier',
  NODE_OPTIONS: '--inspect',
  ELECTRON_RUN_AS_NODE: '1',
  LD_PRELOAD: '',
};

function started(outcome: Result<StartedViewer>): StartedViewer {
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}

describe('a viewer', () => {
  it('gets exactly the one argument, and only what a program with windows needs', async () => {
    const viewer = recordingViewer(0);
    const argument = join(tempFolder(), 'one file.dcv');
    const { exited } = started(await startViewer(viewer.executable, [argument], env));
    await exited;
    const { argv, env: given, isDetached } = await viewer.received();
    expect(argv).toEqual([argument]);
    expect(given).toMatchObject({ PATH: env.PATH, HOME: env.HOME, DISPLAY: env.DISPLAY });
    expect(Object.keys(given).filter((name) => /^(AWS|NODE|ELECTRON|LD)_/.test(name))).toEqual([]);
    expect(JSON.stringify(given)).not.toContain('hush');
    expect(isDetached).toBe(true);
  });

  it.each([
    ["a'b $(touch burnt)", "c'd `touch burnt` & x.dcv"],
    ['semi;colon | pipe > burnt', '$HOME "quoted" *.dcv'],
    ['tab\tand new\nline', '-rf \\ %s.dcv'],
  ])('in folder %j takes %j as it is written', async (folder, argument) => {
    const viewer = recordingViewer(0, folder);
    const { exited } = started(await startViewer(viewer.executable, [argument], env));
    await exited;
    expect((await viewer.received()).argv).toEqual([argument]);
    expect(existsSync(join(viewer.executable, '..', 'burnt'))).toBe(false);
    expect(existsSync('burnt')).toBe(false);
  });

  it.each([1, 3, 255])('that exits early with code %d has failed with that code', async (code) => {
    const { early, exited } = started(await startViewer(recordingViewer(code).executable, [], env));
    expect(await early).toEqual({ code: 'viewer-failed', exitCode: code });
    await exited;
  });

  it('that is killed early has failed', async () => {
    const path = join(tempFolder(), 'viewer');
    writeFileSync(path, '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 });
    const { early } = started(await startViewer(path, [], env));
    expect(await early).toEqual({ code: 'viewer-failed', exitCode: -1 });
  });

  it('that exits early with code 0 is well: it may have handed on to one that is open', async () => {
    const { early, exited } = started(await startViewer(recordingViewer(0).executable, [], env));
    expect(await early).toBeUndefined();
    await exited;
  });

  it('that stays is well, and its end is told when it comes, whatever its code', async () => {
    const viewer = recordingViewer('stay');
    const { early, exited } = started(await startViewer(viewer.executable, [], env));
    let isOver = false;
    void exited.then(() => (isOver = true));
    expect(await early).toBeUndefined();
    expect(isOver).toBe(false);
    viewer.release();
    await exited;
  });
});

describe('what the system refuses to start', () => {
  const notStarted = err({ code: 'viewer-not-started' });

  it('because it is gone is told', async () => {
    expect(await startViewer(join(tempFolder(), 'gone'), [], env)).toEqual(notStarted);
  });

  it('because nobody may run it is told', async () => {
    const { executable } = recordingViewer(0);
    chmodSync(executable, 0o644);
    expect(await startViewer(executable, [], env)).toEqual(notStarted);
  });

  it('because its interpreter is gone is told', async () => {
    const path = join(tempFolder(), 'viewer');
    writeFileSync(path, '#!/nowhere/interpreter\n', { mode: 0o755 });
    expect(await startViewer(path, [], env)).toEqual(notStarted);
  });

  it('at once, instead of later, is told just the same', async () => {
    // One variable of more than 128 KiB: this refusal is thrown.
    const tooLong = { ...env, HOME: 'x'.repeat(200_000) };
    const { executable } = recordingViewer(0);
    expect(await startViewer(executable, [], tooLong)).toEqual(notStarted);
  });
});
