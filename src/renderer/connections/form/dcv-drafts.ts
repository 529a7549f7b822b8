import { formValue, hostListValues, portValue } from './form-values.ts';
import {
  emptyBrokerSecret,
  keptSecrets,
  brokerSecretValues,
  type BrokerSecretDraft,
  type SavedSecretsDraft,
} from './secret-drafts.ts';

/** The form fields of a service in front of DCV servers. */
interface ServiceDraft {
  endpoint: string;
  hosts: string;
  /** `host:port`. */
  gateway: string;
  /** The gateway's. */
  quicPort: string;
}

/** How a client identifies itself to the server that issues its tokens. */
interface ClientDraft {
  clientId: string;
  scope: string;
}

/** The form fields of a DCV Session Manager broker. */
export interface BrokerDraft extends ServiceDraft, ClientDraft, BrokerSecretDraft {
  user: string;
  brokerSource: 'client' | 'token' | 'none';
  tokenEndpoint: string;
}

/** The form fields of a DCV Access Console. */
export interface ConsoleDraft extends ServiceDraft, ClientDraft {
  issuer: string;
}

/** The form fields of a DCV server. */
export interface HostDraft {
  host: string;
  port: string;
  session: string;
  user: string;
  webUrlPath: string;
  quicPort: string;
  /** `type://host:port` or `none`. */
  proxy: string;
}

export const emptyDcv = (): BrokerDraft & ConsoleDraft & HostDraft => ({
  ...emptyBrokerSecret(),
  endpoint: '',
  hosts: '',
  gateway: '',
  clientId: '',
  scope: '',
  user: '',
  brokerSource: 'client',
  tokenEndpoint: '',
  issuer: '',
  host: '',
  port: '8443',
  session: 'console',
  webUrlPath: '',
  quicPort: '',
  proxy: '',
});

/** The fields of a broker, unchecked. */
export const brokerValues = (draft: BrokerDraft & SavedSecretsDraft): object => ({
  ...serviceValues(draft),
  ...formValue('user', draft.user),
  credentials: brokerCredentialValues(draft),
});

function brokerCredentialValues(draft: BrokerDraft & SavedSecretsDraft): object {
  const { brokerSource: source, clientSecret, token } = draft;
  if (source === 'none') return { source };
  const kept = keptSecrets(source, draft, [source === 'client' ? clientSecret : token]);
  const secret = kept === undefined ? brokerSecretValues(source, draft) : { source, ...kept };
  if (source === 'token') return secret;
  return {
    ...secret,
    clientId: draft.clientId.trim(),
    ...formValue('tokenEndpoint', draft.tokenEndpoint),
    ...formValue('scope', draft.scope),
  };
}

/** The fields of an Access Console, unchecked. */
export const consoleValues = (draft: ConsoleDraft): object => ({
  ...serviceValues(draft),
  credentials: {
    source: 'browser',
    issuer: draft.issuer.trim(),
    clientId: draft.clientId.trim(),
    ...formValue('scope', draft.scope),
  },
});

/** The fields of a DCV server, unchecked. */
export const hostValues = (draft: HostDraft): object => ({
  host: draft.host.trim(),
  port: portValue(draft.port),
  session: draft.session.trim(),
  ...formValue('user', draft.user),
  ...formValue('webUrlPath', draft.webUrlPath),
  ...quicPortValues(draft),
  ...proxyValues(draft.proxy.trim()),
});

const serviceValues = (draft: ServiceDraft): object => ({
  endpoint: draft.endpoint.trim(),
  ...hostListValues(draft),
  ...gatewayValues(draft),
});

const quicPortValues = ({ quicPort }: Pick<HostDraft, 'quicPort'>): object =>
  quicPort.trim() === '' ? {} : { quicPort: portValue(quicPort) };

/** `type://host:port`, or the type alone. Anything else is passed on, and the main process reports it. */
function proxyValues(text: string): object {
  if (text === '') return {};
  const [type = '', server] = text.split('://', 2);
  if (server === undefined || type === 'none') return { proxy: { type: text } };
  const [, bracketed, plain, port = ''] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?\/?$/.exec(server) ?? [];
  return { proxy: { type, host: bracketed ?? plain ?? server, port: portValue(port) } };
}

/** `host:port`, `[IPv6]:port`, or a host alone, which means DCV's usual port. */
function gatewayValues(draft: ServiceDraft): object {
  const text = draft.gateway.trim();
  const quic = quicPortValues(draft);
  // A port for QUIC alone is passed on too, and the missing host is reported.
  if (text === '' && Object.keys(quic).length === 0) return {};
  // For example an address with its scheme, which is reported as an invalid host.
  if (text.includes('/')) return { gateway: { host: text, port: 8443, ...quic } };
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? text;
  return { gateway: { host, port: port === undefined ? 8443 : portValue(port), ...quic } };
}
