/*
 * A DCV Session Manager broker on 127.0.0.1, for tests.
 *
 *     const broker = await openBroker({ creatingMs: 500, faults: [{ on: 'describeServers', fault: { kind: 'html' } }] });
 *     broker.origin                 https://127.0.0.1:PORT (`plain: true`: http)
 *     broker.trust                  { caFile, pin } of its certificate, for `tls` of a connection
 *     broker.credential             { id, secret } of the one client it knows
 *     broker.requests               each request: { method, path, query, status, body }
 *     broker.world                  sessions(), find(id), create(…), change(id, facts), setServers(…),
 *                                   advance(ms?) (moves its clock, by which tokens age too; without ms all that is under
 *                                   way ends),
 *                                   connections (each token that was given: { sessionId, user, token })
 *     broker.faults.add({ on, times, fault })   what goes wrong with the next calls (../api/fault.ts);
 *                                   `on` is an operation's name or 'token'; a call with a bad token uses none up
 *     broker.tokens                 endAll() ends every access token; `given` counts them
 *     broker.stop()                 before the test is over: nobody listens any more
 *
 * It asks for a Bearer token everywhere but at `POST /oauth2/token` (`open: true`: nowhere), and refuses what it does not know: fields, types,
 * methods, paths, content types. There are sessions of `ada` and `ben` on three servers (../dcv/usual.ts).
 *
 * What a script can say of the world is in ../dcv/world.ts: unknown states, missing servers, servers with two Endpoints, an
 * IPv6 Ip, a WebUrlPath of any form, `Port` as text, odd connection tokens. `tokensOf` takes the tokens of a login server
 * beside it (oauth-server.ts) instead of its own; `/oauth2/token` is not there then.
 */
import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import { plainly, type Answer } from '../api/answer.ts';
import { bearerOf } from '../api/check.ts';
import { createFaultQueue, planDelivery, type FaultQueue, type QueuedFault } from '../api/fault.ts';
import { serveApi, type ApiServer, type Call, type Place } from '../api/serve.ts';
import { createTokens, type Tokens } from '../api/tokens.ts';
import { createWorld, type World, type WorldScript } from '../dcv/world.ts';
import type { OAuthServer } from './oauth-server.ts';
import { operations, refused, type Desk, type OperationName } from './operations.ts';
import { grantToken, type ClientCredential } from './token.ts';

/** How a broker behaves. Everything may be left out. */
export interface BrokerScript extends WorldScript, Place {
  /** The life of access tokens, in seconds; 3,600 where not given. */
  readonly tokenSeconds?: number;
  readonly tokensOf?: Pick<OAuthServer, 'tokens'>;
  /** Items a page where a request asks for no number; 1,000 where not given. */
  readonly pageSize?: number;
  /** Its authorization is switched off: it asks for no token, and gives none. */
  readonly open?: boolean;
  /** Connection data name their server by its id only, and not the whole of it. */
  readonly bareServers?: boolean;
  readonly faults?: readonly QueuedFault<OperationName>[];
  /** A world that something else shows too, instead of one of its own. */
  readonly world?: World;
}

/** A broker that runs. */
export interface Broker extends ApiServer {
  readonly credential: ClientCredential;
  readonly world: World;
  readonly faults: FaultQueue<OperationName>;
  readonly tokens: Tokens;
}

/** Starts a broker; it stops with the test. */
export async function openBroker(script: BrokerScript = {}): Promise<Broker> {
  const world = script.world ?? createWorld(script);
  const credential = { id: 'stagedoor-tests', secret: 'kept-to-itself-9c2e' };
  const tokens =
    script.tokensOf?.tokens ?? createTokens(world.now, () => script.tokenSeconds ?? 3_600);
  const faults = createFaultQueue(script.faults);
  const { pageSize = 1_000, bareServers = false } = script;
  const desk: Desk = { world, pageSize, bareServers };
  const server = await serveApi(script, async (call) => {
    if (call.path === '/oauth2/token' && script.tokensOf === undefined && script.open !== true) {
      const grant = (): Answer => grantToken({ credential, tokens, wishIn: 'query' }, call);
      return planDelivery(faults.next('token'), grant);
    }
    const isLetIn = script.open === true || tokens.isGood(bearerOf(call));
    return receive(desk, isLetIn, faults, call);
  });
  return { ...server, credential, world, faults, tokens };
}

function receive(
  desk: Desk,
  isLetIn: boolean,
  faults: FaultQueue<OperationName>,
  call: Call,
): Delivery {
  if (!isLetIn) {
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
    return plainly({ ...refused(401, 'The token is not good.'), headers });
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
    operations[name](desk, call, decoded, failAll),
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
