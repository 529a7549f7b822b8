import * as v from 'valibot';
import type { Instance } from '@aws-sdk/client-ec2';
import {
  HostName,
  Port,
  SessionName,
  UserName,
  WebUrlPath,
} from '../../../shared/connections/dcv.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { CONSOLE_SESSION, DCV_PORT } from '../../../shared/connections/ec2.ts';
import type { Ec2Address } from '../../../shared/connections/ec2-address.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { tagOf } from './mapping.ts';

/** The DCV server of an instance. Pure. */
export interface DesktopServer {
  readonly port: number;
  readonly session: string;
  readonly user?: string;
  readonly webPath?: string;
}

/** A tag with a number, such as a port. */
const PortTag = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), Port);

/**
 * The DCV server of an instance, from its tags `stagedoor:port`, `stagedoor:session`, `stagedoor:user` and
 * `stagedoor:webpath`, otherwise from the connection. SECURITY: tags are written to a connection file, so a tag that does
 * not fit is ignored.
 */
export function desktopServer(
  instance: Instance,
  { port, session, user }: Pick<ConnectionOf<'ec2'>, 'port' | 'session' | 'user'>,
): DesktopServer {
  const fromTag = <S extends v.GenericSchema>(
    name: string,
    schema: S,
  ): v.InferOutput<S> | undefined => {
    const parsed = v.safeParse(schema, tagOf(instance, `stagedoor:${name}`));
    return parsed.success ? parsed.output : undefined;
  };
  return {
    port: fromTag('port', PortTag) ?? port ?? DCV_PORT,
    session: fromTag('session', SessionName) ?? session ?? CONSOLE_SESSION,
    ...omitUndefined({
      user: fromTag('user', UserName) ?? user,
      webPath: fromTag('webpath', WebUrlPath),
    }),
  };
}

const ADDRESSES = {
  'private-ip': 'PrivateIpAddress',
  'public-ip': 'PublicIpAddress',
  'private-dns': 'PrivateDnsName',
  'public-dns': 'PublicDnsName',
} as const satisfies Record<Exclude<Ec2Address, 'ssm'>, keyof Instance>;

/** The address of an instance by which it is reached; undefined if it has none of this kind now. */
export function instanceAddress(
  instance: Instance,
  address: Exclude<Ec2Address, 'ssm'>,
): string | undefined {
  // EC2 reports a missing name as an empty text.
  const parsed = v.safeParse(HostName, instance[ADDRESSES[address]]);
  return parsed.success ? parsed.output : undefined;
}

/** The address of a session in the form that all streams have. It contains no token. */
export function sessionUrl(host: string, { port, session, webPath = '/' }: DesktopServer): Secret {
  const authority = host.includes(':') ? `[${host}]` : host;
  return new Secret(`https://${authority}:${port}${webPath}#${encodeURIComponent(session)}`);
}
