import { describe, expect, it } from 'vitest';
import { ask, type ApiResponse } from '../../../support/api/ask.ts';
import { openBroker } from '../../../support/broker/broker.ts';
import { openConsole } from '../../../support/console/console.ts';
import { openLoginServer } from '../../../support/login/login-server.ts';
import { signIn } from '../../../support/login/sign-in.ts';
import {
  checkByDocument,
  mockDocument,
  whyNoDocuments,
} from '../../../support/providers/openapi.ts';

const why = whyNoDocuments();
const name = `the test servers and their OpenAPI documents${why === undefined ? '' : ` (${why})`}`;
/** The first start downloads the program. */
const timeout = 150_000;

type Send = (method: string, path: string, body?: unknown) => Promise<ApiResponse>;

/**
 * Sends a request through `address`. What does not follow the document is returned as a problem.
 */
function sender(address: string, token: string): Send {
  const headers = { authorization: `Bearer ${token}` };
  return (method, path, body) => ask(`${address}/${path}`, { method, headers, body });
}

describe.skipIf(why !== undefined)(name, { timeout }, () => {
  it.each(['broker', 'console'] as const)(
    'a mock of the %s document detects violations',
    async (document) => {
      const send = sender(await mockDocument(document), 'any');
      expect(await send('POST', 'describeSessions', { MaxResults: 3 })).toMatchObject({
        status: 200,
        json: { Sessions: [{}] },
      });
      const wrong = await send('POST', 'describeSessions', { MaxResults: 'three' });
      expect(wrong.status).toBe(document === 'broker' ? 422 : 400);
    },
  );

  it('the test broker responds as its OpenAPI document specifies', async () => {
    const broker = await openBroker({ plain: true });
    const send = sender(await checkByDocument('broker', broker.origin), broker.tokens.give().token);
    const fits = async (...call: Parameters<Send>): Promise<unknown> => {
      const response = await send(...call);
      expect(response, response.text).toMatchObject({ status: 200 });
      return response.json;
    };
    await fits('POST', 'describeSessions', { Filters: [{ Key: 'owner', Value: 'ada' }] });
    await fits('POST', 'describeServers', { MaxResults: 1 });
    const request = { Name: 'New', Owner: 'ada', Type: 'VIRTUAL', Requirements: "room='comp'" };
    const made = await fits('POST', 'createSessions', [request, { ...request, Requirements: 'x' }]);
    expect(made).toMatchObject({ SuccessfulList: [{}], UnsuccessfulList: [{}] });
    await fits('GET', 'sessionConnectionData/session-ada-1/ada');
    const ids = ['session-ada-1', 'nobody'];
    const pictures = ids.map((SessionId) => ({ SessionId, MaxWidth: 320 }));
    await fits('POST', 'getSessionScreenshots', pictures);
    const gone = ids.map((SessionId) => ({ SessionId, Owner: 'ada' }));
    await fits('POST', 'deleteSessions', gone);
    expect((await send('GET', 'sessionConnectionData/nobody/ada')).status).toBe(400);
    expect(broker.requests).toHaveLength(7);
  });

  it('the test console responds as its OpenAPI document specifies', async () => {
    const login = await openLoginServer({ plain: true });
    const console = await openConsole({ login, plain: true });
    const { access_token: token } = await signIn(login);
    const send = sender(await checkByDocument('console', console.base), token);
    const fits = async (...call: Parameters<Send>): Promise<void> => {
      const response = await send(...call);
      expect(response, response.text).toMatchObject({ status: 200 });
    };
    await fits('GET', 'describeUserInfo');
    await fits('POST', 'describeSessions', { Owners: [{ Operator: '=', Value: 'ada' }] });
    await fits('POST', 'describeSessionTemplates', { MaxResults: 1 });
    const request = { SessionTemplateId: 'template-comp', Owner: 'ada' };
    await fits('POST', 'createSessions', [request, { ...request, SessionTemplateId: 'none' }]);
    await fits('POST', 'getSessionConnectionData/session-ada-1');
    await fits('POST', 'getSessionScreenshots', { SessionIds: ['session-ada-1', 'nobody'] });
    await fits('DELETE', 'deleteSessions', [{ SessionId: 'session-ada-1', Owner: 'ada' }]);
    expect((await send('POST', 'getSessionConnectionData/session-ben-1')).status).toBe(401);
    expect(console.requests).toHaveLength(8);
  });

  it('a response that violates the document is detected', async () => {
    const change = () => ({ Sessions: [{ Id: 7 }] });
    const fault = { kind: 'with', change } as const;
    const broker = await openBroker({ plain: true, faults: [{ fault }] });
    const send = sender(await checkByDocument('broker', broker.origin), broker.tokens.give().token);
    const { status, text } = await send('POST', 'describeSessions', {});
    expect([status, text]).toEqual([500, expect.stringContaining('VIOLATIONS')]);
  });
});
