import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createReadProcessStart,
  endProcess,
} from '../../../../src/main/adapters/tunnel/started-process.ts';
import { isRunning } from '../../../../src/main/adapters/base/process-identity.mjs';
import { createTunnelRecords } from '../../../../src/main/adapters/tunnel/tunnel-records.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

const readStart = createReadProcessStart('linux', windowsParts.askWindows);

/** A process that runs until it is killed. */
function sleeper(): ChildProcess & { readonly pid: number } {
  const child = spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.pid === undefined) throw new Error('no process');
  return Object.assign(child, { pid: child.pid });
}

const kill = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGKILL');
  });

function recordsOf(path: string, ownPid: number) {
  const { log, lines } = recordingLog();
  return {
    records: createTunnelRecords({ path, log, readStart, kill: endProcess, ownPid }),
    lines,
  };
}

describe('tunnels of a run that crashed', () => {
  it('are ended by the next run, but not those of a run that continues', async () => {
    const path = join(tempFolder(), 'state', 'tunnels.json');
    const [crashed, alive] = [sleeper(), sleeper()];
    const [orphan, other] = [sleeper(), sleeper()];
    await recordsOf(path, crashed.pid).records.add(orphan.pid);
    await recordsOf(path, alive.pid).records.add(other.pid);
    await kill(crashed);
    const ended = new Promise((resolve) => orphan.once('exit', resolve));
    await recordsOf(path, process.pid).records.sweep();
    await ended;
    expect(isRunning(other.pid)).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      plugins: [{ plugin: { pid: other.pid }, owner: { pid: alive.pid } }],
    });
  });

  it('are left alone if their process id now belongs to another process', async () => {
    const path = join(tempFolder(), 'tunnels.json');
    const [crashed, orphan] = [sleeper(), sleeper()];
    await recordsOf(path, crashed.pid).records.add(orphan.pid);
    await kill(crashed);
    const text = readFileSync(path, 'utf8');
    const started = (await readStart(orphan.pid)) ?? '';
    writeFileSync(path, text.replace(started, `${started}0`));
    await recordsOf(path, process.pid).records.sweep();
    expect(isRunning(orphan.pid)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('"plugins":[]');
  });

  it('are forgotten once they have ended', async () => {
    const path = join(tempFolder(), 'tunnels.json');
    const { records } = recordsOf(path, process.pid);
    const { pid } = sleeper();
    await records.add(pid);
    await records.remove(pid);
    expect(readFileSync(path, 'utf8')).toContain('"plugins":[]');
  });

  it.each(['', '{"version":1}', '[]', '{"version":1,"plugins":[{"plugin":{"pid":1}}]}'])(
    'are not read from a damaged file: %j',
    async (text) => {
      const path = join(tempFolder(), 'tunnels.json');
      writeFileSync(path, text);
      await expect(recordsOf(path, process.pid).records.sweep()).resolves.toBeUndefined();
    },
  );
});
