import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createConnections } from '../../../../src/main/core/connections/connections.ts';
import type { KeyStore, SecretRecord } from '../../../../src/main/core/secrets/keys.ts';
import {
  NO_SETTINGS,
  parseSettings,
  settingsText,
  type Settings,
} from '../../../../src/main/core/settings/settings.ts';
import type {
  Connection,
  ConnectionEdit,
  ConnectionInput,
} from '../../../../src/shared/connections/connection.ts';
import type { KeyInput } from '../../../../src/shared/sign-in/credentials.ts';
import { ok, err, type Failure } from '../../../../src/shared/base/failure.ts';
import { connectionId, createUuids, uuid } from '../support/fakes.ts';

const keys: KeyInput = {
  source: 'keychain',
  accessKeyId: 'AKIAPIER12345678',
  secretAccessKey: 'hush-secret',
  sessionToken: 'hush-token',
};
const pier: ConnectionInput = {
  name: 'North Pier',
  kind: 'nimble',
  region: 'us-west-2',
  hosts: ['*.pier.example'],
  credentials: keys,
};
const wave: ConnectionInput = { ...pier, name: 'Wave', credentials: { source: 'environment' } };
const roleArn = 'arn:aws:iam::000000000001:role/compositor';
const practice: ConnectionInput = { name: 'Try it', kind: 'practice' };

/** Settings as text and keys in memory; the test can make each of them fail. */
function createSetup(start: Settings = NO_SETTINGS) {
  let text = settingsText(start);
  let written = start;
  let forgets = 0;
  const vault = new Map<string, SecretRecord>();
  const broken: { settings?: Failure; vault?: Failure } = {};
  const store: KeyStore = {
    save: async (entry, _, value, orThisRun) => {
      if (broken.vault !== undefined && !orThisRun) return err(broken.vault);
      vault.set(entry, value);
      return ok(broken.vault === undefined ? 'vault' : 'this-run');
    },
    load: async (entry) => {
      const value = vault.get(entry);
      return value === undefined ? err({ code: 'credentials-missing' }) : ok(value);
    },
    forget: async (entry) => {
      forgets++;
      if (broken.vault !== undefined) return err(broken.vault);
      vault.delete(entry);
      return ok(undefined);
    },
  };
  const connections = createConnections({
    settings: {
      read: async () => parseSettings(text),
      update: async (change) => {
        const changed = change(parseSettings(text).settings);
        if (broken.settings !== undefined) return err(broken.settings);
        written = changed;
        text = settingsText(changed);
        return ok(changed);
      },
    },
    keys: store,
    uuid: createUuids(),
  });
  return {
    connections,
    vault,
    broken,
    text: () => text,
    written: () => written,
    forgets: () => forgets,
  };
}

const id = connectionId('north-pier');

describe('a new connection', () => {
  it('is listed under its id, and its keys are in the vault under an entry of Stagedoor', async () => {
    const { connections, vault } = createSetup();
    expect(await connections.add(pier, false)).toEqual(ok({ id, kept: 'vault' }));
    expect(await connections.list()).toEqual([
      {
        id,
        name: 'North Pier',
        kind: 'nimble',
        region: 'us-west-2',
        hosts: ['*.pier.example'],
        credentials: { source: 'keychain', entry: uuid(1) },
      },
    ]);
    const saved = vault.get(uuid(1));
    expect(saved?.secretAccessKey?.reveal()).toBe('hush-secret');
    expect(saved?.sessionToken?.reveal()).toBe('hush-token');
  });

  it('writes no secret into the settings, and none can be inspected', async () => {
    const { connections, vault, text } = createSetup();
    await connections.add(pier, false);
    expect(text()).not.toMatch(/hush|AKIA/);
    expect(inspect([...vault], { depth: 9 })).not.toMatch(/hush|AKIA/);
  });

  it('has no session token if none was given', async () => {
    const { connections, vault } = createSetup();
    const { sessionToken: _, ...lasting } = keys;
    await connections.add({ ...pier, credentials: lasting }, false);
    expect(Object.keys(vault.get(uuid(1)) ?? {})).toEqual(['accessKeyId', 'secretAccessKey']);
  });

  it('with a role stores the base keys the way it stores direct keys', async () => {
    const { connections, vault, text } = createSetup();
    const role = { source: 'assume-role', roleArn, mfaSerial: 'GAHT12345678', base: keys } as const;
    const added = await connections.add({ ...pier, credentials: role }, false);
    expect(added).toEqual(ok({ id, kept: 'vault' }));
    expect(await connections.list()).toMatchObject([
      { credentials: { ...role, base: { source: 'keychain', entry: uuid(1) } } },
    ]);
    expect(vault.get(uuid(1))?.secretAccessKey?.reveal()).toBe('hush-secret');
    expect(text()).not.toMatch(/hush|AKIAPIER/);
    await connections.replaceKeys(id, { ...keys, secretAccessKey: 'hush-new' }, false);
    expect(vault.get(uuid(1))?.secretAccessKey?.reveal()).toBe('hush-new');
    await connections.remove(id);
    expect(vault.size).toBe(0);
  });

  it.each<Extract<ConnectionInput, { kind: 'nimble' }>['credentials']>([
    { source: 'profile', profile: 'pier', agreedCommand: 'a'.repeat(64) },
    {
      source: 'identity-center',
      startUrl: 'https://pier.awsapps.com/start',
      region: 'eu-west-1',
      accountId: '000000000001',
      roleName: 'Artist',
    },
    { source: 'assume-role', roleArn, base: { source: 'profile', profile: 'pier' } },
    { source: 'assume-role', roleArn, externalId: 'pier-7', base: { source: 'environment' } },
  ])('without stored keys is saved unchanged: %j', async (credentials) => {
    const { connections, vault } = createSetup();
    expect(await connections.add({ ...pier, credentials }, false)).toEqual(ok({ id }));
    expect(await connections.list()).toMatchObject([{ credentials }]);
    expect(vault.size).toBe(0);
  });

  it.each([
    ['that takes its keys from the environment', wave, 'wave'],
    ['to the practice studio', practice, 'try-it'],
  ])('%s needs no vault', async (_, input, name) => {
    const { connections, vault, broken } = createSetup();
    broken.vault = { code: 'vault-missing' };
    expect(await connections.add(input, false)).toEqual(ok({ id: name }));
    expect(vault.size).toBe(0);
  });

  it('gets a number if its name is taken', async () => {
    const { connections } = createSetup();
    await connections.add(practice, false);
    await connections.add(practice, false);
    expect((await connections.list()).map((one) => one.id)).toEqual(['try-it', 'try-it-2']);
  });

  it('does not take the id of a connection this version does not know', async () => {
    const kept = [{ id: 'try-it', kind: 'session-manager' }];
    const { connections } = createSetup({ ...NO_SETTINGS, kept });
    expect(await connections.add(practice, false)).toEqual(ok({ id: 'try-it-2' }));
  });

  it('is not saved without a vault, unless its keys are for this run only', async () => {
    const { connections, broken } = createSetup();
    broken.vault = { code: 'vault-locked' };
    expect(await connections.add(pier, false)).toEqual(err({ code: 'vault-locked' }));
    expect(await connections.list()).toEqual([]);
    expect(await connections.add(pier, true)).toEqual(ok({ id, kept: 'this-run' }));
  });

  it('leaves no keys behind when the settings cannot be written', async () => {
    const { connections, vault, broken } = createSetup();
    broken.settings = { code: 'settings-unwritable', why: 'full' };
    expect(await connections.add(pier, false)).toEqual(err(broken.settings));
    expect(vault.size).toBe(0);
    expect(await connections.list()).toEqual([]);
  });
});

describe('a connection', () => {
  it('is found by its id', async () => {
    const { connections } = createSetup();
    await connections.add(practice, false);
    expect(await connections.find('try-it')).toMatchObject({ ok: true, value: practice });
  });

  it('that does not exist is reported by its id, without control characters', async () => {
    const { connections } = createSetup();
    expect(await connections.find('no\u001b[31mne')).toEqual(
      err({ code: 'connection-unknown', connection: 'no [31mne' }),
    );
  });

  it.each([
    [{ id: 'later', kind: 'session-manager' }, 'session-manager'],
    [{ id: 'later' }, '?'],
    [{ id: 'later', kind: 7 }, '?'],
  ])('of an unknown kind is reported as unsupported: %j', async (entry, kind) => {
    const { connections } = createSetup({ ...NO_SETTINGS, kept: [null, 'later', entry] });
    const unsupported = err({ code: 'connection-unsupported', kind });
    expect(await connections.find('later')).toEqual(unsupported);
    expect(await connections.remove(connectionId('later'))).toEqual(unsupported);
  });
});

describe('a removed connection', () => {
  it('loses its keys and its consent', async () => {
    const { connections, vault, written } = createSetup();
    await connections.add(pier, false);
    await connections.trust(id);
    expect(written().trusted).toMatchObject([{ connection: id }]);
    expect(await connections.remove(id)).toEqual(ok(undefined));
    expect(written().trusted).toEqual([]);
    expect(await connections.list()).toEqual([]);
    expect(vault.size).toBe(0);
    await connections.add(pier, false);
    expect(await connections.isTrusted(id)).toBe(false);
  });

  it('leaves the other connections unchanged', async () => {
    const { connections, vault, text } = createSetup({ ...NO_SETTINGS, kept: [{ id: 'later' }] });
    await connections.add(pier, false);
    await connections.add({ ...pier, name: 'South Pier' }, false);
    await connections.trust(connectionId('south-pier'));
    await connections.remove(id);
    expect((await connections.list()).map((one) => one.id)).toEqual(['south-pier']);
    expect(await connections.isTrusted(connectionId('south-pier'))).toBe(true);
    expect([...vault.keys()]).toEqual([uuid(2)]);
    expect(text()).toContain('"later"');
  });

  it('stays, with its keys, if the settings cannot be written', async () => {
    const { connections, vault, broken } = createSetup();
    await connections.add(pier, false);
    broken.settings = { code: 'settings-newer' };
    expect(await connections.remove(id)).toEqual(err({ code: 'settings-newer' }));
    expect(vault.size).toBe(1);
  });

  it('reports keys left in a locked keychain, and removes them later', async () => {
    const { connections, vault, broken, text } = createSetup();
    await connections.add(pier, false);
    broken.vault = { code: 'vault-locked' };
    expect(await connections.remove(id)).toEqual(err({ code: 'keys-left' }));
    expect(await connections.list()).toEqual([]);
    expect([...vault.keys()]).toEqual([uuid(1)]);
    expect(text()).toContain(uuid(1));
    delete broken.vault;
    await connections.add({ ...pier, name: 'South Pier' }, false);
    expect([...vault.keys()]).toEqual([uuid(2)]);
    expect(text()).not.toContain(uuid(1));
  });

  it('does not access a locked keychain for every remaining entry', async () => {
    const { connections, broken, forgets } = createSetup();
    await connections.add(pier, false);
    await connections.add({ ...pier, name: 'South Pier' }, false);
    broken.vault = { code: 'vault-locked' };
    await connections.remove(id);
    await connections.remove(connectionId('south-pier'));
    expect(forgets()).toBe(2);
  });
});

describe('keys that are replaced', () => {
  const fresh: KeyInput = { ...keys, secretAccessKey: 'hush-new' };

  it('are stored under the same entry', async () => {
    const { connections, vault, text } = createSetup();
    await connections.add(pier, false);
    const before = text();
    expect(await connections.replaceKeys(id, fresh, false)).toEqual(ok('vault'));
    expect([...vault].map(([entry, saved]) => [entry, saved.secretAccessKey?.reveal()])).toEqual([
      [uuid(1), 'hush-new'],
    ]);
    expect(text()).toBe(before);
  });

  it.each([wave, practice])(
    'are refused for a connection without stored keys: $name',
    async (input) => {
      const { connections, vault } = createSetup();
      const added = await connections.add(input, false);
      const replaced = await connections.replaceKeys(added.ok ? added.value.id : id, fresh, false);
      expect(replaced).toMatchObject({ failure: { code: 'request-refused' } });
      expect(vault.size).toBe(0);
    },
  );

  it('are refused for a connection that does not exist', async () => {
    const { connections } = createSetup();
    expect((await connections.replaceKeys(id, fresh, false)).ok).toBe(false);
  });
});

describe('consent', () => {
  it('is saved once, for an existing connection', async () => {
    const { connections, text } = createSetup();
    await connections.add(practice, false);
    const tried = connectionId('try-it');
    expect(await connections.isTrusted(tried)).toBe(false);
    await connections.trust(tried);
    await connections.trust(tried);
    expect(await connections.isTrusted(tried)).toBe(true);
    expect(parseSettings(text()).settings.trusted).toEqual([
      { connection: 'try-it', target: '["user","practice",null]' },
    ]);
  });

  it('is void once the connection points to another address', async () => {
    const { connections } = createSetup();
    await connections.add(pier, false);
    await connections.trust(id);
    expect(await connections.isTrusted(id)).toBe(true);
    const moved = (now: Connection) =>
      ok({ ...now, endpoint: 'https://bait.example' } as Connection);
    await connections.change(id, moved);
    expect(await connections.isTrusted(id)).toBe(false);
  });

  const nimble = { ...pier, endpoint: 'https://localhost:9/a' };
  const broker: ConnectionInput = {
    name: 'North Pier',
    kind: 'session-manager',
    endpoint: 'https://broker.example',
    credentials: { source: 'none' },
  };
  const direct: ConnectionInput = {
    name: 'North Pier',
    kind: 'direct',
    host: 'pier.example',
    port: 8443,
    session: 'console',
  };
  const instances: ConnectionInput = {
    name: 'North Pier',
    kind: 'ec2',
    region: 'us-west-2',
    filters: {},
    address: 'ssm',
    credentials: { source: 'environment' },
  };
  it.each<[string, ConnectionInput, object]>([
    ['path', nimble, { endpoint: 'https://localhost:9/b' }],
    ['protocol', nimble, { endpoint: 'http://localhost:9/a' }],
    ['sign-in', nimble, { signInEndpoint: 'http://127.0.0.1:9' }],
    ['gateway', broker, { gateway: { host: 'bait.example', port: 8443 } }],
    ['proxy', direct, { proxy: { type: 'http', host: 'bait.example', port: 3128 } }],
    ['tunnel', instances, { ssmEndpoint: 'https://bait.example' }],
  ])('is void once its %s changes on the same host', async (_, input, change) => {
    const { connections } = createSetup();
    await connections.add(input, false);
    await connections.trust(id);
    expect(await connections.isTrusted(id)).toBe(true);
    await connections.change(id, (now) => ok({ ...now, ...change }));
    expect(await connections.list()).toMatchObject([change]);
    expect(await connections.isTrusted(id)).toBe(false);
  });

  it('is not saved for a connection that does not exist', async () => {
    const { connections } = createSetup();
    await connections.trust(connectionId('try-it'));
    await connections.add(practice, false);
    expect(await connections.isTrusted(connectionId('try-it'))).toBe(false);
  });

  it('that cannot be written is reported', async () => {
    const { connections, broken } = createSetup();
    broken.settings = { code: 'settings-newer' };
    expect(await connections.trust(id)).toEqual(err({ code: 'settings-newer' }));
  });
});

describe('an edited connection', () => {
  const kept: ConnectionEdit = {
    name: 'North Pier',
    kind: 'nimble',
    region: 'eu-west-2',
    credentials: { source: 'keychain', entry: uuid(1) },
  };

  it('keeps its id, its saved keys, its consent and its favorites', async () => {
    const { connections, vault, written } = createSetup();
    await connections.add(pier, false);
    await connections.trust(id);
    const edit: ConnectionEdit = { ...kept, name: 'South Pier', region: 'us-west-2' };
    expect(await connections.edit(id, edit, false)).toEqual(ok({}));
    expect(await connections.list()).toEqual([{ ...edit, id }]);
    expect([...vault.keys()]).toEqual([uuid(1)]);
    expect(written().trusted).toHaveLength(1);
    expect(await connections.isTrusted(id)).toBe(true);
  });

  it('needs a new consent for links when its region changes', async () => {
    const { connections } = createSetup();
    await connections.add(pier, false);
    await connections.trust(id);
    expect(await connections.edit(id, kept, false)).toEqual(ok({}));
    expect(await connections.isTrusted(id)).toBe(false);
  });

  it('gets new keys under a new entry, and its old ones are removed', async () => {
    const { connections, vault, text } = createSetup();
    await connections.add(pier, false);
    const edit = { ...pier, credentials: { ...keys, secretAccessKey: 'hush-new' } };
    expect(await connections.edit(id, edit, false)).toEqual(ok({ kept: 'vault' }));
    expect([...vault.keys()]).toEqual([uuid(2)]);
    expect(vault.get(uuid(2))?.secretAccessKey?.reveal()).toBe('hush-new');
    expect(text()).not.toContain('hush');
  });

  it('loses its saved keys when its sign-in method changes', async () => {
    const { connections, vault } = createSetup();
    await connections.add(pier, false);
    const edit: ConnectionEdit = { ...pier, credentials: { source: 'environment' } };
    expect(await connections.edit(id, edit, false)).toEqual(ok({}));
    expect(vault.size).toBe(0);
  });

  it('does not use saved keys for another address', async () => {
    const { connections, vault } = createSetup();
    await connections.add(pier, false);
    const edit: ConnectionEdit = { ...kept, endpoint: 'https://elsewhere.example' };
    const before = await connections.list();
    expect(await connections.edit(id, edit, false)).toEqual(err({ code: 'credentials-missing' }));
    expect(await connections.list()).toEqual(before);
    expect(vault.size).toBe(1);
  });

  it('does not use the keys of another connection', async () => {
    const { connections } = createSetup();
    await connections.add(pier, false);
    await connections.add({ ...pier, name: 'Other' }, false);
    const edit: ConnectionEdit = { ...kept, credentials: { source: 'keychain', entry: uuid(2) } };
    expect(await connections.edit(id, edit, false)).toEqual(err({ code: 'credentials-missing' }));
  });

  it('cannot become another kind', async () => {
    const { connections } = createSetup();
    await connections.add(pier, false);
    expect(await connections.edit(id, practice, false)).toMatchObject({
      failure: { code: 'request-refused' },
    });
  });

  it('stays unchanged if its new keys or its settings cannot be saved', async () => {
    const { connections, vault, broken } = createSetup();
    await connections.add(pier, false);
    const before = await connections.list();
    const full: Failure = { code: 'settings-unwritable', why: 'full' };
    broken.settings = full;
    expect(await connections.edit(id, pier, false)).toEqual(err(full));
    expect([...vault.keys()]).toEqual([uuid(1)]);
    delete broken.settings;
    broken.vault = { code: 'vault-locked' };
    expect(await connections.edit(id, pier, false)).toEqual(err(broken.vault));
    expect(await connections.list()).toEqual(before);
  });
});
