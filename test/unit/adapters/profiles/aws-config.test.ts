import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAwsConfig } from '../../../../src/main/adapters/profiles/aws-config.ts';
import {
  commandOf,
  planOf,
  needsCode,
} from '../../../../src/main/adapters/profiles/profile-plan.ts';
import { ProfileProblem } from '../../../../src/shared/base/reasons.ts';

const profilesOf = (config: string, credentials = '') =>
  Object.fromEntries(
    [...parseAwsConfig(config, credentials).profiles].map(([name, section]) => [
      name,
      Object.fromEntries(section),
    ]),
  );
const plan = (config: string, name = 'pier', credentials = '') =>
  planOf(parseAwsConfig(config, credentials), name);
const whyOf = (config: string, name = 'pier') => {
  const read = plan(config, name);
  return read.ok ? undefined : read.why;
};
const center =
  'sso_start_url = https://pier.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 000000000001\nsso_role_name = Artist\n';
const role = 'role_arn = r\ncredential_source = Environment\n';
const keys = 'aws_access_key_id = PIER\naws_secret_access_key = hush-hush\n';

describe('the text of the two AWS files', () => {
  it.each<[string, string, object]>([
    ['a profile', '[profile pier]\nregion = eu-west-1', { pier: { region: 'eu-west-1' } }],
    ['the default', '[default]\nregion=eu-west-1', { default: { region: 'eu-west-1' } }],
    ['the default as a profile', '[profile default]\na=1', { default: { a: '1' } }],
    ['quotes', '[profile "look dev"]\na=1', { 'look dev': { a: '1' } }],
    ['single quotes', "[profile 'pier']\na=1", { pier: { a: '1' } }],
    ['a section without its prefix', '[pier]\na=1', {}],
    ['other sections', '[services x]\na=1\n[sso-session y]\nb=2', {}],
    [
      'the same section twice',
      '[profile pier]\na=1\nb=1\n[profile pier]\nb=2',
      { pier: { a: '1', b: '2' } },
    ],
    ['Windows line breaks', '[profile pier]\r\na = 1\r\n', { pier: { a: '1' } }],
    [
      'comments',
      '# x\n[profile pier] ; y\na = 1 # z\n;b = 2\nc = 1#2',
      { pier: { a: '1 # z', c: '1#2' } },
    ],
    [
      'groups',
      '[profile pier]\ns3 =\n  region = no\n  x = 1\nregion = eu-west-1',
      { pier: { region: 'eu-west-1' } },
    ],
    ['values with an equals sign', '[profile pier]\na = b = c', { pier: { a: 'b = c' } }],
    ['lines before any section', 'a = 1\n[profile pier]\nb = 2', { pier: { b: '2' } }],
    [
      'HTML as a name',
      '[profile "<b onclick=go()>"]\nregion=eu-west-1',
      { '<b onclick=go()>': { region: 'eu-west-1' } },
    ],
    [
      'the name of a JavaScript property',
      '[profile constructor]\na=1',
      { constructor: { a: '1' } },
    ],
  ])('can contain %s', (_, config, profiles) => {
    expect(profilesOf(config)).toEqual(profiles);
  });

  it('can contain the name __proto__, which is ignored', () => {
    const config = '[profile __proto__]\npolluted=1\n[__proto__]\nx=1\n[profile pier]\na=1';
    expect([...parseAwsConfig(config, '[__proto__]\nx=1').profiles.keys()]).toEqual(['pier']);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each<[string, readonly string[]]>([
    ['[profile plain]', ['plain']],
    ['[profile "shots & comp"]', ['shots & comp']],
    ["[profile 'North Pier (prod)']", ['North Pier (prod)']],
    ['[profile Größe]', ['Größe']],
    ['[profile 制作]', ['制作']],
    ['[profile a,b]', ['a,b']],
    ['[profile 100%]', ['100%']],
    ['[profile acct=dev]', ['acct=dev']],
    ['[profile Audit/AWSPowerUserAccess]', ['Audit/AWSPowerUserAccess']],
    ['[profile a!b]', ['a!b']],
    ['[profile [inner]]', ['[inner]']],
    ['[profile   spaced]', ['spaced']],
    ['[profile x]#comment', ['x']],
    // Two words must be quoted, quotes must be closed, and the first word must be lower case.
    ['[profile look dev]', []],
    ['[profile tab\tname]', []],
    ["[profile Single'Quote]", []],
    ['[Profile capital]', []],
    ['[ profile padded ]', []],
    ['[profile ""]', []],
  ])('has in the header %s the profiles %j', (header, names) => {
    expect(Object.keys(profilesOf(`${header}\nregion = eu-west-1`))).toEqual(names);
  });

  it('has unquoted profile names in credentials', () => {
    expect(Object.keys(profilesOf('', '[look dev]\na=1\n[profile pier]\na=1\n["x"]\na=1'))).toEqual(
      ['look dev', 'profile pier', '"x"'],
    );
  });

  it('uses the last of two headers for the same profile', () => {
    const config = '[profile pier]\na=1\nb=1\n[profile "pier"]\nb=2';
    expect(profilesOf(config)).toEqual({ pier: { b: '2' } });
  });

  it('loses a setting that is followed by indented lines, because they belong to it', () => {
    const config = '[profile pier]\nregion = eu-west-1\n  aws_secret_access_key = hush-hush\nb = 1';
    expect(profilesOf(config)).toEqual({ pier: { b: '1' } });
  });

  it('loses a value that credentials set to an empty one', () => {
    expect(profilesOf('[profile pier]\na=1\nb=1', '[pier]\na=')).toEqual({ pier: { b: '1' } });
  });

  it('is merged, and credentials take precedence', () => {
    const config = '[profile pier]\na=1\nb=1';
    expect(profilesOf(config, '[pier]\nb=2\n[other]\nc=3')).toEqual({
      pier: { a: '1', b: '2' },
      other: { c: '3' },
    });
  });

  it('is parsed without throwing, whatever it is', () => {
    const word = fc.constantFrom(
      '[profile a]\n',
      '[profile b]\n',
      '[default]\n',
      '[sso-session s]\n',
      'source_profile = a\n',
      'source_profile = b\n',
      'role_arn = arn:aws:iam::000000000000:role/r\n',
      'sso_session = s\n',
      'credential_process = run\n',
      'region = eu-west-1\n',
      keys,
      '=\n',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(word, fc.string())).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, text, (config, credentials) => {
        const parsed = parseAwsConfig(config, credentials);
        for (const name of [...parsed.profiles.keys(), 'a']) {
          const read = planOf(parsed, name);
          if (!read.ok) expect(ProfileProblem.options).toContain(read.why);
        }
      }),
    );
  });
});

describe('a sign-in plan', () => {
  it.each<[string, string, string]>([
    ['keys', keys, 'keys'],
    ['a program', 'credential_process = run it\n', 'process'],
    ['keys before a program', `credential_process = run it\n${keys}`, 'keys'],
    ['a login session', 'login_session = arn:aws:iam::000000000000:user/x\n', 'login-session'],
    ['a web identity', 'role_arn = r\nweb_identity_token_file = /t\n', 'web-identity'],
    [
      'a role with keys of the environment',
      'role_arn = r\ncredential_source = Environment\n',
      'role',
    ],
    ['Identity Center', center, 'identity-center'],
    ['Identity Center with a region of its own', `region = nowhere\n${center}`, 'identity-center'],
    ['keys in an invalid region', `region = attacker.example/#\n${keys}`, 'keys'],
    ['keys in a quoted region', `region = "eu-west-1"\n${keys}`, 'keys'],
    ['keys in the European Sovereign Cloud', `region = eusc-de-east-1\n${keys}`, 'keys'],
    ['keys for another endpoint', `endpoint_url = http://minio.example:9000\n${keys}`, 'keys'],
    ['keys for services of its own', `services = local\n${keys}`, 'keys'],
    ['keys with names in capitals', keys.toUpperCase(), 'keys'],
    ['keys written with colons', keys.replaceAll(' = ', ': '), 'keys'],
    ['a program in an invalid region', 'region = x\ncredential_process = run it\n', 'process'],
    ['a role with keys of its own profile', `role_arn = r\nsource_profile = pier\n${keys}`, 'role'],
  ])('is built from %s', (_, lines, kind) => {
    expect(plan(`[profile pier]\n${lines}`)).toMatchObject({ ok: true, value: { kind } });
  });

  it('of a role contains the program of its last source and the MFA device of a profile in between', () => {
    const config = `[profile pier]\nrole_arn = r\nsource_profile = middle
[profile middle]\nrole_arn = m\nmfa_serial = arn:aws:iam::1:mfa/u\nsource_profile = root
[profile root]\ncredential_process = /opt/pier/keys --all`;
    const read = plan(config);
    if (!read.ok) throw new Error(read.why);
    expect(commandOf(read.value)).toBe('/opt/pier/keys --all');
    expect(needsCode(read.value)).toBe(true);
  });

  it.each<[string, string, string]>([
    ['no keys', 'output = json\n', 'no-way'],
    ['a profile that refers to itself', 'role_arn = r\nsource_profile = pier\n', 'source-circle'],
    ['a source that does not exist', 'role_arn = r\nsource_profile = gone\n', 'source-missing'],
    [
      'the metadata service of an instance',
      'role_arn = r\ncredential_source = Ec2InstanceMetadata\n',
      'cloud',
    ],
    ['a role in a region that changes the host', `region = attacker.example/#\n${role}`, 'region'],
    ['a role in a quoted region', `region = "eu-west-1"\n${role}`, 'region'],
    ['a role with an HTTP endpoint', `endpoint_url = http://e.example\n${role}`, 'endpoint'],
    ['a role with an endpoint of another scheme', `endpoint_url = file:///x\n${role}`, 'endpoint'],
    [
      'a web identity in a region that changes the host',
      'role_arn = r\nweb_identity_token_file = /t\nregion = attacker.example/#\n',
      'region',
    ],
    [
      'Identity Center with an HTTP endpoint',
      `${center}endpoint_url = http://e.example\n`,
      'endpoint',
    ],
    [
      'a session that does not exist',
      'sso_session = gone\nsso_account_id = 000000000001\n',
      'sso-session-missing',
    ],
    [
      'an incomplete organization',
      'sso_start_url = https://pier.awsapps.com/start\n',
      'sso-incomplete',
    ],
    ['a command too long to show', `credential_process = ${'x'.repeat(4_097)}\n`, 'command-long'],
    [
      'a command with a direction character',
      'credential_process = run \u202egnp.exe\n',
      'command-hidden',
    ],
    [
      'a command with a filler character',
      'credential_process = run \u3164keys\n',
      'command-hidden',
    ],
    ['a command with a blank character', 'credential_process = run \u2800keys\n', 'command-hidden'],
    ['a command with a no-break space', 'credential_process = run\u00a0keys\n', 'command-hidden'],
    ['a command with a thin space', 'credential_process = run\u2009keys\n', 'command-hidden'],
    ['a command with a wide space', 'credential_process = run\u3000keys\n', 'command-hidden'],
    [
      'a role with an invalid duration',
      `role_arn = r\nsource_profile = k\nduration_seconds = 5\n[profile k]\n${keys}`,
      'duration',
    ],
    ['invalid keys', 'aws_access_key_id = a b\naws_secret_access_key = c\n', 'keys-odd'],
  ])('is not built from %s', (_, lines, why) => {
    expect(whyOf(`[profile pier]\n${lines}`)).toBe(why);
  });

  it('is not built from two profiles that refer to each other', () => {
    const config = `[profile pier]\nrole_arn = r\nsource_profile = other
[profile other]\nrole_arn = r\nsource_profile = pier`;
    expect(whyOf(config)).toBe('source-circle');
    expect(whyOf(config, 'other')).toBe('source-circle');
  });

  it('assumes a role in the partition of its ARN if no region is set', () => {
    const at = (arn: string, more = '') => {
      const read = plan(
        `[profile pier]\nrole_arn = ${arn}\ncredential_source = Environment\n${more}`,
      );
      return read.ok && read.value.kind === 'role' ? read.value.defaults : undefined;
    };
    expect(at('arn:aws:iam::0:role/r')).toEqual({ region: 'us-east-1' });
    expect(at('arn:aws-cn:iam::0:role/r')).toEqual({ region: 'cn-north-1' });
    expect(at('arn:aws-us-gov:iam::0:role/r')).toEqual({ region: 'us-gov-west-1' });
    expect(at('arn:aws-eusc:iam::0:role/r')).toEqual({ region: 'eusc-de-east-1' });
    expect(at('r', 'region = eu-west-1\nendpoint_url = https://sts.other.example')).toEqual({
      region: 'eu-west-1',
    });
  });

  it('assumes a role at the endpoint of its services section only if that is on this machine', () => {
    const at = (config: string) => {
      const read = plan(`${config}\n[profile pier]\nservices = local\n${role}`);
      return read.ok && read.value.kind === 'role' ? read.value.defaults.endpoint : read;
    };
    const services = (endpoint: string) =>
      `[services local]\nsts =\n  endpoint_url = ${endpoint}\ns3 =\n  endpoint_url = http://minio.example\n`;
    expect(at(services('http://localhost:4566'))).toBe('http://localhost:4566');
    expect(at(services('https://sts.other.example'))).toBeUndefined();
    expect(at(services('http://sts.other.example'))).toMatchObject({ why: 'endpoint' });
    expect(at('')).toBeUndefined();
  });

  it('of a command over several lines contains it as one line', () => {
    const read = plan(
      '[profile pier]\ncredential_process = /opt/pier/keys\n  --for pier\n\n  --all',
    );
    expect(read.ok && commandOf(read.value)).toBe('/opt/pier/keys --for pier --all');
  });

  it.each([
    String.raw`sh -c 'echo "{\"Version\":1}" ; exit 0'`,
    'sh -c "keys # all"',
    '/opt/pier/keys --for pier # nightly',
    '"C:\\Program Files\\pier\\keys.exe" --for pier ; x',
  ])('contains the whole command %s', (command) => {
    const read = plan(`[profile pier]\ncredential_process = ${command}`);
    expect(read.ok && commandOf(read.value)).toBe(command);
  });

  it('of keys reads the session token under its older name too', () => {
    const tokenOf = (lines: string) => {
      const read = plan(`[profile pier]\n${keys}${lines}`);
      return read.ok && read.value.kind === 'keys' ? read.value.keys.sessionToken?.reveal() : read;
    };
    expect(tokenOf('aws_security_token = old\naws_session_token = new\n')).toBe('old');
    expect(tokenOf('aws_session_token = new\n')).toBe('new');
    expect(tokenOf('aws_session_token =\n')).toBeUndefined();
  });
});
