import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createKeytarVault,
  VAULT_SERVICE,
} from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import type { Vault } from '../../../../src/main/core/secrets/keys.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { startKeyring, type Keytar } from '../../../support/secrets/keyring.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';

const entry = randomUUID();
const silent = recordingLog().log;
const vaultOf = (keytar: Keytar) => createKeytarVault(keychainOf(keytar), silent);
const textOf = async (vault: Vault, name: string) => {
  const read = await vault.read(name);
  return read.ok ? read.value?.reveal() : read.failure.code;
};

const gnome = async (state: Parameters<typeof startKeyring>[0]) =>
  (await startKeyring(state, tempFolder())).keytar;

/** A keyring from an earlier session that was not unlocked in this one. */
async function lockedGnome(): Promise<Keytar> {
  const home = tempFolder();
  const earlier = await startKeyring('opened', home);
  await earlier.keytar.setPassword(VAULT_SERVICE, entry, 'of earlier');
  await earlier.stop();
  return (await startKeyring('as-it-is', home)).keytar;
}

describe.each<[string, () => Promise<Keytar>]>([
  ['a keychain in memory', async () => memoryKeytar().keytar],
  ['GNOME Keyring', () => gnome('opened')],
])('%s', (_, start) => {
  let keytar: Keytar;
  let vault: Vault;
  beforeEach(async () => {
    keytar = await start();
    vault = vaultOf(keytar);
  });

  it('is healthy, and keeps no entry of the check', async () => {
    const written: string[] = [];
    const watched: Keytar = {
      ...keytar,
      setPassword: (service, account, text) => {
        written.push(account);
        return keytar.setPassword(service, account, text);
      },
    };
    expect(await vaultOf(watched).health()).toBe('ok');
    expect(written).toHaveLength(1);
    expect(await keytar.getPassword(VAULT_SERVICE, written[0]!)).toBeNull();
  });

  it('returns what was written, then what replaced it, then nothing', async () => {
    expect(await vault.read(entry)).toEqual(ok(undefined));
    expect(await vault.write(entry, new Secret('first'))).toEqual(ok(undefined));
    expect(await textOf(vault, entry)).toBe('first');
    await vault.write(entry, new Secret('second'));
    expect(await textOf(vault, entry)).toBe('second');
    expect(await vault.remove(entry)).toEqual(ok(undefined));
    expect(await vault.read(entry)).toEqual(ok(undefined));
  });

  it('removes a missing entry without an error', async () => {
    expect(await vault.remove(randomUUID())).toEqual(ok(undefined));
  });

  it.each([
    ['2,560 bytes', 'A'.repeat(2_560)],
    ['more than 2,560 bytes', 'é'.repeat(40_000)],
    ['every kind of character', '"\\\n\t\u007f\u0085\u2028é漢🎬'],
  ])('keeps %s', async (_name, text) => {
    expect(await vault.write(entry, new Secret(text))).toEqual(ok(undefined));
    expect(await textOf(vault, entry)).toBe(text);
  });

  it.each([
    ['an empty text', ''],
    ['a NUL', 'hush\0hush'],
    ['half of a surrogate pair', 'hush\ud83c'],
  ])('refuses %s, and keeps its value', async (_name, text) => {
    await vault.write(entry, new Secret('first'));
    const refused = await vault.write(entry, new Secret(text));
    expect(refused).toMatchObject({ ok: false, failure: { code: 'vault-failed' } });
    expect(JSON.stringify(refused)).not.toContain('hush');
    expect(await textOf(vault, entry)).toBe('first');
  });

  it.each(['../up', 'x\0y', 'Ada Lovelace', '', 'x'.repeat(65)])(
    'refuses an entry named %j',
    async (name) => {
      const refused = { ok: false, failure: { code: 'vault-failed' } };
      expect(await vault.write(name, new Secret('value'))).toMatchObject(refused);
      expect(await vault.read(name)).toMatchObject(refused);
      expect(await vault.remove(name)).toMatchObject(refused);
    },
  );

  it('leaves the entries of other programs unchanged', async () => {
    await keytar.setPassword('Another program', entry, 'theirs');
    await vault.write(entry, new Secret('ours'));
    expect(await keytar.getPassword(VAULT_SERVICE, entry)).toBe('ours');
    await vault.remove(entry);
    expect(await keytar.getPassword('Another program', entry)).toBe('theirs');
  });
});

describe.each<[string, () => Promise<Keytar>, 'locked' | 'missing']>([
  [
    'a locked keychain in memory',
    async () => memoryKeytar('Cannot create an item in a locked collection').keytar,
    'locked',
  ],
  ['a locked GNOME Keyring', lockedGnome, 'locked'],
  [
    'a keychain in memory without a collection',
    async () => memoryKeytar('Object does not exist at path “/collection/login”').keytar,
    'missing',
  ],
  ['GNOME Keyring without a collection', () => gnome('as-it-is'), 'missing'],
  ['a machine without a bus', () => gnome('no-bus'), 'missing'],
])('%s', (_, start, state) => {
  it(`is reported as ${state} everywhere`, async () => {
    const vault = vaultOf(await start());
    const failure = err({ code: `vault-${state}` });
    expect(await vault.health()).toBe(state);
    expect(await vault.write(entry, new Secret('value'))).toEqual(failure);
    // Not as missing, which would mean that the keys have to be entered again.
    expect(await vault.read(entry)).toEqual(failure);
  });
});

describe('a misbehaving keychain', () => {
  const broken = (more: Partial<Keytar>) => ({ ...memoryKeytar().keytar, ...more });

  it('that stores nothing is detected', async () => {
    const vault = vaultOf(broken({ setPassword: async () => {} }));
    expect(await vault.write(entry, new Secret('value'))).toMatchObject({
      ok: false,
      failure: { code: 'vault-failed' },
    });
    expect(await vault.health()).toBe('missing');
  });

  it('that stores something else is detected', async () => {
    const vault = vaultOf(broken({ getPassword: async () => 'other' }));
    expect(await vault.write(entry, new Secret('value'))).toMatchObject({ ok: false });
  });

  it('that cannot be loaded is missing', async () => {
    const { log, lines } = recordingLog();
    const missing = new Error('libsecret-1.so.0: cannot open shared object file');
    const vault = createKeytarVault({ call: () => Promise.reject(missing) }, log);
    expect(await vault.health()).toBe('missing');
    expect(await vault.read(entry)).toEqual(err({ code: 'vault-missing' }));
    expect(lines[0]).toBe('warn the keychain refused {"code":"vault-missing"}');
  });

  it.each([
    'User interaction is not allowed.',
    'The user name or passphrase you entered is not correct. (-25293)',
    'Prompt dismissed',
    'User canceled the operation. (-128)',
  ])('that reports %j is locked', async (message) => {
    const vault = vaultOf(broken({ setPassword: () => Promise.reject(new Error(message)) }));
    expect(await vault.health()).toBe('locked');
  });

  it('that is unlocked again reports once that it can be used', async () => {
    let refusal: string | undefined = 'Cannot create an item in a locked collection';
    const { keytar } = memoryKeytar();
    const vault = vaultOf({
      ...keytar,
      setPassword: (...args) =>
        refusal === undefined ? keytar.setPassword(...args) : Promise.reject(new Error(refusal)),
    });
    let opened = 0;
    vault.onAvailable(() => (opened += 1));
    expect(await vault.write(entry, new Secret('value'))).toEqual(err({ code: 'vault-locked' }));
    expect(opened).toBe(0);
    refusal = undefined;
    expect(await vault.write(entry, new Secret('value'))).toEqual(ok(undefined));
    await vault.read(entry);
    expect(opened).toBe(1);
  });

  it('that is locked receives only a trial entry, not the value', async () => {
    const asked: string[] = [];
    const vault = vaultOf(
      broken({
        setPassword: (_service, account) => {
          asked.push(account);
          return Promise.reject(new Error('Prompt dismissed'));
        },
      }),
    );
    expect(await vault.write(entry, new Secret('value'))).toEqual(err({ code: 'vault-locked' }));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^probe-/);
  });
});
