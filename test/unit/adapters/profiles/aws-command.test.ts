import { expect, it } from 'vitest';
import { awsCommand } from '../../../../src/main/adapters/profiles/aws-command.ts';
import { shellWords } from '../../../../src/main/adapters/profiles/shell-words.ts';

it('names a plain profile as it is', () => {
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
  ])('names %s so that a shell reads one word', (name) => {
  const command = awsCommand('sso login', name);
  expect(shellWords(command ?? '')).toEqual(['aws', 'sso', 'login', '--profile', name]);
});

it('names no command for a profile that the AWS CLI would take for an option', () => {
  expect(awsCommand('sso login', '-x y')).toBeUndefined();
});
