import type {
  CertificateDoubt,
  EndpointRole,
  EndpointStep,
  StepState,
} from '../../network/network.ts';

/**
 * What a network test says of the way to each host: what is so (`title`), what a person can do (`person`), and
 * what to ask of the network team (`team`). `who` is what the host is called here, `at` is {@link hops.at}.
 */
export const hops = {
  /** What each kind of host is called, at the start of a sentence. */
  roles: {
    endpoint: 'The service',
    broker: 'The Session Manager broker',
    console: 'The Access Console',
    issuer: 'The login server',
    gateway: 'The Connection Gateway',
    server: 'The server of the workstation',
    host: 'The DCV server',
  } satisfies Record<EndpointRole, string>,
  at: (host: string, port: number) => `${host}, port ${port}`,
  titles: {
    reached: (who: string, at: string) => `${who} ${at} can be reached.`,
    'certificate-unknown': (who: string, at: string) =>
      `${who} ${at} can be reached. Its certificate is not trusted, so the viewer will ask.`,
    'not-tried': (who: string, at: string) =>
      `${who} ${at} was not tried: the system has a proxy for it, which makes a try from here meaningless.`,
    name: (who: string, host: string) => `${who}: the name ${host} cannot be looked up from here.`,
    'no-route': (who: string, host: string) =>
      `${who}: there is no way to ${host} from this network.`,
    'time-out': (who: string, at: string) => `${who} does not answer: ${at}.`,
    refused: (who: string, host: string, port: number) =>
      `${who}: ${host} answers, but nothing listens on port ${port}.`,
    handshake: (who: string, at: string) => `${who} ${at} answers, but not with TLS.`,
    certificate: (who: string, at: string) => `${who} ${at}: its certificate is not trusted.`,
    'proxy-login': (who: string, at: string) =>
      `${who} ${at}: the proxy of this network wants a sign-in first.`,
    'proxy-refused': (who: string, at: string) =>
      `${who} ${at}: the proxy of this network does not connect to it, or does not answer.`,
  },
  person: {
    name: 'Check the name in the connection, and whether the VPN is on.',
    'no-route': 'Check the VPN or the network cable.',
    'time-out': 'Check whether the VPN is on. A firewall may be in between.',
    refused: 'It may still be starting. Check the port in the connection.',
    handshake: 'Check the port in the connection. A firewall may be in between.',
    'proxy-login': 'Sign in to the proxy, or ask your network team to let this through.',
    'proxy-refused': 'Check the proxy settings of this system, or ask your network team.',
  },
  team: {
    lookUp: (host: string) =>
      `Please see to it that ${host} can be looked up from artists' machines.`,
    open: (host: string, port: number) =>
      `Please allow outgoing TCP from artists' machines to ${host}, port ${port}.`,
    openForProxy: (host: string, port: number) =>
      `Please allow outgoing TCP from the proxy to ${host}, port ${port}.`,
    openQuic: 'UDP to the same port (QUIC) makes it faster, but is not needed.',
    noRefusal: 'Please check that a firewall does not refuse.',
    unopened: (host: string, port: number) =>
      `If a firewall opens TLS to look inside, please let ${host}, port ${port}, pass unopened.`,
    connectWithoutSignIn: (host: string, port: number) =>
      `Please let the proxy connect to ${host}, port ${port}, without a sign-in (CONNECT).`,
    connect: (host: string, port: number) =>
      `Please let the proxy connect to ${host}, port ${port} (CONNECT).`,
  },
  /** Why a certificate is not trusted, and what a person can do about it. */
  doubts: {
    authority: 'Nobody this machine trusts has signed it.',
    name: 'It is for another name.',
    date: 'It has expired, or is not valid yet.',
    pin: 'Its key is not the one that is pinned in the connection.',
    'ca-file': "The connection's CA file cannot be read.",
  } satisfies Record<CertificateDoubt, string>,
  doubtAdvice: {
    authority: 'If your studio has its own authority, name its CA file in the connection.',
    name: 'Name the host in the connection as its certificate does.',
    date: "Check this machine's clock; if it is right, tell your administrator.",
    pin: 'Do not connect until your administrator has told you the new pin.',
    'ca-file': 'Check its path in the connection.',
  } satisfies Record<CertificateDoubt, string>,
  steps: {
    name: 'Name lookup',
    tcp: 'TCP',
    tls: 'TLS',
    certificate: 'Certificate',
  } satisfies Record<EndpointStep, string>,
  states: {
    well: 'well',
    failed: 'failed',
    unknown: 'not tried',
  } satisfies Record<StepState, string>,
  /** How a step went, and two of them beside each other. */
  step: (step: string, state: string) => `${step}: ${state}`,
  between: '; ',
  /** Two sentences, one after the other. */
  sentences: (first: string, second: string) => `${first} ${second}`,
  quic: 'QUIC (UDP to the same port) was not tried. Without it streams go over WebSocket.',
};
