import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../../../src/main/core/settings/settings.ts';
import { createTestCli, northPier, practice } from '../../cli/support.ts';
import { connectionId } from '../support/fakes.ts';

const mark = (session: string, connection = northPier.id) => ({ connection, session });

describe('a favorite', () => {
  it('is saved once, even if added twice, until it is removed', async () => {
    const { connections } = createTestCli().services;
    for (const session of ['comp-07', 'comp-08', 'comp-07'])
      expect((await connections.mark(mark(session), true)).ok).toBe(true);
    expect(await connections.favorites()).toEqual([mark('comp-08'), mark('comp-07')]);
    await connections.mark(mark('comp-08'), false);
    await connections.mark(mark('comp-09'), false);
    expect(await connections.favorites()).toEqual([mark('comp-07')]);
  });

  it('belongs to its connection, so the same id in another one is separate', async () => {
    const { connections } = createTestCli().services;
    await connections.mark(mark('comp-07'), true);
    await connections.mark(mark('comp-07', practice.id), true);
    await connections.mark(mark('comp-07'), false);
    expect(await connections.favorites()).toEqual([mark('comp-07', practice.id)]);
  });

  it('of an unknown connection cannot be added', async () => {
    const { connections } = createTestCli().services;
    await connections.mark(mark('comp-07', connectionId('nowhere')), true);
    expect(await connections.favorites()).toEqual([]);
  });

  it('is removed with its connection', async () => {
    const cli = createTestCli();
    await cli.services.connections.mark(mark('comp-07'), true);
    await cli.services.connections.mark(mark('comp-07', practice.id), true);
    await cli.services.connections.remove(northPier.id);
    expect(cli.settings()).toEqual({
      ...NO_SETTINGS,
      connections: [practice],
      favourites: [mark('comp-07', practice.id)],
    });
  });
});
