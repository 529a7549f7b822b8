import { describe, expect, it } from 'vitest';
import { createTestCli } from './support.ts';

const SECRET = 'hush/hush';
const at = ['--connection', 'north-pier'];

describe('an option whose value is not a valid id', () => {
  it.each([
    ['session', ['connect', ...at], '“stagedoor sessions --connection ID” lists the workstations.'],
    ['session', ['stop', ...at], '“stagedoor sessions --connection ID” lists the workstations.'],
    [
      'studio',
      ['sessions', ...at],
      "Check --studio and the connection's studioId. “stagedoor connections show ID” prints",
    ],
    ['stream', ['connect', ...at], '“stagedoor connect --json” prints the id of its stream'],
    ['profile', ['new', ...at], '“stagedoor profiles --connection ID” lists the launch profiles.'],
    ['backup', ['start', ...at, '--session', 'one'], 'The Stagedoor window lists the backups'],
    ['request-id', ['connect', ...at], 'Use at most 512 characters, without spaces'],
    ['image', ['new', ...at, '--profile', 'one'], 'Use at most 512 characters, without spaces'],
  ])('says where such ids are listed: --%s of %j', async (option, command, advice) => {
    const cli = createTestCli();
    expect(await cli.run(...command, `--${option}`, SECRET)).toBe(2);
    expect(cli.err.join()).toContain(`The value of --${option} is not a valid id. ${advice}`);
    expect(cli.printed()).not.toContain(SECRET);
  });

  it.each([
    ['connection ID', ['sessions', '--connection', '']],
    ['connection ID', ['connect', '--connection=', '--session', 'one']],
    ['studio ID', ['profiles', ...at, '--studio', '']],
    ['timeout SECONDS', ['connect', ...at, '--timeout', '']],
    ['name NAME', ['connections', 'duplicate', 'north-pier', '--name', '']],
  ])('asks for the value if it is empty: --%s', async (option, command) => {
    const cli = createTestCli();
    expect(await cli.run(...command)).toBe(2);
    expect(cli.err.join()).toContain(`--${option.split(' ')[0] ?? ''} needs a value: --${option}.`);
  });

  it('says where connections are listed', async () => {
    const cli = createTestCli();
    expect(await cli.run('connect', '--connection', SECRET)).toBe(2);
    expect(cli.err.join()).toContain('“stagedoor connections list” shows the ids.');
    expect(cli.printed()).not.toContain(SECRET);
  });
});
