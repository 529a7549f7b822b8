import { describe, expect, it } from 'vitest';
import {
  CertificateProblem,
  EndpointOutcome,
  endpointSteps,
  EndpointRole,
  isEndpointOk,
  type EndpointResult,
} from '../../../../src/shared/network/network.ts';
import {
  endpointSentence,
  endpointText,
  networkText,
} from '../../../../src/shared/network/network-text.ts';
import { endpointFindings, isOk } from '../../../../src/shared/base/check.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { statusSentence } from '../../../../src/shared/launch/session-status.ts';
import { ReachCause } from '../../../../src/shared/base/failure.ts';

const { endpoints, statuses } = en;

const endpoint = (more: Partial<EndpointResult> = {}): EndpointResult => ({
  role: 'gateway',
  host: 'dcv.pier.example',
  port: 8443,
  tls: true,
  outcome: 'reached',
  proxied: false,
  quic: false,
  ...more,
});
const longest = 'x'.repeat(253);
const all: readonly EndpointResult[] = EndpointRole.options.flatMap((role) =>
  EndpointOutcome.options.flatMap((outcome) =>
    [undefined, ...CertificateProblem.options].map((doubt) =>
      endpoint({ role, outcome, quic: true, host: longest, ...(doubt !== undefined && { doubt }) }),
    ),
  ),
);

describe('the text of a network endpoint', () => {
  it('is complete sentences, contains its host, and fits into a check', () => {
    for (const one of all) {
      const { title, person, team } = endpointText(one, endpoints);
      expect(title).toContain(longest);
      for (const text of [title, person, team]) {
        if (text === undefined) continue;
        expect(text).toMatch(/^[A-Z].*[.]$/);
        expect(text).not.toMatch(/ {2}|error|undefined|!/i);
      }
      const check = endpointSentence(one, endpoints);
      const [finding] = endpointFindings([one]);
      expect(finding?.name).toBe(`network-${one.role}`);
      expect(check.message.length).toBeLessThanOrEqual(512);
      expect(check.advice?.length ?? 0).toBeLessThanOrEqual(512);
    }
  });

  it('has advice only if something is wrong', () => {
    for (const one of all) {
      const [finding] = endpointFindings([one]);
      const isFine = finding !== undefined && isOk(finding);
      expect([isFine, endpointSentence(one, endpoints).advice === undefined]).toEqual([
        isEndpointOk(one),
        isEndpointOk(one),
      ]);
    }
  });

  it.each(['no-route', 'time-out', 'refused'] as const)(
    'after %s contains protocol, direction, host and port for the network team',
    (outcome) => {
      const { team } = endpointText(endpoint({ outcome, quic: true }), endpoints);
      expect(team).toContain('outgoing TCP');
      expect(team).toContain("from artists' computers to dcv.pier.example, port 8443");
      expect(team).toContain('UDP to port 8443 (QUIC)');
      const other = endpointText(endpoint({ outcome, quic: true, quicPort: 8444 }), endpoints);
      expect(other.team).toContain('UDP to port 8444 (QUIC)');
      expect(endpointText(endpoint({ outcome }), endpoints).team).not.toContain('QUIC');
    },
  );

  it('distinguishes a wrong pin, an unknown authority and a missing file', () => {
    const of = (doubt: CertificateProblem) =>
      endpointText(endpoint({ outcome: 'certificate', doubt }), endpoints);
    expect(of('pin').title).toContain('does not match the pin');
    expect(of('pin').person).toContain('Do not connect');
    expect(of('authority').person).toContain('CA file');
    expect(of('ca-file').title).toContain('cannot be read');
    const reported = CertificateProblem.options.map((doubt) => of(doubt).title);
    expect(new Set(reported).size).toBe(CertificateProblem.options.length);
  });

  it('names an unusable CA file in addition to the failure', () => {
    const of = (outcome: EndpointOutcome, doubt?: CertificateProblem) =>
      endpointSentence(endpoint({ outcome, ...(doubt !== undefined && { doubt }) }), endpoints);
    for (const outcome of ['name', 'no-route', 'time-out', 'refused', 'handshake'] as const) {
      const without = of(outcome);
      const { message, advice } = of(outcome, 'ca-missing');
      expect(message).toBe(`${without.message} ${endpoints.doubts['ca-missing']}`);
      expect(advice).toBe(`${endpoints.doubtAdvice['ca-missing']} ${without.advice ?? ''}`);
    }
  });

  it('names the proxy if nothing was tested, or if the proxy requires a sign-in', () => {
    expect(endpointText(endpoint({ outcome: 'not-tried' }), endpoints).title).toContain('proxy');
    expect(endpointText(endpoint({ outcome: 'not-tried' }), endpoints).title).toContain(
      'not tested',
    );
    expect(endpointText(endpoint({ outcome: 'proxy-login' }), endpoints).title).toContain(
      'requires a sign-in',
    );
  });
});

describe('the steps to an endpoint', () => {
  const steps = (more: Partial<EndpointResult>) =>
    Object.values(endpointSteps(endpoint(more))).join(' ');
  it.each<[Partial<EndpointResult>, string]>([
    [{ outcome: 'reached' }, 'well well well well'],
    [{ outcome: 'certificate-unknown' }, 'well well well failed'],
    [{ outcome: 'certificate' }, 'well well well failed'],
    [{ outcome: 'handshake' }, 'well well failed unknown'],
    [{ outcome: 'refused' }, 'well failed unknown unknown'],
    [{ outcome: 'time-out' }, 'well failed unknown unknown'],
    [{ outcome: 'name' }, 'failed unknown unknown unknown'],
    [{ outcome: 'not-tried', proxied: true }, 'unknown unknown unknown unknown'],
    [{ outcome: 'proxy-login', proxied: true }, 'unknown unknown unknown unknown'],
    [{ outcome: 'reached', proxied: true }, 'unknown unknown well well'],
    [{ outcome: 'certificate', proxied: true }, 'unknown unknown well failed'],
    [{ outcome: 'reached', tls: false }, 'well well unknown unknown'],
  ])('of %j are: %s', (more, wanted) => {
    expect(steps(more)).toBe(wanted);
  });
});

describe('a network test as one text', () => {
  it('contains every endpoint with its steps, the request to the network team, and that QUIC was not tested', () => {
    const text = networkText(
      [
        endpoint({ role: 'broker', host: 'broker.pier.example' }),
        endpoint({ outcome: 'time-out', quic: true }),
      ],
      endpoints,
    );
    expect(text.split('\n\n')).toEqual([
      [
        'The Session Manager broker broker.pier.example, port 8443 can be reached.',
        'Name lookup: passed; TCP: passed; TLS: passed; Certificate: passed',
      ].join('\n'),
      [
        'The Connection Gateway dcv.pier.example, port 8443 does not respond.',
        'Name lookup: passed; TCP: failed; TLS: not tested; Certificate: not tested',
        "Please allow outgoing TCP connections from artists' computers to dcv.pier.example, port 8443. UDP to port 8443 (QUIC) is faster, but optional.",
        'QUIC (UDP to port 8443) was not tested. Without QUIC, streams use WebSocket.',
      ].join('\n'),
    ]);
  });
});

it.each([...ReachCause.options, 'proxied'])(
  'a host that is not reached (%s) has a sentence for its status',
  (code) => {
    expect(statusSentence(code, statuses)).toMatch(/^[A-Z].*\.$/);
    expect(statusSentence(code, statuses)).not.toContain('The service says');
  },
);
