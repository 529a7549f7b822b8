import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { parseAwsConfig, type AwsConfig } from './aws-config.ts';
import { errorCode } from '../base/error-code.ts';
import { refuse, type ReadResult } from './profile-refusal.ts';

/** Opens a named pipe without waiting for a writer. Windows does not have O_NONBLOCK. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;
/** Larger files are not read: people and tools do not write such files there. */
export const FILE_MAX_BYTES = 1024 * 1024;

/**
 * Reads both files from where the SDK looks for them. A missing file counts as empty. Never throws.
 */
export async function readAwsConfig(
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<ReadResult<AwsConfig>> {
  const config = await readSmall(pathOr(env.AWS_CONFIG_FILE, join(home, '.aws', 'config')));
  if (!config.ok) return config;
  const credentials = await readSmall(
    pathOr(env.AWS_SHARED_CREDENTIALS_FILE, join(home, '.aws', 'credentials')),
  );
  if (!credentials.ok) return credentials;
  return { ok: true, value: parseAwsConfig(config.value ?? '', credentials.value ?? '') };
}

/** A relative path would mean another file in each working directory. */
const pathOr = (configured: string | undefined, defaultPath: string): string =>
  configured !== undefined && isAbsolute(configured) ? configured : defaultPath;

/**
 * A regular file's text, at most 1 MiB; undefined if there is none. Never throws, and never waits
 * for a pipe.
 */
export async function readSmall(path: string): Promise<ReadResult<string | undefined>> {
  try {
    const file = await open(path, READ);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return unreadable('file-odd', path);
      if (stat.size > FILE_MAX_BYTES) return unreadable('file-large', path);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(FILE_MAX_BYTES + 1), 0);
      if (bytesRead > FILE_MAX_BYTES) return unreadable('file-large', path);
      return { ok: true, value: buffer.toString('utf8', 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (reason) {
    const code = errorCode(reason);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ok: true, value: undefined };
    return unreadable(isDenied(code) ? 'file-denied' : 'file-unreadable', path);
  }
}

const isDenied = (code: string | undefined): boolean => code === 'EACCES' || code === 'EPERM';
const unreadable = (why: ProfileProblem, path: string): ReadResult<never> =>
  refuse(why, path.slice(-200));
