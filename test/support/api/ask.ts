import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import type { TrustIn } from './serve.ts';

/** What a test asks of a server. */
export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Travels as JSON, with the content type of that; text travels as it is. */
  readonly body?: unknown;
  readonly trust?: TrustIn | undefined;
}

/** What came back. */
export interface Heard {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  /** What the JSON says; undefined where it is none. */
  readonly json: unknown;
}

/** Asks plainly: no redirect is followed, nothing is tried again. Rejects where nobody answers. */
export async function ask(url: string, question: Question = {}): Promise<Heard> {
  const { method = 'GET', body, trust } = question;
  const isText = body === undefined || typeof body === 'string';
  const sent = Buffer.from(isText ? (body ?? '') : JSON.stringify(body));
  const type: Record<string, string> = isText ? {} : { 'content-type': 'application/json' };
  // Node leaves the length of a DELETE's body out, and what comes then is no request.
  const length = body === undefined ? {} : { 'content-length': String(sent.length) };
  const options: https.RequestOptions = {
    method,
    headers: { ...type, ...length, ...question.headers },
    agent: false,
    signal: AbortSignal.timeout(60_000),
    ...(trust === undefined ? {} : { ca: readFileSync(trust.caFile) }),
  };
  const send = url.startsWith('https:') ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text, json: parsed(text) });
      });
    });
    request.on('error', reject);
    request.end(sent);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
