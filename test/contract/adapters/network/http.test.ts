import * as http from 'node:http';
import * as net from 'node:net';
import { describe, expect, it } from 'vitest';
import { ANSWER_MAX_BYTES, createHttp } from '../../../../src/main/adapters/network/http.ts';
import { HttpError, type HttpRequest } from '../../../../src/main/core/network/http.ts';
import { failure, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { deadPort, listen, type Answer } from '../../../support/network/servers.ts';

const direct = createHttp(async () => 'DIRECT');
const signal = () => AbortSignal.timeout(60_000);
const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  trust: {},
  ...more,
});

const serve = async (answer: Answer) => {
  const port = await listen(http.createServer(answer));
  return `http://127.0.0.1:${port}/`;
};

/** A server that does not speak HTTP: it sends `bytes` to any client that sends something. */
const serveBytes = async (bytes: string) => {
  const port = await listen(
    net.createServer((socket) => socket.once('data', () => socket.end(bytes, 'latin1'))),
  );
  return `http://127.0.0.1:${port}/`;
};

/** The meaning of a failed request. */
async function responseTo(request: HttpRequest, on = direct): Promise<unknown> {
  const reason: unknown = await on(request, signal()).catch((error: unknown) => error);
  expect(reason).toBeInstanceOf(HttpError);
  return (reason as HttpError).response;
}

it('an https request to a port without TLS fails at once with that reason', async () => {
  const plain = (await serve((_, response) => response.end())).replace('http:', 'https:');
  const other = (await serveBytes('SSH-2.0-OpenSSH\r\n')).replace('http:', 'https:');
  for (const url of [plain, other])
    expect(await responseTo(get(url))).toEqual(failure({ code: 'not-tls' }));
});

describe('a request', () => {
  it.each(['POST', 'PUT', 'DELETE'])('with %s states the length of its body', async (method) => {
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => {
        response.end(`${request.headers['content-length'] ?? 'none'} ${text}`);
      });
    });
    const { body } = await direct(get(url, { method, body: '["süd"]' }), signal());
    expect(Buffer.from(body).toString()).toBe('8 ["süd"]');
  });
});

describe('a response', () => {
  it('is returned with its status, its headers in lower case and its whole body', async () => {
    let asked = '';
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => (asked += text));
      request.on('end', () => {
        response.writeHead(418, { 'X-Thing': 'a', 'Set-Cookie': ['b', 'c'] }).end('short é');
      });
    });
    const request = get(url, { method: 'POST', headers: { 'x-a': '1' }, body: 'the body' });
    const { status, headers, body } = await direct(request, signal());
    expect(asked).toBe('the body');
    expect(status).toBe(418);
    expect(headers).toMatchObject({ 'x-thing': 'a', 'set-cookie': 'b, c' });
    expect(Buffer.from(body).toString()).toBe('short é');
  });

  it('that redirects is returned as it is, and not followed', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect((await direct(get(url), signal())).status).toBe(302);
    expect(asked).toEqual(['/']);
  });

  it('can have 1 MiB', async () => {
    const url = await serve((_, response) => response.end(Buffer.alloc(ANSWER_MAX_BYTES)));
    expect((await direct(get(url), signal())).body).toHaveLength(ANSWER_MAX_BYTES);
  });

  it('of more than 1 MiB is not read completely', async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    });
    expect(await responseTo(get(url))).toEqual(failure({ code: 'answer-too-large' }));
    // Bytes buffered by the two sides of a connection are not counted.
    expect(sent).toBeLessThan(64 * ANSWER_MAX_BYTES);
  });
});

describe('a request that fails', () => {
  it.each([
    ['is empty', ''],
    ['ends in the middle of the headers', 'HTTP/1.1 200 OK\r\nConte'],
    ['ends in the middle of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"half'],
    [
      'ends in the middle of a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"half',
    ],
    ['is not HTTP', 'SSH-2.0-server\r\n'],
    ['has headers that are too long', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`],
    [
      'has two different lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
  ])('because the response %s is transient', async (_, bytes) => {
    expect(await responseTo(get(await serveBytes(bytes)))).toEqual(transientError('dropped'));
  });

  it('because nothing listens is reported as refused', async () => {
    const url = `http://127.0.0.1:${await deadPort()}/`;
    expect(await responseTo(get(url))).toEqual(transientError('refused'));
  });

  it('because the name does not exist is reported as such', async () => {
    // A label of a name cannot have 64 characters, so no name server is asked.
    const url = `https://${'x'.repeat(64)}.invalid/`;
    expect(await responseTo(get(url))).toEqual(transientError('name-not-found'));
  });

  it('because it was cancelled rejects with the cancellation', async () => {
    const cancel = new AbortController();
    const reason = new Error('cancelled');
    const url = await serve(() => {
      cancel.abort(reason);
    });
    await expect(direct(get(url), cancel.signal)).rejects.toBe(reason);
  });

  it('because it was cancelled before is not sent', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked++;
      response.end();
    });
    const reason = new Error('cancelled');
    await expect(direct(get(url), AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(asked).toBe(0);
  });

  it('because its response is too slow, or there is no handshake, is abandoned', async () => {
    const drips: NodeJS.Timeout[] = [];
    const dripping = await serve((_, response) => {
      drips.push(setInterval(() => response.write(' '), 200));
    });
    const silent = await listen(net.createServer());
    try {
      const responses = [dripping, `https://127.0.0.1:${silent}/`].map((url) =>
        responseTo(get(url)),
      );
      expect(await Promise.all(responses)).toEqual([
        transientError('no-answer'),
        transientError('no-answer'),
      ]);
    } finally {
      drips.forEach(clearInterval);
    }
  });
});

describe('a connection', () => {
  it('is used again for the next request', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    for (let nth = 0; nth < 3; nth++) await direct(get(url), signal());
    expect(ports.size).toBe(1);
  });

  it('that broke when the network changed is replaced by a new one', async () => {
    const dead = new Set<net.Socket>();
    const cancel = new AbortController();
    const url = await serve((request, response) => {
      if (!dead.has(request.socket)) {
        dead.add(request.socket);
        response.end('well');
      } else cancel.abort(new Error('waited long enough'));
    });
    await direct(get(url), signal());
    await expect(direct(get(url), cancel.signal)).rejects.toThrow('waited long enough');
    expect((await direct(get(url), signal())).status).toBe(200);
    expect(dead.size).toBe(2);
  });
});
