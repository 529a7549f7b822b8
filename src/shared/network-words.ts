import type { Check } from './check.ts';
import {
  hopSteps,
  type CertificateDoubt,
  type HopOutcome,
  type HopRole,
  type HopStep,
  type NetworkHop,
  type StepState,
} from './network.ts';
import { safeText } from './safe-text.ts';

/** What a network test says, as tables by code. */

/** A hop in words: what is so, what a person can do, and what to ask of the network team. */
export interface HopWords {
  readonly title: string;
  readonly person?: string;
  readonly team?: string;
}

/** What each kind of host is called. */
export const roleWords: Readonly<Record<HopRole, string>> = {
  endpoint: 'The service',
  broker: 'The Session Manager broker',
  console: 'The Access Console',
  issuer: 'The login server',
  gateway: 'The Connection Gateway',
  server: 'The server of the workstation',
  host: 'The DCV server',
};

/** What each step is called. */
export const stepWords: Readonly<Record<HopStep, string>> = {
  name: 'Name lookup',
  tcp: 'TCP',
  tls: 'TLS',
  certificate: 'Certificate',
};
const stateWords: Readonly<Record<StepState, string>> = {
  well: 'well',
  failed: 'failed',
  unknown: 'not tried',
};

const doubtWords: Readonly<Record<CertificateDoubt, string>> = {
  authority: 'Nobody this machine trusts has signed it.',
  name: 'It is for another name.',
  date: 'It has expired, or is not valid yet.',
  pin: 'Its key is not the one that is pinned in the connection.',
  'ca-file': "The connection's CA file cannot be read.",
};
const doubtAdvice: Readonly<Record<CertificateDoubt, string>> = {
  authority: 'If your studio has its own authority, name its CA file in the connection.',
  name: 'Name the host in the connection as its certificate does.',
  date: "Check this machine's clock; if it is right, tell your administrator.",
  pin: 'Do not connect until your administrator has told you the new pin.',
  'ca-file': 'Check its path in the connection.',
};
const inspected = ({ host, port }: NetworkHop) =>
  `If a firewall opens TLS to look inside, please let ${host}, port ${port}, pass unopened.`;

/** What to let through, for those who run the network. */
function opening({ host, port, quic, proxied }: NetworkHop): string {
  const udp = quic ? ` UDP to the same port (QUIC) makes it faster, but is not needed.` : '';
  const where = proxied ? 'from the proxy' : "from artists' machines";
  return `Please allow outgoing TCP ${where} to ${host}, port ${port}.${udp}`;
}

const table: Readonly<Record<HopOutcome, (hop: NetworkHop, who: string) => HopWords>> = {
  reached: (hop, who) => ({ title: `${who} ${at(hop)} can be reached.` }),
  'certificate-unknown': (hop, who) => ({
    title: `${who} ${at(hop)} can be reached. Its certificate is not trusted, so the viewer will ask.${doubt(hop)}`,
  }),
  'not-tried': (hop, who) => ({
    title: `${who} ${at(hop)} was not tried: the system has a proxy for it, which makes a try from here meaningless.`,
  }),
  name: (hop, who) => ({
    title: `${who}: the name ${hop.host} cannot be looked up from here.`,
    person: 'Check the name in the connection, and whether the VPN is on.',
    team: `Please see to it that ${hop.host} can be looked up from artists' machines.`,
  }),
  'no-route': (hop, who) => ({
    title: `${who}: there is no way to ${hop.host} from this network.`,
    person: 'Check the VPN or the network cable.',
    team: opening(hop),
  }),
  'time-out': (hop, who) => ({
    title: `${who} does not answer: ${at(hop)}.`,
    person: 'Check whether the VPN is on. A firewall may be in between.',
    team: opening(hop),
  }),
  refused: (hop, who) => ({
    title: `${who}: ${hop.host} answers, but nothing listens on port ${hop.port}.`,
    person: 'It may still be starting. Check the port in the connection.',
    team: `Please check that a firewall does not refuse. ${opening(hop)}`,
  }),
  handshake: (hop, who) => ({
    title: `${who} ${at(hop)} answers, but not with TLS.`,
    person: 'Check the port in the connection. A firewall may be in between.',
    team: inspected(hop),
  }),
  certificate: (hop, who) => ({
    title: `${who} ${at(hop)}: its certificate is not trusted.${doubt(hop)}`,
    person: doubtAdvice[hop.doubt ?? 'authority'],
    ...(hop.doubt === 'pin' || hop.doubt === 'authority' || hop.doubt === undefined
      ? { team: inspected(hop) }
      : {}),
  }),
  'proxy-login': (hop, who) => ({
    title: `${who} ${at(hop)}: the proxy of this network wants a sign-in first.`,
    person: 'Sign in to the proxy, or ask your network team to let this through.',
    team: `Please let the proxy connect to ${hop.host}, port ${hop.port}, without a sign-in (CONNECT).`,
  }),
  'proxy-refused': (hop, who) => ({
    title: `${who} ${at(hop)}: the proxy of this network does not connect to it, or does not answer.`,
    person: 'Check the proxy settings of this system, or ask your network team.',
    team: `Please let the proxy connect to ${hop.host}, port ${hop.port} (CONNECT).`,
  }),
};

const at = ({ host, port }: NetworkHop): string => `${host}, port ${port}`;
const doubt = (hop: NetworkHop): string =>
  hop.doubt === undefined ? '' : ` ${doubtWords[hop.doubt]}`;

/** The words of one hop. */
export const hopWords = (hop: NetworkHop): HopWords => table[hop.outcome](hop, roleWords[hop.role]);

const QUIC_WORDS =
  'QUIC (UDP to the same port) was not tried. Without it streams go over WebSocket.';

/** A whole network test as one text, to be copied into a mail to the network team. */
export function networkText(hops: readonly NetworkHop[]): string {
  const parts = hops.map((hop) => {
    const { title, team } = hopWords(hop);
    const steps = Object.entries(hopSteps(hop)).map(
      // The keys of a record of steps are steps.
      ([step, state]) => `${stepWords[step as HopStep]}: ${stateWords[state]}`,
    );
    const lines = [title, steps.join('; ')];
    if (team !== undefined) lines.push(team);
    if (hop.quic) lines.push(QUIC_WORDS);
    return lines.join('\n');
  });
  return parts.join('\n\n');
}

/** One hop as a check says it: how it is, and for the person and the network team what to do. */
export function hopSaid(hop: NetworkHop): Pick<Check, 'message' | 'advice'> {
  const { title, person, team } = hopWords(hop);
  const advice = [person, team].filter((one) => one !== undefined).join(' ');
  return { message: title, ...(advice !== '' && { advice: safeText(advice, 512) }) };
}
