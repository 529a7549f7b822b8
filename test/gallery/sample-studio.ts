import * as v from 'valibot';
import { Connection } from '../../src/shared/connections/connection.ts';
import { omitUndefined } from '../../src/shared/base/omit-undefined.ts';
import type { SignInStatus } from '../../src/shared/sign-in/credentials.ts';
import type { HistoryEntry } from '../../src/shared/launch/history.ts';
import type {
  Backup,
  Eula,
  LaunchProfile,
  StreamingImage,
  Workstation,
} from '../../src/shared/workstations/workstation.ts';
import { northPier, practice, type FakeDeps } from '../support/window/fake-bridge.ts';
import { isoIn, msIn } from './freeze.ts';

const entry = '00000000-0000-4000-8000-000000000001';

export const broker = v.parse(Connection, {
  id: 'render-broker',
  name: 'Render broker',
  kind: 'session-manager',
  endpoint: 'https://broker.northpier.example:8443',
  gateway: { host: 'gateway.northpier.example', port: 8443 },
  credentials: { source: 'client', clientId: 'stagedoor', entry },
});
export const accessConsole = v.parse(Connection, {
  id: 'access-console',
  name: 'Access Console',
  kind: 'access-console',
  endpoint: 'https://console.northpier.example/smuihandler',
  credentials: {
    source: 'browser',
    issuer: 'https://login.northpier.example',
    clientId: 'stagedoor',
  },
});
export const host = v.parse(Connection, {
  id: 'colour-suite',
  name: 'Colour suite',
  kind: 'direct',
  host: 'colour-01.northpier.example',
  port: 8443,
  session: 'console',
});

/** Twelve connections, and forty, some of them in folders. */
export const manyConnections = (count: number): readonly Connection[] =>
  Array.from({ length: count }, (_, nth) =>
    v.parse(Connection, {
      ...host,
      id: `host-${String(nth)}`,
      name: `${['Colour suite', 'Grading', 'Édition', '編集室'][nth % 4] ?? ''} ${String(nth + 1)}`,
      host: `host-${String(nth)}.northpier.example`,
      ...(nth % 3 !== 0 && { group: ['The pier', 'Långa filmer'][nth % 2] }),
    }),
  );

const studio = 'us-west-2:studio-1';
export const workstation = (
  id: string,
  name: string,
  more: Partial<Workstation> = {},
): Workstation => ({
  id: `session-${id}`,
  studio,
  name,
  state: 'READY',
  launchProfile: 'profile-nuke',
  instanceType: 'g5.4xlarge',
  ownedBy: 'm.okafor',
  createdAt: isoIn(-2880),
  startedAt: isoIn(-95),
  ...more,
});

export const comp07 = workstation('comp-07', 'Comp 07');
export const comp11 = workstation('comp-11', 'Comp 11', {
  state: 'STOPPED',
  statusCode: 'STREAMING_SESSION_STOPPED',
  terminateAt: new Date(2026, 4, 14, 18).toISOString(),
  instanceType: 'g4dn.8xlarge',
});

/** One of each: ready, stops soon, stopped, in progress, failed, unknown. */
export const workstations: readonly Workstation[] = [
  workstation('lighting-02', 'Lighting 02', {
    launchProfile: 'profile-houdini',
    stopAt: isoIn(42.5),
  }),
  comp07,
  comp11,
  workstation('layout-01', 'Layout 01', {
    state: 'START_FAILED',
    statusCode: 'INSUFFICIENT_CAPACITY',
    launchProfile: 'profile-maya',
    instanceType: 'g5.2xlarge',
    ownedBy: 'j.ruiz',
  }),
  workstation('anim-04', 'Anim 04', {
    state: 'START_IN_PROGRESS',
    statusCode: 'STREAMING_SESSION_START_IN_PROGRESS',
    launchProfile: 'profile-maya',
    ownedBy: 'j.ruiz',
  }),
  workstation('fx-12', 'FX 12, destruction of the pier, with the long night simulations', {
    stopAt: isoIn(8.5),
    launchProfile: 'profile-houdini',
    instanceType: 'g5.16xlarge',
    ownedBy: 'a.very.long.name.of.somebody',
  }),
  workstation('edit-03', 'Edit 03', { state: 'DREAMING', ownedBy: 'k.lind' }),
];

/** The same as they are stored between runs. */
export const kept = workstations.map(({ id, studio, name, state, instanceType, ownedBy }) => ({
  id,
  studio,
  ...omitUndefined({ name, state, instanceType, ownedBy }),
}));

/** So many workstations in all states, of three users. */
export const numberedWorkstations = (count: number): readonly Workstation[] =>
  Array.from({ length: count }, (_, nth) =>
    workstation(`farm-${String(nth)}`, `Farm ${String(nth + 1).padStart(4, '0')}`, {
      state: ['READY', 'STOPPED', 'START_IN_PROGRESS', 'START_FAILED', 'READY'][nth % 5] ?? 'READY',
      ownedBy: ['m.okafor', 'j.ruiz', 'k.lind'][nth % 3] ?? 'm.okafor',
    }),
  );

export const profiles: readonly LaunchProfile[] = [
  {
    id: 'profile-nuke',
    name: 'Nuke',
    description: 'Compositing with Nuke 15 on Rocky Linux 9.',
    canStop: true,
    instanceTypes: ['g5.2xlarge', 'g5.4xlarge', 'g5.8xlarge'],
    images: ['image-rocky', 'image-windows'],
  },
  {
    id: 'profile-houdini',
    name: 'Houdini',
    canStop: true,
    instanceTypes: ['g5.16xlarge'],
    images: [],
    asks: ['name', 'requirements'],
  },
  { id: 'profile-maya', name: 'Maya', canStop: true, instanceTypes: ['g5.2xlarge'], images: [] },
];
export const images: readonly StreamingImage[] = [
  { id: 'image-rocky', name: 'Rocky Linux 9, May', eulas: ['eula-1', 'eula-2', 'eula-3'] },
  { id: 'image-windows', name: 'Windows Server 2022', eulas: [] },
];
export const eulas: readonly Eula[] = [
  {
    id: 'eula-1',
    name: 'Terms of the image',
    accepted: false,
    content: `1. You may use this image in the studio that made it.\n\n${'2. It comes as it is, and whoever made it promises nothing of it. '.repeat(12)}`,
  },
  { id: 'eula-2', name: 'Terms of the compositor', accepted: false, page: 'terms.example' },
  { id: 'eula-3', name: 'Terms of the studio', accepted: true, content: 'Known already.' },
];
export const backups: readonly Backup[] = [
  { id: 'backup-3', session: comp11.id, createdAt: isoIn(-55), state: 'READY' },
  { id: 'backup-2', session: comp11.id, createdAt: isoIn(-1500), state: 'READY' },
  { id: 'backup-1', session: comp11.id, createdAt: isoIn(-5), state: 'CREATE_IN_PROGRESS' },
];

const ended = (minutes: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: msIn(minutes),
  connection: northPier.id,
  connectionName: northPier.name,
  studio,
  session: comp07.id,
  workstation: 'Comp 07',
  wish: 'connect',
  readyMs: 41_000,
  end: 'handed-over',
  ...more,
});
export const history: readonly HistoryEntry[] = [
  ended(-25),
  ended(-70, { end: 'failed', failure: 'host-unreachable' }),
  ended(-90, { session: comp11.id, workstation: 'Comp 11', wish: 'start', end: 'done' }),
  ended(-1500, { end: 'cancelled' }),
  ended(-1600, { connection: practice.id, connectionName: practice.name, readyMs: 8_000 }),
];

const signedIn: Readonly<Record<string, SignInStatus>> = {
  [northPier.id]: {
    state: 'signed-in',
    who: '111122223333 artist',
    until: new Date(2026, 4, 12, 17, 40).getTime(),
    renews: true,
  },
  [accessConsole.id]: { state: 'needs-sign-in', renews: false },
};

/** A complete studio: all kinds of connection, all states of workstations. */
export const sampleStudio: FakeDeps = {
  connections: [northPier, broker, accessConsole, host, practice],
  workstations,
  me: 'm.okafor',
  profiles,
  images,
  eulas,
  backups,
  history,
  signedIn,
  favorites: [{ connection: northPier.id, session: comp07.id }],
  studios: [{ id: studio, name: 'North Pier' }],
};
