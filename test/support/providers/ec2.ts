import { join } from 'node:path';
import * as v from 'valibot';
import { createHttp } from '../../../src/main/adapters/network/http.ts';
import { createReachability } from '../../../src/main/adapters/network/reachability.ts';
import { runTool } from '../../../src/main/adapters/base/run-tool.ts';
import { findPlugin } from '../../../src/main/adapters/tunnel/plugin-finder.ts';
import {
  createReadProcessStart,
  endProcess,
} from '../../../src/main/adapters/tunnel/started-process.ts';
import { createTunnelRecords } from '../../../src/main/adapters/tunnel/tunnel-records.ts';
import { createTunnels } from '../../../src/main/adapters/tunnel/tunnels.ts';
import { viewerFiles } from '../../../src/main/adapters/viewer/viewer-finder.ts';
import { systemClock } from '../../../src/main/adapters/base/system-clock.ts';
import { loggedHttp } from '../../../src/main/core/network/logged-http.ts';
import type { Keys } from '../../../src/main/core/secrets/keys.ts';
import type { SessionKeys } from '../../../src/main/core/sign-in/sign-in.ts';
import type { Caller } from '../../../src/main/core/sign-in/sign-in.ts';
import type { SignIns } from '../../../src/main/core/sign-in/sign-ins.ts';
import { ec2Kind } from '../../../src/main/providers/ec2/kind.ts';
import type { PracticeOptions, PracticeStudio } from '../../../src/practice/studio.ts';
import { Connection, type ConnectionOf } from '../../../src/shared/connections/connection.ts';
import { ok, type Result } from '../../../src/shared/base/failure.ts';
import { SOLE_STUDIO } from '../../../src/shared/base/ids.ts';
import { onTestFinished } from 'vitest';
import { recordingLog, tempFolder } from '../machine/machine.ts';
import { startStudio } from '../practice/start-studio.ts';
import type { StandInPlugin } from '../viewer/stand-in-plugin.ts';
import { keysOf, resource } from './nimble.ts';
import { windowsParts } from '../machine/windows.ts';

/** The default instances of the practice studio. */
export const runningId = 'i-0a1b2c3d4e5f60001';
export const stoppedId = 'i-0a1b2c3d4e5f60002';
export const othersId = 'i-0a1b2c3d4e5f60003';

export const at = (session: string) => ({ studio: SOLE_STUDIO, session: resource(session) });

export interface Ec2Options extends PracticeOptions {
  /** Fields of the connection. */
  readonly fields?: object;
  readonly keys?: SessionKeys;
  readonly caller?: Result<Caller | undefined>;
  readonly plugin?: StandInPlugin;
}

/** A connection to the practice studio's EC2, over real HTTP, TCP and TLS. */
export async function openEc2(options: Ec2Options = {}) {
  const { fields, plugin, keys, caller = ok(undefined), ...practice } = options;
  const studio = await startStudio(practice);
  return { studio, ...(await ec2For(studio, { fields, plugin, keys, caller })) };
}

export async function ec2For(
  studio: PracticeStudio,
  {
    fields,
    plugin,
    keys,
    caller = ok(undefined),
  }: { [K in keyof Ec2Options]?: Ec2Options[K] | undefined },
) {
  const { log, lines } = recordingLog();
  const connection = connectionTo(studio, fields);
  const refused: Keys[] = [];
  const folder = tempFolder();
  const records = createTunnelRecords({
    path: join(folder, 'tunnels.json'),
    log,
    readStart: createReadProcessStart('linux', windowsParts.askWindows),
    kill: endProcess,
    ownPid: process.pid,
  });
  const tunnels = createTunnels({
    findPlugin: () =>
      findPlugin({
        platform: 'linux',
        path: plugin === undefined ? [] : [plugin.folder],
        files: viewerFiles,
        runTool,
      }),
    env: process.env,
    records,
  });
  onTestFinished(() => tunnels.dispose());
  const signIns: Pick<SignIns, 'keys' | 'person' | 'refused'> = {
    keys: async () => ok(keys ?? keysOf(studio)),
    person: async () => caller,
    refused: (_, which) => {
      refused.push(which);
    },
  };
  const kind = ec2Kind({
    http: loggedHttp(
      createHttp(async () => 'DIRECT'),
      log,
      systemClock,
    ),
    // The provider uses no more of it.
    signIns: signIns as SignIns,
    reachability: createReachability(async () => 'DIRECT'),
    tunnels,
    clock: systemClock,
    turn: async () => undefined,
    userName: 'practice-artist',
  });
  const provider = await kind.open(connection);
  return {
    provider,
    connection,
    tunnels,
    records,
    folder,
    refused,
    lines,
    rules: kind.rules(connection),
  };
}

export function connectionTo(studio: PracticeStudio, fields: object = {}): ConnectionOf<'ec2'> {
  const saved = v.parse(Connection, {
    id: 'cloud',
    name: 'Cloud',
    kind: 'ec2',
    region: studio.region,
    endpoint: studio.endpoint,
    ssmEndpoint: studio.endpoint,
    address: 'private-ip',
    filters: { 'tag:Workstation': 'yes', 'tag:Owner': '{user}' },
    credentials: { source: 'environment' },
    ...fields,
  });
  if (saved.kind !== 'ec2') throw new Error('not one of EC2');
  return saved;
}
