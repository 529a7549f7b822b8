import { spawn } from 'node:child_process';
import { chmodSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  startViewer,
  type StartedViewer,
} from '../../../../src/main/adapters/viewer/viewer-process.ts';
import { err, type Result } from '../../../../src/shared/base/failure.ts';
import { eventually, tempFolder } from '../../../support/machine/machine.ts';
import { bundleScript } from '../../../support/processes/other-process.ts';
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

/** An executable script with this line. */
function script(line: string): string {
  const path = join(tempFolder(), 'viewer');
  writeFileSync(path, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  return path;
}

describe('a viewer', () => {
  it('gets exactly one argument, and only the variables that a program with windows needs', async () => {
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
  ])('in folder %j gets %j unchanged', async (folder, argument) => {
    const viewer = recordingViewer(0, folder);
    const { exited } = started(await startViewer(viewer.executable, [argument], env));
    await exited;
    expect((await viewer.received()).argv).toEqual([argument]);
    expect(existsSync(join(viewer.executable, '..', 'burnt'))).toBe(false);
    expect(existsSync('burnt')).toBe(false);
  });

  it.each([1, 3, 255])('that exits with code %d is reported with that code', async (code) => {
    const { exited } = started(await startViewer(recordingViewer(code).executable, [], env));
    expect(await exited).toEqual({ exitCode: code });
  });

  it.each([
    ['that is killed', 'kill -9 $$'],
    ['whose own child was killed, as a shell reports it', 'sh -c "kill -9 \\$\\$"; exit $?'],
  ])('%s is reported with its signal', async (_, line) => {
    const { exited } = started(await startViewer(script(line), [], env));
    expect(await exited).toEqual({ exitCode: 137, signal: 'SIGKILL' });
  });

  it('that keeps running is reported when it exits', async () => {
    const viewer = recordingViewer('stay');
    const { exited } = started(await startViewer(viewer.executable, [], env));
    let isOver = false;
    void exited.then(() => (isOver = true));
    await viewer.received();
    expect(isOver).toBe(false);
    viewer.release();
    expect(await exited).toEqual({ exitCode: 0 });
  });

  it('that was started in the background is open until it exits, not until its parent does', async () => {
    const viewer = recordingViewer('stay');
    const folder = tempFolder();
    const ended = join(folder, 'ended');
    const starter = script(`"${viewer.executable}" "$@" &\n: > "${ended}"\nexit 0`);
    const { exited } = started(await startViewer(starter, [], env));
    let isOver = false;
    void exited.then(() => (isOver = true));
    await viewer.received();
    await eventually(() => existsSync(ended) || undefined);
    // Longer than the check of a process group takes, which would have reported the exit.
    await sleep(1_500);
    expect(isOver).toBe(false);
    viewer.release();
    expect(await exited).toEqual({ exitCode: 0 });
  });

  it('inherits no open files of its parent', async () => {
    const folder = tempFolder();
    const [list, open] = [join(folder, 'list'), join(folder, 'open')];
    writeFileSync(open, '');
    const lister = script(
      `for fd in /proc/$$/fd/*; do readlink "$fd"; done > "${list}.new"; mv "${list}.new" "${list}"`,
    );
    const starter = await bundleScript(
      new URL('../../../support/processes/viewer-starter.ts', import.meta.url),
      folder,
    );
    // Node closes its own descriptors for child processes, and the first ones it inherits. This one
    // is left open, like Chromium's.
    const stdio = Array.from({ length: 41 }, (_, fd) =>
      fd === 40 ? openSync(open, 'r') : 'ignore',
    );
    spawn(process.execPath, [starter, lister], { stdio });
    await eventually(() => existsSync(list) || undefined);
    const seen = readFileSync(list, 'utf8').split('\n');
    expect(seen).toContain('/dev/null');
    expect(seen).not.toContain(open);
  });
});

describe('a viewer that the system refuses to start', () => {
  const notStarted = err({ code: 'viewer-not-started' });

  it('because it was deleted is reported', async () => {
    expect(await startViewer(join(tempFolder(), 'gone'), [], env)).toEqual(notStarted);
  });

  it('because it is not executable is reported', async () => {
    const { executable } = recordingViewer(0);
    chmodSync(executable, 0o644);
    expect(await startViewer(executable, [], env)).toEqual(notStarted);
  });

  it('because its interpreter is missing is reported', async () => {
    const path = join(tempFolder(), 'viewer');
    writeFileSync(path, '#!/nowhere/interpreter\n', { mode: 0o755 });
    expect(await startViewer(path, [], env)).toEqual(notStarted);
  });

  it('by throwing an error is reported the same way', async () => {
    // One variable of more than 128 KiB: this refusal is thrown.
    const tooLong = { ...env, HOME: 'x'.repeat(200_000) };
    const { executable } = recordingViewer(0);
    expect(await startViewer(executable, [], tooLong)).toEqual(notStarted);
  });
});
