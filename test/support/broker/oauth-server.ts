import { plainly } from '../api/answer.ts';
import { serveApi, type ApiServer, type ServerOptions } from '../api/serve.ts';
import { createTokens, type Tokens } from '../api/tokens.ts';
import { grantToken, type ClientCredential } from './token.ts';

/** A separate login server whose tokens a broker can accept. */
export interface OAuthServer extends ApiServer {
  readonly tokenUrl: string;
  readonly scope: string;
  readonly credential: ClientCredential;
  readonly tokens: Tokens;
}

/** Starts one; it stops with the test. It expects the grant in the body, with its scope. */
export async function openOAuthServer({
  scope = 'broker/all',
  tokenSeconds = 3_600,
  ...options
}: ServerOptions & {
  readonly scope?: string;
  readonly tokenSeconds?: number;
} = {}): Promise<OAuthServer> {
  const credential = { id: 'stagedoor-outside', secret: 'kept-outside-6fd1' };
  const tokens = createTokens(Date.now, () => tokenSeconds);
  const server = await serveApi(options, async (call) => {
    const isToken = call.path === '/connect/token';
    const answer = isToken
      ? grantToken({ credential, tokens, grantIn: 'body', scope }, call)
      : { status: 404, body: { error: 'not_found' } };
    return plainly(answer);
  });
  return { ...server, tokenUrl: `${server.origin}/connect/token`, scope, credential, tokens };
}
