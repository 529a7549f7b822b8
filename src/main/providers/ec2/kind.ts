import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { isLoopback } from '../../../shared/network/hosts.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import type { CheckReachability } from '../../core/network/reachability.ts';
import { awsEndpoint } from '../../core/provider/aws-endpoint.ts';
import type { Kind } from '../../core/provider/kind.ts';
import { serviceEndpoint } from '../../core/provider/network-endpoint.ts';
import type { Tunnels } from '../../core/provider/tunnel.ts';
import type { SignIns } from '../../core/sign-in/sign-ins.ts';
import { userNameOf } from '../../core/sign-in/user-name.ts';
import { trustOf, viewingRules } from '../../core/viewer/viewing-rules.ts';
import type { StreamRules } from '../../core/viewer/parse-stream-url.ts';
import { classifyEc2, classifySsm } from './classify.ts';
import { createSend } from './send.ts';
import { createTunnelSessions } from './tunnel-sessions.ts';

type Ec2Connection = ConnectionOf<'ec2'>;

export interface Ec2Deps {
  readonly http: Http;
  readonly signIns: SignIns;
  readonly reachability: CheckReachability;
  readonly tunnels: Tunnels;
  readonly clock: Clock;
  readonly turn: (connection: string, signal: AbortSignal) => Promise<void>;
  /** The user name on this machine. */
  readonly userName: string;
}

/** DCV servers on EC2 instances. The viewer asks for the password. */
export function ec2Kind(deps: Ec2Deps): Kind<Ec2Connection> {
  const { http, signIns, reachability, tunnels, clock, turn } = deps;
  return {
    signIn: signIns,
    async open(connection) {
      const { createEc2Provider } = await import('./provider.ts');
      const { id, region } = connection;
      const ec2 = connection.endpoint ?? awsEndpoint('ec2', region);
      const ssm = connection.ssmEndpoint ?? awsEndpoint('ssm', region);
      // The pin is that of the DCV servers.
      const { pin: _, ...trust } = trustOf(connection);
      const signed = {
        region,
        trust,
        http,
        keys: (signal: AbortSignal) => signIns.keys(connection, signal),
        onRefused: (keys: Parameters<SignIns['refused']>[1]) => {
          signIns.refused(connection, keys);
        },
      };
      const send = createSend(
        { ...signed, endpoint: ec2 },
        () => import('./ec2-client.ts'),
        classifyEc2,
      );
      const sendToSsm = createSend(
        { ...signed, endpoint: ssm },
        () => import('./ssm-client.ts'),
        classifySsm,
      );
      const isTunnel = connection.address === 'ssm';
      return createEc2Provider({
        connection,
        send,
        sendToSsm,
        reachability,
        clock,
        rules: rulesOf(connection),
        tunnels: createTunnelSessions({ region, endpoint: ssm, tunnels, send: sendToSsm }),
        userName: (signal) => userName(connection, deps, signal),
        turn: (signal) => turn(id, signal),
        endpoints: [ec2, ...(isTunnel ? [ssm] : [])].map((one) =>
          serviceEndpoint('endpoint', one, trust),
        ),
      });
    },
    rules: rulesOf,
  };
}

/** A tunnel ends on this machine, and the instances of a service on this machine are there as well. */
function rulesOf(connection: Ec2Connection): StreamRules {
  const { address, endpoint, hosts, user } = connection;
  const isHere = endpoint !== undefined && isLoopback(hostOf(endpoint));
  const allowed =
    address === 'ssm' ? ['127.0.0.1'] : (hosts ?? (isHere ? ['127.0.0.1'] : undefined));
  return {
    ...viewingRules(connection),
    ...omitUndefined({ hosts: allowed, user }),
    token: 'none',
    practice: endpoint !== undefined && isHere && endpoint.startsWith('http:'),
  };
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, '');

/** The signed-in user's name; with a custom endpoint, where AWS is not asked, that of the user of this machine. */
async function userName(
  connection: Ec2Connection,
  { signIns, userName: machineUser }: Ec2Deps,
  signal: AbortSignal,
): Promise<Result<string>> {
  const person = await signIns.person(connection, signal);
  if (!person.ok) return person;
  return ok(person.value === undefined ? machineUser : userNameOf(person.value));
}
