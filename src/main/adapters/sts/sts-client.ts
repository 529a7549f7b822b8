import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import type { Keys } from '../../core/secrets/keys.ts';
import {
  clientSettings,
  TRACE_HEADER_MIDDLEWARE,
  type AwsRequestHandler,
} from '../sign-in/aws-handler.ts';
import { revealKeys } from './session-keys.ts';

/** The only file that imports STS's client; it is loaded before the first request. */
export const commands = {
  assumeRole: AssumeRoleCommand,
  caller: GetCallerIdentityCommand,
  session: GetSessionTokenCommand,
};

export function createClient(
  keys: Keys,
  region: string,
  endpoint: string,
  handler: AwsRequestHandler,
): STSClient {
  const client = new STSClient({
    ...clientSettings(region, endpoint, handler),
    credentials: () => Promise.resolve(revealKeys(keys)),
    sigv4aSigningRegionSet: [region],
  });
  client.middlewareStack.remove(TRACE_HEADER_MIDDLEWARE);
  return client;
}
