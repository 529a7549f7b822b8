import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  serviceEndpoint,
  streamEndpoint,
  type NetworkEndpoint,
} from '../../../../src/main/core/provider/network-endpoint.ts';
import { HttpError, type Http, type HttpRequest } from '../../../../src/main/core/network/http.ts';
import {
  createNetworkTest,
  testEndpoints,
} from '../../../../src/main/core/network/network-test.ts';
import type {
  Reachability,
  ReachabilityTarget,
} from '../../../../src/main/core/network/reachability.ts';
import { failure, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { createWorkstationMemory } from '../../../../src/main/core/workstations/workstation-memory.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { EndpointResult } from '../../../../src/shared/network/network.ts';
import { northPier } from '../../cli/support.ts';
import { createFakeProvider, resourceId, streamRules } from '../support/fakes.ts';

const live = () => new AbortController().signal;
const trust = { caFile: '/etc/pier/ca.pem' };
const service = serviceEndpoint('endpoint', 'https://api.pier.example', trust);
const server = { host: 'dcv.pier.example', port: 8443 };
const stream = streamEndpoint('gateway', server, streamRules);
const strict = streamEndpoint('host', server, { ...streamRules, certificates: 'strict' });

/** A network where every host has this reachability, and a proxy fails with `proxyError`, if there is one. */
function createNetwork(reachability: Reachability, proxyError?: HttpError['response'] | Error) {
  const targets: ReachabilityTarget[] = [];
  const requests: HttpRequest[] = [];
  const http: Http = async (request) => {
    requests.push(request);
    if (proxyError instanceof Error) throw proxyError;
    if (proxyError !== undefined) throw new HttpError(proxyError);
    return { status: 403, headers: {}, body: new Uint8Array() };
  };
  return {
    targets,
    requests,
    http,
    reachability: async ({ host, port, tls, trust: by }: ReachabilityTarget) => {
      targets.push({ host, port, tls, trust: by });
      return reachability;
    },
  };
}
const tried = async (
  endpoint: NetworkEndpoint,
  reachability: Reachability,
  proxyError?: HttpError['response'],
) => (await testEndpoints([endpoint], createNetwork(reachability, proxyError), live()))[0];

describe('a network endpoint', () => {
  it.each([
    ['https://api.pier.example', { host: 'api.pier.example', port: 443, tls: true }],
    ['https://api.pier.example:8443/x', { host: 'api.pier.example', port: 8443, tls: true }],
    ['http://127.0.0.1:4100', { host: '127.0.0.1', port: 4100, tls: false }],
    ['https://[2001:db8::7]/', { host: '2001:db8::7', port: 443, tls: true }],
  ])('at %s is %j', (address, where) => {
    expect(serviceEndpoint('broker', address, {})).toMatchObject({ role: 'broker', ...where });
  });

  it.each([
    ['auto', true],
    ['quic', true],
    ['websocket', false],
  ] as const)('of a stream over %s can use QUIC: %s', (transport, quic) => {
    expect(streamEndpoint('host', server, { ...streamRules, transport }).quic).toBe(quic);
    expect(service.quic).toBe(false);
  });

  it.each(['name', 'refused', 'time-out', 'no-route', 'handshake'] as const)(
    'that cannot be reached reports the reason: %s',
    async (cause) => {
      for (const endpoint of [service, stream])
        expect(await tried(endpoint, { kind: 'unreached', cause })).toMatchObject({
          outcome: cause,
          proxied: false,
          host: endpoint.host,
          port: endpoint.port,
        });
    },
  );

  it('that cannot be reached reports the problem of the CA file as well', async () => {
    const reachability: Reachability = { kind: 'unreached', cause: 'refused', doubt: 'ca-missing' };
    for (const endpoint of [service, stream])
      expect(await tried(endpoint, reachability)).toMatchObject({
        outcome: 'refused',
        doubt: 'ca-missing',
      });
  });

  it('with an untrusted certificate is a failure, unless the viewer asks about it', async () => {
    const reachability: Reachability = { kind: 'reached', trusted: false, doubt: 'pin' };
    const outcomes = [service, strict, stream].map((endpoint) => tried(endpoint, reachability));
    expect(await Promise.all(outcomes)).toMatchObject([
      { outcome: 'certificate', doubt: 'pin' },
      { outcome: 'certificate', doubt: 'pin' },
      { outcome: 'certificate-unknown', doubt: 'pin' },
    ]);
  });

  it('is tested by its own rules, without an HTTP request if there is no proxy', async () => {
    const network = createNetwork({ kind: 'reached', trusted: true });
    const found = await testEndpoints([service, stream], network, live());
    expect(found.map(({ role, outcome }) => [role, outcome])).toEqual([
      ['endpoint', 'reached'],
      ['gateway', 'reached'],
    ]);
    expect(network.targets).toEqual([
      { host: 'api.pier.example', port: 443, tls: true, trust },
      { ...server, tls: true, trust: {} },
    ]);
    expect(network.requests).toEqual([]);
    for (const one of found) expect(v.is(EndpointResult, one)).toBe(true);
  });
});

describe('behind a proxy', () => {
  const proxied: Reachability = { kind: 'proxied' };

  it('a service is requested through it without a secret, and is reached if it responds with 403', async () => {
    const network = createNetwork(proxied);
    const [found] = await testEndpoints([service], network, live());
    expect(found).toMatchObject({ outcome: 'reached', proxied: true });
    const [request] = network.requests;
    expect(request?.url.href).toBe('https://api.pier.example/');
    expect(request).toMatchObject({ method: 'GET', headers: {}, trust });
  });

  it('a stream is not tested, because the result would have no meaning', async () => {
    const network = createNetwork(proxied);
    expect(await testEndpoints([stream, strict], network, live())).toMatchObject([
      { outcome: 'not-tried', proxied: true },
      { outcome: 'not-tried', proxied: true },
    ]);
    expect(network.requests).toEqual([]);
  });

  it.each([
    [failure({ code: 'proxy-login' }), 'proxy-login'],
    [failure({ code: 'certificate', where: 'service' }), 'certificate'],
    [failure({ code: 'answer-too-large' }), 'reached'],
    [transientError('no-answer'), 'time-out'],
    [transientError('refused'), 'proxy-refused'],
    [transientError('not-an-answer'), 'proxy-refused'],
    [transientError('dropped'), 'proxy-refused'],
  ])('%j is reported as %s', async (proxyError, outcome) => {
    expect(await tried(service, proxied, proxyError)).toMatchObject({ outcome, proxied: true });
  });

  it('an unusable CA file is reported', async () => {
    const proxyError = failure({ code: 'certificate', where: 'authority', why: 'ca-folder' });
    expect(await tried(service, proxied, proxyError)).toMatchObject({
      outcome: 'certificate',
      doubt: 'ca-folder',
      proxied: true,
    });
  });

  it('a bug is thrown', async () => {
    const network = createNetwork(proxied, new TypeError('a bug'));
    await expect(testEndpoints([service], network, live())).rejects.toThrow('a bug');
  });
});

describe('the network test of a connection', () => {
  const session = resourceId('comp-07');
  const createTest = (endpoints?: readonly NetworkEndpoint[]) => {
    const workstations = createWorkstationMemory();
    const { provider } = createFakeProvider(undefined, {
      ...(endpoints !== undefined && { endpoints: () => endpoints }),
    });
    const network = createNetwork({ kind: 'reached', trusted: true });
    const test = createNetworkTest({
      ...network,
      workstations,
      rules: () => streamRules,
      open: async () => ok(provider),
    });
    const roles = async (of?: typeof session) => {
      const found = await test(northPier, of, live());
      return found.ok
        ? found.value.map(({ role, host, quicPort = '' }) => `${role} ${host} ${quicPort}`.trim())
        : found.failure;
    };
    return { workstations, roles };
  };

  it('covers the endpoints of its kind, if any', async () => {
    expect(await createTest([service, stream]).roles()).toEqual([
      'endpoint api.pier.example',
      'gateway dcv.pier.example',
    ]);
    expect(await createTest().roles()).toEqual([]);
  });

  it('includes the server of the workstation’s last stream', async () => {
    const { workstations, roles } = createTest([service]);
    expect(await roles(session)).toEqual(['endpoint api.pier.example']);
    workstations.recordStream(northPier.id, session, {
      server: { host: 'one.example', port: 1, tls: true },
    });
    const two = { host: 'two.example', port: 1, quicPort: 8444, tls: true };
    workstations.recordStream(northPier.id, session, { server: two });
    expect(await roles(session)).toEqual(['endpoint api.pier.example', 'server two.example 8444']);
    expect(await roles(resourceId('comp-08'))).toEqual(['endpoint api.pier.example']);
    expect(await roles()).toEqual(['endpoint api.pier.example']);
  });

  it('does not include that server if all streams go through a gateway', async () => {
    const { workstations, roles } = createTest([stream]);
    workstations.recordStream(northPier.id, session, {
      server: { host: 'one.example', port: 1, tls: true },
    });
    expect(await roles(session)).toEqual(['gateway dcv.pier.example']);
  });

  it('fails if the connection cannot be opened', async () => {
    const test = createNetworkTest({
      ...createNetwork({ kind: 'proxied' }),
      workstations: createWorkstationMemory(),
      rules: () => streamRules,
      open: async () => err({ code: 'vault-locked' }),
    });
    expect(await test(northPier, undefined, live())).toEqual(err({ code: 'vault-locked' }));
  });
});
