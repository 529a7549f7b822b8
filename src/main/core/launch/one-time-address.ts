import { err, ok, type Result } from '../../../shared/base/failure.ts';
import { SOLE_STUDIO } from '../../../shared/base/ids.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { ONE_TIME } from '../../../shared/launch/one-time.ts';
import type { Provider } from '../provider/provider.ts';
import { answer } from '../provider/service-response.ts';
import { Secret } from '../secrets/secret.ts';
import { parseStreamUrl, type StreamRules } from '../viewer/parse-stream-url.ts';

/**
 * The address of a stream that can be opened once, as `pcluster dcv-connect --show-url` prints it. It contains a
 * token, so it is only in memory: launches from it are not recorded, and do not appear in the history.
 */
export interface OneTimeAddress {
  readonly url: Secret;
  readonly host: string;
  readonly port: number;
}

/** The largest text that is searched for an address, in bytes. */
export const ONE_TIME_MAX_BYTES = 16 * 1024;

/** The host is the person's own choice, as for a direct connection, so it may be on this machine. */
const rulesFor = (host: string): StreamRules => ({
  hosts: [host],
  token: 'one',
  practice: false,
  certificates: 'ask-user',
  trust: {},
  fullscreen: false,
  allMonitors: false,
  yuv444: false,
  transport: 'auto',
});

const ADDRESS = /https:\/\/[^\s"'<>`]+/gi;
/** What follows an address in a sentence, in brackets or in a chat. No session's id ends with it. */
const BEHIND = /[^A-Za-z0-9_:@-]+$/;

/**
 * The address in a text, which can be everything that a command printed, also with other addresses without a token.
 * Undefined if there is none, or more than one. Fails if the address may not be handed over. Pure; never repeats the text.
 */
export function readOneTimeAddress(text: string): Result<OneTimeAddress> | undefined {
  const all = (text.match(ADDRESS) ?? []).map((one) => one.replace(BEHIND, ''));
  const withToken = all.filter((one) => /[?&]authToken=/i.test(one));
  const [address, ...others] = new Set(withToken.length > 0 ? withToken : all);
  if (address === undefined || others.length > 0) return undefined;
  const url = address.replace(/^https/i, 'https');
  const named = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
  const parsed = parseStreamUrl(url, rulesFor(named));
  if (!parsed.ok) return err({ code: 'stream-url-refused', reason: parsed.reason });
  const { host, port } = parsed.stream;
  return ok({ url: new Secret(url), host, port });
}

/** The connection that stands for an address: for the policy, and for how the stream is shown. */
export const oneTimeConnection = ({
  host,
  port,
}: Pick<OneTimeAddress, 'host' | 'port'>): ConnectionOf<'direct'> => ({
  id: ONE_TIME,
  name: host,
  kind: 'direct',
  host,
  port,
  session: 'console',
});

/** The rules of a direct connection, with a token. */
export const oneTimeRules = (rules: StreamRules): StreamRules => ({ ...rules, token: 'one' });

/** A provider whose only stream is the address. */
export const createOneTimeProvider = (url: Secret): Provider => ({
  listWorkstations: () => Promise.resolve(answer({ items: [] })),
  createStream: () => Promise.resolve(answer({ facts: { state: 'READY' }, url })),
  test: () => Promise.resolve([]),
});

/** What a launch from an address is for. Each address is another workstation. */
export const oneTimeTarget = (host: string, session: string) => ({
  studio: SOLE_STUDIO,
  // A UUID has the form of a ResourceId.
  session: session as typeof SOLE_STUDIO,
  workstation: host,
});
