import { t } from '../../../src/renderer/i18n/locale.svelte.ts';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings/preferences.ts';
import { failing, later, northPier } from '../../support/window/fake-bridge.ts';
import { msIn } from '../freeze.ts';
import type { Scene } from '../scene.ts';
import { screenshot } from '../screenshot.ts';
import {
  broker,
  comp07,
  kept,
  manyConnections,
  numberedWorkstations,
  sampleStudio,
  workstations,
} from '../sample-studio.ts';
import { select } from '../select.ts';

/** The pages of the window: lists in all states, history, settings and About. */
export const pageScenes: readonly Scene[] = [
  { name: 'first-run', picture: true },
  {
    name: 'first-run-no-viewer',
    data: {
      found: {
        viewer: { found: false, failure: { code: 'viewer-missing', platform: 'linux' } },
        profiles: 3,
      },
    },
  },
  { name: 'list', data: sampleStudio, picture: true },
  {
    name: 'list-grouped',
    data: {
      ...sampleStudio,
      favorites: [
        { connection: northPier.id, session: comp07.id },
        { connection: northPier.id, session: 'session-fx-12' },
      ],
    },
    begin: (stores) => {
      Object.assign(stores.navigation.arrangement, { owner: 'first', sort: 'state' });
    },
  },
  {
    name: 'list-menu',
    data: sampleStudio,
    begin: (_stores, _push, { press }) => press(t().buttons.more),
  },
  {
    name: 'list-selected',
    data: sampleStudio,
    begin: (_stores, _push, hands) => select(hands, 3),
  },
  {
    name: 'list-nothing-found',
    data: sampleStudio,
    begin: (_stage, _push, { search }) => search('no such thing'),
  },
  {
    name: 'list-loading',
    data: sampleStudio,
    answers: { workstations: { read: later<never>().call } },
  },
  {
    name: 'list-failed',
    data: sampleStudio,
    answers: {
      workstations: {
        read: failing({ code: 'service-unreachable', transientError: 'name-not-found' }),
      },
    },
  },
  {
    name: 'list-signed-out',
    data: sampleStudio,
    answers: { workstations: { read: failing({ code: 'credentials-expired' }) } },
  },
  {
    name: 'list-offline',
    data: {
      ...sampleStudio,
      lastLists: [{ connection: northPier.id, at: msIn(-640), me: 'm.okafor', items: kept }],
    },
    answers: {
      workstations: { read: failing({ code: 'service-unreachable', transientError: 'refused' }) },
    },
  },
  {
    name: 'list-slow',
    data: sampleStudio,
    answers: { workstations: { read: later<never>().call } },
    begin: (_stores, push) => {
      push.transientError('name-not-found');
    },
  },
  {
    name: 'folders',
    data: {
      ...sampleStudio,
      connections: [northPier, ...manyConnections(12)],
      closedFolders: ['The pier'],
    },
  },
  {
    name: 'forty-connections',
    data: { ...sampleStudio, connections: [northPier, ...manyConnections(40)] },
  },
  {
    name: 'direct-hosts',
    data: {
      ...sampleStudio,
      connections: [northPier, ...manyConnections(12)],
      workstations: [{ id: 'console', studio: 'sole', state: 'READY' }],
    },
    begin: (stores) => {
      stores.navigation.go('hosts');
    },
  },
  { name: 'list-empty', data: { ...sampleStudio, workstations: [] } },
  { name: 'list-thousand', data: { ...sampleStudio, workstations: numberedWorkstations(1000) } },
  {
    name: 'list-screenshots',
    data: {
      ...sampleStudio,
      connections: [broker],
      abilities: ['end', 'screenshots'],
      screenshots: workstations.map(({ id }, nth) => screenshot(id, nth)),
    },
  },
  {
    name: 'studio-unclear',
    data: {
      ...sampleStudio,
      studios: [
        { id: 'us-west-2:studio-1', name: 'North Pier' },
        { id: 'us-west-2:studio-2', name: 'South Pier' },
      ],
      connections: [{ ...northPier, studioId: undefined } as never],
    },
    answers: { workstations: { read: failing({ code: 'studio-unclear', count: 2 }) } },
  },
  {
    name: 'connection-signed-out',
    data: sampleStudio,
    begin: async (stores, _push, { settle }) => {
      await settle();
      stores.navigation.show('access-console');
    },
  },
  {
    name: 'favorites',
    data: sampleStudio,
    begin: (stores) => {
      stores.navigation.go('favorites');
    },
  },
  {
    name: 'favorites-none',
    data: { ...sampleStudio, favorites: [] },
    begin: (stores) => {
      stores.navigation.go('favorites');
    },
  },
  {
    name: 'history',
    data: sampleStudio,
    picture: true,
    begin: (stores) => {
      stores.navigation.go('history');
    },
  },
  {
    name: 'history-none',
    data: { ...sampleStudio, history: [] },
    begin: (stores) => {
      stores.navigation.go('history');
    },
  },
  {
    name: 'notices',
    data: {
      ...sampleStudio,
      app: {
        version: '0.1.0',
        platform: 'linux',
        notices: [
          { id: 'n1', about: 'settings-damaged', keptAs: 'settings.damaged-1.json' },
          { id: 'n2', about: 'sign-in-ends', until: msIn(14), connections: 'North Pier Films' },
          {
            id: 'n3',
            about: 'link',
            failure: { code: 'link-refused', reason: 'too-much' },
          },
        ],
      },
    },
  },
  {
    name: 'settings',
    data: sampleStudio,
    picture: true,
    begin: (stores) => {
      stores.commands.settings();
    },
  },
  {
    name: 'settings-locked',
    picture: true,
    data: {
      ...sampleStudio,
      preferences: {
        values: DEFAULT_PREFERENCES,
        locked: ['theme', 'checkForUpdates', 'notifications.ready', 'display.transport'],
      },
      update: { state: 'off', why: 'policy' },
    },
    begin: (stores) => {
      stores.commands.settings();
    },
  },
  {
    name: 'settings-search',
    data: sampleStudio,
    begin: async (stores, _push, { search }) => {
      stores.commands.settings();
      await search(t().settings.of.theme.name);
    },
  },
  {
    name: 'settings-update',
    data: { ...sampleStudio, update: { state: 'ready', version: '0.2.0', waits: false } },
    begin: (stores) => {
      stores.navigation.showSetting('checkForUpdates');
    },
  },
  {
    name: 'settings-update-failed',
    data: {
      ...sampleStudio,
      update: {
        state: 'failed',
        failure: { code: 'update-refused', why: 'signature-wrong' },
        at: msIn(-3),
      },
    },
    begin: (stores) => {
      stores.navigation.showSetting('checkForUpdates');
    },
  },
  {
    name: 'about',
    data: {
      ...sampleStudio,
      about: {
        versions: {
          stagedoor: '0.1.0',
          electron: '45.4.1',
          chromium: '148.0.7778.5',
          node: '24.14.0',
          os: 'linux 6.1 x64',
        },
        licences: [
          {
            name: 'svelte',
            version: '5.57.3',
            licence: 'MIT',
            text: 'Permission is hereby granted.',
          },
          { name: 'valibot', version: '1.5.0', licence: 'MIT' },
          { name: '@smithy/util-stream-browser', version: '4.2.11', licence: 'Apache-2.0' },
        ],
      },
    },
    begin: (stores) => {
      stores.navigation.go('about');
    },
  },
];
