import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { channelOf } from '../../../../src/shared/ipc/channel.ts';
import { contract } from '../../../../src/shared/ipc/contract.ts';
import { reply } from '../../../../src/shared/ipc/message.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/shared/settings/preferences.ts';
import { everyFailure } from '../base/every-failure.ts';

const uuid = '00000000-0000-4000-8000-000000000001';
const connection = { id: 'try-it', name: 'Try it', kind: 'practice' };
const pier = {
  id: 'north-pier',
  name: 'North Pier',
  kind: 'nimble',
  region: 'us-west-2',
  studioId: 'us-west-2:stid-NP1',
  hosts: ['*.pier.example'],
  credentials: { source: 'keychain', entry: uuid },
};
const notice = { id: 'link', about: 'link', failure: { code: 'bug' } };
const launch = {
  launch: uuid,
  connection: 'north-pier',
  connectionName: 'North Pier',
  session: 'comp-07',
  state: 'waiting',
  entered: { requesting: 1, waiting: 2 },
  at: 2,
  requests: 1,
  notices: [],
  stream: { streamId: 'stream-1', state: 'CREATE_IN_PROGRESS' },
  transientError: { code: 'offline', since: 2 },
  failure: { code: 'time-limit', seconds: 600, transientError: 'offline' },
};
const plannedStop = {
  launch: uuid,
  connection: 'north-pier',
  connectionName: 'North Pier',
  session: 'comp-07',
  studio: 'us-west-2:stid-NP1',
  workstation: 'Comp',
  leftAt: 1,
  at: 2,
  asks: false,
};
const question = {
  owner: 'user',
  id: uuid,
  connection: 'north-pier',
  connectionName: 'North Pier',
  session: 'comp-07',
  studio: 'us-west-2:stid-NP1',
};
const keys = { source: 'keychain', accessKeyId: 'AKIAPIER12345678', secretAccessKey: 'hush' };
const check = { name: 'service', found: 'transient-error', transientError: 'offline' };
const endpoint = {
  role: 'gateway',
  host: 'dcv.pier.example',
  port: 8443,
  tls: true,
  quic: true,
  outcome: 'certificate',
  doubt: 'pin',
  proxied: false,
};
const studio = 'us-west-2:stid-NP1';
const pierStudio = { connection: 'north-pier', studio };
const pierTarget = { ...pierStudio, session: 'comp-07' };
const workstation = {
  id: 'comp-07',
  studio,
  name: 'Comp',
  state: 'READY',
  statusCode: 'STREAMING_SESSION_READY',
  launchProfile: 'lp-comp',
  image: 'si-linux',
  instanceType: 'g5.xlarge',
  ownedBy: 'm.okafor',
  createdAt: '2026-11-25T09:00:00.000Z',
  stopAt: '2026-11-25T18:00:00.000Z',
};
const profile = {
  id: 'lp-comp',
  name: 'Compositing',
  state: 'READY',
  canStop: true,
  instanceTypes: ['g5.xlarge'],
  images: ['si-linux'],
};
const image = { id: 'si-linux', name: 'Linux', eulas: ['eula-1'] };
const eula = { id: 'eula-1', name: 'Tools', accepted: false, page: 'eula.pier.example' };
const backup = { id: 'backup-1', session: 'comp-07', createdAt: '2026-11-24T18:00:00.000Z' };
const favorite = { connection: 'north-pier', session: 'comp-07' };
const awsProfile = { name: 'pier', kind: 'process', region: 'us-west-2', command: '/bin/keys' };
const status = { state: 'signed-in', who: '000000000001 Artist', until: 1, renews: false };
const organization = { startUrl: 'https://pier.awsapps.com/start', region: 'eu-west-1' };
const accountQuestion = { id: uuid, who: 'ada', host: 'console.example' };
const codeQuestion = { id: uuid, device: 'arn:aws:iam::000000000001:mfa/m.okafor' };
const past = {
  at: 1,
  connection: 'north-pier',
  connectionName: 'North Pier',
  session: 'comp-07',
  wish: 'connect',
  readyMs: 21_000,
  end: 'failed',
  failure: 'viewer-failed',
};
const versions = {
  stagedoor: '0.1.0',
  electron: '45.4.1',
  chromium: '130.0',
  node: '20.18.1',
  os: 'linux 6.1 x64',
};
const licence = { name: 'svelte', version: '5.57.3', licence: 'MIT', text: 'MIT License' };

const preferences = { values: DEFAULT_PREFERENCES, locked: ['theme', 'notifications.ready'] };

/** A valid message for each row: the input and output of a call, or the payload of an event. */
const samples: Readonly<Record<string, { input?: unknown; output?: unknown; payload?: unknown }>> =
  {
    'app.state': {
      input: undefined,
      output: { version: '0.1.0', platform: 'linux', notices: [notice] },
    },
    'app.about': { input: undefined, output: { versions, licences: [licence] } },
    'app.found': {
      input: undefined,
      output: { viewer: { found: true, name: 'DCV Viewer 2024.0' }, profiles: 2 },
    },
    'app.dismissNotice': { input: 'link', output: undefined },
    'app.networkBack': { input: undefined, output: undefined },
    'app.noticesChanged': { payload: [notice] },
    'app.keychainOpened': { payload: undefined },
    'app.menuChosen': { payload: 'new-connection' },
    'connections.list': { input: undefined, output: [connection, pier] },
    'connections.check': {
      input: { form: 'connection', values: { name: '' } },
      output: { name: { rule: 'name-missing' } },
    },
    'connections.add': { input: { name: 'Try it', kind: 'practice' }, output: 'try-it' },
    'connections.edit': {
      input: {
        connection: 'north-pier',
        edit: {
          name: 'North Pier',
          kind: 'nimble',
          region: 'us-west-2',
          credentials: { source: 'keychain', entry: uuid },
        },
      },
      output: undefined,
    },
    'connections.remove': { input: 'try-it', output: undefined },
    'connections.extendUndo': { input: 'try-it', output: undefined },
    'connections.undoRemove': { input: 'try-it', output: undefined },
    'connections.export': {
      input: { connection: 'north-pier', format: 'json' },
      output: { path: '/home/maya/north-pier.json', leftOut: ['group'] },
    },
    'connections.replaceKeys': { input: { connection: 'north-pier', keys }, output: undefined },
    'connections.test': { input: 'try-it', output: [check] },
    'connections.try': { input: { name: 'Try it', kind: 'practice' }, output: [check] },
    'connections.cancelTry': { input: undefined, output: undefined },
    'connections.trying': { payload: { part: 'network', findings: [check] } },
    'connections.network': {
      input: { connection: 'north-pier', session: 'comp-07' },
      output: [endpoint],
    },
    'connections.setViewing': {
      input: {
        connection: 'north-pier',
        transport: null,
        display: { fullscreen: true, allMonitors: false, yuv444: true },
      },
      output: undefined,
    },
    'connections.import': {
      input: { name: 'comp.dcv', text: '[connect]' },
      output: {
        values: { name: 'Comp', kind: 'direct', host: 'dcv.pier.example' },
        refused: [{ name: 'authtoken', why: 'secret' }],
      },
    },
    'connections.takeOpened': {
      input: undefined,
      output: {
        state: 'read',
        name: 'comp.dcv',
        values: { name: 'Comp', kind: 'direct', host: 'dcv.pier.example' },
        refused: [{ name: 'authtoken', why: 'secret' }],
      },
    },
    'connections.fileOpened': { payload: undefined },
    'connections.changed': { payload: [connection, pier] },
    'workstations.studios': {
      input: { connection: 'north-pier' },
      output: [{ id: studio, name: 'North Pier' }],
    },
    'workstations.read': {
      input: { connection: 'north-pier', studio, request: uuid },
      output: { me: 'm.okafor', abilities: ['power', 'end'] },
    },
    'workstations.page': { payload: { request: uuid, items: [workstation] } },
    'workstations.transientError': { payload: { request: uuid, transientError: 'refused' } },
    'workstations.screenshots': {
      input: { connection: 'north-pier', sessions: ['comp-07'] },
      output: [{ session: 'comp-07', format: 'png', data: 'iVBORw0KGgo=' }],
    },
    'workstations.backups': { input: pierTarget, output: [backup] },
    'profiles.list': { input: pierStudio, output: [profile] },
    'profiles.details': {
      input: { ...pierStudio, profile: 'lp-comp' },
      output: { profile, images: [image] },
    },
    'profiles.eulas': { input: { ...pierStudio, eulas: ['eula-1'] }, output: [eula] },
    'profiles.acceptEulas': { input: { ...pierStudio, eulas: ['eula-1'] }, output: undefined },
    'profiles.openEula': { input: { ...pierStudio, eula: 'eula-1' }, output: undefined },
    'signIn.profiles': { input: undefined, output: [awsProfile] },
    'signIn.status': { input: { connection: 'north-pier' }, output: status },
    'signIn.changed': { payload: { connection: 'north-pier', status } },
    'signIn.start': {
      input: { organization, endpoint: 'http://127.0.0.1:4100', method: 'browser' },
      output: { until: 1 },
    },
    'signIn.cancel': { input: undefined, output: undefined },
    'signIn.deviceCode': { payload: { code: 'PIER-COMP', host: 'device.example' } },
    'signIn.accounts': {
      input: { organization, endpoint: 'http://127.0.0.1:4100' },
      output: [{ id: '000000000001', name: 'North Pier' }],
    },
    'signIn.roles': { input: { organization, account: '000000000001' }, output: ['Artist'] },
    'signIn.again': { input: { connection: 'north-pier' }, output: undefined },
    'signIn.out': { input: { connection: 'north-pier' }, output: undefined },
    'signIn.accountQuestion': { input: undefined, output: accountQuestion },
    'signIn.accountAsked': { payload: accountQuestion },
    'signIn.answerAccount': { input: { id: uuid, isMine: true }, output: undefined },
    'signIn.codeQuestion': { input: undefined, output: codeQuestion },
    'signIn.codeAsked': { payload: codeQuestion },
    'signIn.giveCode': { input: { id: uuid, code: '135790' }, output: undefined },
    'favorites.list': { input: undefined, output: [favorite] },
    'favorites.set': { input: { ...favorite, on: true }, output: undefined },
    'favorites.changed': { payload: [favorite] },
    'history.list': { input: undefined, output: [past] },
    'launches.list': { input: undefined, output: [launch] },
    'launches.start': {
      input: { ...pierTarget, workstation: 'Comp', startFirst: true, backup: 'backup-1' },
      output: uuid,
    },
    'launches.openAddress': { input: 'https://h:8443?authToken=x#s', output: uuid },
    'launches.change': {
      input: { ...pierTarget, workstation: 'Comp', what: 'start', backup: 'backup-1' },
      output: uuid,
    },
    'launches.create': {
      input: {
        ...pierStudio,
        profile: 'lp-comp',
        image: 'si-linux',
        instanceType: 'g5.xlarge',
        connect: true,
        idempotencyKey: uuid,
      },
      output: uuid,
    },
    'launches.cancel': { input: uuid, output: undefined },
    'launches.pointed': { payload: { connection: 'north-pier', launch: uuid, byLink: true } },
    'launches.retry': { input: { launch: uuid, method: 'anyway' }, output: uuid },
    'plannedStops.list': { input: undefined, output: [plannedStop] },
    'plannedStops.keep': { input: uuid, output: undefined },
    'plannedStops.stopNow': { input: uuid, output: undefined },
    'plannedStops.changed': { payload: [plannedStop] },
    'launches.dismiss': { input: uuid, output: undefined },
    'launches.changed': { payload: [launch] },
    'links.question': { input: undefined, output: question },
    'links.answer': { input: { id: uuid, accept: true, remember: false }, output: undefined },
    'links.asked': { payload: question },
    'support.preview': {
      input: { launch: uuid },
      output: { id: uuid, text: 'Stagedoor: diagnostics\n' },
    },
    'memory.lastLists': {
      input: undefined,
      output: [
        {
          connection: 'north-pier',
          at: 1_000,
          me: 'm.okafor',
          items: [{ id: 'comp-07', studio: 'pier', name: 'Comp 07', state: 'READY' }],
        },
      ],
    },
    'memory.closedFolders': { input: undefined, output: [{ name: 'Show 1' }] },
    'memory.closeFolder': { input: { folder: 'Show 1', closed: true }, output: undefined },
    'support.openLogFolder': { input: undefined, output: undefined },
    'support.save': { input: { preview: uuid }, output: '/home/artist/diagnostics.txt' },
    'policy.state': {
      input: undefined,
      output: {
        state: 'applies',
        machine: ['north-pier'],
        refused: [{ connection: 'try-it', rule: 'kind' }],
      },
    },
    'policy.changed': { payload: { state: 'none', machine: [], refused: [] } },
    'preferences.read': { input: undefined, output: preferences },
    'preferences.set': {
      input: { theme: 'dark', display: { fullscreen: null }, notifications: { ready: false } },
      output: preferences,
    },
    'preferences.changed': { payload: preferences },
    'updates.state': {
      input: undefined,
      output: { state: 'downloading', version: '1.3.0', percent: 50 },
    },
    'updates.check': {
      input: undefined,
      output: { state: 'failed', failure: { code: 'update-refused', why: 'key-unknown' }, at: 1 },
    },
    'updates.install': { input: undefined, output: undefined },
    'updates.changed': { payload: { state: 'ready', version: '1.3.0', waits: true } },
    'help.open': { input: 'guide', output: undefined },
    'practiceViewer.received': { input: undefined, output: [{ name: 'host', value: 'h' }] },
  };

type Message =
  | { readonly type: 'call'; readonly input: v.GenericSchema; readonly output: v.GenericSchema }
  | { readonly type: 'event'; readonly payload: v.GenericSchema };
const table: Readonly<Record<string, Readonly<Record<string, Message>>>> = contract;
const messages = Object.entries(table).flatMap(([group, rows]) =>
  Object.entries(rows).map(([name, row]) => ({ group, name, row })),
);

interface Row {
  readonly name: string;
  readonly side: 'input' | 'output' | 'payload';
  readonly schema: v.GenericSchema;
  readonly sample: unknown;
}

const rows: readonly Row[] = messages.flatMap(({ group, name: short, row }): Row[] => {
  const name = `${group}.${short}`;
  const sample = samples[name] ?? {};
  return row.type === 'event'
    ? [{ name, side: 'payload', schema: row.payload, sample: sample.payload }]
    : [
        { name, side: 'input', schema: row.input, sample: sample.input },
        { name, side: 'output', schema: row.output, sample: sample.output },
      ];
});

/** Every copy of `value` with one more field in one of its objects. */
function withOneMore(value: unknown, more: object): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, nth) =>
      withOneMore(item, more).map((changed) => value.with(nth, changed) as unknown),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, item]) =>
    withOneMore(item, more).map((changed) => ({ ...value, [name]: changed })),
  );
  return [{ ...value, ...more }, ...inside];
}

const url = 'https://dcv.pier.example:8443/?authToken=hush#console';
const undeclared: readonly object[] = [{ url }, { authToken: 'hush' }, { password: 'hush' }];

describe('an IPC message', () => {
  it('of every type has a sample in this test', () => {
    expect(Object.keys(samples).toSorted()).toEqual(
      [...new Set(rows.map(({ name }) => name))].toSorted(),
    );
  });

  it.each(rows)('$name is parsed unchanged: $side', ({ schema, sample }) => {
    expect(v.parse(schema, sample)).toEqual(sample);
  });

  // Input can be anything; nothing of it is kept, and its problems have a fixed list of fields.
  const isForm = (row: (typeof rows)[number]) =>
    row.name === 'connections.check' && row.side === 'input';
  const objects = rows.filter((row) => withOneMore(row.sample, {}).length > 0 && !isForm(row));
  it.each(objects)('$name refuses undeclared fields: $side', ({ schema, sample }) => {
    for (const more of undeclared) {
      for (const changed of withOneMore(sample, more)) {
        expect({ changed, fits: v.is(schema, changed) }).toEqual({ changed, fits: false });
      }
    }
  });

  it.each(rows)('$name refuses invalid values: $side', ({ schema }) => {
    for (const value of [7, { url }, [{ url }], [url, url], () => url, Symbol('x')]) {
      expect(v.is(schema, value)).toBe(false);
    }
  });

  it.each(rows)('$name takes no fields from an object that is not plain: $side', (row) => {
    const parsed = v.safeParse(row.schema, new Map([['url', url]]));
    // If every field is optional, the result is empty.
    expect(parsed.success ? parsed.output : {}).toEqual({});
  });

  it.each(rows.filter(({ sample }) => sample === undefined))(
    '$name accepts only undefined: $side',
    ({ schema }) => {
      expect(v.is(schema, undefined)).toBe(true);
      for (const value of [null, {}, '', 0, false]) expect(v.is(schema, value)).toBe(false);
    },
  );

  it('that starts a launch needs only the connection', () => {
    expect(v.is(contract.launches.start.input, { connection: 'north-pier' })).toBe(true);
    expect(v.is(contract.launches.start.input, {})).toBe(false);
  });

  it('that creates a workstation contains its idempotency key', () => {
    const { input } = contract.launches.create;
    const order = { connection: 'north-pier', studio, profile: 'lp-comp', connect: false };
    expect(v.is(input, { ...order, idempotencyKey: uuid })).toBe(true);
    expect(v.is(input, { ...order, idempotencyKey: 'again' })).toBe(false);
    expect(v.is(input, order)).toBe(false);
  });

  it('that requests agreements names at most twenty', () => {
    const eulas = (count: number) => Array.from({ length: count }, (_, nth) => `eula-${nth}`);
    const fits = (count: number) =>
      v.is(contract.profiles.acceptEulas.input, { ...pierStudio, eulas: eulas(count) });
    expect([fits(20), fits(21)]).toEqual([true, false]);
  });

  it.each(['https://pier.example', 'install-viewer/../x', ''])(
    'that opens help cannot contain an address: %j',
    (topic) => {
      expect(v.is(contract.help.open.input, topic)).toBe(false);
    },
  );
});

describe('an IPC reply', () => {
  it.each(everyFailure)('contains the failure $code', (failure) => {
    const reported = { ok: false, failure };
    expect(v.parse(reply(v.undefined()), reported)).toEqual(reported);
  });

  it.each([
    ['a value and a failure', { ok: true, value: 'x', failure: { code: 'bug' } }],
    ['no value', { ok: true }],
    ['an unknown failure', { ok: false, failure: { code: 'mine' } }],
    ['a failure with a URL in it', { ok: false, failure: { code: 'bug', url } }],
    ['an exception', new Error(url)],
    ['a value of another type', { ok: true, value: { url } }],
  ])('is refused with %s', (_, reported) => {
    expect(v.is(reply(v.string()), reported)).toBe(false);
  });
});

describe('channels', () => {
  it('are unique names of group and message', () => {
    expect(channelOf('launches', 'start')).toBe('stagedoor:launches.start');
    const channels = messages.map(({ group, name }) => channelOf(group, name));
    expect(new Set(channels).size).toBe(messages.length);
  });
});
