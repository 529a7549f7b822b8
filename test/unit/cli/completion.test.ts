import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionScript, SHELLS } from '../../../src/main/cli/completion/completion.ts';
import { TABLE } from '../../../src/main/cli/command-table.ts';
import { tempFolder } from '../../support/machine/machine.ts';
import { createTestCli } from './support.ts';

describe('completion', () => {
  it.each(SHELLS)('prints the script for %s, without opening the services', async (shell) => {
    const cli = createTestCli();
    expect(await cli.run('completion', shell)).toBe(0);
    expect([cli.err, cli.opened()]).toEqual([[], 0]);
    const script = cli.out.join('\n');
    for (const { name, options } of TABLE.commands) {
      for (const word of name.split(' ')) expect(script).toContain(word);
      for (const option of Object.keys(options))
        expect(script).toContain(shell === 'fish' ? ` -l ${option} ` : `--${option}`);
    }
  });

  it.each([[[]], [['tcsh']], [['bash', 'zsh']], [['bash', '--json']]])(
    'of %j is wrong usage',
    async (args) => {
      const cli = createTestCli();
      expect(await cli.run('completion', ...args)).toBe(2);
      expect(cli.out).toEqual([]);
    },
  );
});

/** What bash offers for the last of these words. The program is a stand-in that only lists connections. */
function offeredByBash(words: readonly string[]): readonly string[] {
  const folder = tempFolder();
  writeFileSync(
    join(folder, 'stagedoor'),
    String.raw`#!/bin/sh
[ "$1 $2" = "connections list" ] || exit 2
printf 'north-pier\tnimble\tNorth Pier\npractice\tpractice\tPractice\n$(touch made)\tx\tx\n'
`,
    { mode: 0o755 },
  );
  writeFileSync(join(folder, 'completion'), completionScript('bash', TABLE));
  const script = `source ./completion
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_stagedoor
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env.PATH ?? ''}` },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(existsSync(join(folder, 'made')), 'an id was run as a command').toBe(false);
  return stdout.split('\n').filter((line) => line !== '');
}

describe.skipIf(spawnSync('bash', ['-c', 'mapfile -t x < /dev/null']).status !== 0)(
  'the completion of bash',
  () => {
    it.each([
      [['con'], ['connect', 'connections']],
      [
        ['connections', ''],
        ['list', 'add', 'show', 'set', 'duplicate', 'export', 'remove', 'test', '--help'],
      ],
      [['connections', 't'], ['test']],
      [['connect', '--c'], ['--connection']],
      [
        ['connect', '--connection', ''],
        ['north-pier', 'practice'],
      ],
      [['connect', '--connection', 'n'], ['north-pier']],
      [['connect', '--timeout', ''], []],
      [['connections', 'remove', 'p'], ['practice']],
      [
        ['connections', 'remove', '--'],
        ['--json', '--help'],
      ],
      [
        ['completion', ''],
        ['bash', 'zsh', 'fish', 'powershell', '--help'],
      ],
      [
        ['help', 'st'],
        ['start', 'stop'],
      ],
      [['help', 'connections', 'se'], ['set']],
      [['help', 'connect', ''], []],
      [['help', 'connections', '-'], []],
      [['new', '--instance-type', 'x', '--pro'], ['--profile']],
      [['nonsense', ''], []],
    ])('after %j offers %j', (words, offered) => {
      expect(offeredByBash(['stagedoor', ...words])).toEqual(offered);
    });
  },
);
