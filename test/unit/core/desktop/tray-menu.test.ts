import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  trayFavorites,
  trayMenu,
  type TrayScene,
} from '../../../../src/main/core/desktop/tray-menu.ts';
import { ConnectionId } from '../../../../src/shared/base/ids.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { northPier } from '../../../support/window/fake-bridge.ts';
import { nthLaunch, stopAt } from './desktop-scenes.ts';

const emptyScene: TrayScene = {
  launches: [],
  plannedStops: [],
  favorites: [],
  nowMs: 1_000_000,
  hasSettings: false,
  messages: en,
};
const labels = (scene: Partial<TrayScene>) =>
  trayMenu({ ...emptyScene, ...scene }).map((line) => (line === 'separator' ? '-' : line.label));
const host = { id: v.parse(ConnectionId, 'desk'), name: 'Desk 4', kind: 'direct' } as const;
const wave = v.parse(ConnectionId, 'wave');

describe("the tray's menu", () => {
  it('offers to open and to quit Stagedoor if no launch is in progress', () => {
    expect(labels({})).toEqual(['Open Stagedoor', '-', 'Quit']);
    expect(labels({ hasSettings: true })).toEqual(['Open Stagedoor', 'Settings…', '-', 'Quit']);
  });

  it('shows the state of each launch, and for how long it has lasted', () => {
    const launches = [
      nthLaunch(7, 'waiting'),
      nthLaunch(8, 'opened'),
      nthLaunch(9, 'failed', { failure: { code: 'stream-expired' } }),
    ];
    expect(labels({ launches }).slice(0, 3)).toEqual([
      'Comp 07: preparing the stream, less than a minute',
      'Comp 08: open in the viewer',
      '-',
    ]);
    const [line] = trayMenu({ ...emptyScene, launches, nowMs: 1_000_000 + 150_000 });
    const { launch, connection } = nthLaunch(7, 'waiting');
    expect(line).toEqual({
      label: 'Comp 07: preparing the stream, 2 min',
      does: { act: 'point', connection, launch },
    });
  });

  it('shows eight launches and the number of others', () => {
    const launches = Array.from({ length: 30 }, (_, nth) => nthLaunch(nth, 'waiting'));
    expect(labels({ launches }).slice(7, 10)).toEqual([
      'Comp 07: preparing the stream, less than a minute',
      '22 more',
      '-',
    ]);
  });

  it('lists favorites by their last known names', () => {
    const marked = [
      { connection: northPier.id, session: 'comp-07' },
      { connection: northPier.id, session: 'comp-08' },
      { connection: wave, session: 'comp-09' },
      { connection: northPier.id, session: 'no id' },
      { connection: host.id, session: 'console' },
    ];
    const names = new Map([
      ['comp-07', 'Comp 07'],
      // A DCV host is called as its connection, which was renamed since.
      ['console', 'Desk 3'],
    ]);
    const favorites = trayFavorites(marked, [northPier, host], (_, session) => names.get(session));
    expect(labels({ favorites }).slice(0, 4)).toEqual([
      'Comp 07, North Pier Films',
      'comp-08, North Pier Films',
      'Desk 4',
      '-',
    ]);
    expect(trayMenu({ ...emptyScene, favorites })[0]).toMatchObject({
      does: { act: 'connect', favorite: { connection: 'north-pier', session: 'comp-07' } },
    });
  });
});

it('a workstation that stops soon can be kept running from the menu, unless it asks first', () => {
  const plannedStops = [stopAt(1), stopAt(2, { asks: true })];
  expect(labels({ plannedStops })).toEqual([
    'Keep Comp 01 running',
    '-',
    'Open Stagedoor',
    '-',
    'Quit',
  ]);
  expect(trayMenu({ ...emptyScene, plannedStops })[0]).toMatchObject({
    does: { act: 'keep', launch: stopAt(1).launch },
  });
});
