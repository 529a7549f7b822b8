import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import type { TrustIn } from './serve.ts';

/** A request of a test to a server. */
export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with its content type; text is sent as it is. */
  readonly body?: unknown;
  readonly trust?: TrustIn | undefined;
}

/** The response. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  /** The JSON content; undefined if it is not JSON. */
  readonly json: unknown;
}

/**
 * Sends a plain request: redirects are not followed, and nothing is retried. Rejects without a
 * response.
 */
export async function ask(url: string, question: Question = {}): Promise<ApiResponse> {
  const { method = 'GET', body, trust } = question;
  const isText = body === undefined || typeof body === 'string';
  const sent = Buffer.from(isText ? (body ?? '') : JSON.stringify(body));
  const type: Record<string, string> = isText ? {} : { 'content-type': 'application/json' };
  // Node omits the length of a DELETE's body, and what follows is then not a request.
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
