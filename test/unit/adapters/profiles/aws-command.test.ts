import { expect, it } from 'vitest';
import { awsCommand } from '../../../../src/main/adapters/profiles/aws-command.ts';
import { shellWords } from '../../../../src/main/adapters/profiles/shell-words.ts';

it('the AWS command contains the name of a plain profile unchanged', () => {
  expect(awsCommand('sso login', 'pier@prod')).toBe('aws sso login --profile pier@prod');
});

it
  .skipIf(process.platform === 'win32')
  .each([
    'look dev',
    "Single'Quote",
    'shots & comp; rm -rf ~',
    '$(reboot) `reboot` "x" \\',
    '制作',
  ])('the AWS command contains %s as one shell word', (name) => {
  const command = awsCommand('sso login', name);
  expect(shellWords(command ?? '')).toEqual(['aws', 'sso', 'login', '--profile', name]);
});

it('there is no AWS command for a profile name that the AWS CLI would parse as an option', () => {
  expect(awsCommand('sso login', '-x y')).toBeUndefined();
});
