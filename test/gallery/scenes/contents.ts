import * as v from 'valibot';
import { t } from '../../../src/renderer/i18n/locale.svelte.ts';
import { Connection } from '../../../src/shared/connections/connection.ts';
import type { LaunchState } from '../../../src/shared/launch/launch-state.ts';
import type { PlannedStop } from '../../../src/shared/launch/planned-stop.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, later, northPier, type FakeDeps } from '../../support/window/fake-bridge.ts';
import { msIn } from '../freeze.ts';
import type { Hands } from '../hands.ts';
import type { Scene } from '../scene.ts';
import { select } from '../select.ts';
import {
  accessConsole,
  comp07,
  comp11,
  host,
  manyConnections,
  numberedWorkstations,
  sampleStudio,
  workstation,
  workstations,
} from '../sample-studio.ts';
import { launchStates } from './launches.ts';

/** Names in several languages and both text directions, a long one without a space, and none. */
const foreign: readonly Workstation[] = [
  workstation('arabic', 'محطة التأثيرات ١٢'),
  workstation('hebrew', 'תחנת עריכה 3', { state: 'STOPPED' }),
  workstation('japanese', '合成ワークステーション第七号機（夜間レンダリング専用・長時間）'),
  workstation('emoji', '🎬 Édition — Été 🎞️ №5', { ownedBy: 'zoë.müller-lüdenscheidt' }),
  workstation('no-blank', `render_${'comp_sequence_0420_'.repeat(6)}final`, {
    ownedBy: 'CORP\\first.last@a-very-long-domain-of-a-studio.example',
  }),
  workstation('eSMkHOIV0fJjAvqUJFhAN7', '', { state: 'START_FAILED' }),
  workstation('thai', 'สถานีตัดต่อ', { state: 'START_IN_PROGRESS' }),
].map(({ name, ...one }) => (name === '' ? one : { ...one, name: name! }));

const states = [
  ...['launch-preparing', 'launch-failed-host', 'launch-handed-over', 'launch-transient-error'],
  ...['launch-starting', 'launch-failed-sign-in', 'launch-requesting', 'launch-opening'],
  ...['launch-checking', 'launch-elsewhere', 'launch-failed-stream', 'launch-cancelled'],
];
/** Twelve launches in different states, of the first twelve of 80 workstations. */
const twelve: FakeDeps = {
  ...sampleStudio,
  workstations: numberedWorkstations(80),
  launches: states.flatMap((name, nth): readonly LaunchState[] => {
    const [launch, of] = [launchStates[name], numberedWorkstations(80)[nth]];
    if (launch === undefined || of === undefined) return [];
    return [
      {
        ...launch,
        launch: `00000000-0000-4000-8000-0000000003${String(10 + nth)}` as LaunchState['launch'],
        session: of.id as NonNullable<LaunchState['session']>,
        studio: of.studio as NonNullable<LaunchState['studio']>,
        workstation: of.name ?? of.id,
      },
    ];
  }),
};

const stop = (nth: number, of: Workstation, more: Partial<PlannedStop> = {}): PlannedStop => ({
  launch: `00000000-0000-4000-8000-00000000040${String(nth)}` as PlannedStop['launch'],
  connection: northPier.id,
  connectionName: northPier.name,
  studio: of.studio as NonNullable<PlannedStop['studio']>,
  session: of.id as PlannedStop['session'],
  workstation: of.name ?? of.id,
  leftAt: msIn(-0.5),
  at: msIn(9.5),
  asks: false,
  ...more,
});

const underPolicy: FakeDeps = {
  ...sampleStudio,
  policy: {
    state: 'applies',
    machine: [northPier.id],
    refused: [{ connection: accessConsole.id, rule: 'kind' }],
    allows: { kinds: ['nimble', 'direct'], credentials: ['profile'] },
  },
};

const longName = v.parse(Connection, {
  ...northPier,
  name: 'Northern Pier Films & Animation, visual effects department, second unit — 夜間班',
});

const openStrip = async ({ until, settle }: Hands) => {
  const summary = () => document.querySelector<HTMLElement>('.strip .summary');
  await until(() => summary() !== null);
  summary()?.click();
  await settle();
};

/** Lists and launches with realistic numbers and names. */
export const contentScenes: readonly Scene[] = [
  { name: 'list-one', data: { ...sampleStudio, workstations: [comp07] } },
  { name: 'list-twelve', data: { ...sampleStudio, workstations: numberedWorkstations(12) } },
  { name: 'list-eighty', data: { ...sampleStudio, workstations: numberedWorkstations(80) } },
  {
    name: 'list-ten-thousand',
    data: { ...sampleStudio, workstations: numberedWorkstations(10_000) },
  },
  {
    name: 'list-foreign',
    data: {
      ...sampleStudio,
      connections: [longName, ...manyConnections(12)],
      workstations: foreign,
    },
  },
  {
    name: 'list-in-use',
    data: {
      ...sampleStudio,
      workstations: workstations.map((one) => ({ ...one, connectedViewers: 2 })),
    },
    begin: (_stores, _push, { press }) => press(t().buttons.connect),
  },
  { name: 'launch-twelve', data: twelve },
  {
    name: 'launch-twelve-open',
    data: twelve,
    begin: (_stores, _push, hands) => openStrip(hands),
  },
  {
    name: 'launch-card-in-strip',
    data: twelve,
    begin: async (stores, _push, { settle }) => {
      await settle();
      const [, launch] = stores.launches.all;
      stores.strip.openCard(launch?.launch);
    },
  },
  {
    name: 'launch-in-long-list',
    data: {
      ...sampleStudio,
      workstations: foreign,
      launches: [
        {
          ...launchStates['launch-failed-host']!,
          session: foreign[4]!.id as NonNullable<LaunchState['session']>,
          studio: foreign[4]!.studio as NonNullable<LaunchState['studio']>,
          workstation: foreign[4]!.name ?? '',
        },
      ],
    },
    begin: (_stores, _push, hands) => openStrip(hands),
  },
  {
    name: 'planned-stop',
    data: { ...sampleStudio, plannedStops: [stop(1, comp07)] },
  },
  {
    name: 'planned-stops',
    data: {
      ...sampleStudio,
      plannedStops: [
        stop(1, comp07),
        stop(2, comp11, { asks: true }),
        stop(3, workstations[5] ?? comp07, { at: msIn(0.1) }),
      ],
    },
  },
  {
    name: 'link-to-stopped',
    data: {
      ...sampleStudio,
      question: {
        id: '00000000-0000-4000-8000-000000000025',
        connection: northPier.id,
        connectionName: northPier.name,
        owner: 'machine',
        address: 'us-west-2',
        session: comp11.id,
        studio: comp11.studio,
        workstation: { name: 'Comp 11', state: 'STOPPED', ownedBy: 'm.okafor' },
      },
    },
    begin: async (_stage, _push, { until }) => {
      await until(() => document.querySelector('dialog [aria-disabled="true"]') === null);
    },
  },
  {
    name: 'policy-form',
    data: underPolicy,
    begin: (stores) => {
      stores.navigation.add();
    },
  },
  {
    name: 'policy-details',
    data: underPolicy,
    begin: (stores) => {
      stores.navigation.setDetails(true);
    },
  },
  {
    name: 'policy-refused',
    data: underPolicy,
    answers: {
      workstations: { read: failing({ code: 'not-allowed-by-policy', rule: 'kind' }) },
    },
    begin: (stores) => {
      stores.navigation.show(accessConsole.id);
    },
  },
  {
    name: 'form-edit',
    data: sampleStudio,
    begin: (stores) => {
      stores.navigation.edit();
    },
  },
  {
    name: 'export',
    data: sampleStudio,
    begin: (stores) => {
      stores.navigation.show(host.id);
      stores.navigation.openExport(host);
    },
  },
  {
    name: 'removed',
    data: sampleStudio,
    begin: async (stores, _push, { press, settle }) => {
      stores.navigation.openRemoval(host);
      await settle();
      await press(t().buttons.remove);
    },
  },
  {
    name: 'drop-file',
    data: sampleStudio,
    begin: async (_stores, _push, { settle }) => {
      const data = new DataTransfer();
      data.items.add(new File(['{}'], 'host.dcv'));
      window.dispatchEvent(
        new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
      await settle();
    },
  },
  {
    name: 'direct-hosts-nothing-found',
    data: {
      ...sampleStudio,
      connections: [northPier, ...manyConnections(12)],
      workstations: [{ id: 'console', studio: 'sole', state: 'READY' }],
    },
    begin: async (stores, _push, { search }) => {
      stores.navigation.go('hosts');
      await search('no such thing');
    },
  },
  {
    name: 'direct-hosts-loading',
    data: { ...sampleStudio, connections: [northPier, ...manyConnections(12)] },
    answers: { workstations: { read: later<never>().call } },
    begin: (stores) => {
      stores.navigation.go('hosts');
    },
  },
  {
    name: 'favorites-selected',
    data: {
      ...sampleStudio,
      favorites: [comp07, comp11].map(({ id }) => ({ connection: northPier.id, session: id })),
    },
    begin: async (stores, _push, hands) => {
      stores.navigation.go('favorites');
      await hands.until(() => document.querySelector('h1')?.textContent === t().sidebar.favorites);
      await select(hands, 2);
    },
  },
  {
    name: 'palette-pasted',
    data: sampleStudio,
    begin: async (stores, _push, { search, settle }) => {
      await settle();
      stores.commands['find-anything']();
      await search(`stagedoor://connect?connection=north-pier&session=${comp07.id}`);
    },
  },
  {
    name: 'palette-pasted-unknown',
    data: sampleStudio,
    begin: async (stores, _push, { search, settle }) => {
      await settle();
      stores.commands['find-anything']();
      await search(`stagedoor://connect?connection=south-pier&session=${comp07.id}`);
    },
  },
];
