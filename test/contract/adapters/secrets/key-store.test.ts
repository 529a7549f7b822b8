import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyStore } from '../../../../src/main/adapters/secrets/key-store.ts';
import {
  createKeytarVault,
  VAULT_SERVICE,
} from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import { createSecretStore } from '../../../../src/main/adapters/secrets/secret-store.ts';
import type { Keys, KeyStore } from '../../../../src/main/core/secrets/keys.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { startKeyring, type Keytar } from '../../../support/secrets/keyring.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';

const SEAL_KEY = 'seal-key';
const entry = randomUUID();
const audience = 'https://studio.example';
const missing = err({ code: 'credentials-missing' });
const keysOf = (secret: string, token?: string): Keys => ({
  accessKeyId: new Secret('AKIDEXAMPLE'),
  secretAccessKey: new Secret(secret),
  ...(token !== undefined && { sessionToken: new Secret(token) }),
});
const short = keysOf('hush-hush');
const long = keysOf('hush-hush', 'T'.repeat(12_000));

let folder: string;
beforeEach(() => {
  folder = join(tempFolder(), 'sealed');
});
const storeOn = (keytar: Keytar): KeyStore =>
  createKeyStore(createKeytarVault(keychainOf(keytar), recordingLog().log), folder);
const plain = async (store: KeyStore, name = entry) => {
  const keys = await store.load(name, audience);
  if (!keys.ok) return keys.failure.code;
  const { accessKeyId, secretAccessKey, sessionToken } = keys.value;
  return [accessKeyId, secretAccessKey, sessionToken].map((one) => one?.reveal());
};
const whole = (keys: Keys) => [
  keys.accessKeyId.reveal(),
  keys.secretAccessKey.reveal(),
  keys.sessionToken?.reveal(),
];
const files = () => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

describe.each<[string, () => Promise<Keytar>]>([
  ['a keychain in memory', async () => memoryKeytar().keytar],
  ['GNOME Keyring', async () => (await startKeyring('opened', tempFolder())).keytar],
])('keys in %s', (_, start) => {
  let keytar: Keytar;
  let store: KeyStore;
  beforeEach(async () => {
    keytar = await start();
    store = storeOn(keytar);
  });

  it('are found by the next run', async () => {
    expect(await store.save(entry, audience, short, false)).toEqual(ok('vault'));
    expect(await plain(storeOn(keytar))).toEqual(whole(short));
    expect(files()).toEqual([]);
  });

  it('that are too long for it are encrypted next to the settings, and found by the next run', async () => {
    expect(await store.save(entry, audience, long, false)).toEqual(ok('vault'));
    expect(files()).toEqual([`${entry}.sealed`]);
    expect(await keytar.getPassword(VAULT_SERVICE, entry)).toMatch(/^sealed:2:[0-9a-f]{64}$/);
    expect(await plain(storeOn(keytar))).toEqual(whole(long));
  });

  it('are missing before they are saved and after they are deleted', async () => {
    expect(await store.load(entry, audience)).toEqual(missing);
    await store.save(entry, audience, long, false);
    expect(await store.forget(entry)).toEqual(ok(undefined));
    expect(await store.load(entry, audience)).toEqual(missing);
    expect(files()).toEqual([]);
    expect(await keytar.getPassword(VAULT_SERVICE, entry)).toBeNull();
  });

  it.each([
    ['short', short],
    ['long', long],
  ])('are returned only for the address they were saved for: %s', async (__, keys) => {
    await store.save(entry, audience, keys, false);
    expect(await storeOn(keytar).load(entry, 'https://elsewhere.example')).toEqual(missing);
    expect(await plain(store)).toEqual(whole(keys));
  });

  it('replace the previous ones', async () => {
    await store.save(entry, audience, long, false);
    await store.save(entry, audience, short, false);
    expect(await plain(store)).toEqual(whole(short));
    expect(files()).toEqual([]);
    await store.save(entry, audience, long, false);
    expect(await plain(store)).toEqual(whole(long));
  });
});

describe('the limit of an entry', () => {
  const around = JSON.stringify({
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: '',
    v: 2,
    audience,
  }).length;
  it.each([
    ['2,560 bytes are stored in the keychain', 'A'.repeat(2_560 - around), 0],
    ['2,561 bytes are stored in a file', 'A'.repeat(2_561 - around), 1],
    ['fewer characters with more bytes are stored in a file', 'é'.repeat(1_281), 1],
  ])('counts bytes: %s', async (_, secret, sealed) => {
    const { keytar, entries } = memoryKeytar();
    const store = storeOn(keytar);
    await store.save(entry, audience, keysOf(secret), false);
    expect(files()).toHaveLength(sealed);
    expect([...entries.values()].every((text) => Buffer.byteLength(text) <= 2_560)).toBe(true);
    expect(await plain(store)).toEqual(whole(keysOf(secret)));
  });
});

describe('an encrypted file', () => {
  let keytar: Keytar;
  let entries: Map<string, string>;
  let store: KeyStore;
  const other = randomUUID();
  const path = (name = entry) => join(folder, `${name}.sealed`);
  beforeEach(async () => {
    ({ keytar, entries } = memoryKeytar());
    store = storeOn(keytar);
    await store.save(entry, audience, long, false);
  });

  it('is accessible to its user only, and its content is unreadable', () => {
    expectMode(path(), 0o600);
    expectMode(folder, 0o700);
    expect(readFileSync(path(), 'latin1')).not.toMatch(/AKID|hush|TTTT|accessKey/);
  });

  it('differs each time, even for the same keys', async () => {
    const first = readFileSync(path());
    await store.save(entry, audience, long, false);
    expect(readFileSync(path()).equals(first)).toBe(false);
  });

  it('is refused if any part of it was changed', async () => {
    const file = readFileSync(path());
    for (const at of [0, 1, 12, 13, 28, 29, file.length - 1]) {
      const changed = Buffer.from(file);
      changed[at]! ^= 1;
      writeFileSync(path(), changed);
      expect(await store.load(entry, audience)).toEqual(missing);
    }
    writeFileSync(path(), file);
    expect(await plain(store)).toEqual(whole(long));
  });

  it.each([0, 1, 13, 29, 100])('is refused if only %d bytes of it are left', async (bytes) => {
    writeFileSync(path(), readFileSync(path()).subarray(0, bytes));
    expect(await store.load(entry, audience)).toEqual(missing);
  });

  it('is refused as the file of another entry', async () => {
    await store.save(other, audience, keysOf('of the other', 'T'.repeat(9_000)), false);
    renameSync(path(), path(other));
    expect(await store.load(other, audience)).toEqual(missing);
    expect(await store.load(entry, audience)).toEqual(missing);
  });

  it('is refused if an older version was restored', async () => {
    const older = readFileSync(path());
    await store.save(entry, audience, keysOf('newer', 'T'.repeat(9_000)), false);
    writeFileSync(path(), older);
    expect(await store.load(entry, audience)).toEqual(missing);
  });

  it('stays unchanged if the keychain refuses its digest', async () => {
    const broken = storeOn({
      ...keytar,
      setPassword: async () => {
        throw new Error('the collection is locked');
      },
    });
    const newer = keysOf('newer', 'T'.repeat(9_000));
    expect(await broken.save(entry, audience, newer, false)).toMatchObject({ ok: false });
    expect(await plain(store)).toEqual(whole(long));
  });

  it('is refused after the encryption key was replaced, and can be saved again', async () => {
    const key = `${VAULT_SERVICE}/${SEAL_KEY}`;
    entries.set(key, Buffer.alloc(32, 7).toString('base64'));
    expect(await store.load(entry, audience)).toEqual(missing);
    await store.save(entry, audience, long, false);
    expect(await plain(store)).toEqual(whole(long));
  });

  it.each(['', 'not a key', 'AAAA'])(
    'is created again after its encryption key was damaged: %j',
    async (text) => {
      entries.set(`${VAULT_SERVICE}/${SEAL_KEY}`, text);
      expect(await store.load(entry, audience)).toEqual(missing);
      expect(await store.save(entry, audience, long, false)).toEqual(ok('vault'));
      expect(await plain(store)).toEqual(whole(long));
    },
  );

  it('that cannot be written is reported, and the vault has no entry for it', async () => {
    const store2 = createKeyStore(
      createKeytarVault(keychainOf(keytar), recordingLog().log),
      path(),
    );
    const outcome = await store2.save(other, audience, long, true);
    expect(outcome).toEqual(
      err({ code: 'settings-unwritable', why: 'not-a-folder', path: path() }),
    );
    expect(entries.has(`${VAULT_SERVICE}/${other}`)).toBe(false);
  });

  it('that cannot be deleted is reported, and the vault entry is still removed', async () => {
    mkdirSync(path(other));
    await keytar.setPassword(VAULT_SERVICE, other, 'sealed:1');
    expect(await store.forget(other)).toMatchObject({ ok: false });
    expect(entries.has(`${VAULT_SERVICE}/${other}`)).toBe(false);
  });
});

describe('simultaneous first saves', () => {
  it('share one encryption key, in both stores and without leaving a lock', async () => {
    const { keytar } = memoryKeytar();
    const vault = createKeytarVault(keychainOf(keytar), recordingLog().log);
    const names = [randomUUID(), randomUUID(), randomUUID()];
    const secrets = createSecretStore(vault, folder);
    const saved = await Promise.all([
      ...names.map((name) => storeOn(keytar).save(name, audience, long, false)),
      secrets.write('oidc-pier', new Secret('hush')),
    ]);
    expect(saved.every(({ ok: isSaved }) => isSaved)).toBe(true);
    for (const name of names) expect(await plain(storeOn(keytar), name)).toEqual(whole(long));
    const read = await secrets.read('oidc-pier');
    expect(read.ok && read.value?.reveal()).toBe('hush');
    expect(files().filter((name) => !name.endsWith('.sealed'))).toEqual([]);
  });

  it('of one entry leave it readable', async () => {
    const { keytar } = memoryKeytar();
    const many = Array.from({ length: 6 }, (_, nth) => keysOf(`n${nth}`, 'T'.repeat(9_000)));
    await Promise.all(many.map((keys) => storeOn(keytar).save(entry, audience, keys, false)));
    expect(await plain(storeOn(keytar))).toContain('AKIDEXAMPLE');
  });
});

describe('an invalid entry', () => {
  it.each([
    ['that is not JSON', 'not-json'],
    ['of a newer version', '{"v":99,"accessKeyId":"a","secretAccessKey":"b"}'],
    ['of a newer version without fields', '{"v":99}'],
    ['without a secret', '{"v":1}'],
    ['without a secret and with an empty key id', '{"v":1,"accessKeyId":""}'],
    ['with an empty secret', '{"v":1,"accessKeyId":"a","secretAccessKey":""}'],
    ['of another shape', '[1]'],
    ['sealed, without a file', 'sealed:2:00'],
    ['sealed, of the first format', 'sealed:1'],
  ])('%s is treated as missing, and left unchanged', async (_, text) => {
    const { keytar, entries } = memoryKeytar();
    await keytar.setPassword(VAULT_SERVICE, entry, text);
    expect(await storeOn(keytar).load(entry, audience)).toEqual(missing);
    expect(entries.get(`${VAULT_SERVICE}/${entry}`)).toBe(text);
  });
});

describe('without a keychain', () => {
  const refusal = 'Object does not exist at path “/collection/login”';

  it.each([
    ['short', short],
    ['long', long],
  ])('%s keys last for this run, and are not written to disk', async (_, keys) => {
    const { keytar } = memoryKeytar(refusal);
    const store = storeOn(keytar);
    expect(await store.save(entry, audience, keys, true)).toEqual(ok('this-run'));
    expect(await plain(store)).toEqual(whole(keys));
    expect(await plain(storeOn(keytar))).toBe('vault-missing');
    expect(files()).toEqual([]);
    await store.forget(entry);
    expect(await plain(store)).toBe('vault-missing');
  });

  it('nothing is saved unless the user agrees to this run only', async () => {
    const store = storeOn(memoryKeytar(refusal).keytar);
    expect(await store.save(entry, audience, short, false)).toEqual(err({ code: 'vault-missing' }));
    expect(await plain(store)).toBe('vault-missing');
  });

  it('that becomes available again, keys of this run are moved into it automatically', async () => {
    const { keytar, entries } = memoryKeytar();
    let isOpen = false;
    let nowMs = 0;
    const asked: string[] = [];
    const vault = createKeytarVault(
      keychainOf({
        ...keytar,
        setPassword: async (...args) => {
          asked.push(args[1]);
          if (!isOpen) throw new Error(refusal);
          return keytar.setPassword(...args);
        },
      }),
      recordingLog().log,
    );
    const store = createKeyStore(vault, folder, () => nowMs);
    await store.save(entry, audience, short, true);
    // A locked keychain might prompt the user, so it is not tried on each read.
    await plain(store);
    expect(asked).toHaveLength(1);
    isOpen = true;
    nowMs += 5 * 60_000;
    expect(await plain(store)).toEqual(whole(short));
    expect(entries.has(`${VAULT_SERVICE}/${entry}`)).toBe(true);
    // The next run finds them there.
    expect(await plain(storeOn(keytar))).toEqual(whole(short));
  });

  it('that becomes available again, new keys are stored there', async () => {
    const { keytar } = memoryKeytar();
    let isOpen = false;
    const store = storeOn({
      ...keytar,
      setPassword: async (...args) => {
        if (!isOpen) throw new Error(refusal);
        return keytar.setPassword(...args);
      },
    });
    await store.save(entry, audience, keysOf('of this run'), true);
    isOpen = true;
    expect(await store.save(entry, audience, short, true)).toEqual(ok('vault'));
    expect(await plain(store)).toEqual(whole(short));
    expect(await plain(storeOn(keytar))).toEqual(whole(short));
  });
});
