import type { Connection } from '../shared/connection.ts';
import { done, failed, type Outcome } from '../shared/failure.ts';
import { asKeys } from './core/connections.ts';
import type { Http } from './core/http.ts';
import type { Log } from './core/log.ts';
import type { Provider } from './core/provider.ts';
import type { PracticeServed } from './core/services.ts';
import type { SignIns } from './core/sign-ins.ts';
import { createNimbleProvider } from './providers/nimble/provider.ts';
import type { PracticeStudio } from '../practice/studio.ts';

export interface ProvidersWorld {
  readonly http: Http;
  readonly signIns: Pick<SignIns, 'keys' | 'refused'>;
  readonly log: Log;
}

/** The providers of all connections, each made when it is first needed. */
export interface Providers {
  open(connection: Connection): Promise<Outcome<Provider>>;
  servePractice(port: number | undefined): Promise<Outcome<PracticeServed>>;
  stop(): Promise<void>;
}

/** One provider for each connection as it is now saved; a changed connection gets a new one. */
export function createProviders({ http, signIns, log }: ProvidersWorld): Providers {
  const made = new Map<string, Provider>();
  let practice: Promise<PracticeStudio> | undefined;

  const startPractice = async (port?: number): Promise<PracticeStudio> => {
    const { startPracticeStudio } = await import('../practice/studio.ts');
    return startPracticeStudio(port === undefined ? {} : { port });
  };

  const create = async (connection: Connection): Promise<Provider> => {
    if (connection.kind === 'practice') {
      practice ??= startPractice();
      const { endpoint, region, accessKeyId, secretAccessKey } = await practice;
      log.info('practice studio started', { endpoint });
      const ownKeys = asKeys({ accessKeyId, secretAccessKey });
      return createNimbleProvider({
        region,
        endpoint,
        trust: {},
        http,
        keys: () => Promise.resolve(done(ownKeys)),
      });
    }
    const { region, endpoint, studioId, tls } = connection;
    return createNimbleProvider({
      region,
      http,
      trust: {
        ...(tls?.caFile !== undefined && { caFile: tls.caFile }),
        ...(tls?.pin !== undefined && { pin: tls.pin }),
      },
      ...(endpoint !== undefined && { endpoint }),
      ...(studioId !== undefined && { studioId }),
      keys: (signal) => signIns.keys(connection, signal),
      onRefused: (keys) => {
        signIns.refused(connection, keys);
      },
    });
  };

  return {
    async open(connection) {
      const key = JSON.stringify(connection);
      const known = made.get(key);
      if (known !== undefined) return done(known);
      const provider = await create(connection);
      made.set(key, provider);
      return done(provider);
    },
    async servePractice(port) {
      try {
        return done(served(await startPractice(port)));
      } catch (reason) {
        if (reason instanceof Error && reason.name === 'PortTaken')
          return failed({ code: 'port-taken', port: port ?? 0 });
        throw reason;
      }
    },
    async stop() {
      await (await practice)?.stop();
    },
  };
}

function served(studio: PracticeStudio): PracticeServed {
  const { endpoint, region, studioId, accessKeyId, secretAccessKey } = studio;
  return {
    endpoint,
    region,
    studioId,
    accessKeyId,
    secretAccessKey,
    onRequest(listener) {
      studio.onRequest(({ method, path, operation, status }) => {
        listener(`${status} ${operation} ${method} ${path}`);
      });
    },
    stop: () => studio.stop(),
  };
}
