import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  serverIds,
  streamFacts,
  workstationFrom,
} from '../../../../src/main/providers/dcv/session-mapping.ts';
import {
  ConnectionData,
  DescribedServers,
  DescribedSessions,
  Server,
  Session,
} from '../../../../src/main/providers/dcv/wire.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { StreamFacts } from '../../../../src/shared/launch/stream.ts';
import { Workstation } from '../../../../src/shared/workstations/workstation.ts';

const session = (given: unknown) => v.parse(Session, given);
const server = (given: unknown) => v.parse(Server, given);

const whole = {
  Id: 'session-1',
  Name: 'Comp 1',
  Owner: 'ada',
  Type: 'VIRTUAL',
  State: 'READY',
  CreationTime: '2026-11-25T09:00:00+01:00',
  Server: { Id: 'pier' },
};
const pier = {
  Id: 'pier',
  Ip: '10.0.0.7',
  Host: {
    Os: { Family: 'linux', Name: 'Ubuntu', Version: '22.04' },
    Aws: { EC2InstanceType: 'g5.xlarge' },
  },
};

describe('a session', () => {
  it('is a workstation with the image and instance type of its server', () => {
    expect(workstationFrom(session(whole), SOLE_STUDIO, [server({}), server(pier)])).toEqual({
      id: 'session-1',
      studio: '-',
      name: 'Comp 1',
      state: 'READY',
      launchProfile: 'VIRTUAL',
      image: 'Ubuntu 22.04',
      instanceType: 'g5.xlarge',
      ownedBy: 'ada',
      createdAt: '2026-11-25T08:00:00.000Z',
    });
  });

  it.each<[string, unknown, unknown[], object]>([
    ['whose server is not known', { ...whole, Server: { Id: 'gone' } }, [pier], {}],
    ['without a server', { ...whole, Server: undefined }, [pier], {}],
    ['with a server of a wrong type', { ...whole, Server: 'pier' }, [pier], {}],
    ['whose server has invalid data', whole, [{ Id: 'pier', Host: { Os: 7, Aws: [] } }], {}],
    [
      'of Windows',
      whole,
      [{ Id: 'pier', Host: { Os: { Family: 'windows' } } }],
      { image: 'windows' },
    ],
  ])('%s is still listed', (_, given, servers, more) => {
    const {
      image: _image,
      instanceType: _type,
      ...rest
    } = workstationFrom(session(whole), SOLE_STUDIO, [server(pier)]);
    expect(workstationFrom(session(given), SOLE_STUDIO, servers.map(server))).toEqual({
      ...rest,
      ...more,
    });
  });

  it.each([
    ['CREATING', 'CREATE_IN_PROGRESS'],
    ['READY', 'READY'],
    ['DELETING', 'DELETE_IN_PROGRESS'],
    ['DELETED', 'DELETED'],
    ['UNKNOWN', 'UNKNOWN'],
    ['ASLEEP', 'ASLEEP'],
    ['ready', 'ready'],
    ['CREATE_FAILED', 'CREATE_FAILED'],
    ['constructor', 'constructor'],
  ])('in state %s is %s', (State, state) => {
    expect(workstationFrom(session({ ...whole, State }), SOLE_STUDIO).state).toBe(state);
    expect(streamFacts(session({ ...whole, State })).state).toBe(state);
  });

  it.each([
    [{ Substate: 'SESSION_PLACING' }, { statusCode: 'SESSION_PLACING' }],
    [{ StateReason: 'No\nserver' }, { statusCode: 'No server' }],
    [
      { Substate: 'X', StateReason: 'authToken=hush-hush' },
      { statusCode: 'X', statusMessage: 'authToken=[redacted]' },
    ],
    [{ Substate: 7, StateReason: {} }, {}],
  ])('explains its state: %j', (more, shown) => {
    const { statusCode, statusMessage } = workstationFrom(
      session({ ...whole, ...more }),
      SOLE_STUDIO,
    );
    expect({ statusCode, statusMessage }).toEqual({
      statusCode: undefined,
      statusMessage: undefined,
      ...shown,
    });
  });

  it.each([[{}], [{ Id: '../x' }], [{ Id: 'a b' }], [{ Id: 7 }]])(
    'without a usable id (%j) is listed, but cannot be connected to',
    (given) => {
      expect(workstationFrom(session(given), SOLE_STUDIO)).toEqual({ id: '', studio: '-' });
    },
  );

  it('as a stream has no id and only displayable fields', () => {
    const more = { Substate: 'X', StateReason: 'Y' };
    expect(streamFacts(session({ ...whole, ...more }))).toEqual({
      state: 'READY',
      statusCode: 'X',
      ownedBy: 'ada',
    });
  });

  it('names each server that has to be requested once', () => {
    const all = [whole, { ...whole, Id: 'session-2' }, {}, { Server: {} }].map(session);
    expect(serverIds(all)).toEqual(['pier']);
  });
});

describe('any response of a service', () => {
  it('is parsed without throwing, into data that can be shown', () => {
    const anything = fc.anything();
    const sessionLike = fc.record(
      { Id: anything, Name: anything, State: anything, Server: anything, CreationTime: anything },
      { requiredKeys: [] },
    );
    const list = fc.array(fc.oneof(sessionLike, anything));
    fc.assert(
      fc.property(list, list, anything, (Sessions, Servers, NextToken) => {
        const read = v.safeParse(DescribedSessions, { Sessions, NextToken });
        const servers = v.safeParse(DescribedServers, { Servers });
        expect([read.success, servers.success]).toEqual([true, true]);
        if (!read.success || !servers.success) return;
        for (const one of read.output.Sessions) {
          const mapped = workstationFrom(one, SOLE_STUDIO, servers.output.Servers);
          expect(v.is(Workstation, mapped)).toBe(true);
          expect(v.is(StreamFacts, streamFacts(one))).toBe(true);
        }
        expect(
          v.safeParse(ConnectionData, { Session: NextToken, ConnectionToken: NextToken }).success,
        ).toBe(true);
      }),
    );
  });

  it('loses invalid entries, and keeps those next to them', () => {
    const { Sessions } = v.parse(DescribedSessions, {
      Sessions: [null, 7, whole, [], 'x'],
      New: 1,
    });
    expect(Sessions.map(({ Id }) => Id)).toContain('session-1');
  });

  it('has a connection token that is not printed', () => {
    const { ConnectionToken: token } = v.parse(ConnectionData, { ConnectionToken: 'hush-hush' });
    expect(JSON.stringify(token)).toBe('"[secret]"');
    expect(v.parse(ConnectionData, { ConnectionToken: '' }).ConnectionToken).toBeUndefined();
  });
});
