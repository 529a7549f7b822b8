import { SSMClient, StartSessionCommand, TerminateSessionCommand } from '@aws-sdk/client-ssm';
import { clientSettings, TRACE_HEADER_MIDDLEWARE, type ClientOptions } from './client-settings.ts';

/** The only file that imports the code of Systems Manager's client; it is loaded before the first request. */
export const commands = {
  startSession: StartSessionCommand,
  terminateSession: TerminateSessionCommand,
};

export function createClient(options: ClientOptions): SSMClient {
  const client = new SSMClient(clientSettings('ssm', options));
  client.middlewareStack.remove(TRACE_HEADER_MIDDLEWARE);
  return client;
}
