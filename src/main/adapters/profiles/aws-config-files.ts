import { isAbsolute, join } from 'node:path';
import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { parseAwsConfig, type AwsConfig } from './aws-config.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { refuse, type ReadResult } from './profile-refusal.ts';

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
  const file = await readRegularFile(path, { maxBytes: FILE_MAX_BYTES });
  if (file.ok) return { ok: true, value: file.bytes.toString('utf8') };
  switch (file.why) {
    case 'missing':
      return { ok: true, value: undefined };
    case 'not-a-file':
      return unreadable('file-odd', path);
    case 'too-large':
      return unreadable('file-large', path);
    case 'not-local':
    case 'not-owned':
    case 'unreadable':
      return unreadable(isDenied(file.code) ? 'file-denied' : 'file-unreadable', path);
  }
}

const isDenied = (code: string | undefined): boolean => code === 'EACCES' || code === 'EPERM';
const unreadable = (why: ProfileProblem, path: string): ReadResult<never> =>
  refuse(why, path.slice(-200));
