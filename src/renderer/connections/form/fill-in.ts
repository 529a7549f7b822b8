import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Imported } from '../../../shared/connections/imported.ts';
import type { ConnectionDraft } from './connection-draft.ts';
import { filtersText } from './ec2-draft.ts';

/** Fills in a form from a file. Fields that are not in the file stay as they are. */
export function fillIn(draft: ConnectionDraft, { values }: Imported): void {
  const { kind, hosts, filters, gateway, proxy, tls, port, quicPort, ...more } = values;
  const { display, transport, credentials, onLeave, prices, ...texts } = more;
  const { base, ...signIn } = credentials ?? {};
  const { region: signInRegion, source, ...known } = { ...signIn, ...base };
  const filled = {
    ...texts,
    ...known,
    kind,
    signInRegion,
    hosts: hosts?.join(', '),
    filters: filters && filtersText(filters),
    gateway: gateway && hostText(gateway),
    proxy: proxyText(proxy),
    port: port?.toString(),
    quicPort: (quicPort ?? gateway?.quicPort)?.toString(),
    pin: tls?.pin,
    strict: tls?.policy === 'strict',
    throughRole: signIn.source === 'assume-role',
    stopAfter: onLeave?.afterMinutes.toString(),
    viewing: omitUndefined({ display, transport, prices }),
    ...sourceOf(source),
  };
  for (const [name, value] of Object.entries(filled))
    if (value !== undefined && name in draft) Object.assign(draft, { [name]: value });
}

function hostText({ host, port }: NonNullable<Imported['values']['gateway']>): string | undefined {
  if (host === undefined) return undefined;
  const name = host.includes(':') ? `[${host}]` : host;
  return port === undefined ? name : `${name}:${port}`;
}

function proxyText(proxy: Imported['values']['proxy']): string | undefined {
  if (proxy === undefined) return undefined;
  const server = hostText(proxy);
  return server === undefined ? proxy.type : `${proxy.type}://${server}`;
}

function sourceOf(source: string | undefined): object {
  if (source === 'client' || source === 'token' || source === 'none')
    return { brokerSource: source };
  const isOurs = ['keychain', 'environment', 'profile', 'identity-center'].some(
    (one) => one === source,
  );
  return isOurs ? { source } : {};
}
