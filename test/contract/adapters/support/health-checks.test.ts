import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  runHealthChecks,
  type HealthChecksDeps,
} from '../../../../src/main/adapters/support/health-checks.ts';
import { createKeytarVault } from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import { readPaths } from '../../../../src/main/adapters/window/paths.ts';
import { NO_POLICY, parsePolicy, unreadable } from '../../../../src/main/core/policy/policy.ts';
import type { Check } from '../../../../src/shared/base/check.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';

let home: string;
beforeEach(() => {
  home = join(tempFolder(), 'home');
});

const vaultOf = (refusal?: string) =>
  createKeytarVault(keychainOf(memoryKeytar(refusal).keytar), recordingLog().log);

async function checkHealth(more: Partial<HealthChecksDeps> = {}): Promise<Map<string, Check>> {
  const checks = await runHealthChecks({
    platform: 'linux',
    viewer: async () => ok('/usr/bin/dcvviewer'),
    vault: vaultOf(),
    paths: readPaths('linux', { STAGEDOOR_HOME: home }),
    settings: async () => ok(undefined),
    history: async () => ok(undefined),
    practice: async () => ok(undefined),
    // The machine's own policy must not affect a test.
    policy: async () => NO_POLICY,
    resolveProxy: async () => 'DIRECT',
    env: {},
    ...more,
  });
  return new Map(checks.map((check) => [check.name, check]));
}

describe('a machine whose damaged files were renamed', () => {
  it.each([
    ['settings', 'settings.json'],
    ['history', 'launches.json'],
    ['practice', 'practice.json'],
  ])('is reported until the file is gone: %s', async (name, file) => {
    mkdirSync(home);
    const aside = join(home, `${file}.damaged-2026-11-29T09-00-00-000Z`);
    writeFileSync(aside, '{');
    const checks = await checkHealth();
    expect(checks.get(name)).toMatchObject({ ok: false });
    expect(checks.get(name)?.message).toContain(aside);
    expect([...checks.values()].filter(({ ok }) => !ok)).toHaveLength(1);
    rmSync(aside);
    expect((await checkHealth()).get(name)).toMatchObject({ ok: true });
  });
});

describe('a healthy machine', () => {
  it('passes every check, and the checks leave no files behind', async () => {
    const checks = await checkHealth();
    expect([...checks.keys()]).toEqual([
      'viewer',
      'vault',
      'settings',
      'history',
      'practice',
      'hand-over',
      'network',
      'policy',
      'clock',
    ]);
    expect([...checks.values()].filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.get('viewer')?.message).toBe('The DCV viewer is /usr/bin/dcvviewer.');
    expect(readdirSync(home)).toEqual(['handover']);
    expect(readdirSync(join(home, 'handover'))).toEqual([]);
  });

  it('has a check of the proxy its requests use', async () => {
    const checks = await checkHealth({ resolveProxy: async () => 'PROXY proxy.example:3128' });
    expect(checks.get('network')?.message).toContain('proxy.example:3128');
    expect((await checkHealth()).get('network')?.message).toContain('No proxy');
  });
});

describe('a machine with a policy', () => {
  it('has a check of what the policy decides', async () => {
    const parsed = parsePolicy('{"certificates":"strict","allow":{"kinds":[]}}');
    const check = (await checkHealth({ policy: async () => parsed })).get('policy');
    expect(check).toEqual({
      name: 'policy',
      ok: true,
      message: 'The policy of this computer applies: allow.kinds, certificates.',
    });
  });
});

describe('a machine with a problem', () => {
  it('has a failed check of links to a connection that the policy does not have', async () => {
    const parsed = parsePolicy('{ "version": 1, "links": { "withoutAsking": ["north-pier"] } }');
    const check = (await checkHealth({ policy: async () => parsed })).get('policy');
    expect(check).toMatchObject({ ok: false });
    expect(check?.message).toContain('no connection with the id north-pier');
  });
  it.each(['https_proxy', 'HTTPS_PROXY', 'all_proxy'])(
    'has a failed check of %s if it is not an address, without its value',
    async (name) => {
      const env = { [name]: 'http://me:hush@ba d:99999' };
      const check = (await checkHealth({ env })).get('network');
      expect(check).toMatchObject({ ok: false, message: expect.stringContaining(name) as string });
      expect(JSON.stringify(check)).not.toContain('hush');
      expect((await checkHealth({ env: { [name]: 'proxy:3128' } })).get('network')?.ok).toBe(true);
    },
  );

  it('has a failed check of an unreadable policy', async () => {
    const check = (await checkHealth({ policy: async () => unreadable('open-to-others') })).get(
      'policy',
    );
    expect(check).toMatchObject({
      ok: false,
      message: expect.stringContaining('policy') as string,
    });
    expect(check?.advice).toContain('administrators');
  });

  it('has a failed check of proxy settings that cannot be read', async () => {
    const resolveProxy = () => Promise.reject(new Error('no settings'));
    expect((await checkHealth({ resolveProxy })).get('network')).toMatchObject({ ok: false });
  });

  it.each([
    ['a viewer that is missing', { code: 'viewer-missing', platform: 'linux' }, /not installed/],
    ['a viewer that is unfit', { code: 'viewer-unfit', reason: 'no-file' }, /cannot be used/],
  ] as const)('has a failed check of %s, with advice', async (_, failure, words) => {
    const check = (await checkHealth({ viewer: async () => err(failure) })).get('viewer');
    expect(check).toMatchObject({ ok: false, message: expect.stringMatching(words) as string });
    expect(check?.advice).not.toBe('');
  });

  it.each([
    ['Cannot create an item in a locked collection', /locked/],
    ['Object does not exist at path “/collection/login”', /no keychain/],
  ])('has a failed check of a keychain that reports %j', async (refusal, words) => {
    const check = (await checkHealth({ vault: vaultOf(refusal) })).get('vault');
    expect(check).toMatchObject({ ok: false, message: expect.stringMatching(words) as string });
    expect(check?.advice).not.toBe('');
  });

  it.each([
    ['linux', 'Secret Service', /gnome-keyring/],
    ['darwin', 'macOS Keychain', /./],
    ['win32', 'Windows Credential Manager', /./],
  ] as const)('has advice on the keychain for %s', async (platform, name, advice) => {
    const refusal = 'Object does not exist at path “/collection/login”';
    const missing = (await checkHealth({ platform, vault: vaultOf(refusal) })).get('vault');
    expect(missing?.message).toContain(name);
    expect(missing?.advice).toMatch(advice);
    expect((await checkHealth({ platform })).get('vault')?.message).toContain(name);
  });

  it('has failed checks of folders that cannot be written to', async () => {
    writeFileSync(home, 'a file where the folder should be');
    const checks = await checkHealth();
    for (const name of ['settings', 'hand-over']) {
      expect(checks.get(name)).toMatchObject({
        ok: false,
        message: expect.stringContaining('is not writable') as string,
        advice: expect.any(String) as string,
      });
    }
    expect(existsSync(join(home, 'handover'))).toBe(false);
  });
});

describe('a clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['before the release of this program is reported as wrong', Date.UTC(2019, 5, 1), false],
    ['after the release of this program passes the check', Date.UTC(2026, 5, 1), true],
  ])('%s', async (_, now, ok) => {
    vi.setSystemTime(now);
    const check = (await checkHealth()).get('clock');
    expect(check?.ok).toBe(ok);
    expect(check?.message).toContain(new Date(now).toISOString());
    expect(check?.advice !== undefined).toBe(!ok);
  });
});

describe('settings that cannot be read', () => {
  it('fail the check, with their file and the reason', async () => {
    const failure = {
      code: 'settings-unreadable',
      file: '/home/ada/settings.json',
      why: 'disconnected',
      system: 'ESTALE',
    } as const;
    const checks = await checkHealth({ settings: async () => err(failure) });
    expect(checks.get('settings')).toEqual({
      name: 'settings',
      ok: false,
      message: 'Your settings cannot be read.',
      advice:
        'The file is /home/ada/settings.json. Its network drive is not connected (ESTALE). Your connections are not lost.',
    });
  });
});

describe.each([
  ['history', 'The history of your launches cannot be read.', 'launches'],
  ['practice', "The practice studio's data cannot be read.", 'practice'],
] as const)('a file of %s that cannot be read', (name, message, what) => {
  it('fails the check, with its file and advice', async () => {
    const file = '/home/ada/some.json';
    const failure = { code: 'settings-unreadable', file, why: 'not-a-file', what } as const;
    const checks = await checkHealth({ [name]: async () => err({ ...failure, system: 'EISDIR' }) });
    expect(checks.get(name)).toMatchObject({ ok: false, message });
    expect(checks.get(name)?.advice).toContain(`The file is ${file}. It is not a file. Move`);
  });
});
