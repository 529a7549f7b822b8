/*
 * A login server (OpenID Connect) on 127.0.0.1 with real pages, for tests.
 *
 *     const login = await openLoginServer({ accessTokenSeconds: 5 });
 *     login.issuer                  https://127.0.0.1:PORT (http with `plain: true`); discovery is below it
 *     login.trust                   { caFile, pin } of its certificate
 *     login.clientId, login.audience, login.people
 *     login.requests                each request: { method, path, status }
 *     login.grants                  each response of the token endpoint: { type, isGood }
 *     login.answerNext('login_required')   ends the next sign-in with this error before a page is shown
 *     login.revokeAll()             ends every refresh token; JWTs stay valid until they expire
 *     login.faults.add({ on: 'token', fault: { kind: 'html' } })
 *     login.stop()                  stops listening before the test is over
 *
 * Proof keys (PKCE) are required. The client has no secret, and its loopback redirect URIs may have any port. On the pages,
 * the user enters a user name and a password (labels 'User name', 'Password'; buttons 'Sign in', 'Cancel') and then chooses
 * 'Allow' or 'Deny'; sign-in.ts does this without a browser. Access tokens are JWTs for `audience`, signed with RS256;
 * `sub` is the user name.
 */
import * as http from 'node:http';
import { Provider } from 'oidc-provider';
import { writeResponse } from '../../../src/practice/server/write-response.ts';
import { close } from '../../../src/practice/server/server.ts';
import { createFaultQueue, planDelivery, type FaultQueue } from '../api/fault.ts';
import { createTlsServer, type TrustIn } from '../api/serve.ts';
import { listen } from '../network/servers.ts';
import { configurationOf } from './configuration.ts';
import { interact, type Front } from './interaction.ts';
import { createStore } from './store.ts';
import { fillScript, type FilledScript, type LoginOperation, type LoginScript } from './script.ts';

/** A running login server. */
export interface LoginServer extends Pick<FilledScript, 'clientId' | 'audience' | 'people'> {
  readonly issuer: string;
  /** Undefined if it is plain. */
  readonly trust: TrustIn | undefined;
  readonly requests: readonly LoggedLogin[];
  readonly grants: readonly LoggedGrant[];
  readonly faults: FaultQueue<LoginOperation>;
  answerNext(error: string): void;
  revokeAll(): void;
  stop(): Promise<void>;
}

/** A received request. Query and body are left out because they contain secrets. */
export interface LoggedLogin {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A response of the token endpoint. */
export interface LoggedGrant {
  /** `authorization_code` or `refresh_token`. */
  readonly type: string;
  readonly isGood: boolean;
}

const operations: Readonly<Record<string, LoginOperation>> = {
  '/.well-known/openid-configuration': 'discovery',
  '/jwks': 'jwks',
  '/auth': 'authorization',
  '/token': 'token',
  '/token/revocation': 'revocation',
};

/** Starts a login server; it stops with the test. */
export async function openLoginServer(script: LoginScript = {}): Promise<LoginServer> {
  const filled = fillScript(script);
  const faults = createFaultQueue(script.faults);
  const store = createStore();
  const requests: LoggedLogin[] = [];
  // The provider needs its own address, which is known only after the server listens.
  let answer: http.RequestListener = () => undefined;
  const logged: http.RequestListener = (request, response) => {
    const { method = '', url = '' } = request;
    const path = url.split('?')[0] ?? '';
    response.once('close', () => {
      const status = response.headersSent ? response.statusCode : 0;
      requests.push({ method, path, status });
    });
    const operation = operations[path];
    const fault = operation === undefined ? undefined : faults.next(operation);
    if (fault === undefined) {
      answer(request, response);
      return;
    }
    const noRealAnswer = () => {
      throw new Error('The login server has no fault of this kind.');
    };
    writeResponse(response, planDelivery(fault, noRealAnswer));
  };
  const { server, trust } =
    script.plain === true
      ? { server: http.createServer(logged), trust: undefined }
      : createTlsServer(logged);
  const port = await listen(server);
  const issuer = `${trust === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configurationOf(filled, store));
  const nextErrors: string[] = [];
  const { answerOf, grants } = watch(provider);
  answer = answerOf({ provider, script: filled, takeNextError: () => nextErrors.shift() });
  return {
    clientId: filled.clientId,
    audience: filled.audience,
    people: filled.people,
    issuer,
    trust,
    requests,
    grants,
    faults,
    revokeAll: () => {
      store.forget('RefreshToken', 'AuthorizationCode', 'Grant');
    },
    answerNext: (error) => nextErrors.push(error),
    stop: () => close(server),
  };
}

function watch(provider: Provider) {
  const grants: LoggedGrant[] = [];
  const record = (params: Readonly<Record<string, unknown>> | undefined, isGood: boolean) =>
    grants.push({ type: String(params?.grant_type), isGood });
  provider.on('grant.success', ({ oidc }) => record(oidc.params, true));
  provider.on('grant.error', ({ oidc }) => record(oidc.params, false));
  return {
    grants,
    answerOf: (front: Front): http.RequestListener => {
      const callback = provider.callback();
      return (request, response) => {
        if (request.url?.startsWith('/interaction/') !== true) {
          callback(request, response);
          return;
        }
        interact(front, request, response).catch(() => {
          // The sign-in has ended, or the request has no cookie of it.
          if (!response.headersSent) response.writeHead(400);
          response.end('This sign-in is over.');
        });
      };
    },
  };
}
