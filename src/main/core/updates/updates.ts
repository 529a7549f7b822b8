import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { UpdateBy, UpdatesOff, UpdateState } from '../../../shared/updates/updates.ts';
import type { Log } from '../base/log.ts';
import { runDailyChecks, type DailyChecksDeps } from './daily-checks.ts';
import type { NewVersion } from './update-check.ts';
import type { FeedFile } from './update-feed.ts';
import { canCheck } from './update-reducer.ts';
import { createUpdateStore } from './update-store.ts';

/** How this installation is updated: by Stagedoor itself, or by someone else, who is informed. */
export type Installation =
  | { readonly by: UpdateBy }
  | {
      readonly by: 'us';
      /** Checks the file's content again, installs it and starts the new version. */
      install(path: string, file: FeedFile): Promise<Result<undefined>>;
    };

export interface UpdatesDeps extends Pick<
  DailyChecksDeps,
  'memory' | 'clock' | 'random' | 'shutdownSignal'
> {
  /** The folder of the feed, or why there are no checks. Called before each check: policy and preferences may change. */
  readonly where: () => Promise<{ readonly folder: URL } | { readonly off: UpdatesOff }>;
  readonly check: (folder: URL, signal: AbortSignal) => Promise<Result<NewVersion | undefined>>;
  /** Downloads a file, checks its size and hash, and returns its path. */
  readonly download: (
    folder: URL,
    file: FeedFile,
    onPercent: (percent: number) => void,
    signal: AbortSignal,
  ) => Promise<Result<string>>;
  readonly installation: Installation;
  /** Resolves as soon as no launch is under way. */
  readonly waitUntilIdle: (signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** Updates: found and downloaded in the background, installed when the user asks for it. */
export interface Updates {
  state(): UpdateState;
  /** Checks now. Resolves when the check, and a download that follows it, has ended. */
  check(): Promise<void>;
  /** Installs the version that is ready as soon as no launch is under way. */
  install(): Promise<Result<undefined>>;
  /** Reads policy and preferences again. */
  refresh(): Promise<void>;
  /** Checks once a day until shutdown. */
  run(): Promise<void>;
  onChange(listener: (state: UpdateState) => void): () => void;
}

interface Downloaded {
  readonly path: string;
  readonly file: FeedFile;
}

/** {@link Updates} over its ports. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { clock, installation, log, shutdownSignal } = deps;
  const { apply, state, onChange, untilSwitchedOn } = createUpdateStore();
  let downloaded: Downloaded | undefined;
  /** The check or download under way. Aborted when updates are switched off. */
  let work = new AbortController();

  const fail = (failure: Failure) => {
    log.warn('a new version was not taken', { code: failure.code });
    apply({ type: 'failed', failure, at: clock.now() });
  };

  /** The folder of the feed; undefined if updates are off, which also ends what is under way. */
  const refresh = async (): Promise<URL | undefined> => {
    const where = await deps.where();
    if ('folder' in where) {
      apply({ type: 'switched-on' });
      return where.folder;
    }
    work.abort();
    downloaded = undefined;
    apply({ type: 'switched-off', why: where.off });
    return undefined;
  };

  const download = async (folder: URL, file: FeedFile, signal: AbortSignal): Promise<void> => {
    await deps.waitUntilIdle(signal);
    apply({ type: 'download-began' });
    const onPercent = (percent: number) => apply({ type: 'progress', percent });
    const path = await deps.download(folder, file, onPercent, signal);
    if (!path.ok) {
      fail(path.failure);
      return;
    }
    if (apply({ type: 'downloaded' })) downloaded = { path: path.value, file };
  };

  const checkNow = async (): Promise<void> => {
    const folder = await refresh();
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
    await download(folder, file, signal);
  };

  /** An exception after shutdown or after switching off is an interruption, not a bug. */
  const check = async (): Promise<void> => {
    try {
      await checkNow();
    } catch (reason) {
      if (shutdownSignal.aborted || state().state === 'off') return;
      log.error('looking for a new version failed', { name: nameOf(reason) });
      fail({ code: 'bug' });
    }
  };

  const install = async (): Promise<Result<undefined>> => {
    if (installation.by !== 'us' || downloaded === undefined || state().state !== 'ready')
      return err({ code: 'not-found', what: 'thing' });
    if (!apply({ type: 'install-wanted' })) return ok(undefined);
    try {
      await deps.waitUntilIdle(AbortSignal.any([work.signal, shutdownSignal]));
    } catch {
      return ok(undefined);
    }
    // Updates may have been switched off during the wait.
    if (!apply({ type: 'install-began' })) return ok(undefined);
    const installed = await installation.install(downloaded.path, downloaded.file);
    downloaded = undefined;
    if (!installed.ok) fail(installed.failure);
    return installed;
  };

  return {
    state,
    check,
    install,
    async refresh() {
      await refresh();
    },
    run: () =>
      runDailyChecks({
        ...deps,
        isOn: async () => (await refresh()) !== undefined,
        untilSwitchedOn: () => untilSwitchedOn(shutdownSignal),
        check: async () => {
          if (canCheck(state())) await check();
        },
      }),
    onChange,
  };
}

const nameOf = (reason: unknown): string => (reason instanceof Error ? reason.name : typeof reason);
