import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { constants } from 'node:fs';
import { access, open, realpath, stat } from 'node:fs/promises';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { AskWindows } from '../base/windows-helper.ts';
import { errorCode } from '../base/error-code.ts';
import { viewerFitness, type Fitness, type ViewerFiles } from './viewer-fitness.ts';
import { viewerPaths, type Platform } from './viewer-paths.ts';

export interface ViewerDeps {
  readonly platform: Platform;
  readonly home: string;
  readonly path: readonly string[];
  /** `STAGEDOOR_VIEWER`: if it is set, nothing else is tried. */
  readonly named?: string;
  readonly files: ViewerFiles;
  /** The registry's open command for `.dcv` files; undefined except on Windows. */
  readonly openCommand: () => Promise<string | undefined>;
  /** Called with each path that was checked, and the result. */
  readonly onChecked?: (candidate: string, fitness: Fitness) => void;
}

type Unfit = Extract<Fitness, { kind: 'unfit' }>;

/** The viewer's executable, or why there is none: `viewer-missing`, `viewer-unfit`. */
export async function findViewer(deps: ViewerDeps): Promise<Result<string>> {
  const { platform, named, files, home, path } = deps;
  const openCommand = named === undefined ? await deps.openCommand() : undefined;
  const candidates =
    named === undefined
      ? viewerPaths(platform, { home, path, ...omitUndefined({ openCommand }) })
      : [named];
  let unfit: Pick<Unfit, 'reason' | 'about'> | undefined;
  for (const candidate of candidates) {
    const fitness = await viewerFitness(platform, candidate, files, path);
    deps.onChecked?.(candidate, fitness);
    if (fitness.kind === 'fit') return ok(fitness.executable);
    if (fitness.kind === 'unfit') unfit ??= fitness;
    // Of the usual paths, one that cannot be looked at says nothing.
    else if (named !== undefined && (await files.isDenied(named))) unfit = { reason: 'denied' };
  }
  const isNamed = named !== undefined && ({ named: true } as const);
  if (unfit !== undefined) {
    const { reason, about } = unfit;
    const shown = about === undefined ? {} : { about: safeText(about) };
    return err({ code: 'viewer-unfit', reason, ...shown, ...isNamed });
  }
  return err({ code: 'viewer-missing', platform, ...isNamed });
}

/** More than any system reads of the line that names an interpreter. */
const FIRST_BYTES = 1024;

/** The real file system. */
export const viewerFiles: ViewerFiles = {
  user: process.getuid?.() ?? 0,
  realPath: (path) => realpath(path).catch(() => undefined),
  isDenied: (path) =>
    stat(path).then(
      () => false,
      (reason: unknown) => ['EACCES', 'EPERM'].includes(errorCode(reason)),
    ),
  stat: async (path) => {
    try {
      const found = await stat(path);
      return { isFile: found.isFile(), mode: found.mode, owner: found.uid, group: found.gid };
    } catch {
      return undefined;
    }
  },
  async firstBytes(path) {
    const bytes = Buffer.alloc(FIRST_BYTES);
    const file = await open(path, 'r').catch(() => undefined);
    try {
      const read = await file?.read(bytes, 0, bytes.length, 0);
      return read === undefined ? undefined : bytes.subarray(0, read.bytesRead).toString('latin1');
    } catch {
      return undefined;
    } finally {
      await file?.close();
    }
  },
  isExecutable: (path) =>
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
};

/** The registry's open command for `.dcv` files. */
export async function readOpenCommand(ask: AskWindows): Promise<string | undefined> {
  const command = await ask('viewer');
  return typeof command === 'string' ? command : undefined;
}
