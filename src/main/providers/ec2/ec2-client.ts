import {
  DescribeInstancesCommand,
  EC2Client,
  GetConsoleScreenshotCommand,
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { clientSettings, TRACE_HEADER_MIDDLEWARE, type ClientOptions } from './client-settings.ts';

/** The only file that imports the code of EC2's client; it is loaded before the first request. It terminates nothing. */
export const commands = {
  describe: DescribeInstancesCommand,
  start: StartInstancesCommand,
  stop: StopInstancesCommand,
  reboot: RebootInstancesCommand,
  screenshot: GetConsoleScreenshotCommand,
};

export function createClient(options: ClientOptions): EC2Client {
  const client = new EC2Client(clientSettings('ec2', options));
  client.middlewareStack.remove(TRACE_HEADER_MIDDLEWARE);
  return client;
}
