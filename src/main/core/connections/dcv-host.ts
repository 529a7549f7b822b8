import * as v from 'valibot';
import { HostName } from '../../../shared/connections/dcv.ts';

/** A host as people write it: alone, with its port, or as the address of its web client. */
export interface WrittenHost {
  readonly host: string;
  /** As it is written. */
  readonly port?: string;
  /** The port that the scheme stands for. Only https is for DCV servers. */
  readonly usualPort?: number;
  /** With its leading slash; missing if it is `/`. */
  readonly path?: string;
  readonly session?: string;
  /** True if the address contains a token. */
  readonly hasToken: boolean;
}

const SHAPE =
  /^(?:(https|http|dcv):\/\/)?(?:\[([^\]]*)\]|([^/?#:[\]@\\]*))(?::(\d{1,5}))?(?:\/([^?#]*))?(?:\?(?:authToken=([^#&]*))?)?(?:#(.*))?$/i;

/** Takes a host apart. Undefined if it is none. Total and pure. */
export function readWrittenHost(text: string): WrittenHost | undefined {
  const isBareIpv6 = (text.match(/:/g) ?? []).length > 1 && !/[[/]/.test(text);
  const parts = SHAPE.exec(isBareIpv6 ? `[${text}]` : text);
  if (parts === null) return undefined;
  const [, scheme, bracketed, plain, port, path = '', token = '', fragment = ''] = parts;
  const host = v.safeParse(HostName, bracketed ?? plain);
  const session = decoded(fragment);
  if (!host.success || session === undefined) return undefined;
  return {
    host: host.output,
    hasToken: token !== '',
    ...(port !== undefined && { port }),
    ...(scheme?.toLowerCase() === 'https' && { usualPort: 443 }),
    ...(path !== '' && { path: `/${path}` }),
    ...(session !== '' && { session }),
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
