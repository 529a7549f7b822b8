import { expect, test } from 'vitest';
import { takeEnvironment } from '../../../../src/main/adapters/base/environment-secrets.ts';

const SECRETS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'key',
  aws_session_token: 'token',
  AWS_PROFILE: 'studio',
  GITHUB_TOKEN: 'token',
  DB_PASSWORD: 'word',
  DB_PASSWD: 'word',
  STUDIO_API_KEY: 'key',
  MY_CLIENT_SECRET: 'secret',
  GOOGLE_APPLICATION_CREDENTIALS: '/keys.json',
  MYSQL_PWD: 'word',
  SSHPASS: 'word',
  LDAP_BIND_PW: 'word',
  GPG_PASSPHRASE: 'words',
  SIGNING_KEY: 'key',
  REDIS_AUTH: 'word',
  DOCKER_AUTH_CONFIG: '{}',
  SESSION_COOKIE: 'a=b',
  CI_JOB_JWT: 'eyJ',
  GH_PAT: 'token',
  MFA_CODE: '123456',
  SENTRY_DSN: 'https://key@sentry.example/1',
  DATABASE_URL: 'postgres://ada:word@db.pier.example/show',
};
const PLAIN = {
  PWD: '/home/ada',
  OLDPWD: '/',
  SSH_AUTH_SOCK: '/run/agent',
  XAUTHORITY: '/run/x',
  HTTPS_PROXY: 'http://ada:word@proxy.pier.example:3128',
  KEYBOARD: 'de',
  COMPASS: 'north',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
  XDG_SESSION_ID: '7',
  HOME: '/home/ada',
  DISPLAY: ':0',
  BROWSER: 'firefox',
  XDG_CURRENT_DESKTOP: 'KDE',
};

test('secrets are removed from the environment of the process, but the program still has them', () => {
  const process = { env: { ...SECRETS, ...PLAIN } as NodeJS.ProcessEnv };
  const { env } = takeEnvironment(process);
  expect(process.env).toEqual(PLAIN);
  expect(env).toEqual({ ...SECRETS, ...PLAIN });
});

test('the environment is complete again for a new start of the program', () => {
  const process = { env: { ...SECRETS, ...PLAIN } as NodeJS.ProcessEnv };
  takeEnvironment(process).restore();
  expect(process.env).toEqual({ ...SECRETS, ...PLAIN });
});
