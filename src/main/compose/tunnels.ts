import { delimiter } from 'node:path';
import type { AskWindows } from '../adapters/base/windows-helper.ts';
import { runTool } from '../adapters/base/run-tool.ts';
import { findPlugin } from '../adapters/tunnel/plugin-finder.ts';
import { createReadProcessStart, endProcess } from '../adapters/tunnel/started-process.ts';
import { createTunnelRecords } from '../adapters/tunnel/tunnel-records.ts';
import { createTunnels, type LocalTunnels } from '../adapters/tunnel/tunnels.ts';
import { viewerFiles } from '../adapters/viewer/viewer-finder.ts';
import type { Platform } from '../adapters/viewer/viewer-paths.ts';
import type { Log } from '../core/base/log.ts';

interface TunnelMachine {
  readonly platform: Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly askWindows: AskWindows;
}

/** Tunnels through the installed plugin of Systems Manager. `path` is the file of their records. */
export function composeTunnels(
  { platform, env, askWindows }: TunnelMachine,
  path: string,
  log: Log,
): LocalTunnels {
  return createTunnels({
    env,
    findPlugin: () =>
      findPlugin({
        platform,
        path: (env.PATH ?? '').split(delimiter),
        files: viewerFiles,
        runTool,
      }),
    records: createTunnelRecords({
      path,
      log,
      readStart: createReadProcessStart(platform, askWindows),
      kill: endProcess,
      ownPid: process.pid,
    }),
  });
}
