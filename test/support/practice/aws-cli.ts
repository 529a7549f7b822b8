import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { PracticeOptions, PracticeStudio } from '../../../src/practice/studio.ts';
import { startStudio } from './start-studio.ts';

const run = promisify(execFile);

/** The path of an AWS CLI with Nimble, found by `npm test`; empty if there is none. */
export const aws = process.env.STAGEDOOR_TEST_AWS ?? '';

/** The time limit of a test with a few calls of the CLI, in ms. */
export const limitMs = 240_000;

/** Runs `aws nimble` with these arguments and returns its parsed output. */
type Aws = (...args: string[]) => Promise<unknown>;

/** Starts a practice studio and prepares an AWS CLI for it. Both are removed when the test ends. */
export async function startForAws(
  options: PracticeOptions = {},
  keys: Readonly<Record<string, string>> = {},
): Promise<{ studio: PracticeStudio; nimble: Aws }> {
  const studio = await startStudio(options);
  const home = await mkdtemp(join(tmpdir(), 'stagedoor-aws-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    AWS_ACCESS_KEY_ID: studio.accessKeyId,
    AWS_SECRET_ACCESS_KEY: studio.secretAccessKey,
    AWS_DEFAULT_REGION: studio.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    ...keys,
  };
  const fixed = ['--endpoint-url', studio.endpoint, '--no-cli-pager', '--output', 'json'];
  const nimble: Aws = async (...args) => {
    const { stdout } = await run(aws, ['nimble', ...args, ...fixed], { env, timeout: 60_000 });
    return stdout === '' ? undefined : (JSON.parse(stdout) as unknown);
  };
  return { studio, nimble };
}
