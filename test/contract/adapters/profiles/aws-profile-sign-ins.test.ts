import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf, inAnHour, openHome, plain, type Home } from '../../../support/sign-in/aws-home.ts';
import type { SignInScript } from '../../../support/aws-sign-in/script.ts';
import { createPerson, openCenter, pier, signInAt } from '../../../support/sign-in/center.ts';

let env: Home['env'];
let write: Home['write'];
let config: Home['config'];
let read: Home['read'];
beforeEach(() => {
  ({ env, write, config, read } = openHome());
});

describe('a profile with Identity Center', () => {
  const sso = (endpoint: string) => `[profile pier]\nendpoint_url = ${endpoint}
sso_session = s\nsso_account_id = 000000000001\nsso_role_name = Artist
[sso-session s]\nsso_start_url = ${pier.startUrl}\nsso_region = us-west-2\n`;
  const cache = (content: unknown, id = 's') => {
    const name = `${createHash('sha1').update(id).digest('hex')}.json`;
    return write(JSON.stringify(content), '.aws', 'sso', 'cache', name);
  };
  /** A stand-in with a signed-in user, and the token that a CLI would have stored. */
  const openPortal = async (script: SignInScript = {}) => {
    const { center, aws, kept } = await openCenter({ script, person: createPerson() });
    await signInAt(center, aws);
    const [, held] = [...kept].find(([name]) => !name.startsWith('sso-client')) ?? [];
    // What the store holds was written by the program under test.
    const { accessToken } = JSON.parse(held?.reveal() ?? '{}') as { accessToken: string };
    return { aws, accessToken };
  };

  it('uses the token that the CLI has stored, and writes nothing there', async () => {
    const { aws, accessToken } = await openPortal();
    config(sso(aws.endpoint));
    const soon = new Date(Date.now() + 60_000).toISOString();
    const refresh = { clientId: 'c', clientSecret: 's', refreshToken: 'r' };
    const file = cache({ accessToken, expiresAt: soon, ...refresh });
    const before = [readFileSync(file, 'utf8'), statSync(file).mtimeMs];
    const given = await read();
    expect(given).toMatchObject({ ok: true, value: { expiresAt: aws.sessions[0]?.expiresAtMs } });
    expect([readFileSync(file, 'utf8'), statSync(file).mtimeMs]).toEqual(before);
    expect(readdirSync(dirname(file))).toHaveLength(1);
    expect(aws.requests.at(-1)?.operation).toBe('GetRoleCredentials');
  });

  it('without a named session uses the token of its start page', async () => {
    const { aws, accessToken } = await openPortal();
    config(
      `[profile pier]\nendpoint_url = ${aws.endpoint}\nsso_start_url = ${pier.startUrl}\nsso_region = us-west-2\nsso_account_id = 000000000001\nsso_role_name = Artist\n`,
    );
    cache({ accessToken, expiresAt: inAnHour() }, pier.startUrl);
    expect(await read()).toMatchObject({ ok: true });
  });

  it.each<[string, unknown]>([
    ['there is none', undefined],
    ['it has expired', { accessToken: 'a', expiresAt: '2020-01-01T00:00:00Z' }],
    ['it is damaged', { accessToken: 7 }],
    ['it is a list', []],
    ['it has an invalid expiry', { accessToken: 'a', expiresAt: 'later' }],
  ])('needs a sign-in if the token cannot be used: %s', async (_, content) => {
    const { aws } = await openPortal();
    const before = aws.requests.length;
    config(sso(aws.endpoint));
    if (content !== undefined) cache(content);
    const command = 'aws sso login --profile pier';
    expect(plain(await read())).toEqual({ code: 'sign-in-needed', command });
    expect(aws.requests).toHaveLength(before);
  });

  it('whose token cannot be read is not reported as a missing sign-in', async () => {
    config(sso('http://127.0.0.1:9'));
    const name = `${createHash('sha1').update('s').digest('hex')}.json`;
    // A folder in its place.
    write('', '.aws', 'sso', 'cache', name, 'file');
    expect(plain(await read())).toMatchObject({ code: 'profile-unusable', why: 'file-odd' });
  });

  it('accepts a token whose expiry is written with UTC', async () => {
    const { aws, accessToken } = await openPortal();
    config(sso(aws.endpoint));
    cache({ accessToken, expiresAt: inAnHour().replace(/\.\d+Z$/, 'UTC') });
    expect(await read()).toMatchObject({ ok: true });
  });

  it('whose token the AWS CLI can renew names the command that renews it', async () => {
    config(sso('http://127.0.0.1:9'));
    cache({ accessToken: 'a', expiresAt: '2020-01-01T00:00:00UTC', refreshToken: 'r' });
    const command = 'aws sts get-caller-identity --profile pier';
    expect(plain(await read())).toEqual({ code: 'sign-in-needed', command });
  });

  it.each([
    ['that has expired', '2020-01-01T00:00:00Z', 'aws sso login --profile pier'],
    ['that is still valid', inAnHour(), 'aws sts get-caller-identity --profile pier'],
  ])('names the command to sign in again after a registration %s', async (_, end, command) => {
    config(sso('http://127.0.0.1:9'));
    const expired = { accessToken: 'a', expiresAt: '2020-01-01T00:00:00Z', refreshToken: 'r' };
    cache({ ...expired, registrationExpiresAt: end });
    expect(plain(await read())).toEqual({ code: 'sign-in-needed', command });
  });

  it('that is the source of a role is named in the sign-in command', async () => {
    const base = sso('http://127.0.0.1:9').replace('[profile pier]', '[profile "look dev"]');
    config(`${base}[profile pier]\nrole_arn = r\nsource_profile = look dev\n`);
    const command = "aws sso login --profile 'look dev'";
    expect(plain(await read())).toEqual({ code: 'sign-in-needed', command });
  });

  it('needs a sign-in if the portal refuses the token', async () => {
    const { aws } = await openPortal();
    config(sso(aws.endpoint));
    cache({ accessToken: 'another', expiresAt: inAnHour() });
    const command = 'aws sso login --profile pier';
    expect(plain(await read())).toEqual({ code: 'sign-in-needed', command });
    expect(aws.requests.at(-1)?.status).toBe(401);
  });
});

describe('a profile with a login session', () => {
  const session = 'arn:aws:iam::000000000000:user/artist';
  const login = { code: 'sign-in-needed', command: 'aws login --profile pier' };
  const cache = (expiresAt: string, more: object = {}, folder = ['.aws', 'login', 'cache']) => {
    const accessToken = {
      accessKeyId: 'PIER',
      secretAccessKey: 'hush',
      sessionToken: 't',
      expiresAt,
    };
    const name = `${hashOf(session)}.json`;
    return write(JSON.stringify({ accessToken, ...more }), ...folder, name);
  };
  beforeEach(() => {
    config(`[profile pier]\nlogin_session = ${session}\n`);
  });

  it('returns what is stored until that expires, and then needs a sign-in', async () => {
    expect(plain(await read())).toEqual(login);
    const end = inAnHour();
    cache(end);
    expect(plain(await read())).toEqual(['PIER', 'hush', 't']);
    expect(await read()).toMatchObject({ value: { expiresAt: Date.parse(end) } });
    cache('2020-01-01T00:00:00Z');
    expect(plain(await read())).toEqual(login);
  });

  it('whose token the AWS CLI can renew names the command that renews it', async () => {
    cache('2020-01-01T00:00:00Z', { refreshToken: 'r', clientId: 'c' });
    const command = 'aws sts get-caller-identity --profile pier';
    expect(plain(await read())).toEqual({ code: 'sign-in-needed', command });
  });

  it.each(['elsewhere', './elsewhere', '~nobody/elsewhere'])(
    'is refused if the environment names the folder %s, which is not an absolute path',
    async (path) => {
      env.AWS_LOGIN_CACHE_DIRECTORY = path;
      cache(inAnHour());
      expect(plain(await read())).toEqual({
        code: 'profile-unusable',
        profile: 'pier',
        why: 'login-cache-path',
        about: path,
      });
    },
  );

  it('is read from the usual folder if the variable is empty', async () => {
    env.AWS_LOGIN_CACHE_DIRECTORY = '';
    cache(inAnHour());
    expect(plain(await read())).toEqual(['PIER', 'hush', 't']);
  });

  it('that cannot be read is not reported as a missing sign-in', async () => {
    // A folder in its place.
    write('', '.aws', 'login', 'cache', `${hashOf(session)}.json`, 'file');
    expect(plain(await read())).toMatchObject({ code: 'profile-unusable', why: 'file-odd' });
  });

  it('is read from the folder that the environment names', async () => {
    env.AWS_LOGIN_CACHE_DIRECTORY = '~/elsewhere';
    cache(inAnHour());
    expect(plain(await read())).toEqual(login);
    cache(inAnHour(), {}, ['elsewhere']);
    expect(plain(await read())).toEqual(['PIER', 'hush', 't']);
  });
});
