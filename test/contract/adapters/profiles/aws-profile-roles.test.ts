import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { AskCode } from '../../../../src/main/core/sign-in/sign-in.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import {
  nobody,
  openHome,
  openSts,
  plain,
  unusable,
  type Home,
} from '../../../support/sign-in/aws-home.ts';

let env: Home['env'];
let write: Home['write'];
let config: Home['config'];
let read: Home['read'];
beforeEach(() => {
  ({ env, write, config, read } = openHome());
});

describe('a profile with a role', () => {
  it('is assumed with the keys of another profile', async () => {
    const { aws, root, role } = await openSts();
    config(`${root}[profile pier]\nsource_profile = root\nrole_session_name = maya\n${role}`);
    const given = await read();
    expect(given).toMatchObject({ ok: true, value: { expiresAt: aws.sessions[0]?.expiresAtMs } });
    expect(aws.sessions[0]?.arn).toMatch(/practice-compositor\/maya$/);
  });

  it('is assumed with keys from the environment, and fails without them', async () => {
    const { aws, role } = await openSts();
    config(`[profile pier]\ncredential_source = Environment\n${role}`);
    expect(plain(await read())).toEqual(unusable('environment-empty'));
    const { accessKeyId, secretAccessKey } = aws.keysOf();
    Object.assign(env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
    expect(await read()).toMatchObject({ ok: true });
  });

  const device = 'arn:aws:iam::000000000000:mfa/practice-artist';
  const script = { roles: [{ name: 'practice-compositor', needsMfa: true }] };
  const withDevice = `source_profile = root\nmfa_serial = ${device}\n`;
  it('with MFA is assumed with a code that is requested once', async () => {
    const { root, role } = await openSts(script);
    config(`${root}[profile pier]\n${withDevice}${role}`);
    const asked: string[] = [];
    const ask: AskCode = async (which) => {
      asked.push(which);
      return ok(new Secret('135790'));
    };
    expect(await read({ ask })).toMatchObject({ ok: true });
    expect(asked).toEqual([device]);
    expect(plain(await read({ ask }))).toEqual({ code: 'mfa-refused' });
  });

  it.each<[string, AskCode, string]>([
    ['there is no prompt', nobody, 'mfa-needed'],
    ['the code is not a number', async () => ok(new Secret('password')), 'mfa-refused'],
  ])('with MFA sends nothing if %s', async (_, ask, code) => {
    const { aws, root, role } = await openSts(script);
    config(`${root}[profile pier]\n${withDevice}${role}`);
    expect(plain(await read({ ask }))).toEqual({ code });
    expect(aws.requests).toEqual([]);
  });

  it('with expired base keys needs a sign-in', async () => {
    const faults = [{ on: 'AssumeRole', fault: { kind: 'expired-token' } }] as const;
    const { root, role } = await openSts({ faults });
    config(`${root}[profile pier]\nsource_profile = root\n${role}`);
    expect(plain(await read())).toEqual({ code: 'sign-in-needed' });
  });

  it('fails with an explanation, without the response, if STS responds badly', async () => {
    const faults = [
      { on: 'AssumeRole', fault: { kind: 'entities' } },
      { on: 'AssumeRole', fault: { kind: 'huge' } },
      { on: 'AssumeRole', fault: { kind: 'access-denied' } },
    ] as const;
    const { root, role } = await openSts({ faults });
    config(`${root}[profile pier]\nsource_profile = root\n${role}`);
    expect(plain(await read())).toEqual({
      code: 'service-unreachable',
      transientError: 'not-an-answer',
    });
    expect(plain(await read())).toEqual({ code: 'answer-too-large' });
    const denied = await read();
    expect(denied).toMatchObject({ failure: { code: 'access-denied' } });
    expect(inspect(denied, { depth: 9, showHidden: true })).not.toContain('<');
  });

  it('for a web identity is assumed with its token, and without keys', async () => {
    const webIdentities = new Map([['a-token-of-the-farm', 'farm']]);
    const { aws, role } = await openSts({ webIdentities });
    const token = write('a-token-of-the-farm\n', 'token');
    config(`[profile pier]\nweb_identity_token_file = ${token}\n${role}`);
    expect(await read()).toMatchObject({
      ok: true,
      value: { expiresAt: aws.sessions[0]?.expiresAtMs },
    });
    config(`[profile pier]\nweb_identity_token_file = token\n${role}`);
    expect(plain(await read())).toEqual(unusable('token-file'));
    config(`[profile pier]\nweb_identity_token_file = ${token}.gone\n${role}`);
    expect(plain(await read())).toEqual({ code: 'sign-in-needed' });
  });
});
