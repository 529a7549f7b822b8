import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { certificateNotice, isAboutCaFile } from '../../../shared/network/network.ts';
import type { LaunchNotice } from '../../../shared/launch/launch-state.ts';
import type { AcceptedStream, HandOver, ViewerRun } from '../../core/viewer/hand-over.ts';
import { viewerProxy } from '../../core/provider/network-endpoint.ts';
import { handoverText } from '../../core/viewer/handover-text.ts';
import type { Log } from '../../core/base/log.ts';
import type { CheckReachability } from '../../core/network/reachability.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { parseStreamUrl } from '../../core/viewer/parse-stream-url.ts';
import { openRedirect } from './browser-redirect.ts';
import type { HandoverFiles } from './handover-files.ts';
import type { StartedViewer } from './viewer-process.ts';

/** A viewer that can be started with a connection file. */
export interface ViewerProgram {
  start(connectionFile: string): Promise<Result<StartedViewer>>;
  readonly notices: readonly LaunchNotice[];
}

export interface HandOverDeps {
  readonly files: HandoverFiles;
  readonly reachability: CheckReachability;
  /**
   * The viewer for this stream; the practice viewer only if the rules allow it and no other is
   * installed.
   */
  readonly findViewer: (practice: boolean) => Promise<Result<ViewerProgram>>;
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly log: Log;
}

/** {@link HandOver} on this machine. A stream's URL is revealed only in this file. */
export function createHandOver(deps: HandOverDeps): HandOver {
  return {
    accept(url, rules): Result<AcceptedStream> {
      const parsed = parseStreamUrl(url.reveal(), rules);
      if (!parsed.ok) {
        const { reason, host } = parsed;
        return err({ code: 'stream-url-refused', reason, ...omitUndefined({ host }) });
      }
      const { host, port, tls, path, sessionId, authToken } = parsed.stream;
      return ok({
        host,
        port,
        tls,
        path,
        url,
        rules,
        sessionId: new Secret(sessionId),
        ...(authToken !== undefined && { authToken: new Secret(authToken) }),
      });
    },

    async check({ host, port, tls, rules }, signal) {
      // A host that the connection names exactly may be internal: the end of a tunnel, for example.
      const isNamed = rules.practice || rules.hosts?.includes(host) === true;
      const outward = isNamed ? {} : { onlyOutwardExcept: rules.hosts ?? [] };
      const target = { host, port, tls, trust: rules.trust, ...outward, ...viewerProxy(rules) };
      const reachability = await deps.reachability(target, signal);
      if (reachability.kind === 'inward')
        return err({ code: 'stream-url-refused', reason: 'inward-host', host });
      if (reachability.kind === 'proxied') return ok(['check-meaningless']);
      if (reachability.kind === 'unreached')
        return err({ code: 'host-unreachable', cause: reachability.cause, host, port });
      if (reachability.trusted) return ok([]);
      if (rules.certificates === 'strict') {
        const where = isAboutCaFile(reachability.doubt) ? 'authority' : 'stream';
        return err({ code: 'certificate', where, ...omitUndefined({ why: reachability.doubt }) });
      }
      const why = reachability.doubt === undefined ? [] : [certificateNotice(reachability.doubt)];
      return ok(['certificate-unknown', ...why]);
    },

    async findViewer(rules) {
      const viewer = await deps.findViewer(rules.practice);
      return viewer.ok ? ok(undefined) : viewer;
    },

    open: (stream, via, signal) =>
      via === 'browser' ? openBrowser(stream) : openViewer(stream, signal),
  };

  async function openViewer(
    stream: AcceptedStream,
    signal: AbortSignal,
  ): Promise<Result<ViewerRun>> {
    const viewer = await deps.findViewer(stream.rules.practice);
    if (!viewer.ok) return viewer;
    const text = fileText(stream);
    if (!text.ok) return text;
    signal.throwIfAborted();
    const file = await deps.files.write(text.value);
    if (!file.ok) return file;
    if (signal.aborted) await file.value.drop();
    signal.throwIfAborted();
    const started = await viewer.value.start(file.value.path);
    if (!started.ok) {
      await file.value.drop();
      return started;
    }
    return ok({
      notices: viewer.value.notices,
      exited: started.value.exited,
      fileGone: file.value.gone,
      dropFile: () => file.value.drop(),
    });
  }

  async function openBrowser({ url }: AcceptedStream): Promise<Result<ViewerRun>> {
    const { address, closed } = await openRedirect(url, deps.log);
    await deps.openInBrowser(address);
    return ok({
      notices: [],
      exited: closed.then(() => ({ exitCode: 0 })),
      fileGone: Promise.resolve('unknown' as const),
      dropFile: () => Promise.resolve(),
    });
  }
}

/** The connection file's text. The whole text is a secret because it contains the token. */
function fileText(stream: AcceptedStream): Result<Secret> {
  const { host, port, path, sessionId, authToken, rules } = stream;
  const { certificates, transport, fullscreen, allMonitors, yuv444, user, quicPort, proxy } = rules;
  const text = handoverText({
    host,
    port,
    webUrlPath: path,
    sessionId: sessionId.reveal(),
    certificates,
    transport,
    fullscreen,
    allMonitors,
    yuv444,
    ...omitUndefined({ authToken: authToken?.reveal(), user, quicPort, proxy }),
  });
  if (!text.ok)
    return err({
      code: 'stream-url-refused',
      reason: 'part',
      part: text.field,
    });
  return ok(new Secret(text.text));
}
