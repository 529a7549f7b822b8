/*
 * A DCV Session Manager broker on 127.0.0.1, for tests.
 *
 *     const broker = await openBroker({ creatingMs: 500, faults: [{ on: 'describeServers', fault: { kind: 'html' } }] });
 *     broker.origin                 https://127.0.0.1:PORT (http with `plain: true`)
 *     broker.trust                  { caFile, pin } of its certificate, for `tls` of a connection
 *     broker.credential             { id, secret } of its only client
 *     broker.requests               each request: { method, path, query, status, body }
 *     broker.store                  its servers and sessions (../dcv/session-store.ts): sessions(), find(id), create(…),
 *                                   change(id, facts), setServers(…); issuedTokens lists every connection token
 *                                   ({ sessionId, user, token }); advance(ms?) moves the clock, which also ages access
 *                                   tokens (without ms: until every change in progress has ended)
 *     broker.faults.add({ on, times, fault })   faults for the next calls (../api/fault.ts); `on` is the name of an
 *                                   operation or 'token'. A call with an invalid token uses up no fault.
 *     broker.tokens                 endAll() ends every access token; `given` counts the issued ones
 *     broker.stop()                 stops listening before the test is over
 *
 * Every path except `POST /oauth2/token` requires a Bearer token (none does with `open: true`). Unknown fields, types,
 * methods, paths and content types are refused. `ada` and `ben` have sessions on three servers
 * (../dcv/default-servers.ts).
 *
 * A script can set unknown states, missing servers, servers with two Endpoints, an IPv6 Ip, a WebUrlPath of any form,
 * `Port` as text and unusual connection tokens (../dcv/session-store.ts). With `tokensOf` it accepts the tokens of a
 * separate login server (oauth-server.ts) instead of its own, and `/oauth2/token` does not exist.
 */
import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import { plainly, type Answer } from '../api/answer.ts';
import { bearerOf } from '../api/check.ts';
import { createFaultQueue, planDelivery, type FaultQueue, type QueuedFault } from '../api/fault.ts';
import { serveApi, type ApiServer, type Call, type ServerOptions } from '../api/serve.ts';
import { createTokens, type Tokens } from '../api/tokens.ts';
import {
  createSessionStore,
  type SessionStore,
  type SessionStoreScript,
} from '../dcv/session-store.ts';
import type { OAuthServer } from './oauth-server.ts';
import { operations, refused, type OperationContext, type OperationName } from './operations.ts';
import { grantToken, type ClientCredential } from './token.ts';

/** How a broker behaves. Everything is optional. */
export interface BrokerScript extends SessionStoreScript, ServerOptions {
  /** The lifetime of access tokens in seconds; 3,600 by default. */
  readonly tokenSeconds?: number;
  readonly tokensOf?: Pick<OAuthServer, 'tokens'>;
  /** Items per page if a request does not set a number; 1,000 by default. */
  readonly pageSize?: number;
  /** Authorization is switched off: no tokens are required or issued. */
  readonly open?: boolean;
  /** Connection data contain only the id of the server. */
  readonly bareServers?: boolean;
  readonly faults?: readonly QueuedFault<OperationName>[];
  /** Shared with another server; by default it has its own. */
  readonly store?: SessionStore;
}

/** A running broker. */
export interface Broker extends ApiServer {
  readonly credential: ClientCredential;
  readonly store: SessionStore;
  readonly faults: FaultQueue<OperationName>;
  readonly tokens: Tokens;
}

/** Starts a broker; it stops with the test. */
export async function openBroker(script: BrokerScript = {}): Promise<Broker> {
  const store = script.store ?? createSessionStore(script);
  const credential = { id: 'stagedoor-tests', secret: 'broker-secret-9c2e' };
  const tokens =
    script.tokensOf?.tokens ?? createTokens(store.now, () => script.tokenSeconds ?? 3_600);
  const faults = createFaultQueue(script.faults);
  const { pageSize = 1_000, bareServers = false } = script;
  const context: OperationContext = { store, pageSize, bareServers };
  const server = await serveApi(script, async (call) => {
    if (call.path === '/oauth2/token' && script.tokensOf === undefined && script.open !== true) {
      const grant = (): Answer => grantToken({ credential, tokens, grantIn: 'query' }, call);
      return planDelivery(faults.next('token'), grant);
    }
    const isAuthorized = script.open === true || tokens.isGood(bearerOf(call));
    return receive(context, isAuthorized, faults, call);
  });
  return { ...server, credential, store, faults, tokens };
}

function receive(
  context: OperationContext,
  isAuthorized: boolean,
  faults: FaultQueue<OperationName>,
  call: Call,
): Delivery {
  if (!isAuthorized) {
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
    return plainly({ ...refused(401, 'The token is not valid.'), headers });
  }
  const [, name = '', ...parts] = call.path.split('/');
  if (!isOperation(name)) return plainly(refused(404, 'There is no such operation.'));
  const isConnection = name === 'sessionConnectionData';
  if (parts.length !== (isConnection ? 2 : 0) || parts.includes('') || call.query !== '') {
    return plainly(refused(404, 'There is nothing at this path.'));
  }
  if (call.method !== (isConnection ? 'GET' : 'POST')) {
    return plainly(refused(405, 'This operation has another method.'));
  }
  const decoded = decodeParts(parts);
  if (decoded === undefined) return plainly(refused(400, 'The path cannot be read.'));
  return planDelivery(faults.next(name), (failAll) =>
    operations[name](context, call, decoded, failAll),
  );
}

function isOperation(name: string): name is keyof typeof operations {
  return Object.hasOwn(operations, name);
}

function decodeParts(parts: readonly string[]): readonly string[] | undefined {
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
}
