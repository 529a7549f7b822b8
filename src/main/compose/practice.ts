import { ok, err, type Failure, type Result } from '../../shared/base/failure.ts';
import {
  createJsonFileStore,
  unreadData,
  type StoredJson,
  type StoreReports,
} from '../adapters/base/json-file-store.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import type { Log } from '../core/base/log.ts';
import type { PracticeServer } from '../core/provider/practice-server.ts';
import type { SavedState } from '../../practice/data/saved-state.ts';
import type { StateFile } from '../../practice/server/saved-studio.ts';
import type { PracticeStudio } from '../../practice/studio.ts';

/** The practice studio, loaded on first use. */
export interface Practice {
  /** The studio of all practice connections. Its state is in a file that all runs share. */
  studio(): Promise<PracticeStudio>;
  /** A studio for other programs, with its own state. */
  serve(port: number | undefined): Promise<Result<PracticeServer>>;
  /** Fails if the state of the studio exists and cannot be read. */
  readable(): Promise<Result<undefined>>;
  stop(): Promise<void>;
}

/** Far more than hundreds of workstations and the streams of an hour need. */
const MAX_BYTES = 1024 * 1024;

/** {@link Practice} whose state is in the file at `statePath`. */
export function createPractice(statePath: string, log: Log, reports: StoreReports = {}): Practice {
  let shared: Promise<PracticeStudio> | undefined;
  const openState = () => openStateFile(statePath, log, reports);
  const startShared = async () => {
    const { startPracticeStudio } = await import('../../practice/studio.ts');
    const studio = await startPracticeStudio({ stateFile: await openState() });
    log.info('practice studio started', { endpoint: studio.endpoint });
    return studio;
  };
  return {
    studio: () => (shared ??= startShared()),
    async serve(port) {
      const { startPracticeStudio } = await import('../../practice/studio.ts');
      try {
        return ok(served(await startPracticeStudio(port === undefined ? {} : { port })));
      } catch (reason) {
        if (reason instanceof Error && reason.name === 'PortTaken')
          return err({ code: 'port-taken', port: port ?? 0 });
        throw reason;
      }
    },
    async readable() {
      const { unread } = await openState();
      const failure = await unread();
      return failure === undefined ? ok(undefined) : err(failure);
    },
    async stop() {
      await (await shared)?.stop();
    },
  };
}

/** A damaged file is moved aside. A file of a later version is not changed. */
async function openStateFile(
  path: string,
  log: Log,
  { onDamaged, onUnread }: StoreReports,
): Promise<StateFile & { readonly unread: () => Promise<Failure | undefined> }> {
  const { parseState } = await import('../../practice/data/saved-state.ts');
  const parse = (text: string): StoredJson<SavedState | undefined> => {
    const value = parseState(text);
    return typeof value === 'string'
      ? { value: undefined, state: value }
      : { value, state: 'well' };
  };
  const file = createJsonFileStore<SavedState | undefined>({
    path,
    log,
    name: 'practice studio',
    initial: undefined,
    maxBytes: MAX_BYTES,
    parse,
    text: (value) => `${JSON.stringify(value)}\n`,
    ...omitUndefined({ onDamaged }),
  });
  const unreadOf = (read: Awaited<ReturnType<typeof file.read>>) =>
    unreadData(read, path, 'practice');
  return {
    async read() {
      const read = await file.read();
      const unread = unreadOf(read);
      if (unread === undefined) return read.value;
      onUnread?.(unread);
      return 'unusable';
    },
    unread: async () => unreadOf(await file.read()),
    update: async (change) => (await file.update(change)).ok,
  };
}

function served(studio: PracticeStudio): PracticeServer {
  const { endpoint, region, studioId, accessKeyId, secretAccessKey } = studio;
  return {
    endpoint,
    region,
    studioId,
    accessKeyId,
    secretAccessKey,
    onRequest(listener) {
      studio.onRequest(({ method, path, operation, status }) => {
        listener(`${status} ${operation} ${method} ${path}`);
      });
    },
    stop: () => studio.stop(),
  };
}
