import { describe, expect, it } from 'vitest';
import { ask, type ApiResponse } from '../../../support/api/ask.ts';
import type { Fault } from '../../../support/api/fault.ts';
import { openBroker, type Broker } from '../../../support/broker/broker.ts';
import { openOAuthServer } from '../../../support/broker/oauth-server.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

function basic({ id, secret }: { id: string; secret: string }) {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

const tokenPath = '/oauth2/token?grant_type=client_credentials';

async function askToken(
  broker: Broker,
  headers: Record<string, string> = {},
): Promise<ApiResponse> {
  const { trust, credential } = broker;
  const all = { ...form, ...basic(credential), ...headers };
  return ask(`${broker.origin}${tokenPath}`, { method: 'POST', headers: all, trust });
}

/** A caller with a valid token. */
async function caller(broker: Broker) {
  const { access_token: token } = (await askToken(broker)).json as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  const { origin, trust } = broker;
  return {
    post: (name: string, body: unknown) =>
      ask(`${origin}/${name}`, { method: 'POST', headers, body, trust }),
    get: (path: string) => ask(`${origin}/${path}`, { headers, trust }),
  };
}

const comp = { Name: 'New', Owner: 'ada', Type: 'VIRTUAL' };

describe('the test broker', () => {
  it('issues a token only for its credential and a form', async () => {
    const broker = await openBroker({ tokenSeconds: 60 });
    const { status, json } = await askToken(broker);
    expect([status, json]).toEqual([
      200,
      { access_token: expect.any(String) as string, token_type: 'Bearer', expires_in: 60 },
    ]);
    const wrong = basic({ id: broker.credential.id, secret: 'other' });
    expect((await askToken(broker, wrong)).status).toBe(401);
    expect((await askToken(broker, { 'content-type': 'application/json' })).status).toBe(415);
  });

  it('responds with 401 to an expired or unknown token', async () => {
    const broker = await openBroker({ tokenSeconds: 60 });
    const { post } = await caller(broker);
    expect((await post('describeSessions', {})).status).toBe(200);
    broker.store.advance(60_000);
    expect((await post('describeSessions', {})).status).toBe(401);
    const unknown = { method: 'POST', headers: { authorization: 'Bearer x' }, trust: broker.trust };
    expect((await ask(`${broker.origin}/describeSessions`, unknown)).status).toBe(401);
  });

  it('accepts a token of a separate login server', async () => {
    const oauth = await openOAuthServer({ plain: true });
    const broker = await openBroker({ tokensOf: oauth, plain: true });
    const request = { method: 'POST', headers: { ...form, ...basic(oauth.credential) } };
    const body = `grant_type=client_credentials&scope=${encodeURIComponent(oauth.scope)}`;
    const { json } = await ask(oauth.tokenUrl, { ...request, body });
    const { access_token: token } = json as { access_token: string };
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await ask(`${broker.origin}/describeServers`, { method: 'POST', headers });
    expect(status).toBe(200);
    const scopeless = await ask(oauth.tokenUrl, {
      ...request,
      body: 'grant_type=client_credentials',
    });
    expect([scopeless.status, scopeless.json]).toEqual([400, { error: 'invalid_scope' }]);
    expect((await askToken(broker)).status).toBe(401);
  });

  it('lists sessions by owner and by a server’s tag, with the id of their server only', async () => {
    const { post } = await caller(await openBroker());
    const find = async (Key: string, Value: string) => {
      const { json } = await post('describeSessions', { Filters: [{ Key, Value }] });
      return (json as { Sessions: { Id: string; Server: object }[] }).Sessions;
    };
    expect((await find('owner', 'ben')).map(({ Id }) => Id)).toEqual(['session-ben-1']);
    const [edit] = await find('tag:room', 'edit');
    expect(edit?.Server).toEqual({ Id: 'server-lock' });
    expect(await find('tag:room', 'none')).toEqual([]);
  });

  it('returns lists in pages', async () => {
    const { post } = await caller(await openBroker());
    const first = (await post('describeServers', { MaxResults: 2 })).json as {
      Servers: object[];
      NextToken: string;
    };
    expect(first.Servers).toHaveLength(2);
    const { json } = await post('describeServers', { MaxResults: 2, NextToken: first.NextToken });
    expect(json).toMatchObject({ Servers: [{ Id: 'server-lock' }] });
    expect(json).not.toHaveProperty('NextToken');
  });

  it('creates, connects and deletes a session', async () => {
    const broker = await openBroker();
    const { post, get } = await caller(broker);
    const created = (await post('createSessions', [comp])).json as {
      SuccessfulList: { Id: string }[];
    };
    const { Id } = created.SuccessfulList[0]!;
    expect(created.SuccessfulList[0]).toMatchObject({ State: 'CREATING', Owner: 'ada' });
    broker.store.advance();
    expect(broker.store.find(Id)?.State).toBe('READY');
    const connect = async () => {
      const { json } = await get(`sessionConnectionData/${Id}/ada`);
      return (json as { ConnectionToken: string }).ConnectionToken;
    };
    const tokens = [await connect(), await connect()];
    expect(new Set(tokens).size).toBe(2);
    expect(broker.store.issuedTokens.map(({ token }) => token)).toEqual(tokens);
    const { json } = await post('deleteSessions', [{ SessionId: Id, Owner: 'ada' }]);
    expect(json).toMatchObject({ SuccessfulList: [{ SessionId: Id, State: 'DELETING' }] });
    expect((await get(`sessionConnectionData/${Id}/ada`)).status).toBe(400);
    broker.store.advance();
    expect(broker.store.find(Id)?.State).toBe('DELETED');
  });

  it.each([
    ['a virtual session on Windows', { ...comp, Requirements: "server:Host.Os.Family='windows'" }],
    ['a second console', { ...comp, Type: 'CONSOLE', Requirements: "room = 'edit'" }],
    ['requirements that no server meets', { ...comp, Requirements: "room='o''neil'" }],
    ['requirements that cannot be parsed', { ...comp, Requirements: 'room' }],
  ])('reports with status 200 that it cannot create %s', async (_, request) => {
    const { post } = await caller(await openBroker());
    const { status, json } = await post('createSessions', [request]);
    expect([status, json]).toMatchObject([
      200,
      { SuccessfulList: [], UnsuccessfulList: [{ CreateSessionRequestData: request }] },
    ]);
  });

  it('assigns a session to a server by its requirements, with two apostrophes for one', async () => {
    const Tags = [{ Key: 'artist', Value: "o'neil" }];
    const servers = [{ Id: 'first' }, { Id: 'second', Tags }];
    const { post } = await caller(await openBroker({ servers, sessions: [] }));
    const Requirements = "tag:artist = 'o''neil' and server:Id != 'first'";
    const { json } = await post('createSessions', [{ ...comp, Requirements }]);
    expect(json).toMatchObject({ SuccessfulList: [{ Server: { Id: 'second' } }] });
  });

  it('can hang, and closes every connection when it stops', async () => {
    const broker = await openBroker({
      faults: [{ on: 'describeSessions', fault: { kind: 'hang' } }],
    });
    const { post } = await caller(broker);
    const hanging = expect(post('describeSessions', {})).rejects.toThrow();
    await expect.poll(() => broker.requests.at(-1)).toMatchObject({ status: 0 });
    await broker.stop();
    await hanging;
    await expect(post('describeSessions', {})).rejects.toThrow('ECONNREFUSED');
  });

  it('deletes only for the owner', async () => {
    const { post } = await caller(await openBroker());
    const { status, json } = await post('deleteSessions', [
      { SessionId: 'session-ada-1', Owner: 'ben' },
    ]);
    expect([status, json]).toMatchObject([200, { SuccessfulList: [] }]);
  });

  it('returns real screenshots', async () => {
    const { post } = await caller(await openBroker());
    const { json } = await post('getSessionScreenshots', [
      { SessionId: 'session-ada-1' },
      { SessionId: 'nobody' },
    ]);
    const lists = json as {
      SuccessfulList: { SessionScreenshot: { Images: { Data: string }[] } }[];
      UnsuccessfulList: object[];
    };
    const images = lists.SuccessfulList[0]?.SessionScreenshot.Images ?? [];
    const starts = images.map(({ Data }) =>
      Buffer.from(Data, 'base64').subarray(0, 3).toString('hex'),
    );
    expect(starts).toEqual(['ffd8ff', '89504e']);
    expect(lists.UnsuccessfulList).toHaveLength(1);
  });

  it.each<[string, string, unknown, number]>([
    ['an unknown field', 'describeSessions', { Owner: 'ada' }, 400],
    ['an unknown filter', 'describeSessions', { Filters: [{ Key: 'x', Value: 'y' }] }, 400],
    ['a number out of range', 'describeServers', { MaxResults: 1_001 }, 400],
    ['an unknown page token', 'describeServers', { NextToken: 'x' }, 400],
    ['an object instead of an array', 'createSessions', comp, 400],
    ['a session without an owner', 'createSessions', [{ Name: 'x', Type: 'CONSOLE' }], 400],
    ['text instead of JSON', 'deleteSessions', 'x', 415],
    ['an unknown operation', 'describeAll', {}, 404],
    ['another method', 'sessionConnectionData/session-ada-1/ada', {}, 405],
  ])('refuses %s', async (_, name, body, status) => {
    const broker = await openBroker();
    const { post } = await caller(broker);
    expect((await post(name, body)).status).toBe(status);
    expect(broker.requests.at(-1)).toEqual({
      method: 'POST',
      path: `/${name}`,
      query: '',
      status,
      body,
    });
  });

  it.each<[Fault, object]>([
    [{ kind: 'html' }, { status: 200, json: undefined }],
    [{ kind: 'redirect', to: 'https://other.example/' }, { status: 302 }],
    [
      { kind: 'throttle', retryAfterSeconds: 7 },
      { status: 429, headers: { 'retry-after': '7' } },
    ],
    [{ kind: 'status', status: 503 }, { status: 503 }],
    [
      { kind: 'cut', contentLength: 'right' },
      { status: 200, json: undefined },
    ],
    [{ kind: 'with', change: () => ({ Sessions: 'none' }) }, { json: { Sessions: 'none' } }],
    [{ kind: 'with', change: () => [] }, { json: [] }],
  ])('has the fault %j once, and then works again', async (fault, expected) => {
    const { post } = await caller(
      await openBroker({ faults: [{ on: 'describeSessions', fault }] }),
    );
    expect((await post('describeServers', {})).status).toBe(200);
    expect(await post('describeSessions', {})).toMatchObject(expected);
    expect((await post('describeSessions', {})).status).toBe(200);
  });

  it('can drop a call, and can fail every item with a reason', async () => {
    const broker = await openBroker();
    const { post } = await caller(broker);
    broker.faults.add({ fault: { kind: 'drop' } });
    await expect(post('describeSessions', {})).rejects.toThrow();
    broker.faults.add({ on: 'createSessions', fault: { kind: 'unsuccessful', reason: 'full' } });
    const { status, json } = await post('createSessions', [comp]);
    expect([status, json]).toMatchObject([200, { UnsuccessfulList: [{ FailureReason: 'full' }] }]);
    expect(broker.store.sessions()).toHaveLength(3);
  });

  it('returns unusual values that a script sets', async () => {
    const { post, get } = await caller(
      await openBroker({
        servers: [{ Id: 'six', Ip: '::1', Port: '8444', WebUrlPath: 'dcv' }],
        sessions: [
          { Id: 'a b/c', Owner: 'ada', Server: { Id: 'six' } },
          { Id: 'lost', Owner: 'ada', State: 'HIBERNATING', Server: { Id: 'gone' } },
        ],
        connectionToken: (nth) => `#&?${nth}`,
      }),
    );
    const { json } = await post('describeSessions', {});
    expect(json).toMatchObject({
      Sessions: [{}, { State: 'HIBERNATING', Server: { Id: 'gone' } }],
    });
    expect((await post('describeServers', {})).json).toMatchObject({ Servers: [{ Ip: '::1' }] });
    expect((await get('sessionConnectionData/%zz/ada')).status).toBe(400);
    const connection = await get('sessionConnectionData/a%20b%2Fc/ada%40studio');
    expect(connection.json).toMatchObject({ ConnectionToken: '#&?1' });
  });
});
