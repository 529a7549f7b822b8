import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAskWindows, WINDOWS_HELPER } from '../../src/main/adapters/base/windows-helper.ts';
import { readRegistryPolicy } from '../../src/main/adapters/policy/managed-policy.ts';
import { keysOfProcess } from '../../src/main/adapters/profiles/profile-process.ts';
import { readViewerVersion } from '../../src/main/adapters/support/viewer-version.ts';
import { readOpenCommand } from '../../src/main/adapters/viewer/viewer-finder.ts';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import { NO_POLICY, unreadable } from '../../src/main/core/policy/policy.ts';
import { eventually, tempFolder } from '../support/machine/machine.ts';
import { windowsParts } from '../support/machine/windows.ts';
import { compiled, standInViewer } from './support/program.ts';
import { setValue } from './support/registry.ts';

const ask = windowsParts.askWindows;
const POLICIES = 'HKLM\\Software\\Policies\\Stagedoor';
const VIEWER = 'HKLM\\Software\\Classes\\DcvViewerProgId\\shell\\open\\command';

describe('a policy of Group Policy', () => {
  test('is absent without its key', async () => {
    expect(await readRegistryPolicy(ask)).toEqual(NO_POLICY);
  });

  test('is read with characters outside of the code page', async () => {
    const connections = [{ id: 'pier', name: 'Prüf-Studio „München“ “東京” 工', kind: 'practice' }];
    setValue(POLICIES, 'connections', 'REG_SZ', JSON.stringify(connections));
    setValue(POLICIES, 'allow.kinds', 'REG_MULTI_SZ', 'nimble\\0practice');
    setValue(POLICIES, 'updates.enabled', 'REG_DWORD', '0');
    expect(await readRegistryPolicy(ask)).toEqual({
      state: 'applies',
      policy: {
        connections,
        allow: { kinds: ['nimble', 'practice'] },
        updates: { enabled: false },
      },
    });
  });

  test.each([
    ['REG_EXPAND_SZ', '%USERNAME%'],
    ['REG_BINARY', '00'],
    ['REG_DWORD', '2'],
  ])('with a value of type %s (%s) is unreadable', async (type, value) => {
    setValue(POLICIES, 'certificates', type, value);
    expect(await readRegistryPolicy(ask)).toEqual(unreadable('unreadable'));
  });

  test('is unreadable without the program that reads it', async () => {
    const missing = createAskWindows(join(compiled, `no-${WINDOWS_HELPER}`));
    expect(await readRegistryPolicy(missing)).toEqual(unreadable('unreadable'));
  });
});

describe('the command that opens a connection file', () => {
  test('is absent without a viewer', async () => {
    expect(await readOpenCommand(ask)).toBeUndefined();
  });

  test('is read with all its characters, and its variables are replaced', async () => {
    setValue(VIEWER, '', 'REG_EXPAND_SZ', '"%ProgramFiles%\\Größe 東京\\dcvviewer.exe" "%1"');
    const command = await readOpenCommand(ask);
    expect(command).toBe('"C:\\Program Files\\Größe 東京\\dcvviewer.exe" "%1"');
  });
});

test('the access list of a file is read, and a missing file has none', async () => {
  const path = join(tempFolder(), 'Größe 東京.json');
  writeFileSync(path, '');
  expect(await ask('access', path)).toMatch(/^O:\S+D:\S*\(/);
  expect(await ask('access', `${path}.none`)).toBeUndefined();
});

describe('the signer of a program', () => {
  test('is read from its signature', async () => {
    expect(await ask('signer', process.execPath)).toEqual({
      commonName: 'OpenJS Foundation',
      organization: 'OpenJS Foundation',
      country: 'US',
    });
  });

  test('is unknown without a signature', async () => {
    expect(await ask('signer', join(compiled, WINDOWS_HELPER))).toBeUndefined();
  });

  test('is unknown if the program was changed', async () => {
    const bytes = readFileSync(process.execPath);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const changed = join(tempFolder(), 'changed.exe');
    writeFileSync(changed, bytes);
    expect(await ask('signer', changed)).toBeUndefined();
  });
});

test('the start time of a process is read until the process ends', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
  const pid = String(child.pid);
  const startedAt = await ask('started', pid);
  expect(startedAt).toMatch(/^\d{15,}$/);
  expect(await ask('started', pid)).toBe(startedAt);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  await ended;
  expect(await ask('started', pid)).toBeNull();
});

test('a file that is not a program returns no result, and its version is unknown', async () => {
  const path = join(tempFolder(), 'dcvviewer.exe');
  writeFileSync(path, 'no program');
  expect(await createAskWindows(path)('policy')).toBeUndefined();
  expect(await readViewerVersion(path, process.env)).toBeUndefined();
});

test('the version of a viewer is the first line that it prints', async () => {
  const { executable } = standInViewer('Größe 東京');
  const version = await readViewerVersion(executable, process.env);
  expect(version).toBe('Amazon DCV Viewer 2025.0 (r19160)');
});

describe('a credential_process', () => {
  const deps = (limitMs: number) => ({
    ...windowsParts,
    env: process.env,
    clock: systemClock,
    limitMs,
  });
  /** A script in a folder whose name has spaces and other characters, and the command that runs it. */
  const script = (text: string) => {
    const folder = join(tempFolder(), 'Größe & 東京 (1)');
    mkdirSync(folder);
    const path = join(folder, 'keys.mjs');
    writeFileSync(path, text);
    return { folder, command: `"${process.execPath}" "${path}"` };
  };

  test('returns its keys, from a path with spaces and other characters', async () => {
    const keys = { Version: 1, AccessKeyId: 'AKIAEXAMPLE', SecretAccessKey: 'secret' };
    const { command } = script(`console.log(${JSON.stringify(JSON.stringify(keys))})`);
    const read = await keysOfProcess(command, deps(60_000), new AbortController().signal);
    expect(read.ok && read.value.accessKeyId.reveal()).toBe('AKIAEXAMPLE');
  });

  test('that is missing is reported', async () => {
    const command = '"C:\\nowhere\\keys.exe" --json';
    const read = await keysOfProcess(command, deps(60_000), new AbortController().signal);
    expect(read).toMatchObject({ ok: false, why: 'program-missing' });
  });

  test('ends with all processes that it started when it is cancelled', async () => {
    const { folder, command } = script(`
      import { spawn } from 'node:child_process';
      import { writeFileSync } from 'node:fs';
      import { join } from 'node:path';
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      writeFileSync(join(import.meta.dirname, 'pids'), process.pid + ' ' + child.pid);
    `);
    const cancel = new AbortController();
    const read = keysOfProcess(command, deps(60_000), cancel.signal);
    const path = join(folder, 'pids');
    const pids = await eventually(() =>
      existsSync(path) ? /^\d+ \d+$/.exec(readFileSync(path, 'utf8'))?.[0].split(' ') : undefined,
    );
    for (const pid of pids) expect(await ask('started', pid)).toEqual(expect.any(String));
    cancel.abort();
    await expect(read).rejects.toThrow();
    for (const pid of pids)
      await eventually(async () => ((await ask('started', pid)) === null ? true : undefined));
  });
});
