import * as http from 'node:http';
import { describe, expect, it } from 'vitest';
import { asKeys } from '../../../../src/main/core/secrets/keys.ts';
import type { NimbleManager } from '../../../../src/main/providers/nimble/manager.ts';
import type { ServiceResponse } from '../../../../src/main/core/provider/service-response.ts';
import { createNimbleProvider } from '../../../../src/main/providers/nimble/provider.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { calm, directHttp, resource } from '../../../support/providers/nimble.ts';
import { listen } from '../../../support/network/servers.ts';

const studio = resource('us-west-2:stid-1');
const target = { studio, session: resource('comp-07') };
const at = '/gateway/2020-08-01/studios/us-west-2%3Astid-1';
const profile = resource('profile-1');
const [eula, other] = [resource('eula-1'), resource('eula-2')];
const signal = calm();

/** A service that gives every request this response, its manager, and the requests it got. */
async function serving(answer: object, status = 200) {
  const seen: { line: string; token: unknown; body: string; signed: boolean }[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      seen.push({
        line: `${request.method ?? ''} ${request.url ?? ''}`,
        token: request.headers['x-amz-client-token'],
        body,
        signed: request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false,
      });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  const { manager } = createNimbleProvider({
    region: 'us-west-2',
    endpoint: `http://127.0.0.1:${await listen(server)}/gateway`,
    trust: {},
    http: directHttp(),
    keys: async () =>
      ok(asKeys({ accessKeyId: 'AKIDPRACTICE00000001', secretAccessKey: 'not-a-secret' })),
  });
  return { manager, seen };
}

type Ask = (manager: NimbleManager) => Promise<ServiceResponse<unknown>>;
const asks = {
  read: (m) => m.read(target, signal),
  start: (m) => m.power.start(target, undefined, 'token', signal),
  'start from a backup': (m) => m.power.start(target, resource('backup-1'), 'token', signal),
  stop: (m) => m.power.stop(target, 'token', signal),
  end: (m) => m.end(target, 'token', signal),
  create: (m) => m.creator.create(studio, { profile }, 'token', signal),
  'create exactly': (m) =>
    m.creator.create(
      studio,
      {
        profile,
        image: resource('image-1'),
        instanceType: resource('z9.huge'),
        name: 'Comp 08',
      },
      'token',
      signal,
    ),
  listProfiles: (m) => m.creator.listProfiles(studio, undefined, signal),
  'listProfiles, more': (m) => m.creator.listProfiles(studio, 'a/page ', signal),
  readProfile: (m) => m.creator.readProfile(studio, profile, signal),
  listBackups: (m) => m.power.listBackups(studio, undefined, signal),
  'listBackups, more': (m) => m.power.listBackups(studio, 'page-2', signal),
  readEula: (m) => m.creator.agreements.readEula(eula, signal),
  listAcceptances: (m) =>
    m.creator.agreements.listAcceptances(studio, [other, eula], undefined, signal),
  'listAcceptances, more': (m) =>
    m.creator.agreements.listAcceptances(studio, [eula], 'page-2', signal),
  acceptEulas: (m) => m.creator.agreements.acceptEulas(studio, [other, eula], 'token', signal),
} as const satisfies Record<string, Ask>;
type Name = keyof typeof asks;

const sessions = `${at}/streaming-sessions`;
const acceptances = `${at}/eula-acceptances`;

describe('a request', () => {
  it.each<[Name, string, object | undefined]>([
    ['start', `POST ${sessions}/comp-07/start`, {}],
    ['start from a backup', `POST ${sessions}/comp-07/start`, { backupId: 'backup-1' }],
    ['stop', `POST ${sessions}/comp-07/stop`, {}],
    ['end', `DELETE ${sessions}/comp-07`, undefined],
    ['create', `POST ${sessions}`, { launchProfileId: 'profile-1' }],
    [
      'create exactly',
      `POST ${sessions}`,
      {
        launchProfileId: 'profile-1',
        streamingImageId: 'image-1',
        ec2InstanceType: 'z9.huge',
        tags: { Name: 'Comp 08' },
      },
    ],
    ['acceptEulas', `POST ${acceptances}`, { eulaIds: ['eula-2', 'eula-1'] }],
  ])(
    'to %s is signed and sent once, with the client token of the change',
    async (name, line, body) => {
      const { manager, seen } = await serving({});
      expect((await asks[name](manager)).kind).toBe('answer');
      expect(seen).toEqual([
        { line, token: 'token', signed: true, body: expect.any(String) as string },
      ]);
      expect(seen[0]?.body === '' ? undefined : JSON.parse(seen[0]!.body)).toEqual(body);
    },
  );

  it.each<[Name, string]>([
    ['read', `GET ${sessions}/comp-07`],
    ['listProfiles', `GET ${at}/launch-profiles`],
    ['listProfiles, more', `GET ${at}/launch-profiles?nextToken=a%2Fpage%20`],
    ['readProfile', `GET ${at}/launch-profiles/profile-1/details`],
    ['listBackups', `GET ${at}/streaming-session-backups`],
    ['listBackups, more', `GET ${at}/streaming-session-backups?nextToken=page-2`],
    ['readEula', 'GET /gateway/2020-08-01/eulas/eula-1'],
    ['listAcceptances', `GET ${acceptances}?eulaIds=eula-2&eulaIds=eula-1`],
    ['listAcceptances, more', `GET ${acceptances}?eulaIds=eula-1&nextToken=page-2`],
  ])('to %s is signed and sent once as %s, without a client token', async (name, line) => {
    const { manager, seen } = await serving({});
    expect((await asks[name](manager)).kind).toBe('answer');
    expect(seen).toEqual([{ line, token: undefined, signed: true, body: '' }]);
  });
});

describe('a response', () => {
  const known = { id: 'comp-07', studio };
  const changes: Name[] = ['read', 'start', 'stop', 'end'];

  it.each(
    changes.flatMap((name) =>
      [{}, [], { session: null }, { session: 'gone' }, { session: { state: 4 } }].map(
        (given) => [name, given] as const,
      ),
    ),
  )('to %s without content (%j) is about the requested workstation', async (name, given) => {
    const { manager } = await serving(given);
    expect(await asks[name](manager)).toMatchObject({ kind: 'answer', value: known });
  });

  it.each(changes)('to %s can describe the workstation, but not change its id', async (name) => {
    const session = { sessionId: 'comp-99', state: 'DELETE_IN_PROGRESS', tags: { Name: 'Comp' } };
    const { manager } = await serving({ session });
    expect(await asks[name](manager)).toMatchObject({
      kind: 'answer',
      value: { ...known, state: 'DELETE_IN_PROGRESS', name: 'Comp' },
    });
  });

  it.each([
    [{ session: { sessionId: 'new-1', state: 'CREATE_IN_PROGRESS' } }, 'new-1'],
    [{ session: { sessionId: 'a/b' } }, ''],
    [{}, ''],
  ])('to create that is %j is a workstation with the id %j', async (given, id) => {
    const { manager } = await serving(given);
    expect(await asks.create(manager)).toMatchObject({ kind: 'answer', value: { id, studio } });
  });

  it.each<[Name, object, unknown]>([
    ['listProfiles', { launchProfiles: [{ name: 'nameless' }] }, { items: [] }],
    ['listProfiles', { launchProfiles: 'none', nextToken: '' }, { items: [] }],
    ['listBackups', { streamingSessionBackups: [{ backupId: 'b' }, 7] }, { items: [{ id: 'b' }] }],
    ['listBackups', { nextToken: 'more' }, { items: [], next: 'more' }],
    ['readEula', { eula: { content: 'One.\nTwo.' } }, { id: eula, content: 'One.\nTwo.' }],
    [
      'listAcceptances',
      { eulaAcceptances: [{ eulaId: 'eula-2' }, { eulaId: 'eula-9' }, {}], nextToken: 'more' },
      { items: ['eula-2'], next: 'more' },
    ],
    ['acceptEulas', { eulaAcceptances: [] }, undefined],
  ])('to %s that is %j is read as %j', async (name, given, value) => {
    const { manager } = await serving(given);
    const response = await asks[name](manager);
    expect(response.kind === 'answer' ? response.value : response).toEqual(value);
  });
});

describe('an error', () => {
  it.each<[Name, string, string]>([
    ['read', 'GetStreamingSession', 'workstation'],
    ['start', 'StartStreamingSession', 'workstation'],
    ['stop', 'StopStreamingSession', 'workstation'],
    ['end', 'DeleteStreamingSession', 'workstation'],
    ['create', 'CreateStreamingSession', 'thing'],
    ['listProfiles', 'ListLaunchProfiles', 'studio'],
    ['readProfile', 'GetLaunchProfileDetails', 'profile'],
    ['listBackups', 'ListStreamingSessionBackups', 'studio'],
    ['readEula', 'GetEula', 'thing'],
    ['listAcceptances', 'ListEulaAcceptances', 'studio'],
    ['acceptEulas', 'AcceptEulas', 'thing'],
  ])(
    'of %s names the permission %s or the missing %s, and is not retried',
    async (name, operation, what) => {
      const denied = await serving({ message: 'No.' }, 403);
      expect(await asks[name](denied.manager)).toEqual({
        kind: 'failure',
        failure: { code: 'access-denied', operation, detail: 'No.' },
      });
      const missing = await serving({}, 404);
      expect(await asks[name](missing.manager)).toEqual({
        kind: 'failure',
        failure: { code: 'not-found', what },
      });
      const busy = await serving({ code: 'ConflictException' }, 409);
      expect(await asks[name](busy.manager)).toEqual({ kind: 'transient-error', code: 'busy' });
      expect(busy.seen, 'not retried').toHaveLength(1);
    },
  );
});
