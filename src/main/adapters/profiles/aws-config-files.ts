import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { parseAwsConfig, type AwsConfig } from './aws-config.ts';
import { errorCode } from '../base/error-code.ts';
import { unread, type Read } from './profile-refusal.ts';

/** Without O_NONBLOCK, which Windows does not have, opening a named pipe would wait for a writer. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;
/** Longer ones are not read: they are not what people and tools write there. */
export const FILE_MAX_BYTES = 1024 * 1024;

/** Both files, where the SDK looks for them. One that is not there is empty. Never throws. */
export async function readAwsConfig(
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<Read<AwsConfig>> {
  const config = await readSmall(placeOf(env.AWS_CONFIG_FILE, join(home, '.aws', 'config')));
  if (!config.ok) return config;
  const credentials = await readSmall(
    placeOf(env.AWS_SHARED_CREDENTIALS_FILE, join(home, '.aws', 'credentials')),
  );
  if (!credentials.ok) return credentials;
  return { ok: true, value: parseAwsConfig(config.value ?? '', credentials.value ?? '') };
}

/** A relative path would lead to another file in each folder we are started in. */
const placeOf = (said: string | undefined, usual: string): string =>
  said !== undefined && isAbsolute(said) ? said : usual;

/** A regular file's text, at most 1 MiB of it; nothing where there is none. Never throws, never waits for a pipe. */
export async function readSmall(path: string): Promise<Read<string | undefined>> {
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
const unreadable = (why: ProfileProblem, path: string): Read<never> =>
  unread(why, path.slice(-200));
