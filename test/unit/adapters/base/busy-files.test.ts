import { describe, expect, it } from 'vitest';
import { whenReleased } from '../../../../src/main/adapters/base/busy-files.mjs';

const failing = (code: string, times: number) => {
  let attempts = 0;
  const operation = async () => {
    attempts += 1;
    if (attempts <= times) throw Object.assign(new Error(code), { code });
    return attempts;
  };
  return { operation, attempts: () => attempts };
};

describe('an operation on a file that another program has open', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows after %s', async (code) => {
    const waits: number[] = [];
    const wait = async (ms: number) => waits.push(ms);
    const { operation } = failing(code, 4);
    expect(await whenReleased(operation, { platform: 'win32', wait })).toBe(5);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(new Set(waits).size).toBe(4);
  });

  it('fails with the last reason if the file is held for longer', async () => {
    let waitedMs = 0;
    const wait = async (ms: number) => (waitedMs += ms);
    const { operation } = failing('EPERM', Infinity);
    const run = whenReleased(operation, { platform: 'win32', wait });
    await expect(run).rejects.toMatchObject({ code: 'EPERM' });
    expect(waitedMs).toBe(5_000);
  });

  it.each([
    ['win32', 'ENOENT'],
    ['win32', 'ENOSPC'],
    ['linux', 'EPERM'],
    ['darwin', 'EACCES'],
  ] as const)('fails at once on %s with %s', async (platform, code) => {
    const { operation, attempts } = failing(code, 1);
    const wait = () => Promise.reject(new Error('it waited'));
    await expect(whenReleased(operation, { platform, wait })).rejects.toMatchObject({ code });
    expect(attempts()).toBe(1);
  });
});
