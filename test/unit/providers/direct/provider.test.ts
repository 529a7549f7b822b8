import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type {
  Reachability,
  ReachabilityTarget,
} from '../../../../src/main/core/network/reachability.ts';
import { parseStreamUrl } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import { directKind } from '../../../../src/main/providers/direct/kind.ts';
import { Connection, type ConnectionOf } from '../../../../src/shared/connections/connection.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { resourceId } from '../../core/support/fakes.ts';

const live = () => new AbortController().signal;
function connectionWith(more: object = {}): ConnectionOf<'direct'> {
  const saved = v.parse(Connection, {
    id: 'comp',
    name: 'Comp 07',
    kind: 'direct',
    host: 'dcv.pier.example',
    port: 8443,
    session: 'console',
    ...more,
  });
  if (saved.kind !== 'direct') throw new Error('not a direct connection');
  return saved;
}

/** A direct connection on a network where every host has this reachability. */
async function open(reachability: Reachability, more: object = {}) {
  const connection = connectionWith(more);
  const targets: ReachabilityTarget[] = [];
  const kind = directKind({
    reachability: async (target) => {
      targets.push(target);
      return reachability;
    },
  });
  const provider = await kind.open(connection);
  const rules = kind.rules(connection);
  const workstation = { studio: SOLE_STUDIO, session: resourceId('console') };
  const list = async () => {
    const response = await provider.listWorkstations(SOLE_STUDIO, undefined, live());
    return response.kind === 'answer' ? response.value : response;
  };
  const stream = async () => {
    const response = await provider.createStream(workstation, 'token', live());
    const url = response.kind === 'answer' ? response.value.url?.reveal() : undefined;
    return parseStreamUrl(url ?? '', rules);
  };
  return { provider, rules, targets, list, stream };
}
const reached: Reachability = { kind: 'reached', trusted: true };
const untrusted: Reachability = { kind: 'reached', trusted: false, doubt: 'authority' };

describe('the list of a direct host', () => {
  it.each<[string, Reachability, object, object]>([
    ['that can be reached is ready', reached, {}, { state: 'READY' }],
    ['whose certificate the viewer asks about is ready', untrusted, {}, { state: 'READY' }],
    [
      'whose certificate a strict connection refuses is not ready',
      untrusted,
      { tls: { policy: 'strict' } },
      { state: 'UNREACHED', statusCode: 'certificate-authority' },
    ],
    [
      'that is trusted strictly is ready',
      reached,
      { tls: { policy: 'strict' } },
      { state: 'READY' },
    ],
    ...(['name', 'refused', 'time-out', 'no-route', 'handshake'] as const).map(
      (cause): [string, Reachability, object, object] => [
        `that cannot be reached has the reason: ${cause}`,
        { kind: 'unreached', cause },
        {},
        { state: 'UNREACHED', statusCode: cause },
      ],
    ),
    [
      'behind a proxy is not tested, and has this as its reason',
      { kind: 'proxied' },
      {},
      { state: 'UNTRIED', statusCode: 'proxied' },
    ],
  ])('%s', async (_, reachability, more, state) => {
    const { list } = await open(reachability, more);
    const item = { id: 'console', studio: SOLE_STUDIO, name: 'Comp 07', ...state };
    expect(await list()).toEqual({ items: [item] });
  });

  it('belongs to its user, if one is named', async () => {
    const { list } = await open(reached, { user: 'm.okafor' });
    expect(await list()).toMatchObject({ items: [{ ownedBy: 'm.okafor' }] });
  });

  it('is checked with the certificates that the connection trusts', async () => {
    const tls = { caFile: '/etc/pier/ca.pem', pin: `sha256/${'A'.repeat(43)}=` };
    const { list, targets } = await open(reached, { tls });
    await list();
    expect(targets).toEqual([{ host: 'dcv.pier.example', port: 8443, tls: true, trust: tls }]);
  });

  it('can only be connected to, and cannot be managed or read', async () => {
    const { provider } = await open(reached);
    for (const able of ['manager', 'readStream', 'listStudios', 'screenshots'] as const)
      expect(provider[able]).toBeUndefined();
    expect(await provider.test(live())).toEqual([]);
  });

  it('has one endpoint: the host itself', async () => {
    const { provider } = await open(reached, { transport: 'websocket', tls: { policy: 'strict' } });
    const other = await open(reached, { quicPort: 9445 });
    expect(other.provider.endpoints?.()).toMatchObject([
      { port: 8443, quic: true, quicPort: 9445 },
    ]);
    expect(provider.endpoints?.()).toEqual([
      {
        role: 'host',
        host: 'dcv.pier.example',
        port: 8443,
        tls: true,
        trust: {},
        isStrict: true,
        quic: false,
      },
    ]);
  });
});

describe('the stream of a direct host', () => {
  it.each([
    ['dcv.pier.example', 'dcv.pier.example'],
    ['DCV.pier.example', 'dcv.pier.example'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['169.254.7.7', '169.254.7.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['2001:DB8:0:0:0:0:0:7', '2001:db8::7'],
  ])('of %s passes the stream rules, without a token', async (host, wanted) => {
    const { stream } = await open(reached, { host, session: 'm.okafor@1:x', webUrlPath: '/desk' });
    expect(await stream()).toEqual({
      ok: true,
      stream: { host: wanted, port: 8443, tls: true, path: '/desk', sessionId: 'm.okafor@1:x' },
    });
  });

  it.each([
    ['https://dcv.pier.example:8443/?authToken=hush#console', false],
    ['https://dcv.pier.example:8443/?x=1#console', false],
    ['https://other.example:8443/#console', false],
    ['http://dcv.pier.example:8443/#console', false],
    ['https://me@dcv.pier.example:8443/#console', false],
    ['https://dcv.pier.example:8443/#console', true],
  ])('%s passes the stream rules: %s', async (url, passes) => {
    const { rules } = await open(reached);
    const parsed = parseStreamUrl(url, rules);
    expect(parsed.ok).toBe(passes);
    expect(JSON.stringify(parsed)).not.toContain('hush');
  });

  it.each([
    [undefined, undefined],
    [{ type: 'none' }, 'none'],
    [{ type: 'http', host: 'proxy.example', port: 3128 }, 'own'],
  ])('is reached through the same proxy as the viewer: %j', async (proxy, viewerProxy) => {
    const { rules, provider } = await open(reached, { ...(proxy && { proxy }), quicPort: 9445 });
    expect(rules).toMatchObject({ quicPort: 9445, ...(proxy && { proxy }) });
    expect(provider.endpoints?.()[0]?.viewerProxy).toBe(viewerProxy);
  });

  it('is opened with the settings of the connection', async () => {
    const { rules } = await open(reached, {
      user: 'm.okafor',
      transport: 'quic',
      display: { fullscreen: true, allMonitors: true, yuv444: true },
    });
    expect(rules).toMatchObject({
      token: 'none',
      practice: false,
      user: 'm.okafor',
      transport: 'quic',
      fullscreen: true,
      allMonitors: true,
      yuv444: true,
      certificates: 'ask-user',
    });
  });
});
