import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/api/ask.ts';
import { openConsole, type Console, type ConsoleScript } from '../../../support/console/console.ts';
import { openLoginServer, type LoginServer } from '../../../support/login/login-server.ts';
import { signIn } from '../../../support/login/sign-in.ts';

async function open(script: Omit<ConsoleScript, 'login'> = {}, loginScript: object = {}) {
  const login = await openLoginServer({ plain: true, ...loginScript });
  return { login, console: await openConsole({ login, ...script }) };
}

function caller({ base, trust }: Console, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  return async (method: string, name: string, body?: unknown) =>
    ask(`${base}/${name}`, { method, headers, body, trust });
}

async function callerFor(login: LoginServer, console: Console, name = 'ada') {
  return caller(console, (await signIn(login, { name })).access_token);
}

const request = { SessionTemplateId: 'template-comp', Name: 'New', Owner: 'ada' };

describe('the test console', () => {
  it('accepts the tokens of its login server and returns the user of a token', async () => {
    const login = await openLoginServer();
    const console = await openConsole({ login, admins: ['ben'] });
    const info = async (name: string) =>
      (await (await callerFor(login, console, name))('GET', 'describeUserInfo')).json;
    expect(await info('ada')).toEqual({ Id: 'ada', DisplayName: 'ada', Role: 'User' });
    expect(await info('ben')).toMatchObject({ Role: 'Admin' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['for another audience', { aud: 'another-audience' }],
    ['that has expired', { exp: 1 }],
    ['with the right claims', {}],
  ])('responds with 401 to a token that is signed with another key: %s', async (_, claims) => {
    const { login, console } = await open();
    const good = (await signIn(login)).access_token;
    const [head = '', payload = ''] = good.split('.');
    const claimsOf = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claimsOf, ...claims })).toString('base64url');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const signature = sign('RSA-SHA256', Buffer.from(`${head}.${changed}`), privateKey);
    const token = `${head}.${changed}.${signature.toString('base64url')}`;
    expect((await caller(console, token)('GET', 'describeUserInfo')).status).toBe(401);
    expect((await caller(console, good)('GET', 'describeUserInfo')).status).toBe(200);
  });

  it.each([
    ['for another audience', { audience: 'https://other.example/api' }],
    ['that has expired', { accessTokenSeconds: 1 }],
  ])('responds with 401 to a correctly signed token %s', async (_, loginScript) => {
    const login = await openLoginServer({ plain: true, ...loginScript });
    const { issuer, trust } = login;
    const audience = 'https://console.studio.example/smuihandler';
    const console = await openConsole({ login: { issuer, trust, audience } });
    const call = await callerFor(login, console);
    await expect.poll(async () => (await call('GET', 'describeUserInfo')).status).toBe(401);
  });

  it('accepts only tokens with exactly its issuer', async () => {
    const login = await openLoginServer({ plain: true });
    const issuer = login.issuer.replace('127.0.0.1', 'localhost');
    const console = await openConsole({ login: { ...login, issuer } });
    const call = await callerFor(login, console);
    expect((await call('GET', 'describeUserInfo')).status).toBe(401);
    expect(login.requests.some(({ path, status }) => path === '/jwks' && status === 200)).toBe(
      true,
    );
  });

  it('can refuse tokens it has seen, and accepts new ones', async () => {
    const { login, console } = await open();
    const call = await callerFor(login, console);
    expect((await call('GET', 'describeUserInfo')).status).toBe(200);
    console.refuseSeenTokens();
    expect((await call('GET', 'describeUserInfo')).status).toBe(401);
    const again = await callerFor(login, console);
    expect((await again('GET', 'describeUserInfo')).status).toBe(200);
  });

  it('lists a user’s own sessions, with filters, in order and in pages', async () => {
    const { login, console } = await open();
    const call = await callerFor(login, console);
    const ids = async (body: object) => {
      const { json } = await call('POST', 'describeSessions', body);
      return (json as { Sessions: { Id: string }[] }).Sessions.map(({ Id }) => Id);
    };
    expect(await ids({})).toEqual(['session-ada-1', 'session-ada-2']);
    const named = [{ Operator: 'CONTAINS', Value: '2' }];
    expect(await ids({ SessionNames: named })).toEqual(['session-ada-2']);
    expect(await ids({ States: [{ Operator: '!=', Value: 'READY' }] })).toEqual([]);
    const SortToken = { Operator: 'DESC', Key: 'Name' };
    expect(await ids({ SortToken })).toEqual(['session-ada-2', 'session-ada-1']);
    const { json } = await call('POST', 'describeSessions', { MaxResults: 1 });
    const { NextToken } = json as { NextToken: string };
    expect(await ids({ MaxResults: 1, NextToken })).toEqual(['session-ada-2']);
  });

  it('creates a session from a template, connects to it and deletes it', async () => {
    const { login, console } = await open();
    const call = await callerFor(login, console);
    const templates = await call('POST', 'describeSessionTemplates', {});
    expect(templates.json).toMatchObject({ SessionTemplates: [{ Id: 'template-comp' }, {}] });
    const { json } = await call('POST', 'createSessions', [request]);
    const [made] = (json as { SuccessfulList: { Id: string; State: string }[] }).SuccessfulList;
    expect(made).toMatchObject({ State: 'CREATING', Name: 'New', Type: 'VIRTUAL' });
    const Id = made?.Id ?? '';
    expect((await call('POST', `getSessionConnectionData/${Id}`)).status).toBe(400);
    console.store.advance();
    const connection = await call('POST', `getSessionConnectionData/${Id}`);
    const [given] = console.store.issuedTokens;
    const rest = `127.0.0.1:8443/?authToken=${given?.token ?? ''}#${Id}`;
    expect(connection.json).toMatchObject({
      Session: { Id, Server: { Ip: '127.0.0.1' } },
      ConnectionToken: given?.token,
      WebConnectionUrl: `https://${rest}`,
      NativeConnectionUrl: `dcv://${rest}`,
    });
    const deleted = await call('DELETE', 'deleteSessions', [{ SessionId: Id, Owner: 'ada' }]);
    expect(deleted.json).toMatchObject({ SuccessfulList: [{ SessionId: Id, State: 'DELETING' }] });
  });

  it('gives users no access to the sessions of others', async () => {
    const { login, console } = await open();
    const call = await callerFor(login, console);
    const Error = { Code: '401' };
    const connection = await call('POST', 'getSessionConnectionData/session-ben-1');
    expect(connection).toMatchObject({ status: 401, json: { Error } });
    const mine = [{ SessionId: 'session-ben-1', Owner: 'ben' }];
    const deleted = await call('DELETE', 'deleteSessions', mine);
    expect(deleted.json).toMatchObject({ SuccessfulList: [], UnsuccessfulList: [{}] });
    const created = await call('POST', 'createSessions', [{ ...request, Owner: 'ben' }]);
    expect(created.json).toMatchObject({ SuccessfulList: [], UnsuccessfulList: [{}] });
    const SessionIds = ['session-ada-1', 'session-ben-1'];
    const pictures = await call('POST', 'getSessionScreenshots', { SessionIds });
    expect(pictures.json).toMatchObject({
      SuccessfulList: [{ SessionScreenshot: { SessionId: 'session-ada-1' } }],
      UnsuccessfulList: [{ GetSessionScreenshotRequestData: { SessionId: 'session-ben-1' } }],
    });
  });

  it('uses a gateway, and another path prefix, if a test sets them', async () => {
    const gateway = { host: 'gate.studio.example', port: 443 };
    const { login, console } = await open({ gateway, prefix: '/accessconsolehandler' });
    expect(console.base).toBe(`${console.origin}/accessconsolehandler`);
    const call = await callerFor(login, console);
    const { json } = await call('POST', 'getSessionConnectionData/session-ada-1');
    const { WebConnectionUrl } = json as { WebConnectionUrl: string };
    expect(WebConnectionUrl).toMatch(/^https:\/\/gate\.studio\.example:443\//);
  });

  it('can return an error with status 200, and fail as a test sets', async () => {
    const { login, console } = await open();
    const call = await callerFor(login, console);
    const Error = { Code: '500', Message: 'The broker did not answer.' };
    const change = (body: object) => ({ ...body, Error });
    console.faults.add({ on: 'describeSessions', fault: { kind: 'with', change } });
    const response = await call('POST', 'describeSessions', {});
    expect(response).toMatchObject({ status: 200, json: { Error } });
    console.faults.add({ on: 'createSessions', fault: { kind: 'unsuccessful', reason: 'full' } });
    const { json } = await call('POST', 'createSessions', [request]);
    expect(json).toMatchObject({ UnsuccessfulList: [{ FailureReasons: { Failure: 'full' } }] });
  });

  it.each<[string, string, string, unknown, number]>([
    ['GET for connection data', 'GET', 'getSessionConnectionData/session-ada-1', undefined, 405],
    ['POST for deleting', 'POST', 'deleteSessions', [{ SessionId: 'x', Owner: 'ada' }], 405],
    ['no body', 'POST', 'describeSessions', undefined, 415],
    ['a plain filter', 'POST', 'describeSessions', { SessionIds: ['x'] }, 400],
    ['a filter it does not know', 'POST', 'describeSessions', { Owner: [] }, 400],
    ['a session without an owner', 'POST', 'createSessions', [{ SessionTemplateId: 'x' }], 400],
    ['a path below an operation', 'POST', 'describeSessions/x', {}, 404],
  ])('refuses %s', async (_, method, name, body, status) => {
    const { login, console } = await open();
    const call = await callerFor(login, console);
    expect((await call(method, name, body)).status).toBe(status);
    const { path, ...logged } = console.requests.at(-1)!;
    expect(path).toBe(`/smuihandler/${name}`);
    expect(logged).toEqual({ method, query: '', status, body });
  });
});
