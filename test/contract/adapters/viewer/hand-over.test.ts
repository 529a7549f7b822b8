import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createHandOver,
  type HandOverDeps,
} from '../../../../src/main/adapters/viewer/hand-over.ts';
import { FILE_TIMES } from '../../../../src/main/adapters/viewer/file-lifetime.ts';
import { createHandoverFiles } from '../../../../src/main/adapters/viewer/handover-files.ts';
import { createReachability } from '../../../../src/main/adapters/network/reachability.ts';
import { startViewer } from '../../../../src/main/adapters/viewer/viewer-process.ts';
import type { AcceptedStream } from '../../../../src/main/core/viewer/hand-over.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { StreamRules } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import { ok, err, type Result } from '../../../../src/shared/base/failure.ts';
import { createAuthority, type Authority } from '../../../support/network/certificates.ts';
import { eventually, recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { recordingViewer } from '../../../support/viewer/recording-viewer.ts';
import { deadPort, serveTls } from '../../../support/network/servers.ts';

const rules: StreamRules = {
  hosts: ['127.0.0.1', '*.north-pier.example'],
  token: 'one',
  practice: false,
  certificates: 'ask-user',
  trust: {},
  fullscreen: true,
  allMonitors: false,
  yuv444: false,
  transport: 'websocket',
};
const token = 'hush%2Fhush%3D';
const urlAt = (port: number) => `https://127.0.0.1:${port}/north/?authToken=${token}#console`;
const signal = () => AbortSignal.timeout(60_000);

/** The viewers of these tests read their file at once, so that it can be deleted soon. */
const TIMES = { ...FILE_TIMES, lifeMs: 2_000, afterReadMs: 2_000 };

let folder: string;
beforeEach(() => {
  folder = join(tempFolder(), 'handover');
});

function handOverBy(executable: string, more: Partial<HandOverDeps> = {}) {
  const { log, lines } = recordingLog();
  const env = { PATH: '/usr/bin:/bin', AWS_SECRET_ACCESS_KEY: 'hush' };
  const files = createHandoverFiles(folder, log, TIMES);
  const handOver = createHandOver({
    files,
    log,
    reachability: createReachability(async () => 'DIRECT'),
    findViewer: async () =>
      ok({ notices: [], start: (file) => startViewer(executable, [file], env) }),
    openInBrowser: () => Promise.reject(new Error('not asked for')),
    ...more,
  });
  return { handOver, files, lines };
}

function value<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}

function accepted(url: string, more: Partial<StreamRules> = {}): AcceptedStream {
  return value(handOverBy('').handOver.accept(new Secret(url), { ...rules, ...more }));
}

describe('a stream', () => {
  it('is accepted with the facts that can be shown, and its address stays a secret', () => {
    const stream = accepted(urlAt(8443));
    expect(stream).toMatchObject({ host: '127.0.0.1', port: 8443, tls: true });
    expect(JSON.stringify(stream)).not.toMatch(/hush|console/);
  });

  it.each([
    ['over http', `http://127.0.0.1:8443/?authToken=${token}#console`],
    ['without a token', 'https://127.0.0.1:8443/#console'],
    ['with two tokens', 'https://127.0.0.1:8443/?authToken=a&authToken=hush#console'],
    ['with a line break', 'https://127.0.0.1:8443/?authToken=hush%0Ahost=evil#console'],
    ['with an address that is not a URL', 'hush'],
  ])('%s is refused, and no part of its address is reported', (_, url) => {
    const outcome = handOverBy('').handOver.accept(new Secret(url), rules);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'stream-url-refused' } });
    expect(JSON.stringify(outcome)).not.toMatch(/hush|127/);
  });

  it('on a host that is not allowed is refused with its host, without the rest of its address', () => {
    const url = `https://evil.example/?authToken=${token}#console`;
    const outcome = handOverBy('').handOver.accept(new Secret(url), rules);
    expect(outcome).toEqual(
      err({ code: 'stream-url-refused', reason: 'host-not-allowed', host: 'evil.example' }),
    );
  });
});

describe('checking that a stream can be reached', () => {
  let authority: Authority;
  beforeEach(() => {
    authority = createAuthority(tempFolder());
  });
  const check = (port: number, more: Partial<StreamRules> = {}, deps = {}) =>
    handOverBy('', deps).handOver.check(accepted(urlAt(port), more), signal());

  it('returns no notice if the host is reached and trusted', async () => {
    const { port } = await serveTls(authority.issue('127.0.0.1'));
    const trust = { caFile: authority.caFile };
    expect(await check(port, { trust, certificates: 'strict' })).toEqual(ok([]));
  });

  it('reports an unknown certificate, and leaves the decision to the viewer', async () => {
    const { port } = await serveTls(authority.issue('127.0.0.1'));
    expect(await check(port)).toEqual(ok(['certificate-unknown', 'certificate-authority']));
  });

  it('fails for an unknown certificate if the connection is strict', async () => {
    const { port } = await serveTls(authority.issue('127.0.0.1'));
    const failure = { code: 'certificate', where: 'stream' } as const;
    expect(await check(port, { certificates: 'strict' })).toEqual(
      err({ ...failure, why: 'authority' }),
    );
    const trust = { caFile: authority.caFile, pin: `sha256/${'A'.repeat(43)}=` };
    expect(await check(port, { certificates: 'strict', trust })).toEqual(
      err({ ...failure, why: 'pin' }),
    );
    const missing = { caFile: '/nowhere/ca.pem' };
    expect(await check(port, { certificates: 'strict', trust: missing })).toEqual(
      err({ code: 'certificate', where: 'authority', why: 'ca-missing' }),
    );
  });

  it('names the endpoint that failed, with host and port', async () => {
    const port = await deadPort();
    const failure = {
      code: 'host-unreachable',
      cause: 'refused',
      host: '127.0.0.1',
      port,
    } as const;
    expect(await check(port)).toEqual(err(failure));
  });

  it('is skipped behind a proxy, and connects to nothing', async () => {
    const asked: string[] = [];
    const reachability = createReachability(async (url) => {
      asked.push(url);
      return 'PROXY proxy.example:3128';
    });
    const deps = { reachability };
    const stream = accepted(`https://dcv.north-pier.example/?authToken=${token}#console`);
    const { handOver } = handOverBy('', deps);
    expect(await handOver.check(stream, signal())).toEqual(ok(['check-meaningless']));
    expect(asked).toEqual(['https://dcv.north-pier.example:443']);
    // This machine itself is never behind a proxy.
    const { port } = await serveTls(authority.issue('127.0.0.1'));
    expect(await check(port, {}, deps)).toEqual(
      ok(['certificate-unknown', 'certificate-authority']),
    );
  });
});

describe('the viewer', () => {
  it('gets one file that only its user can read, with the decoded token', async () => {
    const viewer = recordingViewer(0);
    const { handOver, lines } = handOverBy(viewer.executable);
    const run = value(await handOver.open(accepted(urlAt(8443)), 'viewer', signal()));
    const { argv, env, file } = await viewer.received();
    expect(argv).toEqual([expect.stringMatching(/\/handover\/[0-9a-f]{32}\.dcv$/)]);
    expect(file.mode).toBe('600');
    expect(file.text.split('\n')).toEqual([
      '[version]',
      'format=1.0',
      '',
      '[connect]',
      'host=127.0.0.1',
      'port=8443',
      'webport=8443',
      'quicport=8443',
      'weburlpath=/north/',
      'sessionid=console',
      'authtoken=hush/hush=',
      'transport=websocket',
      'certificatevalidationpolicy=ask-user',
      '',
      '[options]',
      'fullscreen=true',
      'useallmonitors=false',
      'promptreconnect=false',
      '',
    ]);
    expect(JSON.stringify([argv, env, lines])).not.toContain('hush');
    // The viewer has exited; its file is deleted when its time is over.
    expect(await run.exited).toEqual({ exitCode: 0 });
    expect(existsSync(argv[0]!)).toBe(true);
    expect(await run.fileGone).toBe('read');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['strict', 'ask-user'] as const)('gets the certificate setting %s', async (policy) => {
    const viewer = recordingViewer(1);
    const { handOver } = handOverBy(viewer.executable);
    const stream = accepted(urlAt(8443), { certificates: policy });
    const run = value(await handOver.open(stream, 'viewer', signal()));
    const { text } = (await viewer.received()).file;
    await run.dropFile();
    expect(text.split('\n')).toContain(`certificatevalidationpolicy=${policy}`);
  });

  it('gets the parts of the address that were parsed when the stream was accepted', async () => {
    const url = new Secret(urlAt(8443));
    const reveal = vi.spyOn(url, 'reveal');
    const viewer = recordingViewer(1);
    const { handOver } = handOverBy(viewer.executable);
    const stream = value(handOver.accept(url, rules));
    const run = value(await handOver.open(stream, 'viewer', signal()));
    expect((await viewer.received()).file.text).toContain('sessionid=console');
    await run.dropFile();
    expect(reveal).toHaveBeenCalledTimes(1);
  });

  it('that fails at once reports it, and its file can be deleted early', async () => {
    const { handOver } = handOverBy(recordingViewer(3).executable);
    const run = value(await handOver.open(accepted(urlAt(8443)), 'viewer', signal()));
    expect(await run.exited).toEqual({ exitCode: 3 });
    await run.dropFile();
    expect(readdirSync(folder)).toEqual([]);
    await run.fileGone;
  });

  it('that cannot be started leaves no file', async () => {
    const { handOver } = handOverBy(join(folder, 'gone'));
    const outcome = await handOver.open(accepted(urlAt(8443)), 'viewer', signal());
    expect(outcome).toEqual(err({ code: 'viewer-not-started' }));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is missing is reported before a file is written', async () => {
    const missing = err({ code: 'viewer-missing', platform: 'linux' });
    const { handOver } = handOverBy('', { findViewer: async () => missing });
    expect(await handOver.findViewer(rules)).toEqual(missing);
    expect(await handOver.open(accepted(urlAt(8443)), 'viewer', signal())).toEqual(missing);
    expect(existsSync(folder)).toBe(false);
  });

  it('is not started for a cancelled launch, and nothing is left behind', async () => {
    const cancel = new AbortController();
    const reason = new Error('cancelled');
    const { files } = handOverBy('');
    let starts = 0;
    const { handOver } = handOverBy('', {
      files: {
        ...files,
        write: (text) => {
          cancel.abort(reason);
          return files.write(text);
        },
      },
      findViewer: async () =>
        ok({
          notices: [],
          start: async () => {
            starts++;
            return err({ code: 'viewer-not-started' });
          },
        }),
    });
    const opening = handOver.open(accepted(urlAt(8443)), 'viewer', cancel.signal);
    await expect(opening).rejects.toBe(reason);
    expect(starts).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the browser', () => {
  it('is opened at an address of Stagedoor that redirects, so that no command line contains the token', async () => {
    const opened: string[] = [];
    const { handOver } = handOverBy('', {
      openInBrowser: async (address) => {
        opened.push(address);
      },
    });
    const run = value(await handOver.open(accepted(urlAt(8443)), 'browser', signal()));
    const address = await eventually(() => opened[0]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]+$/);
    const answer = await fetch(address, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(urlAt(8443));
    await Promise.all([run.exited, run.fileGone]);
    expect(existsSync(folder)).toBe(false);
  });
});
