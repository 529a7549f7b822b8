import * as net from 'node:net';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../../../src/main/adapters/network/http.ts';
import { createReachability } from '../../../../src/main/adapters/network/reachability.ts';
import { launch, type LaunchPlan } from '../../../../src/main/core/launch/launch.ts';
import { testEndpoints } from '../../../../src/main/core/network/network-test.ts';
import { directKind } from '../../../../src/main/providers/direct/kind.ts';
import { Connection, type ConnectionOf } from '../../../../src/shared/connections/connection.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { endpointText } from '../../../../src/shared/network/network-text.ts';
import {
  createAuthority,
  createSelfSigned,
  type Authority,
  type Identity,
} from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { recordingViewer } from '../../../support/viewer/recording-viewer.ts';
import { createRealHandOver } from '../../../support/viewer/real-hand-over.ts';
import { deadPort, listen, serveTls } from '../../../support/network/servers.ts';
import { launchId } from '../../../unit/core/support/fakes.ts';

const { endpoints } = en;

const signal = () => AbortSignal.timeout(60_000);
const strict = { policy: 'strict' };
const wrongPin = `sha256/${'A'.repeat(43)}=`;

function connectionTo(port: number, more: object = {}): ConnectionOf<'direct'> {
  const saved = v.parse(Connection, {
    id: 'comp',
    name: 'Comp 07',
    kind: 'direct',
    host: '127.0.0.1',
    port,
    session: 'console',
    ...more,
  });
  if (saved.kind !== 'direct') throw new Error('not a direct one');
  return saved;
}

/** A direct connection over the real network, with `proxy` as the system's answer about proxies. */
async function open(port: number, more: object = {}, proxy = 'DIRECT') {
  const connection = connectionTo(port, more);
  const reachability = createReachability(async () => proxy);
  const kind = directKind({ reachability });
  const provider = await kind.open(connection);
  return {
    connection,
    provider,
    reachability,
    rules: kind.rules(connection),
    async state() {
      const list = await provider.listWorkstations(SOLE_STUDIO, undefined, signal());
      const [only] = list.kind === 'answer' ? list.value.items : [];
      return [only?.state, only?.statusCode];
    },
    async endpoint() {
      const deps = { reachability, http: createHttp(async () => proxy) };
      const [endpoint] = await testEndpoints(provider.endpoints?.() ?? [], deps, signal());
      if (endpoint === undefined) throw new Error('no endpoint');
      return { ...endpoint, words: endpointText(endpoint, endpoints) };
    },
  };
}

let authority: Authority;
let identity: Identity;
beforeEach(() => {
  authority = createAuthority(tempFolder());
  identity = authority.issue('127.0.0.1');
});

describe('the list of a direct host shows whether it is reached', () => {
  it('if it responds', async () => {
    const { port, seen } = await serveTls(identity);
    expect(await (await open(port)).state()).toEqual(['READY', undefined]);
    expect(seen).toEqual([]);
  });

  it('if nothing listens', async () => {
    expect(await (await open(await deadPort())).state()).toEqual(['UNREACHED', 'refused']);
  });

  it('if its name does not exist', async () => {
    const host = 'nobody.invalid';
    expect(await (await open(8443, { host })).state()).toEqual(['UNREACHED', 'name']);
  });

  it('if what listens is not a DCV server, or sends nothing', async () => {
    const loud = await listen(net.createServer((socket) => socket.write('220 mail\r\n')));
    const silent = await listen(net.createServer());
    expect(await (await open(loud)).state()).toEqual(['UNREACHED', 'handshake']);
    expect(await (await open(silent)).state()).toEqual(['UNREACHED', 'handshake']);
  });

  it('unless a proxy makes a check meaningless', async () => {
    const behind = await open(8443, { host: 'dcv.example' }, 'PROXY proxy.example:3128');
    expect(await behind.state()).toEqual(['UNTRIED', 'proxied']);
    expect(await behind.endpoint()).toMatchObject({ outcome: 'not-tried', proxied: true });
    expect((await behind.endpoint()).words.title).toContain('was not tested');
  });
});

describe('a direct host with its own authority', () => {
  it.each<[string, (a: Authority, i: Identity) => object, string, string | undefined]>([
    ['is left to the viewer by default', () => ({}), 'certificate-unknown', 'authority'],
    ['is refused if the connection is strict', () => strict, 'certificate', 'authority'],
    ['is trusted with its CA file', ({ caFile }) => ({ ...strict, caFile }), 'reached', undefined],
    [
      'is trusted with its pin',
      ({ caFile }, { pin }) => ({ ...strict, caFile, pin }),
      'reached',
      undefined,
    ],
    [
      'is refused with another pin',
      ({ caFile }) => ({ ...strict, caFile, pin: wrongPin }),
      'certificate',
      'pin',
    ],
    [
      'is refused if its CA file is missing',
      () => ({ ...strict, caFile: '/nowhere/ca.pem' }),
      'certificate',
      'ca-missing',
    ],
  ])('%s', async (_, tlsOf, outcome, doubt) => {
    const { port } = await serveTls(identity);
    const host = await open(port, { tls: tlsOf(authority, identity) });
    const endpoint = await host.endpoint();
    expect([endpoint.outcome, endpoint.doubt]).toEqual([outcome, doubt]);
    expect(endpoint.words.person === undefined).toBe(outcome !== 'certificate');
    const isThere = outcome !== 'certificate';
    expect(await host.state()).toEqual(
      isThere ? ['READY', undefined] : ['UNREACHED', `certificate-${doubt ?? ''}`],
    );
  });

  it('is trusted with its own certificate as the CA file', async () => {
    const { caFile, pin, ...own } = createSelfSigned(tempFolder(), '127.0.0.1');
    const { port } = await serveTls({ ...own, pin });
    const host = await open(port, { tls: { ...strict, caFile, pin } });
    expect(await host.state()).toEqual(['READY', undefined]);
    expect((await (await open(port, { tls: strict })).endpoint()).outcome).toBe('certificate');
  });
});

/** One complete launch, with a viewer that records what it received. */
async function launchOn(port: number, more: object = {}, plan: Partial<LaunchPlan> = {}) {
  const { connection, provider, rules } = await open(port, more);
  const viewer = recordingViewer(0);
  const { handOver, files } = createRealHandOver(viewer);
  const { clock, pause } = createQuickTime();
  const whole: LaunchPlan = {
    launch: launchId(),
    token: 'one-request',
    rules,
    limitMs: 60_000,
    check: true,
    connection: connection.id,
    connectionName: connection.name,
    via: 'viewer',
    waitFor: 'file',
    ...plan,
  };
  const deps = { clock, pause, random: () => 0.5, turn: async () => {}, handOver };
  const states: LaunchState[] = [];
  const connect = async () => ok(provider);
  for await (const state of launch(whole, { ...deps, connect }, signal())) states.push(state);
  await files.dispose();
  return { last: states.at(-1), viewer };
}

describe('a launch on a direct host', () => {
  it('hands over without a token: the viewer asks for the password', async () => {
    const { port, seen } = await serveTls(identity);
    const { last, viewer } = await launchOn(port, {
      user: 'm.okafor',
      webUrlPath: '/desk',
      transport: 'websocket',
      tls: { ...strict, caFile: authority.caFile, pin: identity.pin },
      display: { fullscreen: true, allMonitors: true, yuv444: true },
    });
    expect(last).toMatchObject({
      state: 'opened',
      session: 'console',
      notices: ['viewer-passed-on'],
    });
    expect((await viewer.received()).file.text.split('\n')).toEqual([
      ...['[version]', 'format=1.0', '', '[connect]', 'host=127.0.0.1', `port=${port}`],
      ...[`webport=${port}`, `quicport=${port}`, 'weburlpath=/desk', 'sessionid=console'],
      ...['user=m.okafor', 'transport=websocket'],
      ...['certificatevalidationpolicy=strict', '', '[options]', 'fullscreen=true'],
      ...['useallmonitors=true', 'enableyuv444decoding=true', 'promptreconnect=false', ''],
    ]);
    expect(seen).toEqual([]);
  });

  it('omits settings that are not set', async () => {
    const { port } = await serveTls(identity);
    const { last, viewer } = await launchOn(port);
    expect(last?.notices).toEqual([
      'certificate-unknown',
      'certificate-authority',
      'viewer-passed-on',
    ]);
    const { text } = (await viewer.received()).file;
    expect(text).not.toMatch(/user=|authtoken|weburlpath|yuv444|password/);
    expect(text).toContain('certificatevalidationpolicy=ask-user');
  });

  it('fails before the viewer if the certificate is not trusted and the connection is strict', async () => {
    const { port } = await serveTls(identity);
    const tls = { ...strict, caFile: authority.caFile, pin: wrongPin };
    const { last } = await launchOn(port, { tls });
    expect(last?.failure).toEqual({ code: 'certificate', where: 'stream', why: 'pin' });
  });

  it('fails before the viewer if the host cannot be reached, and names the endpoint', async () => {
    const port = await deadPort();
    const { last } = await launchOn(port);
    expect(last?.failure).toEqual({
      code: 'host-unreachable',
      cause: 'refused',
      host: '127.0.0.1',
      port,
    });
  });
});
