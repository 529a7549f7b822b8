import { describe, expect, it } from 'vitest';
import {
  createAllowedConnections,
  policyState,
} from '../../../../src/main/core/connections/allowed-connections.ts';
import { createConnections } from '../../../../src/main/core/connections/connections.ts';
import type { KeyStore } from '../../../../src/main/core/secrets/keys.ts';
import { withMachine } from '../../../../src/main/core/policy/machine-connections.ts';
import {
  isOfMachine,
  machineConnections,
  NO_POLICY,
  unreadable,
  type PolicyResult,
} from '../../../../src/main/core/policy/policy.ts';
import {
  NO_SETTINGS,
  parseSettings,
  settingsText,
} from '../../../../src/main/core/settings/settings.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import type { KeyInput } from '../../../../src/shared/sign-in/credentials.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { MachineConnection } from '../../../../src/shared/policy/policy.ts';
import { resourceId, connectionId, createUuids, uuid } from '../support/fakes.ts';

const own = connectionId('own');
const pier = connectionId('pier');
const saved: Connection = { id: own, name: 'Own', kind: 'practice' };
const machine: MachineConnection = {
  id: pier,
  name: 'North Pier',
  kind: 'nimble',
  region: 'us-west-2',
  credentials: { source: 'keychain' },
};
const keys: KeyInput = {
  source: 'keychain',
  accessKeyId: 'AKIAPIER12345678',
  secretAccessKey: 'hush',
};
const fixed = err({ code: 'not-allowed-by-policy', rule: 'machine-connection' });

/** Connections on a machine whose policy the test can change. */
function createSetup(start: PolicyResult, connections: readonly Connection[] = [saved]) {
  let text = settingsText({ ...NO_SETTINGS, connections });
  const current = { policy: start };
  const entries: string[] = [];
  const keyStore: KeyStore = {
    save: async (entry) => {
      entries.push(entry);
      return ok('vault');
    },
    load: async () => err({ code: 'credentials-missing' }),
    forget: async () => ok(undefined),
  };
  const store = {
    read: async () => parseSettings(text),
    update: async (change: (now: typeof NO_SETTINGS) => typeof NO_SETTINGS) => {
      const changed = change(parseSettings(text).settings);
      text = settingsText(changed);
      return ok(changed);
    },
  };
  const readPolicy = async () => current.policy;
  const settings = withMachine(store, async () => {
    const { policy } = current;
    if (policy.state === 'unreadable') return 'unknown';
    return policy.state === 'none' ? [] : machineConnections(policy.policy, () => uuid(77));
  });
  const inner = createConnections({
    settings,
    keys: keyStore,
    uuid: createUuids(),
    ownerOf: async (id) =>
      current.policy.state === 'applies' && isOfMachine(current.policy.policy, id)
        ? 'machine'
        : 'user',
  });
  const all = createAllowedConnections(inner, readPolicy);
  return { current, all, readPolicy, entries, file: () => parseSettings(text).settings };
}

const withPier: PolicyResult = { state: 'applies', policy: { connections: [machine] } };
const ids = (all: readonly Connection[]) => all.map(({ id }) => id);

describe('a machine without a policy', () => {
  it('has the user’s connections, unchanged', async () => {
    const { all, readPolicy } = createSetup(NO_POLICY);
    expect(await all.find('own')).toEqual(ok(saved));
    const state = await policyState(readPolicy, await all.list());
    expect(state).toEqual({ state: 'none', machine: [], refused: [] });
  });
});

describe('a machine connection', () => {
  it('is listed first, can be found, and is not written into the settings', async () => {
    const { all, file } = createSetup(withPier);
    expect(ids(await all.list())).toEqual([pier, own]);
    expect(await all.find('pier')).toMatchObject({ value: { credentials: { entry: uuid(77) } } });
    await all.add({ name: 'New', kind: 'practice' }, false);
    expect(ids(file().connections)).toEqual([own, 'new']);
  });

  it('cannot be removed', async () => {
    const { all } = createSetup(withPier);
    expect(await all.remove(pier)).toEqual(fixed);
    expect((await all.remove(own)).ok).toBe(true);
    expect(ids(await all.list())).toEqual([pier]);
  });

  it('stores each user’s keys under the same entry', async () => {
    const { all, entries } = createSetup(withPier);
    expect((await all.replaceKeys(pier, keys, false)).ok).toBe(true);
    expect(entries).toEqual([uuid(77)]);
  });

  it('reserves its id, so that a new connection gets another one', async () => {
    const { all } = createSetup(withPier);
    const added = await all.add({ name: 'Pier', kind: 'practice' }, false);
    expect(added).toMatchObject({ value: { id: 'pier-2' } });
  });

  it('keeps its consent and favorites, even while the policy is unreadable', async () => {
    const { all, current } = createSetup(withPier);
    const mark = { connection: pier, session: resourceId('comp-07') };
    await all.trust(pier);
    await all.mark(mark, true);
    expect(await all.isTrusted(pier)).toBe(true);
    current.policy = unreadable('unfit');
    await all.mark({ connection: own, session: resourceId('comp-08') }, true);
    current.policy = withPier;
    expect(await all.isTrusted(pier)).toBe(true);
    expect(await all.favorites()).toContainEqual(mark);
  });

  it('that was removed leaves no consent for a new connection with its name', async () => {
    const { all, current } = createSetup(withPier);
    await all.trust(pier);
    current.policy = NO_POLICY;
    await all.add({ name: 'Pier', kind: 'practice' }, false);
    expect(await all.isTrusted(pier)).toBe(false);
  });

  it('does not take over the consent for the user’s connection with the same id', async () => {
    const mine: Connection = { id: pier, name: 'Mine', kind: 'practice' };
    const { all, current } = createSetup(NO_POLICY, [mine]);
    await all.trust(pier);
    expect(await all.isTrusted(pier)).toBe(true);
    current.policy = withPier;
    expect(await all.isTrusted(pier)).toBe(false);
  });

  it('hides the user’s connection with the same id until the policy is gone', async () => {
    const mine: Connection = { id: pier, name: 'Mine', kind: 'practice' };
    const { all, current } = createSetup(withPier, [mine]);
    expect(await all.find('pier')).toMatchObject({ value: { name: 'North Pier' } });
    await all.add({ name: 'New', kind: 'practice' }, false);
    current.policy = NO_POLICY;
    expect(await all.find('pier')).toEqual(ok(mine));
  });
});

describe('a connection that is not allowed', () => {
  const noPractice: PolicyResult = {
    state: 'applies',
    policy: { allow: { kinds: ['nimble'] }, connections: [machine] },
  };
  const refused = err({ code: 'not-allowed-by-policy', rule: 'kind' });

  it('is listed but not found, and the window gets the rule that refuses it', async () => {
    const { all, readPolicy } = createSetup(noPractice);
    expect(await all.find('own')).toEqual(refused);
    expect(ids(await all.list())).toEqual([pier, own]);
    expect(await policyState(readPolicy, await all.list())).toEqual({
      state: 'applies',
      machine: [pier],
      refused: [{ connection: own, rule: 'kind' }],
      allows: { kinds: ['nimble'] },
    });
  });

  it('is not added', async () => {
    const { all, file } = createSetup(noPractice);
    expect(await all.add({ name: 'New', kind: 'practice' }, false)).toEqual(refused);
    expect(ids(file().connections)).toEqual([own]);
  });

  it('can be removed', async () => {
    const { all } = createSetup(noPractice);
    // Removing uses the saved connections, not the allowed ones.
    expect(await all.remove(own)).toEqual(ok(undefined));
  });
});

describe('a policy that cannot be followed', () => {
  const broken = unreadable('open-to-others');

  it('lets no connection be used or added, and no keys be replaced', async () => {
    const { all, entries } = createSetup(broken);
    const refused = err({ code: 'policy-unreadable', why: 'open-to-others' });
    expect(await all.find('own')).toEqual(refused);
    expect(await all.find('nowhere')).toEqual(refused);
    expect(await all.add({ name: 'New', kind: 'practice' }, false)).toEqual(refused);
    expect(await all.replaceKeys(own, keys, false)).toEqual(refused);
    expect(entries).toEqual([]);
    expect(ids(await all.list())).toEqual([own]);
  });

  it('suspends consent until it is repaired', async () => {
    const { all, current } = createSetup(NO_POLICY);
    await all.trust(own);
    current.policy = broken;
    expect(await all.isTrusted(own)).toBe(false);
    current.policy = NO_POLICY;
    expect(await all.isTrusted(own)).toBe(true);
  });
});

describe('a link', () => {
  it('opens without a question if the policy allows it', async () => {
    const { all } = createSetup({
      state: 'applies',
      policy: { connections: [machine], links: { withoutAsking: [pier] } },
    });
    expect(await all.isTrusted(pier)).toBe(true);
    expect(await all.isTrusted(own)).toBe(false);
  });

  it('asks for the user’s own connection, even if the policy names its id', async () => {
    const { all } = createSetup({ state: 'applies', policy: { links: { withoutAsking: [own] } } });
    expect(await all.isTrusted(own)).toBe(false);
  });
});
