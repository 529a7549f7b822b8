import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAwsProfiles } from '../../../../src/main/adapters/profiles/aws-profiles.ts';
import { environmentKeys } from '../../../../src/main/adapters/profiles/environment-keys.ts';
import { createIdentityCenter } from '../../../../src/main/adapters/identity-center/identity-center.ts';
import { awsAudience } from '../../../../src/main/core/secrets/connection-secrets.ts';
import { createKeyStore } from '../../../../src/main/adapters/secrets/key-store.ts';
import { createKeytarVault } from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import { createSecretStore } from '../../../../src/main/adapters/secrets/secret-store.ts';
import { createSts } from '../../../../src/main/adapters/sts/sts.ts';
import { systemClock } from '../../../../src/main/adapters/base/system-clock.ts';
import { createMfaPrompts } from '../../../../src/main/core/sign-in/mfa-prompts.ts';
import { createSignIns } from '../../../../src/main/core/sign-in/sign-ins.ts';
import type { Credentials } from '../../../../src/shared/sign-in/credentials.ts';
import type { FindIssuedKeys } from '../../../../src/practice/server/authenticate.ts';
import { startPracticeStudio } from '../../../../src/practice/studio.ts';
import { openSignIn } from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';
import { visit } from '../../../support/aws-sign-in/visitor.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';
import {
  calm,
  directHttp,
  keysOf,
  launchOn,
  providerFor,
} from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { createUuids, uuid } from '../../../unit/core/support/fakes.ts';
import { connectionWith } from '../../../unit/core/sign-in/sign-in-fakes.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

const account = '000000000000';
const mfaSerial = `arn:aws:iam::${account}:mfa/practice-artist`;
const roleArn = `arn:aws:iam::${account}:role/practice-compositor`;
const inKeychain = { source: 'keychain', entry: uuid(900) } as const;
const organization = { startUrl: 'https://pier.awsapps.com/start', region: 'us-west-2' } as const;
const artist = { accountId: '000000000001', roleName: 'Artist' } as const;

interface Opened extends SignInOptions {
  /** The studio accepts the users' own keys as well. */
  readonly takesKeys?: boolean;
}

/**
 * AWS's sign-in services, a studio that accepts their credentials, and the code of Stagedoor
 * between.
 */
async function open({ takesKeys = false, ...options }: Opened = {}) {
  const aws = await openSignIn(options);
  const user = aws.keysOf();
  const time = createQuickTime();
  const findIssuedKeys: FindIssuedKeys = (id) =>
    aws.findIssuedKeys(id) ?? (takesKeys && id === user.accessKeyId ? user : undefined);
  const studio = await startPracticeStudio({ now: time.clock.now, findIssuedKeys });
  onTestFinished(() => studio.stop());
  const home = tempFolder();
  const { log, lines } = recordingLog();
  const { keytar, entries } = memoryKeytar();
  const vault = createKeytarVault(keychainOf(keytar), log);
  const keys = createKeyStore(vault, join(home, 'sealed'));
  const http = directHttp(log);
  const env: NodeJS.ProcessEnv = {};
  const mfaPrompts = createMfaPrompts({ clock: systemClock, uuid: createUuids() });
  const begin = () => {
    const identityCenter = createIdentityCenter({
      http,
      log,
      clock: systemClock,
      store: createSecretStore(vault, join(home, 'sealed')),
      openInBrowser: async (address) => {
        const { location } = await visit(address);
        await fetch(location!, { signal: AbortSignal.timeout(60_000) });
      },
    });
    const signIns = createSignIns({
      clock: systemClock,
      log,
      keys,
      environment: () => environmentKeys(env),
      sts: createSts(http),
      profiles: createAwsProfiles({ http, clock: systemClock, env, home, ...windowsParts }),
      identityCenter,
      askCode: mfaPrompts.ask,
    });
    return { identityCenter, signIns };
  };
  const deps = begin();
  const { endpoint } = studio;
  const audience = awsAudience({ endpoint, signInEndpoint: aws.endpoint });
  await keys.save(inKeychain.entry, audience, keysOf(user), false);
  const connect = async (credentials: Credentials, { signIns } = deps) => {
    const connection = connectionWith(credentials, {
      endpoint: studio.endpoint,
      signInEndpoint: aws.endpoint,
    });
    const provider = providerFor(studio, {
      keys: (signal) => signIns.keys(connection, signal),
      onRefused: (refused) => {
        signIns.refused(connection, refused);
      },
    });
    return launchOn(studio, {
      time,
      provider,
      deps: { turn: (signal) => signIns.ready(connection, signal) },
    });
  };
  const asked = () => aws.requests.map(({ operation }) => operation);
  return { aws, studio, home, env, mfaPrompts, entries, lines, connect, asked, begin, ...deps };
}

describe('a stream', () => {
  it('is started with keys from the keychain, which the studio itself never receives', async () => {
    const { connect, asked, aws, studio } = await open();
    const { last } = await connect(inKeychain);
    expect(last.state).toBe('ended');
    expect(asked()).toEqual(['GetSessionToken']);
    expect(aws.sessions).toHaveLength(1);
    expect(studio.requests.every(({ status }) => status === 200)).toBe(true);
  });

  it('is started with the keychain’s keys if they cannot be exchanged, which is tried once', async () => {
    const { connect, asked } = await open({ takesKeys: true, script: { noSessionTokens: true } });
    expect((await connect(inKeychain)).last.state).toBe('ended');
    expect((await connect(inKeychain)).last.state).toBe('ended');
    expect(asked()).toEqual(['GetSessionToken']);
  });

  it('is started with keys from the environment', async () => {
    const { connect, aws, env } = await open({ takesKeys: true });
    const { accessKeyId, secretAccessKey } = aws.keysOf();
    Object.assign(env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
    expect((await connect({ source: 'environment' })).last.state).toBe('ended');
  });

  it('is started with a profile with keys', async () => {
    const { connect, aws, home } = await open({ takesKeys: true });
    const { accessKeyId, secretAccessKey } = aws.keysOf();
    mkdirSync(join(home, '.aws'));
    const text = `[pier]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`;
    writeFileSync(join(home, '.aws', 'credentials'), text);
    expect((await connect({ source: 'profile', profile: 'pier' })).last.state).toBe('ended');
  });

  it('is started with a profile’s program, once the user agreed to it', async () => {
    const { connect, aws, home } = await open({ takesKeys: true });
    const program = join(home, 'keys.sh');
    const { accessKeyId: id, secretAccessKey: key } = aws.keysOf();
    const answer = JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: key });
    writeFileSync(program, `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`);
    chmodSync(program, 0o700);
    mkdirSync(join(home, '.aws'));
    writeFileSync(join(home, '.aws', 'config'), `[profile pier]\ncredential_process=${program}\n`);
    const profile = { source: 'profile', profile: 'pier' } as const;
    const agreedCommand = createHash('sha256').update(program).digest('hex');
    expect((await connect(profile)).last).toMatchObject({
      state: 'failed',
      failure: { code: 'process-not-agreed', profile: 'pier' },
    });
    expect((await connect({ ...profile, agreedCommand })).last.state).toBe('ended');
  });

  it('is started after a sign-in on an Identity Center page, and after a restart with the stored tokens', async () => {
    const { connect, begin, identityCenter, aws } = await open();
    const credentials = { source: 'identity-center', ...organization, ...artist } as const;
    expect((await connect(credentials)).last).toMatchObject({
      failure: { code: 'sign-in-needed' },
    });
    const signedIn = await identityCenter.signIn(
      organization,
      { type: 'browser' },
      aws.endpoint,
      calm(),
    );
    expect(signedIn.ok).toBe(true);
    expect((await connect(credentials)).last.state).toBe('ended');
    expect((await connect(credentials, begin())).last.state).toBe('ended');
  });

  it('is started with a role that needs an MFA code, which is requested once for two launches', async () => {
    const { connect, mfaPrompts, asked } = await open({
      script: { roles: [{ name: 'practice-compositor', needsMfa: true }] },
    });
    const devices: string[] = [];
    mfaPrompts.onChange((question) => {
      if (question === null) return;
      devices.push(question.device);
      mfaPrompts.give(question.id, '135790');
    });
    const role = { source: 'assume-role', roleArn, mfaSerial, base: inKeychain } as const;
    const both = await Promise.all([connect(role), connect(role)]);
    expect(both.map(({ last }) => last.state)).toEqual(['ended', 'ended']);
    expect(devices).toEqual([mfaSerial]);
    expect(asked()).toEqual(['AssumeRole']);
  });

  it('is not started with a wrong MFA code, which is reported', async () => {
    const { connect, mfaPrompts } = await open({
      script: { roles: [{ name: 'practice-compositor', needsMfa: true }] },
    });
    mfaPrompts.onChange((question) => {
      if (question !== null) mfaPrompts.give(question.id, '000000');
    });
    const role = { source: 'assume-role', roleArn, mfaSerial, base: inKeychain } as const;
    const { last } = await connect(role);
    expect(last).toMatchObject({ state: 'failed', failure: { code: 'mfa-refused' } });
  });
});

describe('a sign-in that expires during use', () => {
  it('is renewed once, and the next launch continues', async () => {
    const { connect, aws, asked, studio } = await open();
    await connect(inKeychain);
    aws.expireSessions();
    const { last, transientErrors } = await connect(inKeychain);
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual([]);
    expect(asked()).toEqual(['GetSessionToken', 'GetSessionToken']);
    expect(studio.requests.filter(({ status }) => status === 403)).toHaveLength(1);
  });
});

it('a sign-in leaves no secret in a log line or in the names of keychain entries', async () => {
  const { connect, aws, lines, entries } = await open({
    takesKeys: true,
    script: { noSessionTokens: true },
  });
  await connect(inKeychain);
  const { secretAccessKey, accessKeyId } = aws.keysOf();
  const written = JSON.stringify([lines, [...entries.keys()]]);
  expect(written).not.toContain(secretAccessKey);
  expect(written).not.toContain(accessKeyId);
});
