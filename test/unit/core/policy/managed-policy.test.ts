import { describe, expect, it } from 'vitest';
import {
  policyOfProfile,
  policyOfValues,
  registryValues,
} from '../../../../src/main/core/policy/managed-policy.ts';

const policyOfKey = (values: Readonly<Record<string, unknown>>) => {
  const read = registryValues(values);
  return read === undefined ? undefined : policyOfValues(read);
};

describe('a policy in the registry', () => {
  it('is assembled from its values', () => {
    expect(
      policyOfKey({
        connections: '[{"id":"try-it","name":"Prüfung „東京“","kind":"practice"}]',
        'allow.kinds': ['nimble', 'practice'],
        certificates: 'strict',
        'updates.enabled': 0,
        'preferences.locked.trayIcon': 1,
        'preferences.locked.notifications.stops-soon': 0,
      }),
    ).toEqual({
      state: 'applies',
      policy: {
        connections: [{ id: 'try-it', name: 'Prüfung „東京“', kind: 'practice' }],
        allow: { kinds: ['nimble', 'practice'] },
        certificates: 'strict',
        updates: { enabled: false },
        preferences: { locked: { trayIcon: true, notifications: { 'stops-soon': false } } },
      },
    });
  });

  it('can have an empty list', () => {
    expect(policyOfKey({ 'allow.kinds': [] })).toMatchObject({ policy: { allow: { kinds: [] } } });
  });

  it('without values is empty', () => {
    expect(registryValues({})).toEqual({});
  });

  it.each([
    ['a number other than 0 and 1', { 'updates.enabled': 2 }],
    ['a value of another type', { certificates: null }],
    ['a list instead of values', ['certificates']],
    ['a string instead of values', 'certificates'],
  ])('with %s cannot be read', (_, answer) => {
    expect(registryValues(answer)).toBeUndefined();
  });

  it.each([
    ['an unknown name', { colour: 'red' }],
    ['connections that are not JSON', { connections: '[{"id":' }],
    ['a value with the name of a group', { allow: 'x', 'allow.kinds': 'x' }],
    ['a group with the name of a value', { 'allow.kinds': ['nimble'], allow: '{}' }],
    ['the name __proto__', { '__proto__.polluted': 1 }],
  ])('with %s is unreadable', (_, values) => {
    expect(policyOfKey(values)).toMatchObject({ state: 'unreadable', failure: { why: 'unfit' } });
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
    'that is %j is unreadable',
    (value) => {
      expect(policyOfProfile(value)).toMatchObject({ state: 'unreadable' });
    },
  );
});
