import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  secretsOf,
  vaultEntry,
  withoutSecrets,
} from '../../../../src/main/core/secrets/connection-secrets.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { Connection, ConnectionInput } from '../../../../src/shared/connections/connection.ts';
import { ConnectionId, SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { openBroker } from '../../../support/broker/broker.ts';
import { openOAuthServer } from '../../../support/broker/oauth-server.ts';
import { calm } from '../../../support/providers/nimble.ts';
import { openSessionManager } from '../../../support/providers/session-manager.ts';

type Opened = Awaited<ReturnType<typeof openSessionManager>>;

const list = ({ provider }: Opened, signal = calm()) =>
  provider.listWorkstations(SOLE_STUDIO, undefined, signal);
const refusedFor = (detail: string) => ({
  kind: 'failure',
  failure: { code: 'credentials-refused', detail },
});
const refused = { kind: 'failure', failure: { code: 'credentials-refused' } };
const entry = '00000000-0000-4000-8000-000000000009';

describe('the access token of a broker', () => {
  it('is requested once with the client’s credential, and used until it is renewed', async () => {
    const opened = await openSessionManager({ tokenSeconds: 1_000 });
    const { broker, time } = opened;
    await list(opened);
    await list(opened);
    expect(broker.tokens.issued).toBe(1);
    expect(broker.requests[0]).toMatchObject({
      method: 'POST',
      path: '/oauth2/token',
      query: 'grant_type=client_credentials',
      body: undefined,
    });
    time.pass(799_000);
    await list(opened);
    expect(broker.tokens.issued).toBe(1);
    time.pass(2_000);
    await list(opened);
    expect(broker.tokens.issued).toBe(2);
  });

  it('is shared by all callers that wait for it', async () => {
    const opened = await openSessionManager();
    const responses = await Promise.all([list(opened), list(opened), list(opened)]);
    expect(responses.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'answer']);
    expect(opened.broker.tokens.issued).toBe(1);
  });

  it('is still requested if one of several callers cancels', async () => {
    const opened = await openSessionManager();
    const cancel = new AbortController();
    const cancelled = list(opened, cancel.signal);
    const other = list(opened);
    cancel.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(await other).toMatchObject({ kind: 'answer' });
    expect(opened.broker.tokens.issued).toBe(1);
  });

  it('that has expired early is requested again once, and the request sent again', async () => {
    const opened = await openSessionManager();
    await list(opened);
    opened.broker.tokens.endAll();
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(opened.broker.tokens.issued).toBe(2);
    expect(await opened.signIn.status(opened.connection)).toMatchObject({ state: 'signed-in' });
  });

  it('that is refused again is reported as refused', async () => {
    const opened = await openSessionManager();
    let changes = 0;
    opened.signIn.onChange(() => (changes += 1));
    const { broker } = opened;
    // Every issued token has expired by the time it is returned.
    const give = broker.tokens.give.bind(broker.tokens);
    broker.tokens.give = () => {
      const issued = give();
      broker.tokens.endAll();
      return issued;
    };
    expect(await list(opened)).toEqual(refusedFor('The token is not valid.'));
    expect(broker.tokens.issued).toBe(2);
    expect(opened.asked()).toEqual(['oauth2', 'describeSessions', 'oauth2', 'describeSessions']);
    expect(await opened.signIn.status(opened.connection)).toEqual({
      state: 'needs-sign-in',
      renews: true,
    });
    expect(changes).toBeGreaterThan(1);
    broker.tokens.give = give;
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(await opened.signIn.status(opened.connection)).toMatchObject({ state: 'signed-in' });
  });

  it('is retried like the service itself after a transient error', async () => {
    const opened = await openSessionManager();
    opened.broker.faults.add(
      { on: 'token', fault: { kind: 'throttle', retryAfterSeconds: 7 } },
      { on: 'token', fault: { kind: 'html' } },
      { on: 'token', fault: { kind: 'status', status: 503 } },
      { on: 'token', fault: { kind: 'cut', contentLength: 'right' } },
    );
    expect(await list(opened)).toEqual({
      kind: 'transient-error',
      code: 'throttled',
      retryAfterMs: 7_000,
    });
    expect(await list(opened)).toEqual({ kind: 'transient-error', code: 'not-an-answer' });
    expect(await list(opened)).toEqual({ kind: 'transient-error', code: 'server-error' });
    expect(await list(opened)).toMatchObject({ kind: 'transient-error' });
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
  });

  it('is used while it is valid if it cannot be renewed', async () => {
    const opened = await openSessionManager({ tokenSeconds: 1_000 });
    await list(opened);
    opened.time.pass(900_000);
    opened.broker.faults.add({ on: 'token', fault: { kind: 'status', status: 503 } });
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(opened.asked().filter((name) => name === 'oauth2')).toHaveLength(2);
    opened.time.pass(31_000);
    await list(opened);
    expect(opened.broker.tokens.issued).toBe(2);
  });

  it.each([
    [undefined, 300],
    ['600', 600],
    ['soon', 300],
    [null, 300],
    [-7, 1],
    [0, 1],
    [1e300, 86_400],
  ])('with the lifetime %j is used for %d s', async (expires_in, seconds) => {
    const opened = await openSessionManager();
    const change = (body: object) => ({ ...body, expires_in });
    opened.broker.faults.add({ on: 'token', fault: { kind: 'with', change } });
    await opened.signIn.again(opened.connection, calm());
    const { until } = await opened.signIn.status(opened.connection);
    expect(until).toBe(opened.time.clock.now() + seconds * 1_000);
  });

  it.each([null, '', undefined, 'BEARER'])(
    'with the type %j is used as a bearer token',
    async (token_type) => {
      const opened = await openSessionManager();
      const change = (body: object) => ({ ...body, token_type });
      opened.broker.faults.add({ on: 'token', fault: { kind: 'with', change } });
      expect(await list(opened)).toMatchObject({ kind: 'answer' });
    },
  );

  it.each<[string, number, object, object]>([
    [
      'with an OAuth error',
      400,
      { error: 'invalid_client', error_description: 'Client is disabled.' },
      { code: 'credentials-refused', detail: 'Client is disabled.' },
    ],
    [
      'because of its scope',
      400,
      { error: 'invalid_scope', error_description: 'No such scope.' },
      { code: 'request-refused', detail: 'No such scope.' },
    ],
    [
      'with only an error code',
      400,
      { error: 'unsupported_grant_type' },
      { code: 'request-refused', detail: 'unsupported_grant_type' },
    ],
    [
      'in the format of AWS',
      403,
      { Message: 'Not you.' },
      { code: 'access-denied', detail: 'Not you.' },
    ],
    [
      'in the format of Spring',
      400,
      { status: 400, error: 'Bad Request', message: '' },
      { detail: 'Bad Request' },
    ],
  ])(
    'that is refused %s is reported with the server’s message',
    async (_, status, body, failure) => {
      const opened = await openSessionManager();
      const headers = { 'content-type': 'application/json' };
      const fault = { kind: 'raw', status, headers, body: JSON.stringify(body) } as const;
      opened.broker.faults.add({ on: 'token', fault });
      expect(await list(opened)).toMatchObject({ kind: 'failure', failure });
    },
  );

  it.each<[string, (secret: string, id: string) => string]>([
    ['unchanged', (secret) => secret],
    ['in part', (secret) => `${secret.slice(0, 8)}…`],
    ['in base64', (secret) => Buffer.from(secret).toString('base64')],
    ['as Basic credentials', (secret, id) => Buffer.from(`${id}:${secret}`).toString('base64')],
  ])(
    'is reported without the message of a server that repeats the secret %s',
    async (_, repeat) => {
      const opened = await openSessionManager();
      const { id, secret } = opened.broker.credential;
      const words = `Unknown credential ${repeat(secret, id)}`;
      const body = JSON.stringify({ error: 'invalid_client', error_description: words });
      opened.broker.faults.add({ on: 'token', fault: { kind: 'raw', status: 400, body } });
      expect(await list(opened)).toEqual(refusedFor('invalid_client'));
    },
  );

  it.each([
    ['no token', { access_token: undefined }],
    ['an empty token', { access_token: '' }],
    ['a token with a line break', { access_token: 'a\r\nx: y' }],
    ['a token of another type', { token_type: 'mac' }],
    ['an object as the token', { access_token: { of: 'another' } }],
  ])('is not accepted if the response has %s', async (_, more) => {
    const opened = await openSessionManager();
    const change = (body: object) => ({ ...body, ...more });
    opened.broker.faults.add({ on: 'token', fault: { kind: 'with', change } });
    expect(await list(opened)).toEqual({ kind: 'transient-error', code: 'not-an-answer' });
    expect(opened.asked()).toEqual(['oauth2']);
  });

  it('is requested from another server if the connection sets one, with its scope', async () => {
    const oauth = await openOAuthServer();
    const broker = await openBroker({ tokensOf: oauth });
    const credentials = {
      source: 'client',
      clientId: oauth.credential.id,
      tokenEndpoint: oauth.tokenUrl,
      scope: oauth.scope,
      entry,
    };
    const secrets = { clientSecret: new Secret(oauth.credential.secret) };
    const tls = { policy: 'ask-user', caFile: oauth.trust?.caFile };
    const toOauth = await openSessionManager({ broker, secrets, connection: { credentials, tls } });
    expect(await toOauth.signIn.again(toOauth.connection, calm())).toEqual({
      ok: true,
      value: undefined,
    });
    expect(oauth.requests).toMatchObject([
      {
        path: '/connect/token',
        query: '',
        body: 'grant_type=client_credentials&scope=broker%2Fall',
      },
    ]);
    expect(broker.requests).toEqual([]);
    const scopeless = { ...credentials, scope: undefined };
    const without = await openSessionManager({
      broker,
      secrets,
      connection: { credentials: scopeless, tls },
    });
    expect(await list(without)).toEqual({
      kind: 'failure',
      failure: { code: 'request-refused', detail: 'invalid_scope' },
    });
  });

  it('of another server is not compared with the broker’s pin', async () => {
    const oauth = await openOAuthServer({ plain: true });
    const broker = await openBroker({ tokensOf: oauth });
    const { caFile, pin } = broker.trust!;
    const opened = await openSessionManager({
      broker,
      secrets: { clientSecret: new Secret(oauth.credential.secret) },
      connection: {
        tls: { policy: 'ask-user', caFile, pin },
        credentials: {
          source: 'client',
          clientId: oauth.credential.id,
          tokenEndpoint: oauth.tokenUrl,
          scope: oauth.scope,
          entry,
        },
      },
    });
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
  });
});

describe('a client secret', () => {
  it('that is wrong is refused, and read again the next time', async () => {
    const opened = await openSessionManager({ secrets: { clientSecret: new Secret('wrong') } });
    expect(await list(opened)).toEqual(refusedFor('invalid_client'));
    expect(await opened.signIn.status(opened.connection)).toEqual({
      state: 'needs-sign-in',
      renews: true,
    });
    opened.vault.secrets = { clientSecret: new Secret(opened.broker.credential.secret) };
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
  });

  it.each([{}, { token: new Secret('x') }, undefined])(
    'that is not in the vault (%j) is missing',
    async (secrets) => {
      const opened = await openSessionManager();
      opened.vault.secrets = secrets;
      expect(await list(opened)).toEqual({
        kind: 'failure',
        failure: { code: 'credentials-missing' },
      });
      expect(opened.broker.requests).toEqual([]);
    },
  );

  it('is read again after it was forgotten', async () => {
    const opened = await openSessionManager();
    await list(opened);
    await list(opened);
    expect(opened.vault.reads).toBe(1);
    await opened.signIn.forget(opened.connection);
    await list(opened);
    expect(opened.vault.reads).toBe(2);
    expect(opened.broker.tokens.issued).toBe(2);
  });
});

describe('a pasted token', () => {
  const credentials = { source: 'token', entry };
  const openWith = async (token?: string) => {
    const broker = await openBroker();
    const good = token ?? broker.tokens.give().token;
    const secrets = { token: new Secret(good) };
    return openSessionManager({ broker, secrets, connection: { credentials } });
  };

  it('is used until it is refused, and not sent afterwards', async () => {
    const opened = await openWith();
    const { signIn, connection, broker } = opened;
    expect(await signIn.status(connection)).toEqual({ state: 'unknown', renews: false });
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(await signIn.status(connection)).toEqual({ state: 'signed-in', renews: false });
    broker.tokens.endAll();
    expect(await list(opened)).toEqual(refused);
    const before = broker.requests.length;
    expect(await list(opened)).toEqual(refused);
    expect(broker.requests).toHaveLength(before);
    expect(await signIn.status(connection)).toEqual({ state: 'needs-sign-in', renews: false });
  });

  it('that replaces another one is used at once', async () => {
    const opened = await openWith('expired-token');
    expect(await list(opened)).toEqual(refused);
    opened.vault.secrets = { token: new Secret(opened.broker.tokens.give().token) };
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
  });
});

describe('a broker without authorization', () => {
  const credentials = { source: 'none' };

  it('is used without a token and without a secret', async () => {
    const opened = await openSessionManager({ open: true, connection: { credentials } });
    opened.vault.secrets = undefined;
    expect(await list(opened)).toMatchObject({ value: { items: [{}, {}] } });
    expect(opened.asked()).toEqual(['describeSessions', 'describeServers']);
    expect(opened.vault.reads).toBe(0);
  });

  it('counts as signed in, which its test explains', async () => {
    const opened = await openSessionManager({ open: true, connection: { credentials } });
    const { signIn, connection, broker } = opened;
    expect(await signIn.status(connection)).toEqual({ state: 'signed-in', renews: true });
    expect(await signIn.again(connection, calm())).toEqual({ ok: true, value: undefined });
    expect(await signIn.checks(connection, calm())).toEqual([
      { name: 'sign-in', found: 'open-to-all' },
    ]);
    expect(broker.requests).toEqual([]);
  });

  it('that requires it again reports a missing sign-in', async () => {
    const opened = await openSessionManager({ connection: { credentials } });
    expect(await list(opened)).toEqual({
      kind: 'failure',
      failure: { code: 'credentials-missing', origin: 'nothing' },
    });
    expect(opened.asked()).toEqual(['describeSessions']);
  });

  it('is saved and removed without the keychain', () => {
    const input = v.parse(ConnectionInput, {
      name: 'Pier',
      kind: 'session-manager',
      endpoint: 'https://broker.example:8443',
      credentials,
    });
    expect(secretsOf(input)).toBeUndefined();
    const saved = withoutSecrets(input, v.parse(ConnectionId, 'pier'), undefined);
    expect(v.parse(Connection, saved)).toMatchObject({ credentials });
    expect(vaultEntry(saved)).toBeUndefined();
  });
});

describe('signing in to a broker', () => {
  it('reports its expiry, and that it renews itself', async () => {
    const { signIn, connection, time, broker } = await openSessionManager({ tokenSeconds: 600 });
    expect(await signIn.status(connection)).toEqual({ state: 'unknown', renews: true });
    expect(await signIn.again(connection, calm())).toEqual({ ok: true, value: undefined });
    const until = time.clock.now() + 600_000;
    expect(await signIn.status(connection)).toEqual({ state: 'signed-in', until, renews: true });
    time.pass(600_000);
    expect(await signIn.status(connection)).toEqual({ state: 'unknown', renews: true });
    expect(broker.tokens.issued).toBe(1);
  });

  it('again requests a new token, and reports why there is none', async () => {
    const { signIn, connection, broker } = await openSessionManager();
    await signIn.again(connection, calm());
    await signIn.again(connection, calm());
    expect(broker.tokens.issued).toBe(2);
    broker.faults.add({ on: 'token', fault: { kind: 'status', status: 503 } });
    expect(await signIn.again(connection, calm())).toEqual({
      ok: false,
      failure: { code: 'service-unreachable', transientError: 'server-error' },
    });
    broker.faults.add({ on: 'token', fault: { kind: 'status', status: 401 } });
    expect(await signIn.again(connection, calm())).toEqual({
      ok: false,
      failure: { code: 'credentials-refused', detail: 'Something went wrong.' },
    });
  });

  it('ends on sign-out, and notifies its listeners', async () => {
    const { signIn, connection } = await openSessionManager();
    let changes = 0;
    const stop = signIn.onChange(() => (changes += 1));
    await signIn.again(connection, calm());
    expect(changes).toBe(1);
    expect(await signIn.out(connection)).toEqual({ ok: true, value: undefined });
    expect(changes).toBe(2);
    expect(await signIn.status(connection)).toMatchObject({ state: 'unknown' });
    stop();
    await signIn.again(connection, calm());
    expect(changes).toBe(2);
  });

  it('is tested with its credential', async () => {
    const { signIn, connection, time, vault } = await openSessionManager({ tokenSeconds: 600 });
    const until = time.clock.now() + 600_000;
    expect(await signIn.checks(connection, calm())).toEqual([
      { name: 'sign-in', found: 'administrator', until, renews: true },
    ]);
    await signIn.forget(connection);
    vault.secrets = { clientSecret: new Secret('wrong') };
    expect(await signIn.checks(connection, calm())).toMatchObject([
      { name: 'sign-in', found: 'failure', failure: { code: 'credentials-refused' } },
    ]);
  });
});
