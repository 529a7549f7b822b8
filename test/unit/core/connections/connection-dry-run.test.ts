import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  secretAudience,
  vaultEntry,
} from '../../../../src/main/core/secrets/connection-secrets.ts';
import { createConnectionTest } from '../../../../src/main/core/connections/connection-test.ts';
import { withTemporaryKeys } from '../../../../src/main/core/secrets/temporary-key-store.ts';
import { NO_POLICY, policyOf, type PolicyResult } from '../../../../src/main/core/policy/policy.ts';
import { createDryRunHandlers } from '../../../../src/main/ipc/dry-run-handlers.ts';
import {
  createDryRun,
  type DryRunDeps,
  type DryRunConnection,
} from '../../../../src/main/core/connections/connection-dry-run.ts';
import { transientError } from '../../../../src/main/core/provider/service-response.ts';
import type { Finding } from '../../../../src/shared/base/check.ts';
import {
  ConnectionInput,
  type ConnectionEdit,
  type Connection,
} from '../../../../src/shared/connections/connection.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { EndpointResult } from '../../../../src/shared/network/network.ts';
import { createDesk, northPier } from '../../cli/support.ts';
import { createFakeProvider, createUuids, deferred, uuid } from '../support/fakes.ts';

const live = () => new AbortController().signal;
const keys = {
  ...{ source: 'keychain', accessKeyId: 'AKIAPIER12345678', secretAccessKey: 'hush' },
} as const;
const input = (credentials: object = keys) =>
  v.parse(ConnectionInput, {
    ...{ name: 'South Pier', kind: 'nimble', region: 'us-west-2', credentials },
  });
const role = { source: 'assume-role', roleArn: 'arn:aws:iam::000000000001:role/artist' } as const;
const withCode = { ...role, mfaSerial: 'GAHT12345678', base: keys };
const well: Finding = { name: 'service', found: 'answers' };

/** A trial over a test that looks at the keys the way a provider would. */
function createWorld(policy: PolicyResult = NO_POLICY) {
  const { connections } = createDesk().services;
  const saved: string[] = [];
  const store = withTemporaryKeys({
    save: async (entry) => {
      saved.push(entry);
      return ok('vault');
    },
    load: async () => err({ code: 'credentials-missing' }),
    forget: async () => ok(undefined),
  });
  const seen: { connection: Connection; secret: string | undefined }[] = [];
  const told: unknown[] = [];
  const entryOf = (connection: Connection) => vaultEntry(connection) ?? '';
  const world = {
    uuid: createUuids(),
    keys: store,
    policy: async () => policy,
    saved: async () => [northPier],
    signIns: {
      forget: async ({ id }: Connection) => {
        told.push(['forget', id]);
        return ok(undefined);
      },
    },
    close: ({ id }: Connection) => void told.push(['close', id]),
    test: async (connection: Connection) => {
      const loaded = await store.load(entryOf(connection), secretAudience(connection));
      const secret = loaded.ok ? loaded.value.secretAccessKey?.reveal() : undefined;
      seen.push({ connection, secret });
      return ok([well]);
    },
  };
  const attempt = (typed: ConnectionEdit = input(), change: Partial<DryRunDeps> = {}) =>
    createDryRun({ ...world, ...change })(typed, live(), () => {});
  return { attempt, seen, told, saved, store, connections };
}

describe('a connection that is tried', () => {
  it('is tested with the keys that were typed, and nothing of it is saved', async () => {
    const { attempt, seen, saved, connections } = createWorld();
    const before = await connections.list();
    expect(await attempt()).toEqual(ok([well]));
    expect(seen).toMatchObject([{ secret: 'hush', connection: { name: 'South Pier' } }]);
    expect(saved).toEqual([]);
    expect(await connections.list()).toEqual(before);
  });

  it('is tested with the saved keys if it keeps them, and its sign-in stays', async () => {
    const { attempt, seen, told } = createWorld();
    const { id: _, ...same } = northPier;
    expect(await attempt({ ...same, region: 'eu-west-2' } as ConnectionEdit)).toEqual(ok([well]));
    const [{ connection } = { connection: undefined }] = seen;
    expect(connection).toMatchObject({ ...same, region: 'eu-west-2' });
    expect(told).not.toContainEqual(['forget', expect.anything()]);
  });

  it.each([
    ['an entry of no connection of the user', {}, async () => []],
    ['another address', { endpoint: 'https://elsewhere.example' }, undefined],
    ['an unknown entry', { credentials: { source: 'keychain', entry: uuid(9) } }, undefined],
  ])('is not tested with saved keys for %s', async (_, change, saved) => {
    const { attempt, seen } = createWorld();
    const { id: _id, ...same } = northPier;
    const edit = { ...same, ...change } as ConnectionEdit;
    expect(await attempt(edit, saved === undefined ? {} : { saved })).toEqual(
      err({ code: 'credentials-missing' }),
    );
    expect(seen).toEqual([]);
  });

  it('holds no secret itself, and is called like no other', async () => {
    const { attempt, seen } = createWorld();
    await attempt();
    await attempt();
    expect(JSON.stringify(seen.map(({ connection }) => connection))).not.toContain('hush');
    expect(new Set(seen.map(({ connection }) => connection.id)).size).toBe(2);
  });

  it.each([
    ['well', async () => ok([well])],
    ['with a failure', async () => err({ code: 'bug' })],
  ] as const)('leaves no keys behind when that ends %s', async (_, test) => {
    const { attempt, store, told } = createWorld();
    let entry = '';
    const outcome = await attempt(input(), {
      test: async (connection: Connection) => {
        entry = vaultEntry(connection) ?? '';
        expect((await store.load(entry, secretAudience(connection))).ok).toBe(true);
        // SECURITY: lent for the connection that is tested, and for no other address.
        expect((await store.load(entry, 'https://elsewhere.example')).ok).toBe(false);
        return test();
      },
    });
    expect(outcome).toEqual(await test());
    expect(await store.load(entry, secretAudience(input()))).toEqual(
      err({ code: 'credentials-missing' }),
    );
    expect(told).toEqual([
      ['forget', expect.any(String)],
      ['close', expect.any(String)],
    ]);
  });

  it('leaves none behind when it is cancelled either', async () => {
    const { attempt, told } = createWorld();
    const stopped = new Error('stopped');
    await expect(attempt(input(), { test: () => Promise.reject(stopped) })).rejects.toBe(stopped);
    expect(told).toHaveLength(2);
  });

  it('leaves a sign-in alone that other connections may share', async () => {
    const { attempt, told } = createWorld();
    await attempt(input({ source: 'profile', profile: 'pier' }));
    expect(told).toEqual([['close', expect.any(String)]]);
  });

  it('asks for no code that the saved connection would ask for again', async () => {
    const { attempt, seen } = createWorld();
    expect(await attempt(input(withCode))).toEqual(
      ok([{ name: 'sign-in', found: 'failure', failure: { code: 'mfa-needed' } }]),
    );
    expect(seen).toEqual([]);
    await attempt(input({ ...withCode, base: { source: 'profile', profile: 'pier' } }));
    expect(seen).toHaveLength(1);
  });

  it('is not tried where the policy of the machine refuses it', async () => {
    const { attempt, seen } = createWorld(policyOf({ allow: { kinds: ['direct'] } }));
    expect(await attempt()).toMatchObject({ failure: { code: 'not-allowed-by-policy' } });
    expect(seen).toEqual([]);
  });
});

describe('the test of a connection', () => {
  const hop: EndpointResult = {
    ...{ role: 'endpoint', host: 'api.pier.example', port: 443, tls: true },
    ...{ outcome: 'reached', proxied: false, quic: false },
  };
  const signedIn: Finding = { name: 'sign-in', found: 'signed-in', renews: true };
  const testOf = (checks: readonly Finding[], hops: readonly EndpointResult[]) =>
    createConnectionTest({
      open: async () =>
        ok({
          ...createFakeProvider(() => transientError('offline')).provider,
          test: async () => [well],
        }),
      signIns: { checks: async () => checks },
      network: async () => ok(hops),
    });

  it('tells what it looks at, in order, with all that was found so far', async () => {
    const told: unknown[] = [];
    const test = testOf([signedIn], [hop]);
    const found = await test(northPier, live(), (progress) => void told.push(progress));
    const network = { name: 'network-endpoint', found: 'hop', hop };
    expect(found).toEqual(ok([signedIn, network, well]));
    expect(told).toEqual([
      { part: 'sign-in', findings: [] },
      { part: 'network', findings: [signedIn] },
      { part: 'service', findings: [signedIn, network] },
    ]);
  });

  it.each([
    ['is not reached', [signedIn], [{ ...hop, outcome: 'refused' }]],
    ['does not know us', [{ name: 'sign-in', found: 'failure', failure: { code: 'bug' } }], [hop]],
  ] as const)('asks no service that %s', async (_, checks, hops) => {
    const told: string[] = [];
    const found = await testOf(checks, hops)(northPier, live(), ({ part }) => void told.push(part));
    expect(found.ok && found.value).not.toContainEqual(well);
    expect(told).toEqual(['sign-in', 'network']);
  });
});

describe('the window', () => {
  const typed = input();
  const calls = (tryConnection: DryRunConnection) => {
    const told: string[] = [];
    const made = createDryRunHandlers({
      tryConnection,
      notify(event) {
        if (event.type === 'test-progress') told.push(event.progress.part);
      },
    });
    return { ...made, told };
  };

  it('is reported what a trial comes to, and how far it is', async () => {
    const { try: attempt, told } = calls(async (_, _signal, tell) => {
      tell({ part: 'network', findings: [] });
      return ok([well]);
    });
    expect(await attempt(typed)).toEqual(ok([well]));
    expect(told).toEqual(['network']);
  });

  it('cancels one, which tells nothing more', async () => {
    const answer = deferred<undefined>();
    const {
      try: attempt,
      cancelTry,
      told,
    } = calls(async (_, signal, tell) => {
      await answer.promise;
      tell({ part: 'network', findings: [] });
      signal.throwIfAborted();
      return ok([well]);
    });
    const tried = attempt(typed);
    await cancelTry(undefined);
    answer.resolve(undefined);
    expect(await tried).toEqual(ok(null));
    expect(told).toEqual([]);
  });

  it('has one at a time: a new one takes the place of the last', async () => {
    const signals: AbortSignal[] = [];
    const { try: attempt } = calls(async (_, signal) => {
      signals.push(signal);
      return ok([well]);
    });
    await attempt(typed);
    await attempt(typed);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('does not take a mistake of Stagedoor for a cancelled trial', async () => {
    const mistake = new Error('mistake');
    await expect(calls(() => Promise.reject(mistake)).try(typed)).rejects.toBe(mistake);
  });
});
