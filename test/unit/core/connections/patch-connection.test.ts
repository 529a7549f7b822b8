import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { patchConnection } from '../../../../src/main/core/connections/patch-connection.ts';
import { shownConnection } from '../../../../src/main/core/connections/shown-connection.ts';
import { err, ok } from '../../../../src/shared/base/failure.ts';
import { Connection } from '../../../../src/shared/connections/connection.ts';
import { uuid } from '../support/fakes.ts';

const entry = uuid(1);
const keychain = { source: 'keychain', entry };
const pier = {
  name: 'Pier',
  kind: 'nimble',
  region: 'us-west-2',
  hosts: ['a.example'],
  tls: { policy: 'strict', caFile: '/etc/ca.pem' },
};
const keys = { accessKeyId: 'AKIA', secretAccessKey: 'hush' };
const roleArn = 'arn:aws:iam::000000000001:role/artist';
const agreedCommand = 'ab'.repeat(32);
const profile = { source: 'profile', profile: 'studio', agreedCommand };
const saved = (more: object) => v.parse(Connection, { id: 'pier', ...pier, ...more });
const kept = saved({ credentials: keychain });

describe('a patch of a connection', () => {
  it.each([
    ['nothing', {}, { ...pier, credentials: keychain }],
    ['a field', { region: 'eu-west-2' }, { ...pier, region: 'eu-west-2', credentials: keychain }],
    [
      'a field that is removed',
      { hosts: null },
      { name: 'Pier', kind: 'nimble', region: 'us-west-2', tls: pier.tls, credentials: keychain },
    ],
    [
      'one field of a group',
      { tls: { caFile: null } },
      { ...pier, tls: { policy: 'strict' }, credentials: keychain },
    ],
    [
      'a list as a whole',
      { hosts: ['b.example'] },
      { ...pier, hosts: ['b.example'], credentials: keychain },
    ],
    ['new keys', { credentials: keys }, { ...pier, credentials: { source: 'keychain', ...keys } }],
    [
      'another sign-in',
      { credentials: { source: 'environment' } },
      { ...pier, credentials: { source: 'environment' } },
    ],
    [
      'the keys below a role',
      { credentials: { source: 'assume-role', roleArn, base: { source: 'keychain', ...keys } } },
      {
        ...pier,
        credentials: { source: 'assume-role', roleArn, base: { source: 'keychain', ...keys } },
      },
    ],
  ])('changes %s', (_, patch, edit) => {
    expect(patchConnection(kept, patch)).toEqual(ok(edit));
  });

  it('keeps the consent to a command with its profile, and drops it with another profile', () => {
    const connection = saved({ credentials: profile });
    expect(patchConnection(connection, { region: 'eu-west-2' })).toMatchObject({
      value: { credentials: profile },
    });
    expect(patchConnection(connection, { credentials: { profile: 'other' } })).toEqual(
      ok({ ...pier, credentials: { source: 'profile', profile: 'other' } }),
    );
  });

  it.each([
    ['keys', { credentials: keychain }],
    ['a profile', { credentials: profile }],
    ['a role', { credentials: { source: 'assume-role', roleArn, base: keychain } }],
    ['a role of a profile', { credentials: { source: 'assume-role', roleArn, base: profile } }],
  ])('changes nothing if it is what is shown of the connection: %s', (_, more) => {
    const { id: __, ...connection } = saved(more);
    expect(patchConnection(saved(more), shownConnection(saved(more)))).toEqual(ok(connection));
  });

  it('cannot move the consent to a command to another profile', () => {
    const credentials = { ...profile, profile: 'other' };
    expect(patchConnection(saved({ credentials: profile }), { credentials })).toEqual(
      ok({ ...pier, credentials: { source: 'profile', profile: 'other' } }),
    );
  });

  it.each([
    [{ id: 'other' }, { field: 'id', rule: 'unknown-setting' }],
    [{ credentials: { entry: uuid(2) } }, { field: 'credentials.entry', rule: 'unknown-setting' }],
    [
      { credentials: { source: 'profile', profile: 'studio', agreedCommand } },
      { field: 'credentials.agreedCommand', rule: 'agreed-elsewhere' },
    ],
    [{ colour: 'red' }, { field: 'colour', rule: 'unknown-setting' }],
    [
      { region: null, credentials: { entri: 'x' } },
      { field: 'credentials.entri', rule: 'unknown-setting' },
    ],
    [
      { credentials: { sorce: 'environment' } },
      { field: 'credentials.sorce', rule: 'unknown-setting', nearest: 'credentials.source' },
    ],
    [
      { kind: 'cloud', colour: 'red' },
      { field: 'kind', rule: 'unlike' },
    ],
    [{ name: null }, { field: 'name' }],
    [[], { field: 'connection', rule: 'incomplete' }],
    [null, { field: 'connection', rule: 'incomplete' }],
    ['text', { field: 'connection', rule: 'incomplete' }],
  ])('%j is refused', (patch, broken) => {
    expect(patchConnection(kept, patch)).toMatchObject({
      failure: { code: 'connection-invalid', ...broken },
    });
  });

  it('cannot change a prototype', () => {
    const patch: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(patchConnection(kept, patch).ok).toBe(false);
    expect({}).not.toHaveProperty('polluted');
  });

  it('must contain all new keys', () => {
    const patch = { credentials: { secretAccessKey: 'hush' } };
    expect(patchConnection(kept, patch)).toEqual(
      err({ code: 'connection-invalid', field: 'credentials.accessKeyId', rule: 'missing' }),
    );
  });
});
