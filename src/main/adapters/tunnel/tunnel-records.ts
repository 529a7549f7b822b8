import * as v from 'valibot';
import type { Log } from '../../core/base/log.ts';
import { createJsonFileStore, type StoredJson } from '../base/json-file-store.ts';
import type { StartedProcess, ReadProcessStart } from './started-process.ts';

/** The plugins that this machine runs for Stagedoor, on disk, so that those of a crashed run can be ended. */
export interface TunnelRecords {
  /** Records a plugin of this run. */
  add(pid: number): Promise<void>;
  remove(pid: number): Promise<void>;
  /** Ends the plugins of runs that are gone. Others with the same process id are left alone. */
  sweep(): Promise<void>;
}

export interface TunnelRecordsDeps {
  readonly path: string;
  readonly log: Log;
  readonly readStart: ReadProcessStart;
  /** Ends a process; does nothing if it has ended meanwhile. */
  readonly kill: (pid: number) => void;
  /** The process id of this run. */
  readonly ownPid: number;
}

const VERSION = 1;
const MAX_BYTES = 64 * 1024;
const MAX_RECORDS = 200;

const Identity = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(2)),
  startedAt: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});
const Entry = v.strictObject({ plugin: Identity, owner: Identity });
type Entry = v.InferOutput<typeof Entry>;
const File = v.object({ version: v.number(), plugins: v.array(v.unknown()) });

/** Creates {@link TunnelRecords} in one file. */
export function createTunnelRecords(deps: TunnelRecordsDeps): TunnelRecords {
  const { path, log, readStart, kill, ownPid } = deps;
  const file = createJsonFileStore<readonly Entry[]>({
    path,
    log,
    name: 'tunnels',
    initial: [],
    maxBytes: MAX_BYTES,
    parse,
    text: (plugins) => `${JSON.stringify({ version: VERSION, plugins })}\n`,
  });
  const isSame = async ({ pid, startedAt }: StartedProcess): Promise<boolean> =>
    (await readStart(pid)) === startedAt;

  return {
    async add(pid) {
      const [plugin, owner] = await Promise.all([readStart(pid), readStart(ownPid)]);
      if (plugin === undefined || owner === undefined) return;
      const entry = {
        plugin: { pid, startedAt: plugin },
        owner: { pid: ownPid, startedAt: owner },
      };
      await file.update((all) => [...all.slice(1 - MAX_RECORDS), entry]);
    },
    async remove(pid) {
      const isOther = (one: Entry) => one.plugin.pid !== pid || one.owner.pid !== ownPid;
      await file.update((all) => (all.every(isOther) ? all : all.filter(isOther)));
    },
    async sweep() {
      const { value: all } = await file.read();
      const gone: Entry[] = [];
      for (const entry of all) {
        if (await isSame(entry.owner)) continue;
        gone.push(entry);
        if (!(await isSame(entry.plugin))) continue;
        kill(entry.plugin.pid);
        log.info('the tunnel of an earlier run was ended');
      }
      if (gone.length === 0) return;
      const texts = new Set(gone.map((one) => JSON.stringify(one)));
      await file.update((now) => now.filter((one) => !texts.has(JSON.stringify(one))));
    },
  };
}

function parse(text: string): StoredJson<readonly Entry[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { value: [], state: 'damaged' };
  }
  const read = v.safeParse(File, json);
  if (!read.success) return { value: [], state: 'damaged' };
  if (read.output.version > VERSION) return { value: [], state: 'newer' };
  const plugins = read.output.plugins.slice(-MAX_RECORDS).flatMap((one) => {
    const parsed = v.safeParse(Entry, one);
    return parsed.success ? [parsed.output] : [];
  });
  return { value: plugins, state: 'well' };
}
