import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationOf } from '../../../../src/main/providers/nimble/operations.ts';

const studios = '/2020-08-01/studios';
const sessions = `${studios}/us-west-2%3Astid-1/streaming-sessions`;
const profiles = `${studios}/us-west-2%3Astid-1/launch-profiles`;
const acceptances = `${studios}/us-west-2%3Astid-1/eula-acceptances`;

/** Every operation on the wire; ID stands for an id in the request. */
const table = [
  ['ListStudios', 'GET', studios],
  ['ListStreamingSessions', 'GET', sessions],
  ['GetStreamingSession', 'GET', `${sessions}/ID`],
  ['CreateStreamingSession', 'POST', sessions],
  ['StartStreamingSession', 'POST', `${sessions}/ID/start`],
  ['StopStreamingSession', 'POST', `${sessions}/ID/stop`],
  ['DeleteStreamingSession', 'DELETE', `${sessions}/ID`],
  ['CreateStreamingSessionStream', 'POST', `${sessions}/ID/streams`],
  ['GetStreamingSessionStream', 'GET', `${sessions}/ID/streams/ID`],
  ['ListLaunchProfiles', 'GET', profiles],
  ['GetLaunchProfileDetails', 'GET', `${profiles}/ID/details`],
  ['ListStreamingSessionBackups', 'GET', `${studios}/us-west-2%3Astid-1/streaming-session-backups`],
  ['GetEula', 'GET', '/2020-08-01/eulas/ID'],
  ['ListEulaAcceptances', 'GET', acceptances],
  ['AcceptEulas', 'POST', acceptances],
] as const;

/** Ids that are also words of a path. */
const words = [
  'start',
  'stop',
  'streams',
  'studios',
  'details',
  'streaming-sessions',
  '2020-08-01',
];

describe('a request is recognized', () => {
  it.each(table)('as %s by %s %s, whatever ids it contains', (name, method, path) => {
    const id = fc.oneof(
      fc.constantFrom(...words),
      fc.string({ minLength: 1 }).map((text) => encodeURIComponent(text)),
    );
    fc.assert(
      fc.property(id, (one) => {
        expect(operationOf({ method, path: path.replaceAll('ID', () => one) })).toBe(name);
      }),
    );
  });

  it.each(table)('as %s after a path of the endpoint', (name, method, path) => {
    expect(operationOf({ method, path: `/gateway/studios/nimble${path}` })).toBe(name);
  });

  it.each([
    ['PUT', sessions],
    ['POST', studios],
    ['DELETE', `${sessions}/ID/streams/ID`],
    ['GET', `${sessions}/ID/start`],
    ['POST', `${sessions}/ID/start/over`],
    ['GET', '/2020-08-01/eulas'],
    ['GET', '/'],
  ])('or is reported as a bug of Stagedoor: %s %s', (method, path) => {
    expect(() => operationOf({ method, path })).toThrow('no operation');
  });
});
