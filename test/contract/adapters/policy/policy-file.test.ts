import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createMachinePolicy,
  machineEntry,
} from '../../../../src/main/adapters/policy/machine-policy.ts';
import { openToOthers, readPolicyFile } from '../../../../src/main/adapters/policy/policy-file.ts';
import {
  NO_POLICY,
  unreadable,
  type PolicyFailure,
} from '../../../../src/main/core/policy/policy.ts';
import { POLICY_MAX_BYTES } from '../../../../src/shared/policy/policy.ts';
import { connectionId } from '../../../unit/core/support/fakes.ts';
import { createHandClock } from '../../../unit/core/support/hand-clock.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { createPipe } from '../../../support/machine/pipe.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

/** The user who runs the tests stands for the administrator. */
const owners = [0, process.getuid?.() ?? 0];
const strict = '{"certificates":"strict"}';
const applies = { state: 'applies', policy: { certificates: 'strict' } };

let folder: string;
let path: string;
beforeEach(() => {
  folder = join(tempFolder(), 'stagedoor');
  path = join(folder, 'policy.json');
  mkdirSync(folder, { mode: 0o755 });
});
const write = (text: string | Uint8Array, mode = 0o644) => {
  writeFileSync(path, text);
  chmodSync(path, mode);
};
const refused = (why: PolicyFailure['why'], at = path) => unreadable(why, { path: at });
const read = (by: readonly number[] = owners) =>
  readPolicyFile({ path, openPart: (file) => openToOthers(file, by) });

describe('a policy file', () => {
  it('that does not exist is no policy, even without its folder', async () => {
    expect(await read()).toEqual(NO_POLICY);
    path = join(folder, 'deeper', 'policy.json');
    expect(await read()).toEqual(NO_POLICY);
  });

  it('of the administrator is followed', async () => {
    write(strict);
    expect(await read()).toEqual(applies);
  });

  it.each([
    ['666', 0o666],
    ['664', 0o664],
    ['646', 0o646],
    ['602', 0o602],
  ] as const)('with mode %s is not followed', async (_, mode) => {
    write(strict, mode);
    expect(await read()).toEqual(refused('open-to-others'));
  });

  it('of another user is not followed', async () => {
    write(strict);
    expect(await read([4_294_967_000])).toEqual(refused('open-to-others'));
  });

  it.each([
    ['777', 0o777],
    ['775', 0o775],
  ] as const)('in a folder with mode %s is not followed', async (_, mode) => {
    write(strict);
    chmodSync(folder, mode);
    expect(await read()).toEqual(refused('open-to-others', folder));
  });

  it('behind a link is followed if no one else can change either end', async () => {
    const real = join(folder, 'real.json');
    writeFileSync(real, strict, { mode: 0o644 });
    symlinkSync(real, path);
    expect(await read()).toEqual(applies);
    chmodSync(real, 0o666);
    expect(await read()).toEqual(refused('open-to-others', real));
  });

  it('behind a link into a folder that everyone can write to is not followed', async () => {
    const open = join(folder, 'open');
    mkdirSync(open);
    writeFileSync(join(open, 'real.json'), strict, { mode: 0o644 });
    chmodSync(open, 0o777);
    symlinkSync(join(open, 'real.json'), path);
    expect(await read()).toEqual(refused('open-to-others', open));
  });

  it('that is a dangling link, a folder or a pipe exists but is not followed', async () => {
    symlinkSync(join(folder, 'nowhere'), path);
    expect(await read()).toEqual(refused('unreadable'));
    path = join(folder, 'a-folder');
    mkdirSync(path);
    expect(await read()).toEqual(refused('unreadable'));
    path = join(folder, 'a-pipe');
    createPipe(path);
    expect(await read()).toEqual(refused('unreadable'));
  });

  it('in a folder behind a broken link is unreadable, not missing', async () => {
    const target = join(folder, 'share');
    symlinkSync(target, join(folder, 'stagedoor'));
    path = join(folder, 'stagedoor', 'policy.json');
    expect(await read()).toEqual(refused('unreadable'));
    mkdirSync(target);
    expect(await read()).toEqual(NO_POLICY);
  });

  it('that is too large is not read', async () => {
    write(`${strict}${' '.repeat(POLICY_MAX_BYTES)}`);
    expect(await read()).toEqual(refused('too-large'));
    write(strict.padEnd(POLICY_MAX_BYTES));
    expect(await read()).toEqual(applies);
  });

  it('in another encoding than UTF-8 is not followed', async () => {
    const named = '{"support":"Caf\xe9"}';
    write(Buffer.from(named, 'latin1'));
    expect(await read()).toEqual(refused('encoding'));
    write(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await read()).toEqual(refused('encoding'));
    write(Buffer.from(`\ufeff${strict}`, 'utf16le'));
    expect(await read()).toEqual(refused('encoding'));
    write(strict.replace('{', '{\0'));
    expect(await read()).toEqual(refused('nul'));
    write(`\ufeff${strict}`);
    expect(await read()).toEqual(applies);
  });
});

describe('the policy of a machine', () => {
  it('is read again after a minute, and logged once if it is unreadable', async () => {
    const hand = createHandClock();
    const { log, lines } = recordingLog();
    const policy = createMachinePolicy({
      platform: 'linux',
      path,
      clock: hand.clock,
      log,
      owners,
      ...windowsParts,
    });
    expect(await policy()).toEqual(NO_POLICY);
    write('{');
    expect(await policy()).toEqual(NO_POLICY);
    await hand.pass(60_000);
    expect(await policy()).toEqual(refused('unfit'));
    expect(await policy()).toEqual(refused('unfit'));
    expect(lines).toHaveLength(1);
    write(strict);
    await hand.pass(60_000);
    expect(await policy()).toEqual(applies);
  });

  it('gives each connection its own keychain entry, the same each time', () => {
    const entry = machineEntry(connectionId('pier'));
    expect(entry).toBe(machineEntry(connectionId('pier')));
    expect(entry).not.toBe(machineEntry(connectionId('pier-2')));
    expect(entry).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  });
});
