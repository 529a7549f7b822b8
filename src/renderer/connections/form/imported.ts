import type { Imported } from '../../../shared/connections/imported.ts';
import type { ConnectionDraft } from './connection-draft.ts';

/** Fills a form in with what a file said; what it did not say stays as it was. Practice has no form. */
export function fillIn(draft: ConnectionDraft, { typed }: Imported): void {
  const { kind, hosts, gateway, tls, port, display, transport, credentials, ...texts } = typed;
  if (kind === 'practice') return;
  const { base, ...signIn } = credentials ?? {};
  const { region: signInRegion, source, ...known } = { ...signIn, ...base };
  const filled = {
    ...texts,
    ...known,
    kind,
    signInRegion,
    hosts: hosts?.join(', '),
    gateway: gatewayText(gateway),
    port: port?.toString(),
    pin: tls?.pin,
    strict: tls?.policy === 'strict',
    throughRole: signIn.source === 'assume-role',
    viewing: { ...(display && { display }), ...(transport && { transport }) },
    ...sourceOf(source),
  };
  for (const [name, value] of Object.entries(filled))
    if (value !== undefined && name in draft) Object.assign(draft, { [name]: value });
}

function gatewayText(gateway: Imported['typed']['gateway']): string | undefined {
  if (gateway?.host === undefined) return undefined;
  const host = gateway.host.includes(':') ? `[${gateway.host}]` : gateway.host;
  return gateway.port === undefined ? host : `${host}:${gateway.port}`;
}

function sourceOf(source: string | undefined): object {
  if (source === 'client' || source === 'token' || source === 'none')
    return { brokerSource: source };
  const isOurs = ['keychain', 'environment', 'profile', 'identity-center'].some(
    (one) => one === source,
  );
  return isOurs ? { source } : {};
}
