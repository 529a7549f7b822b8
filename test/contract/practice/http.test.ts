import { CreateStreamingSessionStreamCommand, ListStudiosCommand } from '@aws-sdk/client-nimble';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { PortTaken } from '../../../src/practice/server/server.ts';
import { startPracticeStudio } from '../../../src/practice/studio.ts';
import {
  clientFor,
  createHandClock,
  readyId,
  startStudio,
} from '../../support/practice/start-studio.ts';

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

async function ask(url: string, options: RequestOptions = {}, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, ...options }, (response) => {
      const { statusCode: status, headers } = response;
      text(response).then((words) => resolve({ status, headers, body: words }), reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

const list = '/2020-08-01/studios';

describe('every response', () => {
  it('has a request id and the date of the studio clock, and must not be stored', async () => {
    const { endpoint } = await startStudio({ now: () => Date.UTC(2024, 0, 2, 3, 4, 5) });
    for (const path of [list, '/desktop/', '/elsewhere']) {
      const { headers } = await ask(endpoint + path);
      expect(headers).toMatchObject({
        date: 'Tue, 02 Jan 2024 03:04:05 GMT',
        'cache-control': 'no-store',
        'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      });
    }
  });
});

describe('a request', () => {
  it('without a signature is refused', async () => {
    const { endpoint } = await startStudio();
    const { status, headers, body } = await ask(endpoint + list);
    expect(status).toBe(403);
    expect(headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException');
    expect(JSON.parse(body)).toEqual({
      code: 'MissingAuthenticationTokenException',
      context: {},
      message: 'Missing Authentication Token',
    });
  });

  it.each(['localhost', 'attacker.example', '127.0.0.1', '127.0.0.1:1'])(
    'for the host %s is not served',
    async (host) => {
      const { endpoint, requests } = await startStudio();
      const { status } = await ask(`${endpoint}/desktop/`, { headers: { host } });
      expect(status).toBe(421);
      expect(requests[0]).toMatchObject({ operation: 'unknown', status: 421 });
    },
  );

  it('for an unknown path is not found', async () => {
    const { endpoint } = await startStudio();
    const { status, headers } = await ask(`${endpoint}/2020-08-01/terms`);
    expect([status, headers['x-amzn-errortype']]).toEqual([404, 'UnknownOperationException']);
  });

  const create = `${list}/s/streaming-sessions/w/streams`;

  it.each([
    ['with its length', { 'content-length': String(64 * 1_024 + 1) }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('with a body over 64 KiB, %s, is refused and its connection closed', async (_, headers) => {
    const { endpoint } = await startStudio();
    const body = Buffer.alloc(64 * 1_024 + 1, 'x');
    const answer = await ask(endpoint + create, { method: 'POST', headers }, body);
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
  });

  it('with headers over 16 KiB is refused', async () => {
    const { endpoint } = await startStudio();
    const headers = { 'x-long': 'x'.repeat(17 * 1_024) };
    expect((await ask(endpoint + list, { headers })).status).toBe(431);
  });

  it('that is not HTTP is refused', async () => {
    const { endpoint } = await startStudio();
    const socket = connect(Number(new URL(endpoint).port), '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('the practice desktop', () => {
  async function startReady() {
    const { now, pass } = createHandClock();
    const studio = await startStudio({
      now,
      script: {
        streams: [
          { state: 'READY', statusCode: 'STREAM_READY', forMs: 90_000 },
          { state: 'DELETED', statusCode: 'STREAM_DELETED' },
        ],
      },
    });
    const client = clientFor(studio);
    const url = async (expirationInSeconds: number) => {
      const { studioId } = studio;
      const request = { studioId, sessionId: readyId, expirationInSeconds };
      const { stream } = await client.send(new CreateStreamingSessionStreamCommand(request));
      return stream!.url!;
    };
    return { studio, pass, url };
  }

  it('opens for the token of a ready stream, shows no token and runs nothing', async () => {
    const { studio, url } = await startReady();
    const address = await url(3_600);
    const { status, headers, body } = await ask(address);
    expect(status).toBe(200);
    expect(body).toContain('<h1>Practice desktop</h1>');
    expect(body).toContain('This is where the desktop would be.');
    expect(body).not.toContain(new URL(address).searchParams.get('authToken'));
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const [, visit] = studio.requests;
    expect(visit).toMatchObject({ operation: 'desktop', path: '/desktop/', status: 200 });
  });

  it('stays closed for an unknown token, and for none', async () => {
    const { studio } = await startReady();
    for (const query of ['', '?authToken=', '?authToken=guessed']) {
      const { status, body } = await ask(`${studio.endpoint}/desktop/${query}`);
      expect(status).toBe(403);
      expect(body).toContain('belongs to no stream');
    }
  });

  it('closes when the stream expires', async () => {
    const { pass, url } = await startReady();
    const address = await url(60);
    pass(60_000);
    const { status, body } = await ask(address);
    expect(status).toBe(403);
    expect(body).toContain('This stream has expired.');
  });

  it('closes when the stream is no longer ready', async () => {
    const { pass, url } = await startReady();
    const address = await url(3_600);
    pass(90_000);
    const { status, body } = await ask(address);
    expect(status).toBe(403);
    expect(body).toContain('This stream is not ready.');
  });
});

describe('the server', () => {
  it('reports the port that is in use', async () => {
    const { endpoint } = await startStudio();
    const port = Number(new URL(endpoint).port);
    const second = startPracticeStudio({ port });
    await expect(second).rejects.toBeInstanceOf(PortTaken);
    await expect(second).rejects.toMatchObject({ port });
  });

  it('listens on the requested port, also after it was stopped', async () => {
    const first = await startStudio();
    await first.stop();
    const port = Number(new URL(first.endpoint).port);
    expect((await startStudio({ port })).endpoint).toBe(first.endpoint);
  });

  it('listens on 127.0.0.1 only', async () => {
    const { endpoint } = await startStudio();
    const port = Number(new URL(endpoint).port);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    // A machine may have no other interface, but Linux has more addresses on this one.
    if (process.platform === 'linux') others.push('127.0.0.2');
    for (const address of others) {
      const refused = new Promise((resolve) => {
        connect(port, address).on('error', resolve);
      });
      expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  it('stops at once although callers keep connections open, and can be stopped twice', async () => {
    const studio = await startStudio();
    await clientFor(studio).send(new ListStudiosCommand({}));
    await studio.stop();
    await studio.stop();
    await expect(ask(studio.endpoint + list)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
