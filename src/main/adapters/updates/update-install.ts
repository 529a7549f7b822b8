import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, constants, createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, open, rename, rm, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { installationKind, type InstallationKind } from '../../core/updates/installation-kind.ts';
import type { FeedFile } from '../../core/updates/update-feed.ts';
import type { Installation } from '../../core/updates/updates.ts';
import type { AskWindows } from '../base/windows-helper.ts';
import { childEnvironment } from '../base/child-environment.ts';
import { diskProblem } from '../base/disk.ts';
import { errorCode } from '../base/error-code.ts';

/** How to quit the program and what to start next. Implemented with Electron. */
export interface Restart {
  /** Starts `executable` after this program has quit normally. */
  readonly into: (executable: string) => void;
  /** Quits this program normally. */
  readonly leave: () => void;
}

export interface InstallDeps {
  readonly restart: Restart;
  readonly executable: string;
  readonly askWindows: AskWindows;
  /** Starts the installer, which waits until this program has quit. */
  readonly start?: (file: string) => Promise<boolean>;
}

/** How this installation can be updated. */
export const readInstallation = (
  platform: 'win32' | 'darwin' | 'linux',
  executable: string,
  env: NodeJS.ProcessEnv,
): InstallationKind =>
  installationKind({ platform, executable, env, canWrite, isThere: (path) => existsSync(path) });

/**
 * Creates the {@link Installation} of a kind. The download is verified again, because it was on the
 * disk in the meantime.
 */
export function createInstallation(kind: InstallationKind, deps: InstallDeps): Installation {
  if (kind.kind === 'others') return { by: kind.by };
  return {
    by: 'us',
    async install(path, file) {
      try {
        if (!(await isUnchanged(path, file)))
          return err({ code: 'update-refused', why: 'content-wrong' });
        return kind.kind === 'app-image'
          ? await replaceImage(path, kind.path, deps.restart)
          : await runInstaller(path, deps);
      } catch (reason) {
        return err({ code: 'update-not-kept', why: diskProblem(reason) });
      } finally {
        if (kind.kind === 'app-image') await rm(path, { force: true });
      }
    },
  };
}

async function isUnchanged(path: string, file: FeedFile): Promise<boolean> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return (await stat(path)).size === file.bytes && hash.digest('base64') === file.sha512;
}

/** Copies it next to the running image first, then renames it: there is always a complete image. */
async function replaceImage(
  path: string,
  image: string,
  restart: Restart,
): Promise<Result<undefined>> {
  const draft = `${image}.${randomBytes(6).toString('hex')}.new`;
  try {
    const { mode } = await stat(image);
    await copyFile(path, draft, constants.COPYFILE_EXCL);
    await chmod(draft, (mode & 0o777) | 0o100);
    const file = await open(draft, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, image);
  } catch (reason) {
    await rm(draft, { force: true });
    throw reason;
  }
  restart.into(image);
  restart.leave();
  return ok(undefined);
}

/** Who signed a program. Other parts of a certificate's subject change when the publisher renews it. */
const Signer = v.object({
  commonName: v.pipe(v.string(), v.minLength(1)),
  organization: v.string(),
  country: v.string(),
});

/**
 * Windows must confirm that the installer is signed by the publisher of this program. Without a clear answer, nothing is
 * run.
 */
async function runInstaller(path: string, deps: InstallDeps): Promise<Result<undefined>> {
  const { askWindows, executable, restart, start = startInstaller } = deps;
  const signerOf = async (file: string) => {
    const signer = v.safeParse(Signer, await askWindows('signer', file));
    return signer.success ? JSON.stringify(signer.output) : undefined;
  };
  const [ownSigner, newSigner] = [await signerOf(executable), await signerOf(path)];
  if (ownSigner === undefined || ownSigner !== newSigner)
    return err({ code: 'update-refused', why: 'publisher-unknown' });
  if (!(await start(path))) return err({ code: 'update-refused', why: 'not-installed' });
  restart.leave();
  return ok(undefined);
}

const startInstaller = (file: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(file, ['--updated', '/S', '--force-run'], {
      detached: true,
      stdio: 'ignore',
      env: childEnvironment(process.env),
      shell: false,
    });
    child.once('error', () => {
      resolve(false);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (reason) {
    if (errorCode(reason) === '') throw reason;
    return false;
  }
}
