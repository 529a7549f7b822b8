import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { dcvText } from '../viewer/dcv-text.ts';
import { proxySettings } from '../viewer/handover-text.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** A connection as a file that other programs read. */
export interface ExportedDcv {
  readonly text: string;
  /** The fields that a connection file has no setting for. */
  readonly leftOut: readonly string[];
}

/**
 * A direct connection as a connection file, without secrets. Importing it gives the same connection, apart from the
 * fields in `leftOut` and the name, which is the file's. Pure.
 */
export function exportDcvFile(connection: ConnectionOf<'direct'>): ExportedDcv {
  const { id: _, name: __, kind: ___, host, port, quicPort, session, user, ...more } = connection;
  const { webUrlPath, proxy, tls, display, transport, ...rest } = more;
  const { policy, ...otherTls } = tls ?? {};
  const text = dcvText({
    connect: {
      host,
      port: String(port),
      ...(quicPort !== undefined && { webport: String(port), quicport: String(quicPort) }),
      sessionid: session,
      ...omitUndefined({ user, weburlpath: webUrlPath, transport }),
      ...(policy !== undefined && { certificatevalidationpolicy: policy }),
      ...(proxy !== undefined && proxySettings(proxy)),
    },
    options: flags({
      fullscreen: display?.fullscreen,
      useallmonitors: display?.allMonitors,
      enableyuv444decoding: display?.yuv444,
    }),
  });
  return {
    text,
    leftOut: [...Object.keys(otherTls).map((name) => `tls.${name}`), ...Object.keys(rest)],
  };
}

const flags = (options: Readonly<Record<string, boolean | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
