import { expect, onTestFinished, test } from 'vitest';
import { newHome, runProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { openSignIn } from '../../support/aws-sign-in/test-clients.ts';
import { startPracticeStudio } from '../../../src/practice/studio.ts';
import { readySoon } from '../../support/providers/studio.ts';

const account = '000000000000';
const role = {
  source: 'assume-role',
  roleArn: `arn:aws:iam::${account}:role/practice-compositor`,
  base: { source: 'environment' },
};
const mfaSerial = `arn:aws:iam::${account}:mfa/practice-artist`;

/** A home whose environment has a user's keys, and a connection that assumes a role with them. */
async function open(more: { needsMfa: boolean }) {
  const aws = await openSignIn({ script: { roles: [{ name: 'practice-compositor', ...more }] } });
  const { findIssuedKeys } = aws;
  const studio = await startPracticeStudio({ findIssuedKeys, script: { streams: readySoon } });
  onTestFinished(() => studio.stop());
  const { accessKeyId, secretAccessKey } = aws.keysOf();
  const home = newHome({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
  const id = await saveConnection(home, {
    name: 'North Pier',
    kind: 'nimble',
    region: studio.region,
    hosts: ['127.0.0.1'],
    endpoint: studio.endpoint,
    signInEndpoint: aws.endpoint,
    credentials: { ...role, ...(more.needsMfa && { mfaSerial }) },
  });
  return { home, id, aws, secretAccessKey };
}

test('connect assumes a role, the connection test names it, and no output contains the secret key', async () => {
  const { home, id, secretAccessKey } = await open({ needsMfa: false });
  const target = ['--connection', id, '--session', 'compositing-01'];
  const connected = await runProgram(home, ['--', 'connect', ...target, '--no-viewer', '--json']);
  expect(connected).toMatchObject({ status: 0, err: '' });
  const tested = await runProgram(home, ['--', 'connections', 'test', id, '--json']);
  const { checks } = JSON.parse(tested.out) as { checks: { name: string; message: string }[] };
  expect(tested.status).toBe(0);
  expect(checks[0]).toMatchObject({
    name: 'sign-in',
    message: expect.stringContaining(`practice-compositor in account ${account}`) as string,
  });
  expect(checks.map(({ name }) => name)).toContain('create-stream');
  for (const text of [connected.out, tested.out, home.logText()])
    expect(text).not.toContain(secretAccessKey);
});

test('a command that needs an MFA code but has no terminal exits with 5 before it sends a request', async () => {
  const { home, id, aws } = await open({ needsMfa: true });
  const target = ['--connection', id, '--session', 'compositing-01'];
  const ran = await runProgram(home, ['--', 'connect', ...target, '--no-viewer', '--json']);
  expect(ran.status).toBe(5);
  expect(ran.err).toContain('A code from your device is required');
  expect(aws.requests).toEqual([]);
});
