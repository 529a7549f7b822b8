import * as v from 'valibot';
import { SafeText } from '../base/safe-text.ts';

/**
 * The result of a network test: each host that is needed, and how far the connection to it
 * succeeds.
 */

/** What a host is for. The last three are where streams come from, the others are asked by us. */
export const EndpointRole = v.picklist([
  'endpoint',
  'broker',
  'console',
  'issuer',
  'gateway',
  'server',
  'host',
]);
export type EndpointRole = v.InferOutput<typeof EndpointRole>;

/**
 * Why a certificate is not trusted. `early`: it is not valid yet. Those with `ca-` are about the connection's CA file:
 * it does not exist, is a folder, is in DER, holds no certificate, or cannot be read for another reason.
 */
export const CertificateProblem = v.picklist([
  'authority',
  'name',
  'expired',
  'early',
  'pin',
  'ca-missing',
  'ca-folder',
  'ca-der',
  'ca-garbage',
  'ca-file',
]);
export type CertificateProblem = v.InferOutput<typeof CertificateProblem>;

/** A certificate that is not trusted, as a notice of a launch: `certificate-expired` and others. */
export const certificateNotice = <P extends CertificateProblem>(problem: P) =>
  `certificate-${problem}` as const;
export const CERTIFICATE_NOTICES = CertificateProblem.options.map(certificateNotice);

/** The problem that a notice or a status code names; undefined for others. */
export const certificateProblemIn = (code: string | undefined): CertificateProblem | undefined =>
  CertificateProblem.options.find((problem) => certificateNotice(problem) === code);

/** True if the connection's CA file is what is wrong. */
export const isAboutCaFile = (problem: CertificateProblem | undefined): boolean =>
  problem?.startsWith('ca-') === true;

/**
 * The result for a host. `certificate-unknown`: the viewer will ask about it; `certificate`: the
 * connection fails there. `not-tried`: a proxy is in between, so a check would mean nothing.
 */
export const EndpointOutcome = v.picklist([
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
export type EndpointOutcome = v.InferOutput<typeof EndpointOutcome>;

export const EndpointResult = v.strictObject({
  role: EndpointRole,
  host: SafeText,
  port: v.number(),
  tls: v.boolean(),
  outcome: EndpointOutcome,
  doubt: v.optional(CertificateProblem),
  /** True if the system sends such traffic to a proxy. */
  proxied: v.boolean(),
  /** True if the stream can use QUIC, which is UDP. It is only mentioned, never tried. */
  quic: v.boolean(),
  /** The port for QUIC, if it is not `port`. */
  quicPort: v.optional(v.number()),
});
export type EndpointResult = Readonly<v.InferOutput<typeof EndpointResult>>;

/** The steps of the connection to a host, in order. */
export const ENDPOINT_STEPS = ['name', 'tcp', 'tls', 'certificate'] as const;
export type EndpointStep = (typeof ENDPOINT_STEPS)[number];
export type StepState = 'well' | 'failed' | 'unknown';

/** The step at which each outcome ends; undefined if none was tried. */
const endsAt: Readonly<Record<EndpointOutcome, EndpointStep | 'end' | undefined>> = {
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
const BY_PROXY: ReadonlySet<EndpointStep> = new Set(['name', 'tcp']);

/**
 * The result of each step. Behind a proxy, the proxy handles names and TCP; without TLS there is no
 * TLS step.
 */
export function endpointSteps({
  outcome,
  proxied,
  tls,
}: EndpointResult): Record<EndpointStep, StepState> {
  const end = endsAt[outcome];
  const last =
    end === undefined ? -1 : end === 'end' ? ENDPOINT_STEPS.length : ENDPOINT_STEPS.indexOf(end);
  const stateOf = (step: EndpointStep, nth: number): StepState => {
    if (proxied && BY_PROXY.has(step)) return 'unknown';
    if (!tls && !BY_PROXY.has(step)) return 'unknown';
    if (nth > last) return 'unknown';
    return nth === last ? 'failed' : 'well';
  };
  const [name, tcp, handshake, certificate] = ENDPOINT_STEPS;
  return {
    name: stateOf(name, 0),
    tcp: stateOf(tcp, 1),
    tls: stateOf(handshake, 2),
    certificate: stateOf(certificate, 3),
  };
}

const WELL: ReadonlySet<EndpointOutcome> = new Set(['reached', 'certificate-unknown', 'not-tried']);

/** True if nothing blocks the connection, as far as this machine can tell. */
export const isEndpointOk = ({ outcome }: Pick<EndpointResult, 'outcome'>): boolean =>
  WELL.has(outcome);

const STREAM_ROLES: ReadonlySet<EndpointRole> = new Set(['gateway', 'server', 'host']);

/** True for a host that streams come from: the viewer goes there, not we. */
export const isStreamRole = (role: EndpointRole): boolean => STREAM_ROLES.has(role);
