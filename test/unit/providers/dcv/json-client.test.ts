import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Http } from '../../../../src/main/core/network/http.ts';
import { answer } from '../../../../src/main/core/provider/service-response.ts';
import { BoundSecret } from '../../../../src/main/core/secrets/bound-secret.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import {
  createJsonClient,
  type JsonRequest,
} from '../../../../src/main/providers/dcv/json-client.ts';
import { createHandClock } from '../../core/support/hand-clock.ts';

const bearer = {
  token: async () =>
    answer(new BoundSecret(new Secret('hush-hush'), 'https://broker.example:8443')),
  refused: () => undefined,
};

/** The result of one request if the service returns this. */
function asking(status: number, body: object, headers: Readonly<Record<string, string>> = {}) {
  const http: Http = async () => ({ status, headers, body: Buffer.from(JSON.stringify(body)) });
  const { clock } = createHandClock();
  const send = createJsonClient({
    endpoint: 'https://broker.example:8443',
    trust: {},
    http,
    clock,
    bearer,
  });
  const question: JsonRequest<object> = {
    method: 'POST',
    path: ['describeSessions'],
    body: {},
    answer: v.object({}),
    subject: 'workstation',
    operation: 'DescribeSessions',
  };
  return send(question, new AbortController().signal);
}

describe('the id of a request', () => {
  it('is returned with the response, from its body', async () => {
    expect(await asking(200, { RequestId: 'a7c1-22' })).toMatchObject({ requestId: 'a7c1-22' });
  });

  it('is returned with a failure as well, and a header takes precedence', async () => {
    const headers = { 'x-amzn-requestid': 'from-header' };
    const response = await asking(403, { RequestId: 'from-body', message: 'no' }, headers);
    expect(response).toMatchObject({ kind: 'failure', requestId: 'from-header' });
  });

  it('is left out if it has another format', async () => {
    expect(await asking(200, { RequestId: 'token: hush' })).not.toHaveProperty('requestId');
  });
});

describe('a response', () => {
  it('with more items than a service sends is refused before they are read', async () => {
    const items = Array.from({ length: 100_000 }, () => ({}));
    expect(await asking(200, { Sessions: items })).toMatchObject({
      kind: 'failure',
      failure: { code: 'answer-too-large' },
    });
  });
});
