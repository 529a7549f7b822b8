import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readAccess,
  readProfilePolicy,
  readRegistryPolicy,
} from '../../../../src/main/adapters/policy/managed-policy.ts';
import { runTool, type RunTool } from '../../../../src/main/adapters/base/run-tool.ts';
import { NO_POLICY, unreadable } from '../../../../src/main/core/policy/policy.ts';
import { tempFolder } from '../../../support/machine/machine.ts';

const system = 'C:\\Windows\\System32';
const policies = 'HKEY_LOCAL_MACHINE\\Software\\Policies';
const ours = `${policies}\\Stagedoor`;

/** A registry with these keys; what is not there fails, as `reg` does. */
const registry =
  (keys: Readonly<Record<string, string>>): RunTool =>
  async (file, [verb, key = '']) =>
    file === `${system}\\reg.exe` && verb === 'query' ? keys[key] : undefined;
const above = (...names: readonly string[]) =>
  ['', ...names.map((name) => `${policies}\\${name}`)].join('\r\n');

describe('the registry', () => {
  it('without our key has no policy', async () => {
    const run = registry({ [policies]: above('Microsoft', 'StagedoorOther') });
    expect(await readRegistryPolicy(system, run)).toEqual(NO_POLICY);
  });

  it('with an empty key has no policy', async () => {
    const run = registry({ [policies]: above('Stagedoor'), [ours]: `\r\n${ours}\r\n` });
    expect(await readRegistryPolicy(system, run)).toEqual(NO_POLICY);
  });

  it('with values has one', async () => {
    const value = '    certificates    REG_SZ    strict';
    const run = registry({ [policies]: above('Stagedoor'), [ours]: `\r\n${ours}\r\n${value}\r\n` });
    expect(await readRegistryPolicy(system, run)).toEqual({
      ...{ state: 'applies', policy: { certificates: 'strict' } },
    });
  });

  it.each([
    ['that cannot be asked', {}],
    ['whose key of ours may not be read', { [policies]: above('Stagedoor') }],
    [
      'with a value that is not understood',
      { [policies]: above('Stagedoor'), [ours]: '    certificates    REG_BINARY    00' },
    ],
  ])('%s cannot be followed', async (_, keys) => {
    expect(await readRegistryPolicy(system, registry(keys))).toEqual(unreadable('unreadable'));
  });
});

describe('a profile', () => {
  const place = () => join(tempFolder(), 'managed.plist');

  it('that is not there is no policy, and nothing is started', async () => {
    const run: RunTool = () => Promise.reject(new Error('started'));
    expect(await readProfilePolicy(place(), run)).toEqual(NO_POLICY);
  });

  it('is read as the JSON that the system makes of it', async () => {
    const path = place();
    writeFileSync(path, 'bplist00');
    const run: RunTool = async (file, args) =>
      file === '/usr/bin/plutil' && args.at(-1) === path
        ? '{"PayloadUUID":"x","certificates":"strict"}'
        : undefined;
    expect(await readProfilePolicy(path, run)).toEqual({
      ...{ state: 'applies', policy: { certificates: 'strict' } },
    });
  });

  it('that the system cannot read cannot be followed', async () => {
    const path = place();
    writeFileSync(path, 'no list');
    expect(await readProfilePolicy(path, async () => undefined)).toEqual(unreadable('unreadable'));
  });
});

describe('a program of the system', () => {
  it('is told a path by its environment, never within a command', async () => {
    const path = "C:\\ProgramData\\'; Remove-Item x; '\\policy.json";
    const seen: unknown[] = [];
    await readAccess(system, path, async (_file, args, env) => {
      seen.push(
        args.some((one) => one.includes('Remove-Item')),
        env?.STAGEDOOR_LOOK_AT,
      );
      return '';
    });
    expect(seen).toEqual([false, path]);
  });

  it('gives what it prints, and nothing where it fails or is not there', async () => {
    expect(await runTool(process.execPath, ['-e', 'console.log(process.env.A)'], { A: 'b' })).toBe(
      'b\n',
    );
    expect(await runTool(process.execPath, ['-e', 'process.exit(1)'])).toBeUndefined();
    expect(await runTool('/nowhere/tool', [])).toBeUndefined();
  });
});
