import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { err } from '../../../../src/shared/base/failure.ts';
import type { ProfileProblem } from '../../../../src/shared/base/reasons.ts';
import {
  keyLines,
  openHome,
  plain,
  unusable,
  type Home,
} from '../../../support/sign-in/aws-home.ts';

let home: Home['home'];
let env: Home['env'];
let profiles: Home['profiles'];
let write: Home['write'];
let config: Home['config'];
let read: Home['read'];
beforeEach(() => {
  ({ home, env, profiles, write, config, read } = openHome());
});

describe('the list of profiles', () => {
  it('tells how each signs in, and what a program would be', async () => {
    config(`[default]\n${keyLines}region = eu-west-1
[profile role]\nrole_arn = r\nsource_profile = default
[profile device]\nrole_arn = r\nsource_profile = default\nmfa_serial = arn:aws:iam::1:mfa/u
[profile program]\ncredential_process = "/opt/pier tools/keys" --all # not this
[profile over]\nrole_arn = r\nsource_profile = program
[profile sso]\nsso_session = s\nsso_account_id = 000000000001\nsso_role_name = Artist
[sso-session s]\nsso_start_url = https://pier.awsapps.com/start\nsso_region = eu-west-1
[profile web]\nrole_arn = r\nweb_identity_token_file = /t
[profile login]\nlogin_session = arn
[profile circle]\nrole_arn = r\nsource_profile = circle
[profile gone]\nrole_arn = r\nsource_profile = nobody
[profile elsewhere]\n${keyLines}region = attacker.example/#
[profile <b onclick=go()>]\nregion = eu-west-1\n`);
    const command = '"/opt/pier tools/keys" --all';
    expect(await profiles.list()).toEqual([
      { name: 'default', kind: 'keys', region: 'eu-west-1' },
      { name: 'role', kind: 'assume-role' },
      { name: 'device', kind: 'mfa' },
      { name: 'program', kind: 'process', command },
      { name: 'over', kind: 'assume-role', command },
      { name: 'sso', kind: 'identity-center' },
      { name: 'web', kind: 'web-identity' },
      { name: 'login', kind: 'login-session' },
      { name: 'circle', kind: 'incomplete' },
      { name: 'gone', kind: 'incomplete' },
      { name: 'elsewhere', kind: 'incomplete' },
      { name: '<b onclick=go()>', kind: 'incomplete' },
    ]);
  });

  it('is empty where there are no files', async () => {
    expect(await profiles.list()).toEqual([]);
    expect(await read()).toEqual(err({ code: 'profile-unknown', profile: 'pier' }));
  });

  it('is of the files that the environment names by their whole path', async () => {
    config('[profile usual]\na=1');
    env.AWS_CONFIG_FILE = write(`[profile pier]\nregion = eu-west-1\n`, 'elsewhere', 'config');
    env.AWS_SHARED_CREDENTIALS_FILE = write(`[pier]\n${keyLines}`, 'elsewhere', 'credentials');
    expect(await profiles.list()).toEqual([{ name: 'pier', kind: 'keys', region: 'eu-west-1' }]);
    env.AWS_CONFIG_FILE = 'elsewhere/config';
    env.AWS_SHARED_CREDENTIALS_FILE = '~/elsewhere/credentials';
    expect(await profiles.list()).toEqual([{ name: 'usual', kind: 'incomplete' }]);
  });

  it('is read anew each time', async () => {
    config(`[profile pier]\n${keyLines}`);
    expect(await profiles.list()).toHaveLength(1);
    config(`[profile pier]\n${keyLines}[profile south]\n${keyLines}`);
    expect(await profiles.list()).toHaveLength(2);
  });
});

describe('a file', () => {
  const big = () => config('[profile x]\n'.repeat(100_000));
  it.each<[string, ProfileProblem, () => void]>([
    ['of more than 1 MiB', 'file-large', big],
    [
      'that is a folder',
      'file-odd',
      () => mkdirSync(join(home, '.aws', 'config'), { recursive: true }),
    ],
    [
      'that is a pipe',
      'file-odd',
      () => {
        mkdirSync(join(home, '.aws'));
        execFileSync('mkfifo', [join(home, '.aws', 'config')]);
      },
    ],
  ])('%s is told and not read', async (_, why, make) => {
    make();
    expect(await profiles.list()).toEqual([]);
    expect(plain(await read())).toEqual(unusable(why, join(home, '.aws', 'config')));
  });

  it('that only leads round in a circle is told', async () => {
    mkdirSync(join(home, '.aws'));
    execFileSync('ln', ['-s', 'config', join(home, '.aws', 'config')]);
    expect(plain(await read())).toEqual(unusable('file-unreadable', join(home, '.aws', 'config')));
  });
});

describe('a profile of keys', () => {
  it('gives them', async () => {
    write(`[pier]\n${keyLines}aws_session_token = one-token\n`, '.aws', 'credentials');
    expect(plain(await read())).toEqual(['PIER', 'hush-hush', 'one-token']);
  });

  it('is refused with an endpoint in clear text', async () => {
    config(`[profile pier]\n${keyLines}endpoint_url = http://evil.example\n`);
    expect(plain(await read())).toEqual(unusable('endpoint'));
  });
});
