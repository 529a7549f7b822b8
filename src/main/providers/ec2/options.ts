import type { EC2Client } from '@aws-sdk/client-ec2';
import type { Result } from '../../../shared/base/failure.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { CheckReachability } from '../../core/network/reachability.ts';
import type { NetworkEndpoint } from '../../core/provider/network-endpoint.ts';
import type { StreamRules } from '../../core/viewer/parse-stream-url.ts';
import type * as sdk from './ec2-client.ts';
import type { Send } from './send.ts';
import type { SendToSsm, TunnelSessions } from './tunnel-sessions.ts';

export type SendToEc2 = Send<EC2Client, (typeof sdk)['commands']>;

/** What the provider of a connection to EC2 is made of. */
export interface Ec2Options {
  readonly connection: ConnectionOf<'ec2'>;
  /** The rules for the streams of the connection. */
  readonly rules: StreamRules;
  readonly send: SendToEc2;
  readonly sendToSsm: SendToSsm;
  readonly tunnels: TunnelSessions;
  /** The name of the signed-in user. */
  readonly userName: (signal: AbortSignal) => Promise<Result<string>>;
  readonly reachability: CheckReachability;
  readonly clock: Clock;
  /** Waits until this connection may send a further request. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  readonly endpoints: readonly NetworkEndpoint[];
}
