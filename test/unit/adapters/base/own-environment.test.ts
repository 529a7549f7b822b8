import { expect, test } from 'vitest';
import { takeEnvironment } from '../../../../src/main/adapters/base/own-environment.ts';

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
};
const PLAIN = { HOME: '/home/ada', DISPLAY: ':0', BROWSER: 'firefox', XDG_CURRENT_DESKTOP: 'KDE' };

test('secrets leave the environment of the process, and the program still has them', () => {
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
