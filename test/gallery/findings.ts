import type { Finding } from '../../src/shared/base/check.ts';
import type { EndpointResult } from '../../src/shared/network/network.ts';

/** Findings of a connection test, with and without problems. */
export const checks: readonly Finding[] = [
  {
    name: 'sign-in',
    found: 'signed-in',
    who: '111122223333 artist',
    until: new Date(2026, 4, 12, 17, 40).getTime(),
    renews: true,
  },
  { name: 'service', found: 'studios', count: 2 },
  { name: 'clock', found: 'clock-off', minutes: 7 },
  {
    name: 'workstations',
    found: 'failure',
    failure: { code: 'access-denied', operation: 'ListStreamingSessions' },
  },
];

const endpoint = { port: 443, tls: true, proxied: false, quic: false } as const;

/** Results of a network test: reached, reached with an unknown certificate, and not reached. */
export const endpoints: readonly EndpointResult[] = [
  { ...endpoint, role: 'endpoint', host: 'nimble.us-west-2.amazonaws.com', outcome: 'reached' },
  {
    ...endpoint,
    role: 'gateway',
    host: 'gateway.northpier.example',
    port: 8443,
    outcome: 'certificate-unknown',
    doubt: 'authority',
    quic: true,
  },
  {
    ...endpoint,
    role: 'server',
    host: 'edge-4.northpier.example',
    port: 8443,
    outcome: 'time-out',
    quic: true,
  },
];

/** A support text like that of the main process. */
export const supportText = [
  'Stagedoor 0.1.0, linux 6.1 x64, Electron 45.4.1',
  '',
  'Connections',
  '  north-pier: nimble, us-west-2, keychain',
  '',
  'Checks',
  '  viewer: found, 2025.0',
  '  vault: opens',
  '',
  ...Array.from(
    { length: 24 },
    (_, nth) =>
      `2026-05-12T09:0${String(nth % 10)}:00Z info launch ${String(nth)}: waiting, STREAM_CREATE_IN_PROGRESS`,
  ),
].join('\n');
