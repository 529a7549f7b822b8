import * as http from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLoopbackRedirect } from '../../../../src/main/adapters/identity-center/sso-loopback.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import { canBeOtherUser, visitAsOtherUser } from '../../../support/network/other-user.ts';

const state = 'a-state-that-only-the-page-knows';

interface Answer {
  readonly status: number | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

function visit(address: string, options: http.RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      address,
      { agent: false, timeout: 60_000, ...options },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.on('end', () => {
          resolve({ status: answer.statusCode, headers: answer.headers, body });
        });
      },
    );
    request.on('error', reject).end();
  });
}

async function open() {
  const { log, lines } = recordingLog();
  const redirect = await openLoopbackRedirect(state, log);
  onTestFinished(() => {
    redirect.close();
  });
  return { ...redirect, lines, with: (query: string) => `${redirect.redirectUri}?${query}` };
}

describe('the loopback redirect of a sign-in page', () => {
  it('is on this machine, at a fixed path and a free port', async () => {
    const { redirectUri } = await open();
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
  });

  it('accepts a code once, and says that the page can be closed', async () => {
    const { result: back, with: at } = await open();
    const { status, headers, body } = await visit(at(`code=one-code&state=${state}`));
    expect(status).toBe(200);
    expect(body).toContain('You can close this page');
    expect(body).not.toContain('one-code');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    const came = await back;
    expect(came).toEqual({ kind: 'code', code: expect.any(Secret) as Secret });
    expect(came.kind === 'code' && came.code.reveal()).toBe('one-code');
    const again = visit(at(`code=another&state=${state}`));
    await expect(again).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('accepts one of two codes that arrive at the same time', async () => {
    const { with: at } = await open();
    const address = at(`code=one&state=${state}`);
    const visits = await Promise.allSettled([visit(address), visit(address)]);
    const taken = visits.filter((one) => one.status === 'fulfilled' && one.value.status === 200);
    expect(taken).toHaveLength(1);
  });

  it('reports an authorization error', async () => {
    const { result: back, with: at } = await open();
    const { body } = await visit(at(`error=access_denied&state=${state}`));
    expect(body).toContain('Not signed in');
    expect(await back).toEqual({ kind: 'refused', error: 'access_denied' });
  });

  it.each<[string, string, http.RequestOptions?]>([
    ['with another state', 'code=x&state=guessed'],
    ['with half of the state', `code=x&state=${state.slice(0, 9)}`],
    ['without a state', 'code=x'],
    ['with two states', `code=x&state=guessed&state=${state}`],
    ['with a refusal of another state', 'error=access_denied&state=guessed'],
    ['without a code', `state=${state}`],
    ['with an empty code', `code=&state=${state}`],
    ['with a code with invalid characters', `code=a%00b&state=${state}`],
    [
      'with another Host header',
      `code=x&state=${state}`,
      { headers: { host: 'rebound.evil.example' } },
    ],
    ['with the Host header localhost', `code=x&state=${state}`, { headers: { host: 'localhost' } }],
    ['at another path', `code=x&state=${state}`, { path: `/?code=x&state=${state}` }],
    [
      'below the path',
      `code=x&state=${state}`,
      { path: `/oauth/callback/x?code=x&state=${state}` },
    ],
    ['with POST', `code=x&state=${state}`, { method: 'POST' }],
  ])('ignores a request %s, and waits for the right one', async (_, query, options) => {
    const { result: back, with: at } = await open();
    expect((await visit(at(query), options)).status).toBe(404);
    await visit(at(`code=right&state=${state}`));
    const came = await back;
    expect(came.kind === 'code' && came.code.reveal()).toBe('right');
  });

  it('stops listening when it is closed', async () => {
    const { close, with: at } = await open();
    close();
    const late = visit(at(`code=x&state=${state}`));
    await expect(late).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.runIf(canBeOtherUser)(
    'accepts no code from another user of the machine who knows the state',
    async () => {
      const { result: back, with: at, lines } = await open();
      expect(await visitAsOtherUser(at(`code=planted&state=${state}`))).toBe('ECONNRESET');
      expect(lines).toHaveLength(1);
      expect(lines.join()).not.toMatch(/planted|a-state/);
      await visit(at(`code=right&state=${state}`));
      const came = await back;
      expect(came.kind === 'code' && came.code.reveal()).toBe('right');
    },
  );
});
