import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NO_RECORDS, type PastRecord } from '../../../src/main/core/launch/records/records.ts';
import type { WorkstationLists } from '../../../src/main/core/workstations/workstation-lists.ts';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { contract } from '../../../src/shared/ipc/contract.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { createTestCli, northPier } from '../cli/support.ts';
import { connectionId, deferred, launchId, resourceId, uuid } from '../core/support/fakes.ts';
import { settle } from '../core/support/hand-clock.ts';
import { valueOf } from '../core/launch/support/launches-fakes.ts';
import { createCalls, pier, target, session, studio, versions } from './windowing.ts';

describe('the window', () => {
  it('gets the version, the platform and the notices', async () => {
    const { calls, cli } = createCalls();
    cli.services.notices.add({ id: 'link', about: 'link', failure: { code: 'bug' } });
    const state = await calls.app.state(undefined);
    expect(state).toMatchObject({ value: { version: '9.8.7', platform: 'linux' } });
    expect(valueOf(state).notices).toHaveLength(1);
    await calls.app.dismissNotice('link');
    expect(valueOf(await calls.app.state(undefined)).notices).toEqual([]);
  });

  it('gets the versions and licences of the program', async () => {
    const about = await createCalls().calls.app.about(undefined);
    expect(about).toEqual(ok({ versions, licences: [{ name: 'svelte', licence: 'MIT' }] }));
  });

  it('wakes all waiting retries when the network is back', async () => {
    let woken = 0;
    const { clock, pause } = createTestCli().services;
    const { calls } = createCalls({
      services: { clock, pause: { ...pause, wake: () => void (woken += 1) } },
    });
    await calls.app.networkBack(undefined);
    expect(woken).toBe(1);
  });

  it('answers the question of a link, and opens help by its topic', async () => {
    const { calls, reported, question } = createCalls();
    expect(await calls.links.question(undefined)).toEqual(ok(question));
    await calls.links.answer({ id: question.id, accept: true, remember: false });
    await calls.help.open('guide');
    expect(reported).toEqual([
      ['link', question.id, { accept: true, remember: false }],
      ['help', 'guide'],
    ]);
  });
});

describe('policy, preferences and updates', () => {
  it('include the connections that the policy adds and those it does not allow', async () => {
    const reported = { state: 'applies', machine: [pier], refused: [] } as const;
    const policy = {
      ...createTestCli().services.policy,
      state: async () => ({ ...reported, machine: [pier], refused: [] }),
    };
    const { calls } = createCalls({ services: { policy } });
    expect(await calls.policy.state(undefined)).toEqual(ok(reported));
  });

  it('include preferences, which can be set and are returned complete', async () => {
    const { calls } = createCalls();
    const set = valueOf(await calls.preferences.set({ theme: 'dark' }));
    expect(set.values.theme).toBe('dark');
    expect(valueOf(await calls.preferences.read(undefined))).toEqual(set);
  });

  it('include a check for updates and their installation', async () => {
    const { calls, reported } = createCalls();
    const ready = { state: 'ready', version: '9.9.0', waits: false };
    expect(await calls.updates.state(undefined)).toEqual(ok(ready));
    expect(await calls.updates.check(undefined)).toEqual(ok(ready));
    await calls.updates.install(undefined);
    expect(reported).toEqual(['check', 'install']);
  });
});

describe('workstations', () => {
  const workstation = (id: string) => ({ id, studio, state: 'READY' });

  it('arrive page by page, under the id of the request, while it is in progress', async () => {
    const more = deferred<undefined>();
    const { calls, reported } = createCalls({
      lists: {
        workstations: async (_, onPage) => {
          onPage([workstation('a'), workstation('b')]);
          await more.promise;
          onPage([workstation('c')]);
          return ok(['a', 'b', 'c'].map(workstation));
        },
      },
    });
    const pending = calls.workstations.read({ connection: pier, studio, request: uuid(1) });
    await settle();
    expect(reported).toEqual([[uuid(1), ['a', 'b']]]);
    more.resolve(undefined);
    expect(await pending).toEqual(ok({ abilities: [] }));
    expect(reported).toHaveLength(2);
  });

  it('that arrived stay if a later page fails, which is reported', async () => {
    const { calls, reported } = createCalls({
      lists: {
        workstations: async (_, onPage) => {
          onPage([workstation('a')]);
          return err({ code: 'credentials-expired' });
        },
      },
    });
    const answer = await calls.workstations.read({ connection: pier, studio, request: uuid(1) });
    expect(answer).toEqual(err({ code: 'credentials-expired' }));
    expect(reported).toEqual([[uuid(1), ['a']]]);
  });

  it('arrive with the current user if that is known', async () => {
    const saved = [
      northPier,
      v.parse(Connection, { id: 'constructor', name: 'Constructor', kind: 'practice' }),
    ];
    const { calls } = createCalls({
      saved,
      records: { ...NO_RECORDS, me: { [pier]: 'm.okafor' } },
      lists: { workstations: async () => ok([]) },
    });
    const whoIn = async (connection: typeof pier) =>
      calls.workstations.read({ connection, studio, request: uuid(1) });
    expect(await whoIn(pier)).toEqual(ok({ abilities: [], me: 'm.okafor' }));
    expect(await whoIn(connectionId('constructor'))).toEqual(ok({ abilities: [] }));
  });

  it('arrive with the user whom the service knows, before any stream', async () => {
    const { calls } = createCalls({ lists: { user: 'ada', workstations: async () => ok([]) } });
    const read = { connection: pier, studio, request: uuid(1) };
    expect(await calls.workstations.read(read)).toEqual(ok({ abilities: [], me: 'ada' }));
  });

  it('of an unknown connection are not requested', async () => {
    const { calls } = createCalls();
    const connection = connectionId('nowhere');
    expect(await calls.workstations.studios({ connection })).toEqual(
      err({ code: 'connection-unknown', connection: 'nowhere' }),
    );
  });
});

describe('the input for a new workstation', () => {
  const profile = { id: 'lp-comp', canStop: true, instanceTypes: [], images: [] };
  const image = { id: 'si-linux', eulas: ['eula-1'] };
  const eula = { id: 'eula-1', accepted: false, page: 'terms.example' };
  const asked: unknown[] = [];
  const lists: Partial<WorkstationLists> = {
    studios: async () => ok([{ id: studio }]),
    profiles: async (...of) => {
      asked.push(of);
      return ok([profile]);
    },
    profile: async (...of) => {
      asked.push(of);
      return ok({ profile, images: [image] });
    },
    backups: async (...of) => {
      asked.push(of);
      return ok([{ id: 'backup-1' }]);
    },
    eulas: async (...of) => {
      asked.push(of);
      return ok([eula]);
    },
    acceptEulas: async (...of) => {
      asked.push(of);
      return ok(undefined);
    },
    eulaPage: async () => ok(new URL('https://terms.example/v2')),
  };

  it('is read from the connection, and matches the contract', async () => {
    const { calls } = createCalls({ lists });
    asked.length = 0;
    const eulas = [resourceId('eula-1')];
    const answers = [
      [contract.workstations.studios, await calls.workstations.studios({ connection: pier })],
      [contract.profiles.list, await calls.profiles.list({ connection: pier, studio })],
      [
        contract.profiles.details,
        await calls.profiles.details({ connection: pier, studio, profile: resourceId('lp-comp') }),
      ],
      [contract.workstations.backups, await calls.workstations.backups(target)],
      [contract.profiles.eulas, await calls.profiles.eulas({ connection: pier, studio, eulas })],
    ] as const;
    for (const [{ output }, answer] of answers)
      expect(v.parse(output, valueOf<unknown>(answer))).toEqual(valueOf<unknown>(answer));
    expect(asked).toEqual([[studio], [studio, 'lp-comp'], [studio, session], [studio, eulas]]);
  });

  it('includes agreements, which are accepted with a token and opened in the browser', async () => {
    const { calls, reported } = createCalls({ lists });
    asked.length = 0;
    const eulas = [resourceId('eula-1')];
    expect(await calls.profiles.acceptEulas({ connection: pier, studio, eulas })).toEqual(
      ok(undefined),
    );
    expect(asked).toEqual([[studio, eulas, expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
    const opened = calls.profiles.openEula({ connection: pier, studio, eula: eulas[0]! });
    expect(await opened).toEqual(ok(undefined));
    expect(reported).toEqual([['page', 'https://terms.example/v2']]);
  });

  it('opens no page for an agreement without one', async () => {
    const refused = err({ code: 'not-found', what: 'thing' });
    const { calls, reported } = createCalls({ lists: { eulaPage: async () => refused } });
    const eula = resourceId('eula-1');
    expect(await calls.profiles.openEula({ connection: pier, studio, eula })).toEqual(refused);
    expect(reported).toEqual([]);
  });
});

describe('favorites and the history', () => {
  it('are set, reported and listed', async () => {
    const { calls, reported } = createCalls();
    const mark = { connection: pier, session: 'comp-07' };
    await calls.favorites.set({ ...mark, on: true });
    await calls.favorites.set({ ...mark, on: true });
    expect(await calls.favorites.list(undefined)).toEqual(ok([mark]));
    await calls.favorites.set({ ...mark, on: false });
    expect(await calls.favorites.list(undefined)).toEqual(ok([]));
    expect(reported).toEqual([
      ['favorites', [mark]],
      ['favorites', [mark]],
      ['favorites', []],
    ]);
  });

  it('fail if the history cannot be read', async () => {
    const file = '/home/ada/launches.json';
    const unread = { code: 'settings-unreadable', file, why: 'disk', system: 'EIO' } as const;
    const { calls } = createCalls({ records: { ...NO_RECORDS, unread } });
    expect(await calls.history.list(undefined)).toEqual(err(unread));
  });

  it('list launches newest first, without internal ids', async () => {
    const past = (nth: number): PastRecord => ({
      launch: launchId(nth),
      at: nth,
      connection: pier,
      connectionName: 'North Pier',
      wish: 'connect',
      end: 'handed-over',
    });
    const { calls } = createCalls({ records: { ...NO_RECORDS, history: [past(1), past(2)] } });
    const listed = valueOf(await calls.history.list(undefined));
    expect(listed.map(({ at }) => at)).toEqual([2, 1]);
    expect(v.parse(contract.history.list.output, listed)).toEqual(listed);
  });
});
