import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { displayRules } from '../../../../src/main/core/viewer/viewing-rules.ts';
import { withViewing } from '../../../../src/main/core/viewer/viewing.ts';
import { Connection } from '../../../../src/shared/connections/connection.ts';
import { northPier, practice } from '../../cli/support.ts';
import { createCalls, pier } from '../../ipc/windowing.ts';
import { connectionId } from '../support/fakes.ts';

const shown = { ...northPier, display: { fullscreen: true }, transport: 'quic' } as const;

describe('the display of streams', () => {
  it.each([
    [undefined, [false, false]],
    [{ allMonitors: true }, [true, true]],
    [{ allMonitors: true, fullscreen: false }, [true, true]],
    [{ allMonitors: false, fullscreen: false }, [false, false]],
    [{ fullscreen: true }, [true, false]],
  ])('with %j is full screen and on all monitors: %j', (display, wanted) => {
    const { fullscreen, allMonitors } = displayRules(display);
    expect([fullscreen, allMonitors]).toEqual(wanted);
  });

  it('is saved as chosen', () => {
    const display = { fullscreen: false, allMonitors: true, yuv444: true };
    const changed = withViewing(northPier, { display, transport: 'websocket' });
    expect(changed).toEqual({
      ok: true,
      value: { ...northPier, display, transport: 'websocket' },
    });
    if (changed.ok) expect(v.is(Connection, changed.value)).toBe(true);
  });

  it.each([{}, { display: null, transport: null }, { display: undefined }])(
    'is reset to the viewer’s default with %j',
    (viewing) => {
      expect(withViewing(shown, viewing)).toStrictEqual({ ok: true, value: northPier });
    },
  );

  it('of the practice studio has no transport', () => {
    const display = { fullscreen: true };
    expect(withViewing(practice, { display })).toEqual({
      ok: true,
      value: { ...practice, display },
    });
    expect(withViewing(practice, { display, transport: 'quic' })).toMatchObject({
      failure: { code: 'connection-invalid', field: 'transport' },
    });
  });
});

describe('setting the display in the window', () => {
  const viewing = { display: { fullscreen: true }, transport: 'websocket' } as const;

  it('saves only that change and reports it', async () => {
    const { calls, cli, reported } = createCalls();
    expect(await calls.connections.setViewing({ connection: pier, ...viewing })).toMatchObject({
      ok: true,
    });
    expect(cli.settings().connections).toEqual([{ ...northPier, ...viewing }, practice]);
    expect(reported).toEqual(['connections']);
  });

  it.each([
    ['of a connection that does not exist', connectionId('nowhere'), 'connection-unknown'],
    ['with a transport for the practice studio', practice.id, 'connection-invalid'],
  ])('%s changes nothing', async (_, connection, code) => {
    const { calls, cli, reported } = createCalls();
    const outcome = await calls.connections.setViewing({ connection, ...viewing });
    expect(outcome).toMatchObject({ ok: false, failure: { code } });
    expect(cli.settings().connections).toEqual([northPier, practice]);
    expect(reported).toEqual([]);
  });
});

describe('importing in the window', () => {
  it('gives a form and saves nothing', async () => {
    const { calls, cli, reported } = createCalls();
    const file = { name: 'comp.dcv', text: '[connect]\nhost=dcv.example\nauthtoken=hush' };
    expect(await calls.connections.import(file)).toEqual({
      ok: true,
      value: {
        values: { name: 'comp', kind: 'direct', host: 'dcv.example', port: 8443 },
        refused: [{ name: 'authtoken', why: 'secret' }],
      },
    });
    expect(cli.settings().connections).toEqual([northPier, practice]);
    expect(reported).toEqual([]);
  });
});
