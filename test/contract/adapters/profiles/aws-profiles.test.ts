import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { CredentialsInput } from '../../../../src/shared/sign-in/credentials.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import type { ProfileProblem } from '../../../../src/shared/base/reasons.ts';
import {
  keyLines,
  nobody,
  openHome,
  plain,
  unusable,
  type Home,
} from '../../../support/sign-in/aws-home.ts';
import { createPipe } from '../../../support/machine/pipe.ts';
import { calm } from '../../../support/providers/nimble.ts';

let home: Home['home'];
let env: Home['env'];
let profiles: Home['profiles'];
let write: Home['write'];
let config: Home['config'];
let read: Home['read'];
beforeEach(() => {
  ({ home, env, profiles, write, config, read } = openHome());
});

const list = async () => {
  const listed = await profiles.list();
  return listed.ok ? listed.value : listed.failure;
};

describe('the list of profiles', () => {
  it('shows how each profile signs in, and which program it would run', async () => {
    config(`[default]\n${keyLines}region = eu-west-1
[profile role]\nrole_arn = r\nsource_profile = default
[profile device]\nrole_arn = r\nsource_profile = default\nmfa_serial = arn:aws:iam::1:mfa/u
[profile program]\ncredential_process = "/opt/pier tools/keys" --all # all of them
[profile over]\nrole_arn = r\nsource_profile = program
[profile sso]\nsso_session = s\nsso_account_id = 000000000001\nsso_role_name = Artist
[sso-session s]\nsso_start_url = https://pier.awsapps.com/start\nsso_region = eu-west-1
[profile web]\nrole_arn = r\nweb_identity_token_file = /t
[profile login]\nlogin_session = arn
[profile circle]\nrole_arn = r\nsource_profile = circle
[profile gone]\nrole_arn = r\nsource_profile = nobody
[profile elsewhere]\n${keyLines}region = attacker.example/#
[profile "<b onclick=go()>"]\nregion = eu-west-1\n`);
    const command = '"/opt/pier tools/keys" --all # all of them';
    expect(await list()).toEqual([
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
      { name: 'elsewhere', kind: 'keys', region: 'attacker.example/#' },
      { name: '<b onclick=go()>', kind: 'incomplete' },
    ]);
  });

  it('is empty if there are no files', async () => {
    expect(await list()).toEqual([]);
    expect(await read()).toEqual(err({ code: 'profile-unknown', profile: 'pier' }));
  });

  it('is read from the files that the environment names by an absolute path', async () => {
    config('[profile other]\na=1');
    env.AWS_CONFIG_FILE = write(`[profile pier]\nregion = eu-west-1\n`, 'elsewhere', 'config');
    env.AWS_SHARED_CREDENTIALS_FILE = write(`[pier]\n${keyLines}`, 'elsewhere', 'credentials');
    expect(await list()).toEqual([{ name: 'pier', kind: 'keys', region: 'eu-west-1' }]);
  });

  it.each(['elsewhere/config', '~nobody/config'])(
    'is refused if the environment names the file %s, which is not an absolute path',
    async (path) => {
      config('[profile other]\na=1');
      const why = { why: 'file-path', about: path } as const;
      for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) {
        delete env.AWS_CONFIG_FILE;
        env[name] = path;
        expect(await profiles.list()).toEqual(err({ code: 'profiles-unreadable', ...why }));
        expect(await read()).toEqual(err({ code: 'profile-unusable', profile: 'pier', ...why }));
      }
    },
  );

  it.each([
    ['a header without its bracket', '[profile pier\naws_access_key_id=x', 1],
    ['a key without an equals sign', `[profile other]\nregion=eu-west-1\n[profile pier]\nkey`, 4],
    ['a setting outside a section', 'region = eu-west-1', 1],
  ])('names the invalid line that could explain a missing profile: %s', async (_, text, line) => {
    const path = config(text);
    const why = { why: 'file-line', about: `${path}:${line}` } as const;
    expect(await read()).toEqual(err({ code: 'profile-unusable', profile: 'pier', ...why }));
    // Other profiles of the file can still be chosen.
    const found = ['other', 'pier'].map((name) => ({ name, kind: 'incomplete' }));
    expect(await list()).toEqual(
      text.includes('other') ? found : { code: 'profiles-unreadable', ...why },
    );
  });

  it('names no line if every profile is complete', async () => {
    config(`key\n[profile pier]\n${keyLines}`);
    expect((await read()).ok).toBe(true);
  });

  it.each(['~/elsewhere/config', '$HOME/elsewhere/config', '${HOME}/elsewhere/config'])(
    'is read from the file %s, as by the AWS CLI',
    async (path) => {
      config('[profile other]\na=1');
      write(`[profile pier]\n${keyLines}`, 'elsewhere', 'config');
      Object.assign(env, { HOME: home, AWS_CONFIG_FILE: path });
      expect(await list()).toEqual([{ name: 'pier', kind: 'keys' }]);
      delete env.AWS_CONFIG_FILE;
      env.AWS_SHARED_CREDENTIALS_FILE = path;
      expect(await list()).toEqual([
        { name: 'other', kind: 'incomplete' },
        { name: 'profile pier', kind: 'keys' },
      ]);
    },
  );

  it.each([
    ['"shots & comp"', 'shots & comp'],
    ["'North Pier (prod)'", 'North Pier (prod)'],
    ['"Single\'Quote"', "Single'Quote"],
    ['Größe', 'Größe'],
    ['制作', '制作'],
    ['100%', '100%'],
    ['a,b', 'a,b'],
    ['acct=dev', 'acct=dev'],
    ['a!b', 'a!b'],
    ['[inner]', '[inner]'],
    ['ünï/Rolle', 'ünï/Rolle'],
    ['-dash', '-dash'],
    ['x'.repeat(256), 'x'.repeat(256)],
  ])('contains [profile %s], which can be chosen and read', async (header, name) => {
    config(`[profile ${header}]\n${keyLines}`);
    expect(await list()).toEqual([{ name, kind: 'keys' }]);
    expect(v.is(CredentialsInput, { source: 'profile', profile: name })).toBe(true);
    expect(plain(await profiles.read({ name }, nobody, calm()))).toEqual([
      'PIER',
      'hush-hush',
      undefined,
    ]);
  });

  it.each([
    ['an invisible character', 'pi\u200ber'],
    ['a direction mark', 'pier\u202e'],
    ['too many characters', 'x'.repeat(257)],
  ])('omits a name with %s, because it could not be chosen', async (_, name) => {
    config(`[profile ${name}]\n${keyLines}[profile pier]\n${keyLines}`);
    expect(v.is(CredentialsInput, { source: 'profile', profile: name })).toBe(false);
    expect(await list()).toEqual([{ name: 'pier', kind: 'keys' }]);
  });

  it('is read again each time', async () => {
    config(`[profile pier]\n${keyLines}`);
    expect(await list()).toHaveLength(1);
    config(`[profile pier]\n${keyLines}[profile south]\n${keyLines}`);
    expect(await list()).toHaveLength(2);
  });
});

describe('an AWS configuration file', () => {
  const text = `[profile pier]\r\n${keyLines}`;
  const bytes = (content: Buffer) => () => {
    writeFileSync(config(''), content);
  };
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
        createPipe(join(home, '.aws', 'config'));
      },
    ],
    ['in UTF-16', 'file-encoding', bytes(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['in UTF-16 without a byte order mark', 'file-encoding', bytes(Buffer.from(text, 'utf16le'))],
    [
      'in another encoding',
      'file-encoding',
      bytes(Buffer.from(`# Gr\u00f6\u00dfe\n${text}`, 'latin1')),
    ],
    ['with a NUL', 'file-nul', bytes(Buffer.from(`${text}\0\n`))],
  ])('%s is reported and not read', async (_, why, make) => {
    make();
    const about = join(home, '.aws', 'config');
    expect(await list()).toEqual({ code: 'profiles-unreadable', why, about });
    expect(plain(await read())).toEqual(unusable(why, about));
  });

  it('in UTF-8 can start with a byte order mark', async () => {
    config(`\ufeff${text}`);
    expect(plain(await read())).toEqual(['PIER', 'hush-hush', undefined]);
  });

  it('that is a circular link is reported', async () => {
    mkdirSync(join(home, '.aws'));
    execFileSync('ln', ['-s', 'config', join(home, '.aws', 'config')]);
    expect(plain(await read())).toEqual(unusable('file-unreadable', join(home, '.aws', 'config')));
  });
});

describe('a profile with keys', () => {
  it('returns them', async () => {
    write(`[pier]\n${keyLines}aws_session_token = one-token\n`, '.aws', 'credentials');
    expect(plain(await read())).toEqual(['PIER', 'hush-hush', 'one-token']);
  });

  it.each([
    ['a region that contains a path', 'region = attacker.example/#'],
    ['a quoted region', 'region = "eu-west-1"'],
    ['a region of the European Sovereign Cloud', 'region = eusc-de-east-1'],
    ['an endpoint in clear text', 'endpoint_url = http://minio.example:9000'],
    ['its own services', 'services = local\n[services local]\nsts =\n  endpoint_url = http://x'],
  ])('returns them with %s', async (_, lines) => {
    config(`[profile pier]\n${keyLines}${lines}\n`);
    expect(plain(await read())).toEqual(['PIER', 'hush-hush', undefined]);
  });

  it('never returns the keys below the header of another profile', async () => {
    config(
      `[profile pier]\n${keyLines}\n[profile jetty] /* bucket of jetty */\n${keyLines.replaceAll('PIER', 'JETTY')}`,
    );
    expect(plain(await read())).toEqual(['PIER', 'hush-hush', undefined]);
    const jetty = await profiles.read({ name: 'jetty' }, nobody, calm());
    expect(plain(jetty)).toEqual(['JETTY', 'hush-hush', undefined]);
  });
});
