import { describe, expect, it } from 'vitest';
import { findRoute } from '../../../../src/practice/server/routes.ts';

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
  ])('with %s %s is for the operation %s', (method, path, operation) => {
    expect(findRoute(method, path)?.operation).toBe(operation);
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
  ])('%s %s has no operation', (method, path) => {
    expect(findRoute(method, path)).toBeUndefined();
  });
});
