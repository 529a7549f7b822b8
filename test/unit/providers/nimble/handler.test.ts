import { describe, expect, it } from 'vitest';
import type { Http } from '../../../../src/main/core/network/http.ts';
import { createNimbleHandler } from '../../../../src/main/providers/nimble/handler.ts';

const request = {
  method: 'GET',
  protocol: 'https:',
  hostname: 'nimble.us-west-2.amazonaws.com',
  path: '/2020-08-01/studios/pier/streaming-sessions',
  query: {},
  headers: {},
};

const handle = (sessions: readonly unknown[]) => {
  const http: Http = async () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ sessions })),
  });
  return createNimbleHandler(http, {}).handle(request, {
    abortSignal: new AbortController().signal,
  });
};

describe('a response with a list', () => {
  it('is passed on with as many items as a service sends', async () => {
    const { response } = await handle([{ sessionId: 'comp-07' }]);
    expect(response.statusCode).toBe(200);
  });

  it('is refused with more, before they are read', async () => {
    const items = Array.from({ length: 100_000 }, () => ({}));
    await expect(handle(items)).rejects.toMatchObject({
      response: { kind: 'failure', failure: { code: 'answer-too-large' } },
    });
  });
});
