import { createAuthority } from './certificates.ts';
import { tempFolder } from '../machine/machine.ts';
import { serveTls } from './servers.ts';

export interface HttpsService {
  readonly port: number;
  readonly token: string;
  /** The connection to it; `more` replaces fields. */
  connection(more?: object): object;
  /** Each request as method and path. */
  readonly seen: readonly string[];
}

/**
 * A service with a certificate of the test's own authority, so unlike the practice studio it uses
 * TLS as a studio does. It checks no keys; its one workstation gives a stream that is ready at once
 * and leads back to it.
 */
export async function openHttpsService(): Promise<HttpsService> {
  const authority = createAuthority(tempFolder());
  const token = 'kept-to-itself-'.repeat(3);
  const { port, seen } = await serveTls(authority.issue('127.0.0.1'), (request, response) => {
    const studioId = 'us-west-2:stid-one';
    const url = `https://127.0.0.1:${port}/?authToken=${token}#one`;
    const session = { sessionId: 'one', state: 'READY', tags: { Name: 'One' } };
    const stream = { streamId: 'stream-1', state: 'READY', statusCode: 'STREAM_READY', url };
    const path = (request.url ?? '').split('?')[0] ?? '';
    const answers: readonly (readonly [ending: RegExp, answer: object])[] = [
      [/\/streams(\/[^/]+)?$/, { stream }],
      [/\/streaming-sessions$/, { sessions: [session] }],
      [/\/streaming-sessions\/one$/, { session }],
      [/\/studios$/, { studios: [{ studioId, displayName: 'One' }] }],
    ];
    const answer = answers.find(([ending]) => ending.test(path))?.[1];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  return {
    port,
    token,
    seen,
    connection: (more = {}) => ({
      name: 'North Pier Films',
      kind: 'nimble',
      region: 'us-west-2',
      endpoint: `https://127.0.0.1:${port}`,
      hosts: ['127.0.0.1'],
      tls: { caFile: authority.caFile },
      credentials: { source: 'keychain', accessKeyId: 'PIER', secretAccessKey: 'pier-secret' },
      ...more,
    }),
  };
}
