import { describe, expect, it } from 'vitest';
import { createDesk } from './support.ts';

describe('a connection that is not valid', () => {
  const practice = { name: 'Try', kind: 'practice' };
  const ec2 = {
    ...{ name: 'Cloud', kind: 'ec2', region: 'us-west-2', address: 'private-ip' },
    ...{ filters: { 'tag:Owner': 'me' }, credentials: { source: 'environment' } },
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
    [{ ...practice, host: 'h' }, 'host: Only connections of kind direct have this setting.'],
    [{ ...practice, hosts: [] }, 'kind nimble, session-manager, access-console, ec2 have'],
    [{ ...practice, colour: 'red' }, 'colour: Connections do not have this setting.'],
    [{ ...ec2, prices }, 'prices.currency: A currency has three capital letters, for example USD.'],
    [{ ...ec2, credentials: { source: 'client' } }, 'credentials.source: Use one of keychain, '],
    [{ ...ec2, display: { fullscreen: 'yes' } }, 'display.fullscreen: Use true or false.'],
  ])('%j is refused in words', async (connection, words) => {
    const desk = createDesk({ input: JSON.stringify(connection) });
    expect(await desk.run('connections', 'add')).toBe(2);
    expect(desk.err.join()).toContain(words);
    expect(desk.err.join()).not.toMatch(/Expected|[|]/);
  });

  it('is refused in the same words if a patch makes it one', async () => {
    const desk = createDesk({ input: '{"host":"h"}' });
    expect(await desk.run('connections', 'set', 'practice')).toBe(2);
    expect(desk.err.join()).toContain('host: Only connections of kind direct have this setting.');
  });
});
