import * as v from 'valibot';
import { expect, it } from 'vitest';
import { exportConnection } from '../../../../src/main/core/connections/export-connection.ts';
import { importConnection } from '../../../../src/main/core/connections/import-connection.ts';
import { Connection } from '../../../../src/shared/connections/connection.ts';
import { ok } from '../../../../src/shared/base/failure.ts';

const direct = v.parse(Connection, {
  id: 'desk-4',
  name: 'Desk 4',
  kind: 'direct',
  host: 'desk4.example',
  port: 8443,
  session: 'console',
  tls: { policy: 'strict', caFile: '/etc/pier.pem' },
});
const pier = v.parse(Connection, {
  id: 'pier',
  name: 'Pier',
  kind: 'nimble',
  region: 'us-west-2',
  credentials: { source: 'keychain', entry: '00000000-0000-4000-8000-000000000001' },
});

it('a connection exported as .json can be imported again, without its secrets', () => {
  const file = exportConnection(pier, 'json');
  expect(file).toMatchObject({ ok: true, value: { name: 'pier.json', leftOut: [] } });
  if (!file.ok) return;
  expect(file.value.text).not.toContain('00000000');
  expect(importConnection({ name: file.value.name, text: file.value.text })).toMatchObject(
    ok({
      values: { name: 'Pier', kind: 'nimble', credentials: { source: 'keychain' } },
      refused: [],
    }),
  );
});

it('a host connection exported as .dcv names the settings that the file cannot contain', () => {
  expect(exportConnection(direct, 'dcv')).toMatchObject(
    ok({ name: 'desk-4.dcv', leftOut: ['tls.caFile'] }),
  );
});

it('only a host connection can be exported as .dcv', () => {
  expect(exportConnection(pier, 'dcv')).toMatchObject({ failure: { code: 'request-refused' } });
});

it('the consent to run a program is left out of an export, and named', () => {
  const profile = v.parse(Connection, {
    id: 'pier',
    name: 'Pier',
    kind: 'nimble',
    region: 'us-west-2',
    credentials: { source: 'profile', profile: 'studio', agreedCommand: 'ab'.repeat(32) },
  });
  const file = exportConnection(profile, 'json');
  expect(file).toMatchObject(ok({ leftOut: ['credentials.agreedCommand'] }));
  expect(JSON.stringify(file)).not.toContain('abab');
});
