import { describe, expect, it } from 'vitest';
import { createTestCli } from './support.ts';

const see = (command: string) => `See “stagedoor ${command} --help”.`;
const NO_LINK =
  'The argument is not a link, which would start with stagedoor://connect. If it is an id, use --connection ID and --session ID. “stagedoor connections list” lists the connections, and “stagedoor sessions --connection ID” lists the workstations.';
const MEANT = 'Did you mean “--connection north-pier”?';

const refusal = async (...args: readonly string[]) => {
  const cli = createTestCli();
  expect(await cli.run(...args)).toBe(2);
  expect(cli.out).toEqual([]);
  return cli.err.join('\n').replace('This command is not used correctly. ', '');
};

describe('the id of a saved connection in the wrong place', () => {
  it.each<[readonly string[], string]>([
    [['connect', 'north-pier'], `${NO_LINK} ${MEANT}`],
    [['connect', 'north-pier', '--session', 'one'], `${NO_LINK} ${MEANT}`],
    [
      ['connect', 'north-pier', 'one'],
      `This command takes only one argument: LINK. Pass ids with --connection ID and --session ID. ${see('connect')} ${MEANT}`,
    ],
    [
      ['sessions', 'north-pier'],
      `This command takes no arguments. Pass ids with --connection ID. ${see('sessions')} ${MEANT}`,
    ],
    [
      ['stop', 'north-pier', 'one'],
      `This command takes no arguments. Pass ids with --connection ID and --session ID. ${see('stop')} ${MEANT}`,
    ],
    [
      ['new', 'north-pier'],
      `This command takes no arguments. Pass ids with --connection ID and --profile ID. ${see('new')} ${MEANT}`,
    ],
    [
      ['connections', 'show', '--connection', 'north-pier'],
      `The connection is not an option here, but an argument: stagedoor connections show ID. ${see('connections show')} Did you mean “stagedoor connections show north-pier”?`,
    ],
    [
      ['connections', 'test', '--json', '--connection=north-pier'],
      `The connection is not an option here, but an argument: stagedoor connections test ID. ${see('connections test')} Did you mean “stagedoor connections test north-pier”?`,
    ],
    [
      ['north-pier'],
      'There is no such command. See “stagedoor --help”. Did you mean “stagedoor connect --connection north-pier”?',
    ],
  ])('is suggested where it belongs: %j', async (args, message) => {
    expect(await refusal(...args)).toBe(message);
  });
});

describe('another word in the wrong place', () => {
  it.each<[readonly string[], string]>([
    [['connect', 'compositing-01'], NO_LINK],
    [['connect', '--connection', 'north-pier', 'compositing-01'], NO_LINK],
    [['connect', 'practice', '--connection', 'north-pier'], NO_LINK],
    [
      ['sessions', 'hush-hush'],
      `This command takes no arguments. Pass ids with --connection ID. ${see('sessions')}`,
    ],
    [
      ['sessions', '--connection', 'north-pier', 'practice'],
      `This command takes no arguments. Pass ids with --connection ID. ${see('sessions')}`,
    ],
    [
      ['connections', 'remove', '--connection', 'hush-hush'],
      `The connection is not an option here, but an argument: stagedoor connections remove ID. ${see('connections remove')}`,
    ],
    [
      ['connections', 'remove', 'north-pier', 'practice'],
      `This command takes only one argument: ID. ${see('connections remove')}`,
    ],
    [['hush-hush'], 'There is no such command. See “stagedoor --help”.'],
    [['doctor', 'practice'], `This command takes no arguments. ${see('doctor')}`],
  ])('is explained, but not repeated: %j', async (args, message) => {
    expect(await refusal(...args)).toBe(message);
  });

  it('opens no files if it cannot be the id of a connection', async () => {
    for (const word of ['Hush', 'hush/hush', 'a'.repeat(41)]) {
      const cli = createTestCli();
      await cli.run('connect', word);
      await cli.run('sessions', word);
      await cli.run(word);
      expect(cli.opened()).toBe(0);
    }
  });
});

describe('a link', () => {
  it('that is damaged is still refused as a link', async () => {
    expect(await refusal('connect', 'stagedoor://pier')).toBe(
      'The link was not opened. It is not a Stagedoor link. Ask for a new link where you found this one.',
    );
  });
});
