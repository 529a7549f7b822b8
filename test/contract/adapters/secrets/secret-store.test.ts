import { readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeytarVault } from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import { createSecretStore } from '../../../../src/main/adapters/secrets/secret-store.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { err, ok } from '../../../../src/shared/base/failure.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';

const name = 'sso-north-pier';
const hush = new Secret(`hush-${'token '.repeat(2_000)}`);

function openStore(refusal?: string) {
  const folder = join(tempFolder(), 'sealed');
  const { keytar, entries } = memoryKeytar(refusal);
  const { log, lines } = recordingLog();
  const vault = createKeytarVault(keychainOf(keytar), log);
  const files = () => {
    try {
      return readdirSync(folder).map((file) => join(folder, file));
    } catch {
      return [];
    }
  };
  return { store: createSecretStore(vault, folder), folder, vault, entries, lines, files };
}

const textOf = async (store: ReturnType<typeof createSecretStore>, entry = name) => {
  const read = await store.read(entry);
  return read.ok ? read.value?.reveal() : read.failure.code;
};

describe('a secret that outlives a run', () => {
  it('is read back by the next run, whatever its length', async () => {
    const { store, folder, vault } = openStore();
    expect(await store.write(name, hush)).toEqual(ok(undefined));
    expect(await textOf(createSecretStore(vault, folder))).toBe(hush.reveal());
    expect(await textOf(store, 'sso-south-pier')).toBeUndefined();
  });

  it('is encrypted, accessible to its user only, and does not name its owner', async () => {
    const { store, files, entries } = openStore();
    await store.write(name, hush);
    const [file = ''] = files();
    expect(files()).toHaveLength(1);
    expectMode(file, 0o600);
    expect(readFileSync(file, 'latin1')).not.toMatch(/hush|token|pier/);
    expect(file).not.toMatch(/pier|sso/);
    expect([...entries.keys()].join()).not.toMatch(/pier|sso/);
  });

  it('is not found after it was removed, and can be removed twice', async () => {
    const { store, files } = openStore();
    await store.write(name, hush);
    expect(await store.remove(name)).toEqual(ok(undefined));
    expect(await store.remove(name)).toEqual(ok(undefined));
    expect([await textOf(store), files()]).toEqual([undefined, []]);
  });

  it('is treated as missing if it was changed or moved to another entry', async () => {
    const { store, files } = openStore();
    await store.write(name, hush);
    const [file = ''] = files();
    const sealed = readFileSync(file);
    await store.write('sso-south-pier', new Secret('other'));
    const [other = ''] = files().filter((one) => one !== file);
    writeFileSync(other, sealed);
    expect(await textOf(store, 'sso-south-pier')).toBeUndefined();
    sealed[sealed.length - 1]! ^= 1;
    writeFileSync(file, sealed);
    expect(await textOf(store)).toBeUndefined();
  });

  it('is treated as missing if an older file was restored, even after it was removed', async () => {
    const { store, files } = openStore();
    await store.write(name, hush);
    const [file = ''] = files();
    const older = readFileSync(file);
    await store.write(name, new Secret('newer'));
    writeFileSync(file, older);
    expect(await textOf(store)).toBeUndefined();
    await store.write(name, hush);
    const newest = readFileSync(file);
    await store.remove(name);
    writeFileSync(file, newest);
    expect(await textOf(store)).toBeUndefined();
  });

  it('is reported as unreadable, not as missing, while its folder is a broken link', async () => {
    const { store, folder } = openStore();
    await store.write(name, hush);
    const drive = join(tempFolder(), 'drive');
    renameSync(folder, drive);
    symlinkSync(drive, folder);
    expect(await textOf(store)).toBe(hush.reveal());
    renameSync(drive, `${drive}-away`);
    expect(await textOf(store)).toBe('settings-unreadable');
    expect(await store.write(name, hush)).toEqual(
      err({ code: 'settings-unwritable', why: 'broken-link' }),
    );
    renameSync(`${drive}-away`, drive);
    expect(await textOf(store)).toBe(hush.reveal());
  });

  it('is not stored without a keychain: no file, and nothing found', async () => {
    const { store, files } = openStore('The name org.freedesktop.secrets was not provided');
    expect(await store.write(name, hush)).toMatchObject({ failure: { code: 'vault-missing' } });
    expect([await textOf(store), files()]).toEqual([undefined, []]);
  });

  it('is reported as locked if the keychain is locked', async () => {
    const { store, files } = openStore('The collection is locked');
    expect(await store.write(name, hush)).toMatchObject({ failure: { code: 'vault-locked' } });
    expect([await textOf(store), files()]).toEqual(['vault-locked', []]);
  });
});
