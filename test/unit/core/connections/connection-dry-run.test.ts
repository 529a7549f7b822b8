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
import { createTestCli, northPier } from '../../cli/support.ts';
import { createFakeProvider, createUuids, deferred, uuid } from '../support/fakes.ts';

const live = () => new AbortController().signal;
const keys = {
  source: 'keychain',
  accessKeyId: 'AKIAPIER12345678',
  secretAccessKey: 'hush',
} as const;
const input = (credentials: object = keys) =>
  v.parse(ConnectionInput, {
    name: 'South Pier',
    kind: 'nimble',
    region: 'us-west-2',
    credentials,
  });
const role = { source: 'assume-role', roleArn: 'arn:aws:iam::000000000001:role/artist' } as const;
const withCode = { ...role, mfaSerial: 'GAHT12345678', base: keys };
const answers: Finding = { name: 'service', found: 'answers' };

/** A dry run whose test reads the keys the way a provider does. */
function createSetup(policy: PolicyResult = NO_POLICY) {
  const { connections } = createTestCli().services;
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
  const reported: unknown[] = [];
  const entryOf = (connection: Connection) => vaultEntry(connection) ?? '';
  const deps = {
    uuid: createUuids(),
    keys: store,
    policy: async () => policy,
    saved: async () => [northPier],
    signIns: {
      forget: async ({ id }: Connection) => {
        reported.push(['forget', id]);
        return ok(undefined);
      },
    },
    close: ({ id }: Connection) => void reported.push(['close', id]),
    test: async (connection: Connection) => {
      const loaded = await store.load(entryOf(connection), secretAudience(connection));
      const secret = loaded.ok ? loaded.value.secretAccessKey?.reveal() : undefined;
      seen.push({ connection, secret });
      return ok([answers]);
    },
  };
  const attempt = (values: ConnectionEdit = input(), change: Partial<DryRunDeps> = {}) =>
    createDryRun({ ...deps, ...change })(values, live(), () => {});
  return { attempt, seen, reported, saved, store, connections };
}

describe('a dry run of a connection', () => {
  it('uses the keys that were entered, and saves nothing', async () => {
    const { attempt, seen, saved, connections } = createSetup();
    const before = await connections.list();
    expect(await attempt()).toEqual(ok([answers]));
    expect(seen).toMatchObject([{ secret: 'hush', connection: { name: 'South Pier' } }]);
    expect(saved).toEqual([]);
    expect(await connections.list()).toEqual(before);
  });

  it('uses the saved keys if the connection keeps them, and leaves its sign-in alone', async () => {
    const { attempt, seen, reported } = createSetup();
    const { id: _, ...same } = northPier;
    expect(await attempt({ ...same, region: 'eu-west-2' } as ConnectionEdit)).toEqual(
      ok([answers]),
    );
    const [{ connection } = { connection: undefined }] = seen;
    expect(connection).toMatchObject({ ...same, region: 'eu-west-2' });
    expect(reported).not.toContainEqual(['forget', expect.anything()]);
  });

  it.each([
    ['an entry of no connection of the user', {}, async () => []],
    ['another address', { endpoint: 'https://elsewhere.example' }, undefined],
    ['an unknown entry', { credentials: { source: 'keychain', entry: uuid(9) } }, undefined],
  ])('does not use saved keys for %s', async (_, change, saved) => {
    const { attempt, seen } = createSetup();
    const { id: _id, ...same } = northPier;
    const edit = { ...same, ...change } as ConnectionEdit;
    expect(await attempt(edit, saved === undefined ? {} : { saved })).toEqual(
      err({ code: 'credentials-missing' }),
    );
    expect(seen).toEqual([]);
  });

  it('holds no secret itself, and has a new id each time', async () => {
    const { attempt, seen } = createSetup();
    await attempt();
    await attempt();
    expect(JSON.stringify(seen.map(({ connection }) => connection))).not.toContain('hush');
    expect(new Set(seen.map(({ connection }) => connection.id)).size).toBe(2);
  });

  it.each([
    ['successfully', async () => ok([answers])],
    ['with a failure', async () => err({ code: 'bug' })],
  ] as const)('leaves no keys behind when the test ends %s', async (_, test) => {
    const { attempt, store, reported } = createSetup();
    let entry = '';
    const outcome = await attempt(input(), {
      test: async (connection: Connection) => {
        entry = vaultEntry(connection) ?? '';
        expect((await store.load(entry, secretAudience(connection))).ok).toBe(true);
        // SECURITY: available only to the address of the tested connection.
        expect((await store.load(entry, 'https://elsewhere.example')).ok).toBe(false);
        return test();
      },
    });
    expect(outcome).toEqual(await test());
    expect(await store.load(entry, secretAudience(input()))).toEqual(
      err({ code: 'credentials-missing' }),
    );
    expect(reported).toEqual([
      ['forget', expect.any(String)],
      ['close', expect.any(String)],
    ]);
  });

  it('leaves no keys behind when it is cancelled', async () => {
    const { attempt, reported } = createSetup();
    const stopped = new Error('stopped');
    await expect(attempt(input(), { test: () => Promise.reject(stopped) })).rejects.toBe(stopped);
    expect(reported).toHaveLength(2);
  });

  it('does not forget a sign-in that other connections may share', async () => {
    const { attempt, reported } = createSetup();
    await attempt(input({ source: 'profile', profile: 'pier' }));
    expect(reported).toEqual([['close', expect.any(String)]]);
  });

  it('does not ask for a code that the saved connection would ask for again', async () => {
    const { attempt, seen } = createSetup();
    expect(await attempt(input(withCode))).toEqual(
      ok([{ name: 'sign-in', found: 'failure', failure: { code: 'mfa-needed' } }]),
    );
    expect(seen).toEqual([]);
    await attempt(input({ ...withCode, base: { source: 'profile', profile: 'pier' } }));
    expect(seen).toHaveLength(1);
  });

  it('is refused if the machine’s policy does not allow the connection', async () => {
    const { attempt, seen } = createSetup(policyOf({ allow: { kinds: ['direct'] } }));
    expect(await attempt()).toMatchObject({ failure: { code: 'not-allowed-by-policy' } });
    expect(seen).toEqual([]);
  });
});

describe('the test of a connection', () => {
  const endpoint: EndpointResult = {
    role: 'endpoint',
    host: 'api.pier.example',
    port: 443,
    tls: true,
    outcome: 'reached',
    proxied: false,
    quic: false,
  };
  const signedIn: Finding = { name: 'sign-in', found: 'signed-in', renews: true };
  const testOf = (checks: readonly Finding[], endpoints: readonly EndpointResult[]) =>
    createConnectionTest({
      open: async () =>
        ok({
          ...createFakeProvider(() => transientError('offline')).provider,
          test: async () => [answers],
        }),
      signIns: { checks: async () => checks },
      network: async () => ok(endpoints),
    });

  it('reports each part as it starts, with all findings so far', async () => {
    const reported: unknown[] = [];
    const test = testOf([signedIn], [endpoint]);
    const found = await test(northPier, live(), (progress) => void reported.push(progress));
    const network = { name: 'network-endpoint', found: 'endpoint', endpoint };
    expect(found).toEqual(ok([signedIn, network, answers]));
    expect(reported).toEqual([
      { part: 'sign-in', findings: [] },
      { part: 'network', findings: [signedIn] },
      { part: 'service', findings: [signedIn, network] },
    ]);
  });

  it.each([
    ['cannot be reached', [signedIn], [{ ...endpoint, outcome: 'refused' }]],
    [
      'rejects the sign-in',
      [{ name: 'sign-in', found: 'failure', failure: { code: 'bug' } }],
      [endpoint],
    ],
  ] as const)('does not query a service that %s', async (_, checks, endpoints) => {
    const reported: string[] = [];
    const found = await testOf(checks, endpoints)(
      northPier,
      live(),
      ({ part }) => void reported.push(part),
    );
    expect(found.ok && found.value).not.toContainEqual(answers);
    expect(reported).toEqual(['sign-in', 'network']);
  });
});

describe('the window', () => {
  const values = input();
  const calls = (tryConnection: DryRunConnection) => {
    const reported: string[] = [];
    const made = createDryRunHandlers({
      tryConnection,
      notify(event) {
        if (event.type === 'test-progress') reported.push(event.progress.part);
      },
    });
    return { ...made, reported };
  };

  it('gets the result of a dry run, and its progress', async () => {
    const { try: attempt, reported } = calls(async (_, _signal, report) => {
      report({ part: 'network', findings: [] });
      return ok([answers]);
    });
    expect(await attempt(values)).toEqual(ok([answers]));
    expect(reported).toEqual(['network']);
  });

  it('can cancel a dry run, which reports nothing more', async () => {
    const answer = deferred<undefined>();
    const {
      try: attempt,
      cancelTry,
      reported,
    } = calls(async (_, signal, report) => {
      await answer.promise;
      report({ part: 'network', findings: [] });
      signal.throwIfAborted();
      return ok([answers]);
    });
    const tried = attempt(values);
    await cancelTry(undefined);
    answer.resolve(undefined);
    expect(await tried).toEqual(ok(null));
    expect(reported).toEqual([]);
  });

  it('has one dry run at a time, and a new one cancels the last', async () => {
    const signals: AbortSignal[] = [];
    const { try: attempt } = calls(async (_, signal) => {
      signals.push(signal);
      return ok([answers]);
    });
    await attempt(values);
    await attempt(values);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('does not mistake a bug of Stagedoor for a cancelled dry run', async () => {
    const bug = new Error('bug');
    await expect(calls(() => Promise.reject(bug)).try(values)).rejects.toBe(bug);
  });
});
