import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readProfilePolicy,
  readRegistryPolicy,
} from '../../../../src/main/adapters/policy/managed-policy.ts';
import {
  createAskWindows,
  type AskWindows,
} from '../../../../src/main/adapters/base/windows-helper.ts';
import { runTool, type RunTool } from '../../../../src/main/adapters/base/run-tool.ts';
import { NO_POLICY, unreadable } from '../../../../src/main/core/policy/policy.ts';
import { tempFolder } from '../../../support/machine/machine.ts';

/** A Windows whose policy query returns this. */
const windows =
  (answer: unknown): AskWindows =>
  async (...[what]) =>
    what === 'policy' ? answer : undefined;

describe('the Windows registry', () => {
  it.each([
    ['without a key of Stagedoor', null],
    ['with an empty key', {}],
  ])('%s has no policy', async (_, answer) => {
    expect(await readRegistryPolicy(windows(answer))).toEqual(NO_POLICY);
  });

  it('with values has one', async () => {
    expect(await readRegistryPolicy(windows({ certificates: 'strict' }))).toEqual({
      state: 'applies',
      policy: { certificates: 'strict' },
    });
  });

  it.each([
    ['that cannot be read', undefined],
    ['with a value of another type', { certificates: null }],
    ['with a response that is not an object', 'strict'],
  ])('%s cannot be followed', async (_, answer) => {
    expect(await readRegistryPolicy(windows(answer))).toEqual(unreadable('unreadable'));
  });
});

describe('the program that reads the registry', () => {
  const helper = 'C:\\Stagedoor\\bin\\stagedoor-system.exe';
  const asked = async (output: string | undefined) => {
    const seen: unknown[] = [];
    const ask = createAskWindows(helper, async (file, args) => {
      seen.push(file, args);
      return output;
    });
    return { answer: await ask('access', "C:\\'; x"), seen };
  };

  it('gets the path as one argument, and prints JSON', async () => {
    expect(await asked('"O:BA"\r\n')).toEqual({
      answer: 'O:BA',
      seen: [helper, ['access', "C:\\'; x"]],
    });
  });

  it.each([undefined, '', '{"a":'])('returns nothing if it prints %j', async (output) => {
    expect((await asked(output)).answer).toBeUndefined();
  });
});

describe('a managed profile', () => {
  const profilePath = () => join(tempFolder(), 'managed.plist');

  it('that does not exist is no policy, and no program is started', async () => {
    const run: RunTool = () => Promise.reject(new Error('started'));
    expect(await readProfilePolicy(profilePath(), run)).toEqual(NO_POLICY);
  });

  it('is read as the JSON that the system converts it to', async () => {
    const path = profilePath();
    writeFileSync(path, 'bplist00');
    const run: RunTool = async (file, args) =>
      file === '/usr/bin/plutil' && args.at(-1) === path
        ? '{"PayloadUUID":"x","certificates":"strict"}'
        : undefined;
    expect(await readProfilePolicy(path, run)).toEqual({
      state: 'applies',
      policy: { certificates: 'strict' },
    });
  });

  it('that the system cannot read cannot be followed', async () => {
    const path = profilePath();
    writeFileSync(path, 'no list');
    expect(await readProfilePolicy(path, async () => undefined)).toEqual(unreadable('unreadable'));
  });
});

describe('a system program', () => {
  it('returns its output, or nothing if it fails or does not exist', async () => {
    expect(await runTool(process.execPath, ['-e', 'console.log(process.env.A)'], { A: 'b' })).toBe(
      'b\n',
    );
    expect(await runTool(process.execPath, ['-e', 'process.exit(1)'])).toBeUndefined();
    expect(await runTool('/nowhere/tool', [])).toBeUndefined();
    // Refused before it is started, as Windows does with a file that is not a program.
    expect(await runTool(process.execPath, ['-e', '\0'])).toBeUndefined();
  });
});
