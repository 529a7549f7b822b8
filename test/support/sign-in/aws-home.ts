import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAwsProfiles } from '../../../src/main/adapters/profiles/aws-profiles.ts';
import { systemClock } from '../../../src/main/adapters/base/system-clock.ts';
import type { Clock } from '../../../src/main/core/base/clock.ts';
import type { AskCode, SessionKeys } from '../../../src/main/core/sign-in/sign-in.ts';
import { err, type Result } from '../../../src/shared/base/failure.ts';
import type { ProfileProblem } from '../../../src/shared/base/reasons.ts';
import { openSignIn } from '../aws-sign-in/test-clients.ts';
import type { SignInScript } from '../aws-sign-in/script.ts';
import { tempFolder } from '../machine/machine.ts';
import { calm, directHttp } from '../providers/nimble.ts';
import { windowsParts } from '../machine/windows.ts';

/** The lines of keys in a profile. */
export const keyLines = 'aws_access_key_id = PIER\naws_secret_access_key = hush-hush\n';
/** There is no user who could enter a code. */
export const nobody: AskCode = async () => err({ code: 'mfa-needed' });
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
export const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** Keys as plain text, or the failure. */
export const plain = (outcome: Result<SessionKeys>) =>
  outcome.ok
    ? [outcome.value.accessKeyId, outcome.value.secretAccessKey, outcome.value.sessionToken].map(
        (one) => one?.reveal(),
      )
    : outcome.failure;
/** The failure of the profile `pier` with that reason, and the fact it is reported with, if any. */
export const unusable = (why: ProfileProblem, about?: unknown) => ({
  code: 'profile-unusable',
  profile: 'pier',
  why,
  ...(about !== undefined && { about }),
});

/** A home folder for the test with an `.aws` folder, and the profiles that are read there. */
export function openHome(clock: Clock = systemClock) {
  const home = tempFolder();
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH };
  const profiles = createAwsProfiles({ http: directHttp(), clock, env, home, ...windowsParts });
  const write = (text: string, ...path: string[]): string => {
    const file = join(home, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  return {
    home,
    env,
    profiles,
    write,
    config: (text: string) => write(text, '.aws', 'config'),
    /** The keys or the failure of the profile `pier`. */
    read: ({ agreed, ask = nobody }: { agreed?: string; ask?: AskCode } = {}) =>
      profiles.read(
        { name: 'pier', ...(agreed !== undefined && { agreedCommand: hashOf(agreed) }) },
        ask,
        calm(),
      ),
  };
}
export type Home = ReturnType<typeof openHome>;

/** STS, a profile of its first user as a base, and the lines of a role there. */
export async function openSts(script: SignInScript = {}) {
  const aws = await openSignIn({ script });
  const { accessKeyId, secretAccessKey } = aws.keysOf();
  const root = `[profile root]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  const endpointLines = `region = us-west-2\nendpoint_url = ${aws.endpoint}\n`;
  const role = `role_arn = arn:aws:iam::000000000000:role/practice-compositor\n${endpointLines}`;
  return { aws, root, role };
}
