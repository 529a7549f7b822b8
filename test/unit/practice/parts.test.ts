import { describe, expect, it, vi } from 'vitest';
import { createFaultSource } from '../../../src/practice/fault.ts';
import { parseBody } from '../../../src/practice/incoming.ts';
import { pageOf } from '../../../src/practice/page-of.ts';
import { createRequestLog, type LoggedRequest } from '../../../src/practice/request-log.ts';
import { routeOf } from '../../../src/practice/routes.ts';
import { stepAt, type Timeline } from '../../../src/practice/timeline.ts';
import { timestamp } from '../../../src/practice/wire.ts';

describe('a timeline', () => {
  const creating = { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' };
  const ready = { state: 'READY', statusCode: 'STREAM_READY' };
  const deleted = { state: 'DELETED', statusCode: 'STREAM_DELETED' };
  const timeline: Timeline = [
    { ...creating, forMs: 100 },
    { ...ready, forMs: 50 },
    { ...deleted, forMs: 1 },
  ];

  it.each([
    [0, 'CREATE_IN_PROGRESS'],
    [99, 'CREATE_IN_PROGRESS'],
    [100, 'READY'],
    [149, 'READY'],
    [150, 'DELETED'],
    [1_000_000, 'DELETED'],
  ])('is after %d ms at %s', (elapsedMs, state) => {
    expect(stepAt(timeline, elapsedMs).state).toBe(state);
  });

  it('stays for ever in a step without a duration', () => {
    expect(stepAt([creating, ready], 1e12)).toBe(creating);
  });
});

describe('a list in pages', () => {
  it('gives every item once, in order, and no token with the last page', () => {
    const first = pageOf([1, 2, 3, 4, 5], 2, null)!;
    const second = pageOf([1, 2, 3, 4, 5], 2, first.nextToken!)!;
    const third = pageOf([1, 2, 3, 4, 5], 2, second.nextToken!)!;
    expect([first.items, second.items, third.items]).toEqual([[1, 2], [3, 4], [5]]);
    expect(third.nextToken).toBeUndefined();
  });

  it('has no second page when it just fits', () => {
    expect(pageOf([1, 2], 2, null)).toEqual({ items: [1, 2] });
  });

  it.each(['', 'made-up', '1'])('refuses the token %j', (token) => {
    expect(pageOf([1, 2, 3], 1, token)).toBeUndefined();
  });
});

describe('faults', () => {
  it('in a queue are used in order, each for its own operation and as often as it says', () => {
    const next = createFaultSource([
      { on: 'GetStudio', fault: { kind: 'conflict' } },
      { on: 'ListStudios', fault: { kind: 'throttle' }, times: 2 },
      { on: 'ListStudios', fault: 'none' },
      { fault: { kind: 'drop' } },
    ]);
    const kinds = (
      ['ListStudios', 'ListStudios', 'GetStudio', 'ListStudios', 'GetStudio'] as const
    ).map((operation) => next(operation)?.kind);
    expect(kinds).toEqual(['throttle', 'throttle', 'conflict', undefined, 'drop']);
    expect(next('ListStudios')).toBeUndefined();
  });

  it('from a function are asked for with the count of each operation', () => {
    const faultAt = vi.fn(() => undefined);
    const next = createFaultSource(faultAt);
    next('GetStudio');
    next('ListStudios');
    next('GetStudio');
    expect(faultAt.mock.calls).toEqual([
      ['GetStudio', 1],
      ['ListStudios', 1],
      ['GetStudio', 2],
    ]);
  });
});

describe('a path', () => {
  it.each([
    ['GET', '/2020-08-01/studios', 'ListStudios'],
    ['GET', '/2020-08-01/studios/us-west-2%3Astid-1', 'GetStudio'],
    ['GET', '/2020-08-01/studios/s/streaming-sessions', 'ListStreamingSessions'],
    ['GET', '/2020-08-01/studios/s/streaming-sessions/w', 'GetStreamingSession'],
    ['POST', '/2020-08-01/studios/s/streaming-sessions/w/streams', 'CreateStreamingSessionStream'],
    ['GET', '/2020-08-01/studios/s/streaming-sessions/w/streams/1', 'GetStreamingSessionStream'],
    ['POST', '/2020-08-01/studios/s/streaming-sessions', 'CreateStreamingSession'],
    ['POST', '/2020-08-01/studios/s/streaming-sessions/w/start', 'StartStreamingSession'],
    ['POST', '/2020-08-01/studios/s/streaming-sessions/w/stop', 'StopStreamingSession'],
    ['DELETE', '/2020-08-01/studios/s/streaming-sessions/w', 'DeleteStreamingSession'],
    ['GET', '/2020-08-01/studios/s/streaming-session-backups', 'ListStreamingSessionBackups'],
    ['GET', '/2020-08-01/studios/s/streaming-session-backups/b', 'GetStreamingSessionBackup'],
    ['GET', '/2020-08-01/studios/s/launch-profiles', 'ListLaunchProfiles'],
    ['GET', '/2020-08-01/studios/s/launch-profiles/p', 'GetLaunchProfile'],
    ['GET', '/2020-08-01/studios/s/launch-profiles/p/details', 'GetLaunchProfileDetails'],
    ['GET', '/2020-08-01/eulas', 'ListEulas'],
    ['GET', '/2020-08-01/eulas/e', 'GetEula'],
    ['GET', '/2020-08-01/studios/s/eula-acceptances', 'ListEulaAcceptances'],
    ['POST', '/2020-08-01/studios/s/eula-acceptances', 'AcceptEulas'],
  ])('%s %s leads to %s', (method, path, operation) => {
    expect(routeOf(method, path)?.operation).toBe(operation);
  });

  it.each([
    ['POST', '/2020-08-01/studios'],
    ['GET', '/2020-08-01/studios/'],
    ['GET', '/2020-08-01/studios/s/streaming-sessions/w/start'],
    ['POST', '/2020-08-01/studios/s/streaming-sessions/w/restart'],
    ['DELETE', '/2020-08-01/studios/s/streaming-sessions'],
    ['GET', '/2020-08-01/studios/%E0%A4%A'],
    ['GET', '/2020-08-01/%73tudios'],
    ['GET', '/2019-08-01/studios'],
    ['GET', 'http://elsewhere/2020-08-01/studios'],
    ['GET', '*'],
    ['GET', ''],
  ])('%s %s leads nowhere', (method, path) => {
    expect(routeOf(method, path)).toBeUndefined();
  });
});

describe('a body', () => {
  it('that is an object is parsed, and no body is an empty object', () => {
    expect(parseBody(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
    expect(parseBody(Buffer.from(''))).toEqual({});
  });

  it.each(['[]', 'null', '1', '"text"', '{', '\u0000'])('%j is refused', (text) => {
    expect(parseBody(Buffer.from(text))).toBeUndefined();
  });
});

describe('a request log', () => {
  const entry = (at: number): LoggedRequest => ({
    at,
    operation: 'GetStudio',
    method: 'GET',
    path: '/',
    status: 200,
  });

  it('keeps the last requests and forgets those before', () => {
    const log = createRequestLog(2);
    [1, 2, 3].forEach((at) => log.add(entry(at)));
    expect(log.entries.map(({ at }) => at)).toEqual([2, 3]);
  });

  it('tells listeners until they have heard enough', () => {
    const log = createRequestLog(2);
    const heard: number[] = [];
    const stop = log.listen(({ at }) => heard.push(at));
    log.add(entry(1));
    stop();
    log.add(entry(2));
    expect(heard).toEqual([1]);
  });
});

it('a timestamp is ISO-8601 in whole seconds', () => {
  expect(timestamp(Date.UTC(2024, 0, 2, 3, 4, 5, 678))).toBe('2024-01-02T03:04:05Z');
});
