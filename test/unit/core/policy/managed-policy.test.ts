import { describe, expect, it } from 'vitest';
import {
  parseRegistry,
  policyOfProfile,
  policyOfValues,
} from '../../../../src/main/core/policy/managed-policy.ts';

/** What `reg query` prints of a key. */
const key = (...lines: readonly string[]) =>
  ['', 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Stagedoor', ...lines, ''].join('\r\n');
const line = (name: string, type: string, value: string) => `    ${name}    ${type}    ${value}`;

const policyOfKey = (...lines: readonly string[]) => {
  const values = parseRegistry(key(...lines));
  return values === undefined ? undefined : policyOfValues(values);
};

describe('a policy in the registry', () => {
  it('is put together from its values', () => {
    expect(
      policyOfKey(
        line('connections', 'REG_SZ', '[{"id":"try-it","name":"Try it","kind":"practice"}]'),
        line('allow.kinds', 'REG_MULTI_SZ', 'nimble\\0practice'),
        line('certificates', 'REG_SZ', 'strict'),
        line('updates.enabled', 'REG_DWORD', '0x0'),
        line('preferences.locked.trayIcon', 'REG_DWORD', '0x1'),
        line('preferences.locked.notifications.stops-soon', 'REG_DWORD', '0x0'),
      ),
    ).toEqual({
      state: 'applies',
      policy: {
        connections: [{ id: 'try-it', name: 'Try it', kind: 'practice' }],
        allow: { kinds: ['nimble', 'practice'] },
        certificates: 'strict',
        updates: { enabled: false },
        preferences: { locked: { trayIcon: true, notifications: { 'stops-soon': false } } },
      },
    });
  });

  it('may say of a list that nothing is in it', () => {
    expect(policyOfKey('    allow.kinds    REG_MULTI_SZ    ')).toMatchObject({
      policy: { allow: { kinds: [] } },
    });
    expect(policyOfKey('    allow.kinds    REG_MULTI_SZ')).toMatchObject({
      policy: { allow: { kinds: [] } },
    });
  });

  it('with no value says nothing', () => {
    expect(parseRegistry(key())).toEqual({});
    expect(parseRegistry(key('HKEY_LOCAL_MACHINE\\Software\\Policies\\Stagedoor\\more'))).toEqual(
      {},
    );
  });

  it.each([
    ['a number that is no switch', line('updates.enabled', 'REG_DWORD', '0x2')],
    ['bytes', line('certificates', 'REG_BINARY', '00')],
    ['a text with a break in it', `${line('certificates', 'REG_SZ', 'str')}\r\nict`],
  ])('with %s cannot be read', (_, text) => {
    expect(parseRegistry(key(text))).toBeUndefined();
  });

  it.each([
    ['a name nobody knows', [line('colour', 'REG_SZ', 'red')]],
    ['a connection that is no JSON', [line('connections', 'REG_SZ', '[{"id":')]],
    [
      'a group that is a value too',
      [line('allow', 'REG_SZ', 'x'), line('allow.kinds', 'REG_SZ', 'x')],
    ],
    [
      'a value that is a group too',
      [line('allow.kinds', 'REG_MULTI_SZ', 'nimble'), line('allow', 'REG_SZ', '{}')],
    ],
    ['a name of prototypes', [line('__proto__.polluted', 'REG_DWORD', '0x1')]],
  ])('with %s does not fit', (_, lines) => {
    expect(policyOfKey(...lines)).toMatchObject({ state: 'unreadable', failure: { why: 'unfit' } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a policy in a profile', () => {
  it('is read without the names that macOS adds', () => {
    const values = { PayloadUUID: 'x', allow: { kinds: ['nimble'] }, updates: { enabled: false } };
    expect(policyOfProfile(values)).toEqual({
      state: 'applies',
      policy: { allow: { kinds: ['nimble'] }, updates: { enabled: false } },
    });
  });

  it.each([[undefined], [null], [[]], ['text'], [{ alow: {} }]])(
    'that is %j does not fit',
    (value) => {
      expect(policyOfProfile(value)).toMatchObject({ state: 'unreadable' });
    },
  );
});
