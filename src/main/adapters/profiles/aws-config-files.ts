import { isAbsolute, join } from 'node:path';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { readText } from '../../../shared/base/strict-text.ts';
import { parseAwsConfig, type AwsConfig } from './aws-config.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { refuse, type ProfileRefusal, type ReadResult } from './profile-refusal.ts';

/** Larger files are not read: people and tools do not write such files there. */
export const FILE_MAX_BYTES = 1024 * 1024;

/** A file's text with its path. */
interface Read {
  readonly path: string;
  readonly text: string | undefined;
}

export interface AwsConfigFiles extends AwsConfig {
  /** A line that could not be read. It may be why a profile seems to be missing or incomplete. */
  readonly lineProblem?: ProfileRefusal;
}

/**
 * Reads both files from where the AWS CLI looks for them. A missing file counts as empty. Never throws.
 */
export async function readAwsConfig(
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<ReadResult<AwsConfigFiles>> {
  const read = async (configured: string | undefined, name: string): Promise<ReadResult<Read>> => {
    const isSet = configured !== undefined && configured !== '';
    const path = isSet ? expandedPath(configured, env, home) : join(home, '.aws', name);
    if (path === undefined) return refuse('file-path', configured);
    const text = await readSmall(path);
    return text.ok ? { ok: true, value: { path, text: text.value } } : text;
  };
  const config = await read(env.AWS_CONFIG_FILE, 'config');
  if (!config.ok) return config;
  const credentials = await read(env.AWS_SHARED_CREDENTIALS_FILE, 'credentials');
  if (!credentials.ok) return credentials;
  const files = { config: config.value, credentials: credentials.value };
  const parsed = parseAwsConfig(files.config.text ?? '', files.credentials.text ?? '');
  const { skipped } = parsed;
  const lineProblem =
    skipped && unreadable('file-line', `${files[skipped.file].path}:${skipped.line}`);
  return { ok: true, value: { ...parsed, ...omitUndefined({ lineProblem }) } };
}

/**
 * The path in a variable, with variables and the home folder in it replaced, as botocore does: desktops read their
 * environment from files in which no shell replaces them. Undefined unless the result is absolute, because a relative
 * path would mean another file in each working directory.
 */
export function expandedPath(
  path: string | undefined,
  env: NodeJS.ProcessEnv,
  home: string,
): string | undefined {
  const expanded = path
    ?.replace(VARIABLE, (text, ...names) => env[names.slice(0, 3).find(isText) ?? ''] ?? text)
    .replace(/^~(?=$|[/\\])/, () => home);
  return expanded !== undefined && isAbsolute(expanded) ? expanded : undefined;
}

const VARIABLE =
  process.platform === 'win32' ? /\$(\w+)|\$\{([^}]*)\}|%([^%]*)%/g : /\$(\w+)|\$\{([^}]*)\}/g;
const isText = (name: unknown): name is string => typeof name === 'string' && name !== '';

/**
 * A regular file's text, at most 1 MiB; undefined if there is none. Never throws, and never waits
 * for a pipe.
 */
export async function readSmall(path: string): Promise<ReadResult<string | undefined>> {
  const file = await readRegularFile(path, { maxBytes: FILE_MAX_BYTES });
  if (file.ok) {
    // UTF-16, which PowerShell writes, would have no profiles at all.
    const read = readText(file.bytes);
    if ('text' in read) return { ok: true, value: read.text };
    return unreadable(read.why === 'nul' ? 'file-nul' : 'file-encoding', path);
  }
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
const unreadable = (why: ProfileProblem, path: string) => refuse(why, path.slice(-200));
