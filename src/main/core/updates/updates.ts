import { createEmitter } from '../base/emitter.ts';
import type { Result } from '../../../shared/base/failure.ts';
import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import type { UpdateBy, UpdatesOff, UpdateState } from '../../../shared/updates/updates.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { NewVersion } from './update-check.ts';
import type { FeedFile } from './update-feed.ts';
import { mayCheck, NOT_CHECKED, reduceUpdate, type UpdateEvent } from './update-reducer.ts';

const DAY_MS = 24 * 60 * 60_000;
/** So that a studio's machines, started together, do not ask together. */
const JITTER_MS = 60 * 60_000;
const FIRST_JITTER_MS = 60_000;

/** How this installation is made new: by us, or by somebody else, who is told. */
export type Installation =
  | { readonly by: UpdateBy }
  | {
      readonly by: 'us';
      /** Puts the file in place and starts it. Looks at its content again first. */
      install(path: string, file: FeedFile): Promise<Result<undefined>>;
    };

export interface UpdatesDeps {
  /** Where to ask, or why not. Asked anew each time: policy and preferences may change. */
  readonly where: () => Promise<{ readonly folder: URL } | { readonly off: UpdatesOff }>;
  readonly check: (folder: URL, signal: AbortSignal) => Promise<Result<NewVersion | undefined>>;
  /** Fetches a file and holds it against its size and hash: where it is. */
  readonly download: (
    folder: URL,
    file: FeedFile,
    onPercent: (percent: number) => void,
    signal: AbortSignal,
  ) => Promise<Result<string>>;
  readonly installation: Installation;
  /** Resolves as soon as no launch is under way. */
  readonly quiet: (signal: AbortSignal) => Promise<void>;
  /** When it was last asked, by the wall clock; kept between runs. */
  readonly memory: { read(): Promise<number | undefined>; note(at: number): Promise<void> };
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Aborted when the program is left. */
  readonly shutdownSignal: AbortSignal;
}

/** New versions: looked for, fetched and checked while nobody waits, put in place when the user says so. */
export interface Updates {
  state(): UpdateState;
  /** Looks now. Resolves when that has come to something. */
  check(): Promise<void>;
  /** Puts the version that is ready in place, once no launch is under way. */
  install(): Promise<Result<undefined>>;
  /** Policy or preferences have changed. */
  look(): Promise<void>;
  /** Looks once a day until the program is left. */
  run(): Promise<void>;
  onChange(listener: (state: UpdateState) => void): () => void;
}

interface Fetched {
  readonly path: string;
  readonly file: FeedFile;
}

/** {@link Updates} over its ports. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { clock, installation, log, shutdownSignal } = deps;
  const changes = createEmitter<UpdateState>();
  let state = NOT_CHECKED;
  let fetched: Fetched | undefined;
  /** What is being done; ended when looking is switched off. */
  let work = new AbortController();

  const apply = (event: UpdateEvent): boolean => {
    const next = reduceUpdate(state, event);
    if (next === state) return false;
    state = next;
    changes.emit(state);
    return true;
  };
  const fail = (failure: Failure) => {
    log.warn('a new version was not taken', { code: failure.code });
    apply({ type: 'failed', failure, at: clock.now() });
  };

  const look = async (): Promise<URL | undefined> => {
    const where = await deps.where();
    if ('folder' in where) {
      apply({ type: 'switched-on' });
      return where.folder;
    }
    work.abort();
    fetched = undefined;
    apply({ type: 'switched-off', why: where.off });
    return undefined;
  };

  const fetch = async (folder: URL, file: FeedFile, signal: AbortSignal): Promise<void> => {
    await deps.quiet(signal);
    apply({ type: 'download-began' });
    const onPercent = (percent: number) => apply({ type: 'progress', percent });
    const path = await deps.download(folder, file, onPercent, signal);
    if (!path.ok) {
      fail(path.failure);
      return;
    }
    if (apply({ type: 'downloaded' })) fetched = { path: path.value, file };
  };

  const checkNow = async (): Promise<void> => {
    const folder = await look();
    if (folder === undefined || !apply({ type: 'check-began' })) return;
    work = new AbortController();
    const signal = AbortSignal.any([work.signal, shutdownSignal]);
    const found = await deps.check(folder, signal);
    if (!found.ok) {
      fail(found.failure);
      return;
    }
    if (found.value === undefined) {
      apply({ type: 'nothing-new', at: clock.now() });
      return;
    }
    const { version, file } = found.value;
    if (installation.by !== 'us' || file === undefined) {
      const by = installation.by === 'us' ? 'user' : installation.by;
      apply({ type: 'found', version, by });
      return;
    }
    apply({ type: 'found', version });
    await fetch(folder, file, signal);
  };

  /** What is cut short by shutdownSignal or by switching off is no fault. */
  const check = async (): Promise<void> => {
    try {
      await checkNow();
    } catch (reason) {
      if (shutdownSignal.aborted || state.state === 'off') return;
      log.error('looking for a new version failed', { name: nameOf(reason) });
      fail({ code: 'bug' });
    }
  };

  const untilDue = async (first: boolean): Promise<number> => {
    const last = await deps.memory.read();
    const now = clock.now();
    // A clock that was set back is no reason to wait for years.
    const dueMs = last === undefined || last > now ? 0 : Math.max(0, last + DAY_MS - now);
    return dueMs + deps.random() * (first && dueMs === 0 ? FIRST_JITTER_MS : JITTER_MS);
  };

  /** Resolves when looking is no longer off, or the program is left. */
  const switchedOn = (): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        stop();
        shutdownSignal.removeEventListener('abort', end);
        resolve();
      };
      const stop = changes.on((now) => {
        if (now.state !== 'off') end();
      });
      shutdownSignal.addEventListener('abort', end);
      if (shutdownSignal.aborted) end();
    });

  return {
    state: () => state,
    check,
    async install() {
      if (installation.by !== 'us' || fetched === undefined || state.state !== 'ready')
        return err({ code: 'not-found', what: 'thing' });
      if (!apply({ type: 'install-wanted' })) return ok(undefined);
      try {
        await deps.quiet(AbortSignal.any([work.signal, shutdownSignal]));
      } catch {
        return ok(undefined);
      }
      // It may have been switched off meanwhile.
      if (!apply({ type: 'install-began' })) return ok(undefined);
      const installed = await installation.install(fetched.path, fetched.file);
      fetched = undefined;
      if (!installed.ok) fail(installed.failure);
      return installed;
    },
    async look() {
      await look();
    },
    async run() {
      for (let first = true; !shutdownSignal.aborted;) {
        if ((await look()) === undefined) {
          // Without a timer: a program that looks for nothing has nothing to wake up for.
          await switchedOn();
          first = true;
          continue;
        }
        const isAwake = await clock.sleep(await untilDue(first), shutdownSignal).then(
          () => true,
          () => false,
        );
        if (!isAwake || (await look()) === undefined) continue;
        first = false;
        await deps.memory.note(clock.now());
        if (mayCheck(state)) await check();
      }
    },
    onChange: changes.on,
  };
}

const nameOf = (reason: unknown): string => (reason instanceof Error ? reason.name : typeof reason);
