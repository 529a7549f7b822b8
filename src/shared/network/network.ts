import * as v from 'valibot';
import { SafeText } from '../base/safe-text.ts';

/** What a network test finds: each host that is needed, and how far the way to it goes. */

/** What a host is for. The last three are where streams come from, the others are asked by us. */
export const HopRole = v.picklist([
  'endpoint',
  'broker',
  'console',
  'issuer',
  'gateway',
  'server',
  'host',
]);
export type HopRole = v.InferOutput<typeof HopRole>;

/** Why a certificate is not trusted. `ca-file`: the connection's own authorities cannot be read. */
export const CertificateDoubt = v.picklist(['authority', 'name', 'date', 'pin', 'ca-file']);
export type CertificateDoubt = v.InferOutput<typeof CertificateDoubt>;

/**
 * How the way to a host is. `certificate-unknown`: the viewer will ask about it; `certificate`: it ends
 * there. `not-tried`: a proxy stands in between, so trying would say nothing.
 */
export const HopOutcome = v.picklist([
  'reached',
  'certificate-unknown',
  'not-tried',
  'name',
  'no-route',
  'time-out',
  'refused',
  'handshake',
  'certificate',
  'proxy-login',
  'proxy-refused',
]);
export type HopOutcome = v.InferOutput<typeof HopOutcome>;

export const NetworkHop = v.strictObject({
  role: HopRole,
  host: SafeText,
  port: v.number(),
  tls: v.boolean(),
  outcome: HopOutcome,
  doubt: v.optional(CertificateDoubt),
  /** True where the system sends such traffic to a proxy. */
  proxied: v.boolean(),
  /** True where the stream may go over QUIC too, by UDP to the same port. That is told, never tried. */
  quic: v.boolean(),
});
export type NetworkHop = Readonly<v.InferOutput<typeof NetworkHop>>;

/** The steps of the way to a host, in order. */
export const HOP_STEPS = ['name', 'tcp', 'tls', 'certificate'] as const;
export type HopStep = (typeof HOP_STEPS)[number];
export type StepState = 'well' | 'failed' | 'unknown';

/** At which step each outcome ends; nothing where none was tried. */
const endsAt: Readonly<Record<HopOutcome, HopStep | 'end' | undefined>> = {
  reached: 'end',
  'certificate-unknown': 'certificate',
  'not-tried': undefined,
  name: 'name',
  'no-route': 'tcp',
  'time-out': 'tcp',
  refused: 'tcp',
  handshake: 'tls',
  certificate: 'certificate',
  'proxy-login': undefined,
  'proxy-refused': undefined,
};
const BY_PROXY: ReadonlySet<HopStep> = new Set(['name', 'tcp']);

/** How each step went. Behind a proxy, names and TCP are the proxy's business; in the clear there is no TLS. */
export function hopSteps({ outcome, proxied, tls }: NetworkHop): Record<HopStep, StepState> {
  const end = endsAt[outcome];
  const last = end === undefined ? -1 : end === 'end' ? HOP_STEPS.length : HOP_STEPS.indexOf(end);
  const stateOf = (step: HopStep, nth: number): StepState => {
    if (proxied && BY_PROXY.has(step)) return 'unknown';
    if (!tls && !BY_PROXY.has(step)) return 'unknown';
    if (nth > last) return 'unknown';
    return nth === last ? 'failed' : 'well';
  };
  const [name, tcp, handshake, certificate] = HOP_STEPS;
  return {
    name: stateOf(name, 0),
    tcp: stateOf(tcp, 1),
    tls: stateOf(handshake, 2),
    certificate: stateOf(certificate, 3),
  };
}

const WELL: ReadonlySet<HopOutcome> = new Set(['reached', 'certificate-unknown', 'not-tried']);

/** True where nothing stands in the way, as far as can be seen from here. */
export const isHopWell = ({ outcome }: Pick<NetworkHop, 'outcome'>): boolean => WELL.has(outcome);

const STREAM_ROLES: ReadonlySet<HopRole> = new Set(['gateway', 'server', 'host']);

/** True for a host that streams come from: the viewer goes there, not we. */
export const isStreamRole = (role: HopRole): boolean => STREAM_ROLES.has(role);
