import { select } from '../select.ts';
import { t } from '../../../src/renderer/i18n/locale.svelte.ts';
import type { Stores } from '../../../src/renderer/app/stores.ts';
import { keyOf } from '../../../src/renderer/workstations/workstations.svelte.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { northPier } from '../../support/window/fake-bridge.ts';
import type { Hands } from '../hands.ts';
import type { Scene } from '../scene.ts';
import { comp07, comp11, sampleStudio } from '../sample-studio.ts';
import { launched } from './launches.ts';
import { checks, endpoints, supportText } from '../findings.ts';

const about = async (stores: Stores, { settle }: Hands, workstation: Workstation) => {
  await settle();
  stores.navigation.openWorkstation(northPier, keyOf(workstation));
  await settle();
};

/** Questions, dialogs, the command palette and the details of connections. */
export const questionScenes: readonly Scene[] = [
  {
    name: 'link-question',
    picture: true,
    data: {
      ...sampleStudio,
      question: {
        id: '00000000-0000-4000-8000-000000000021',
        connection: northPier.id,
        connectionName: northPier.name,
        owner: 'user',
        address: 'us-west-2',
        session: comp07.id,
        studio: 'us-west-2:studio-1',
      },
    },
    // The picture shows the question after its first half second, when it can be answered.
    begin: async (_stage, _push, { until }) => {
      await until(() => document.querySelector('dialog [aria-disabled="true"]') === null);
    },
  },
  {
    name: 'account-question',
    data: {
      ...sampleStudio,
      accountQuestion: {
        id: '00000000-0000-4000-8000-000000000024',
        who: 'ada@pier.example',
        host: 'console.pier.example',
      },
    },
    begin: async (_stage, _push, { until }) => {
      await until(() => document.querySelector('dialog [aria-disabled="true"]') === null);
    },
  },
  {
    name: 'code-question',
    picture: true,
    data: {
      ...sampleStudio,
      codeQuestion: {
        id: '00000000-0000-4000-8000-000000000022',
        device: 'arn:aws:iam::111122223333:mfa/phone',
      },
    },
  },
  {
    name: 'code-question-problem',
    data: {
      ...sampleStudio,
      codeQuestion: { id: '00000000-0000-4000-8000-000000000023', device: 'GAHT12345678' },
    },
    begin: async (_stage, _push, { type, press }) => {
      await type({ code: '12' });
      await press(t().buttons.sendCode);
    },
  },
  {
    name: 'connection-details',
    data: sampleStudio,
    picture: true,
    answers: { connections: { test: async () => ({ ok: true, value: [...checks] }) } },
    begin: async (_stage, _push, { press }) => {
      await press(t().buttons.details);
      await press(t().buttons.test);
    },
  },
  {
    name: 'connection-details-network',
    data: sampleStudio,
    answers: { connections: { network: async () => ({ ok: true, value: [...endpoints] }) } },
    begin: async (_stage, _push, { press }) => {
      await press(t().buttons.details);
      await press(t().network.test);
    },
  },
  ...['render-broker', 'access-console', 'colour-suite', 'practice-studio'].map(
    (connection): Scene => ({
      name: `details-${connection}`,
      data: sampleStudio,
      begin: (stores) => {
        stores.navigation.show(connection);
        stores.navigation.setDetails(true);
      },
    }),
  ),
  {
    name: 'workstation',
    data: sampleStudio,
    picture: true,
    begin: (stores, _push, hands) => about(stores, hands, comp07),
  },
  {
    name: 'workstation-end',
    data: sampleStudio,
    picture: true,
    begin: async (stores, _push, hands) => {
      await about(stores, hands, comp07);
      await hands.press(t().workstation.changes.askToEnd);
    },
  },
  {
    name: 'workstation-stop',
    data: sampleStudio,
    begin: async (stores, _push, hands) => {
      await about(stores, hands, comp07);
      await hands.press(t().workstation.changes.askToStop);
    },
  },
  {
    name: 'workstations-stop',
    data: sampleStudio,
    begin: async (_stores, _push, hands) => {
      await select(hands, 6);
      await hands.press(t().workstation.changes.askToStop);
    },
  },
  {
    name: 'workstation-backups',
    data: sampleStudio,
    begin: async (stores, _push, hands) => {
      await about(stores, hands, comp11);
      await hands.press(t().buttons.startFromBackup);
    },
  },
  {
    name: 'replace-keys',
    data: sampleStudio,
    begin: (stores) => {
      stores.navigation.openKeys(northPier);
    },
  },
  {
    name: 'remove',
    data: { ...sampleStudio, launches: [launched('waiting', 5)] },
    begin: (stores) => {
      stores.navigation.openRemoval(northPier);
    },
  },
  {
    name: 'support',
    data: { ...sampleStudio, supportText },
    begin: (stores) => {
      stores.navigation.openSupport();
    },
  },
  {
    name: 'palette',
    data: sampleStudio,
    picture: true,
    begin: async (stores, _push, { settle }) => {
      await settle();
      stores.commands['find-anything']();
    },
  },
  {
    name: 'palette-search',
    data: sampleStudio,
    begin: async (stores, _push, { search, settle }) => {
      await settle();
      stores.commands['find-anything']();
      await search('comp');
    },
  },
  {
    name: 'palette-nothing',
    data: sampleStudio,
    begin: async (stores, _push, { search, settle }) => {
      await settle();
      stores.commands['find-anything']();
      await search('no such thing');
    },
  },
];
