import { expect, onTestFinished, test } from 'vitest';
import { startPracticeStudio } from '../../../src/practice/studio.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { openSignIn } from '../../support/aws-sign-in/test-clients.ts';
import { recordingOpener } from '../../support/viewer/recording-opener.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { readySoon } from '../../support/providers/studio.ts';
import { openBrowser } from '../../support/sign-in/system-browser.ts';
import { openSince } from '../../support/window/row.ts';

const account = '000000000000';

/** A sign-in service, a studio that accepts its credentials, and a desktop that opens addresses. */
async function open(script: Parameters<typeof openSignIn>[0] = {}) {
  const aws = await openSignIn(script);
  const studio = await startPracticeStudio({
    findIssuedKeys: aws.findIssuedKeys,
    script: { streams: readySoon },
  });
  onTestFinished(() => studio.stop());
  const opener = recordingOpener();
  const viewer = recordingViewer('stay');
  onTestFinished(() => {
    viewer.release();
  });
  const home = newHome({ PATH: opener.path, STAGEDOOR_VIEWER: viewer.executable });
  return { aws, studio, opener, viewer, home };
}

/** Signs in on the sign-in page like a user. */
async function signInAt(address: string): Promise<void> {
  const page = await openBrowser(address);
  await page.getByLabel(/user name/i).fill('practice-artist');
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText(/close this/i).waitFor();
}

test('a user signs in to an Identity Center in the system’s browser and opens a workstation with its role', async () => {
  const { aws, studio, opener, viewer, home } = await open();
  const { page } = await openApp(home);
  await page.getByRole('button', { name: 'Add a Nimble studio' }).click();
  await page.getByLabel('Name', { exact: true }).fill('North Pier');
  await page.getByLabel('Region', { exact: true }).first().selectOption('us-west-2');
  await page.getByLabel(/^Endpoint/).fill(studio.endpoint);
  await page.getByText('More options').click();
  await page.getByLabel(/^Allowed stream hosts/).fill('127.0.0.1');
  await page.getByLabel('With IAM Identity Center').check();
  await page.getByLabel(/^Start page/).fill(`${aws.endpoint}/start`);
  await page.getByLabel(/^Region of the start page|^Sign-in region/).fill('us-west-2');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const address = await opener.opened();
  expect(new URL(address).origin).toBe(aws.endpoint);
  expect(new URL(address).searchParams.get('code_challenge_method')).toBe('S256');
  await signInAt(address);

  await page.getByLabel('Account', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Role', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  const row = page.getByRole('listitem').filter({ hasText: 'Compositing 01' });
  await row.getByRole('button', { name: 'Connect', exact: true }).click();
  await openSince(page).waitFor();
  expect((await viewer.received()).file.text).toContain('sessionid=compositing-01');
  await page
    .getByText(/Signed in/)
    .first()
    .waitFor();

  // The secrets are neither in the window nor in a log.
  const shown = `${await page.content()} ${home.logText()}`;
  for (const secret of [
    new URL(address).searchParams.get('state') ?? '',
    aws.keysOf().secretAccessKey,
  ])
    expect(shown).not.toContain(secret);
});

test('a role with MFA asks for a code once, in the window', async () => {
  const { aws, studio, home } = await open({
    script: { roles: [{ name: 'practice-compositor', needsMfa: true }] },
  });
  const { accessKeyId, secretAccessKey } = aws.keysOf();
  await saveConnection(home, {
    name: 'North Pier',
    kind: 'nimble',
    region: studio.region,
    hosts: ['127.0.0.1'],
    endpoint: studio.endpoint,
    signInEndpoint: aws.endpoint,
    credentials: {
      source: 'assume-role',
      roleArn: `arn:aws:iam::${account}:role/practice-compositor`,
      mfaSerial: `arn:aws:iam::${account}:mfa/practice-artist`,
      base: { source: 'keychain', accessKeyId, secretAccessKey },
    },
  });
  const { page } = await openApp(home);
  const question = page.getByRole('dialog');
  await question.getByText('Enter the code from your device').waitFor();
  await question.getByRole('textbox').fill('135790');
  await question.getByRole('button', { name: 'Submit code' }).click();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  expect(aws.requests.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1);
  expect(await page.content()).not.toContain('135790');
});
