import { describe, expect, it } from 'vitest';
import type { Stream } from '../../../../src/main/core/provider/provider.ts';
import { answer, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { createFakeProvider, inTurn, preparing, ready, resourceId } from '../support/fakes.ts';
import { begin } from './support/launching.ts';

describe('the client token', () => {
  it('is the same for each retry of a request', async () => {
    const respond = inTurn(
      transientError('server-error'),
      transientError('dropped'),
      transientError('busy'),
      ready,
    );
    const fake = createFakeProvider(respond);
    await begin({ fake }).end();
    expect(fake.names()).toEqual(['create', 'create', 'create', 'create']);
    expect(new Set(fake.calls.map(({ args }) => args[1]))).toEqual(new Set(['one-request']));
  });

  it('is sent again while the new stream has no id', async () => {
    const nameless = answer<Stream>({ facts: { state: 'CREATE_IN_PROGRESS' } });
    const fake = createFakeProvider(inTurn(nameless, nameless, preparing, ready));
    await begin({ fake }).end();
    expect(fake.calls.map(({ name, args }) => [name, args[1]])).toEqual([
      ['create', 'one-request'],
      ['create', 'one-request'],
      ['create', 'one-request'],
      ['read', 'stream-1'],
    ]);
  });

  it('is not sent again once the stream exists', async () => {
    const fake = createFakeProvider(inTurn(preparing, transientError('dropped'), preparing, ready));
    await begin({ fake }).end();
    expect(fake.names().filter((name) => name === 'create')).toHaveLength(1);
  });
});

it('a stream whose id changes is followed under its new id', async () => {
  const renamed = answer<Stream>({
    facts: { streamId: resourceId('stream-2'), state: 'CREATE_IN_PROGRESS' },
  });
  const fake = createFakeProvider(inTurn(preparing, renamed, ready));
  await begin({ fake }).end();
  expect(fake.calls.map(({ args }) => args[1])).toEqual(['one-request', 'stream-1', 'stream-2']);
});
