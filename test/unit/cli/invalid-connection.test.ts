import { describe, expect, it } from 'vitest';
import { createTestCli } from './support.ts';

describe('a connection that is not valid', () => {
  const practice = { name: 'Try', kind: 'practice' };
  const ec2 = {
    name: 'Cloud',
    kind: 'ec2',
    region: 'us-west-2',
    address: 'private-ip',
    filters: { 'tag:Owner': 'me' },
    credentials: { source: 'environment' },
  };
  const prices = { currency: 'EURO', perHour: {} };
  it.each([
    [[], 'must be one JSON object'],
    ['text', 'must be one JSON object'],
    [{ name: 'Try' }, 'kind: Use one of nimble, session-manager, access-console, ec2, direct, '],
    [{ name: 'Try', kind: 'nimbel' }, 'kind: Use one of nimble, '],
    [{ ...practice, name: 7 }, 'name: Use text in quotation marks.'],
    [{ ...practice, onLeave: 3 }, 'onLeave: Use an object in braces.'],
    [{ ...practice, onLeave: { stop: false, afterMinutes: 3 } }, 'onLeave.stop: Use true.'],
    [{ ...practice, onLeave: { stop: true, afterMinutes: 300 } }, 'afterMinutes: Use at most 240.'],
    [{ ...practice, host: 'h' }, 'host: Only connections of type direct have this setting.'],
    [{ ...practice, hosts: [] }, 'type nimble, session-manager, access-console, ec2 have'],
    [{ ...practice, colour: 'red' }, 'colour: This setting does not exist.'],
    [{ ...ec2, prices }, 'prices.currency: A currency has three capital letters, for example USD.'],
    [{ ...ec2, credentials: { source: 'client' } }, 'credentials.source: Use one of keychain, '],
    [{ ...ec2, display: { fullscreen: 'yes' } }, 'display.fullscreen: Use true or false.'],
  ])('%j is refused with the message %j', async (connection, words) => {
    const cli = createTestCli({ input: JSON.stringify(connection) });
    expect(await cli.run('connections', 'add')).toBe(2);
    expect(cli.err.join()).toContain(words);
    expect(cli.err.join()).not.toMatch(/Expected|[|]/);
  });

  it.each([['add'], ['set', 'north-pier']])('says if there is none: %s', async (...command) => {
    const cli = createTestCli({ input: '' });
    expect(await cli.run('connections', ...command)).toBe(2);
    expect(cli.err.join()).toContain('Standard input is empty or cannot be read.');
  });

  it.each([
    ['its kind', { name: 'Try', knd: 'practice' }, 'knd', 'kind'],
    ['its name', { Name: 'Try', kind: 'practice' }, 'Name', 'name'],
    ['a setting that is required', { ...ec2, region: undefined, regoin: 'x' }, 'regoin', 'region'],
    ['a nested setting', { ...ec2, tls: { ca_file: '/a' } }, 'tls.ca_file', 'tls.caFile'],
    [
      'a part',
      { ...practice, onLeave: { stop: true, minutes: 3 } },
      'onLeave.minutes',
      'onLeave.afterMinutes',
    ],
    [
      'the source of its keys',
      { ...ec2, credentials: { sorce: 'environment' } },
      'credentials.sorce',
      'credentials.source',
    ],
    [
      'a field of its keys',
      { ...ec2, credentials: { source: 'profile', profil: 'studio' } },
      'credentials.profil',
      'credentials.profile',
    ],
    [
      'a field of the keys below a role',
      { ...ec2, credentials: { source: 'assume-role', base: { source: 'profile', profle: 'a' } } },
      'credentials.base.profle',
      'credentials.base.profile',
    ],
  ])(
    'with a misspelled name of %s is refused with both names',
    async (_, connection, field, meant) => {
      const cli = createTestCli({ input: JSON.stringify(connection) });
      expect(await cli.run('connections', 'add')).toBe(2);
      const words = `${field}: This setting does not exist. The most similar one is ${meant}.`;
      expect(cli.err.join()).toContain(words);
    },
  );

  it('with a setting of another sign-in is refused with a message that is not redacted', async () => {
    const credentials = { source: 'environment', sessionToken: 'x' };
    const cli = createTestCli({ input: JSON.stringify({ ...ec2, credentials }) });
    expect(await cli.run('connections', 'add')).toBe(2);
    expect(cli.err.join()).toContain(
      'credentials.sessionToken: This sign-in does not have this setting.',
    );
  });

  it('is refused with the same message if a patch creates it', async () => {
    const cli = createTestCli({ input: '{"host":"h"}' });
    expect(await cli.run('connections', 'set', 'practice')).toBe(2);
    expect(cli.err.join()).toContain('host: Only connections of type direct have this setting.');
  });

  it('is refused with the name of the unknown setting of a patch, whatever else the patch breaks', async () => {
    const cli = createTestCli({ input: '{"kind":"ec2","regoin":"us-west-2"}' });
    expect(await cli.run('connections', 'set', 'practice')).toBe(2);
    expect(cli.err.join()).toContain(
      'regoin: This setting does not exist. The most similar one is region.',
    );
  });
});
