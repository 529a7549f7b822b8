import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { editConnection } from '../../../../src/main/core/connections/edit-connection.ts';
import { keptEntry, withoutSecrets } from '../../../../src/main/core/secrets/connection-secrets.ts';
import { err, ok, type Failure } from '../../../../src/shared/base/failure.ts';
import { Connection, type ConnectionEdit } from '../../../../src/shared/connections/connection.ts';
import { uuid } from '../support/fakes.ts';

const before: Connection = v.parse(Connection, {
  id: 'pier',
  name: 'Pier',
  kind: 'nimble',
  region: 'us-west-2',
  credentials: { source: 'keychain', entry: uuid(1) },
});

function createDeps(refusal?: Failure) {
  let saved = before;
  const forget = vi.fn(async () => ok(undefined));
  const deps = {
    connections: {
      list: async () => [saved],
      edit: async (id: typeof before.id, edit: ConnectionEdit) => {
        if (refusal !== undefined) return err(refusal);
        saved = withoutSecrets(edit, id, keptEntry(edit) ?? uuid(2));
        return ok({});
      },
    },
    signInServices: { router: { forget } },
  };
  return { deps, forget };
}
const { id, ...same } = before;
const options = { orThisRun: false };

test('a change of the name or the display keeps the sign-in', async () => {
  const { deps, forget } = createDeps();
  const edit = { ...same, name: 'South Pier', display: { fullscreen: true } } as ConnectionEdit;
  expect(await editConnection(deps, id, edit, options)).toEqual(ok({}));
  expect(forget).not.toHaveBeenCalled();
});

test.each([
  { endpoint: 'https://studio.example' },
  { signInEndpoint: 'http://127.0.0.1:7001' },
  { credentials: { source: 'environment' } },
  { credentials: { source: 'keychain', accessKeyId: 'AKIA', secretAccessKey: 'hush' } },
])('the previous connection’s sign-in is forgotten after a change of %o', async (change) => {
  const { deps, forget } = createDeps();
  const edit = { ...same, ...change } as ConnectionEdit;
  const onSaved = vi.fn(() => {
    expect(forget).not.toHaveBeenCalled();
  });
  expect(await editConnection(deps, id, edit, { ...options, onSaved })).toEqual(ok({}));
  expect(onSaved).toHaveBeenCalledOnce();
  expect(forget).toHaveBeenCalledExactlyOnceWith(before);
});

test('no sign-in is forgotten if the change was not saved', async () => {
  const { deps, forget } = createDeps({ code: 'vault-locked' });
  const edit = { ...same, credentials: { source: 'environment' } } as ConnectionEdit;
  expect(await editConnection(deps, id, edit, options)).toEqual(err({ code: 'vault-locked' }));
  expect(forget).not.toHaveBeenCalled();
});
