import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { PracticeServer } from '../core/provider/practice-server.ts';
import type { PracticeStudio } from '../../practice/studio.ts';

/** The practice studio, loaded on first use. */
export interface Practice {
  /** The studio that all practice connections of this run share. */
  studio(): Promise<PracticeStudio>;
  serve(port: number | undefined): Promise<Result<PracticeServer>>;
  stop(): Promise<void>;
}

export function createPractice(onStarted: (endpoint: string) => void): Practice {
  let shared: Promise<PracticeStudio> | undefined;
  const start = async (port?: number): Promise<PracticeStudio> => {
    const { startPracticeStudio } = await import('../../practice/studio.ts');
    return startPracticeStudio(port === undefined ? {} : { port });
  };
  const startShared = async () => {
    const studio = await start();
    onStarted(studio.endpoint);
    return studio;
  };
  return {
    studio: () => (shared ??= startShared()),
    async serve(port) {
      try {
        return ok(served(await start(port)));
      } catch (reason) {
        if (reason instanceof Error && reason.name === 'PortTaken')
          return err({ code: 'port-taken', port: port ?? 0 });
        throw reason;
      }
    },
    async stop() {
      await (await shared)?.stop();
    },
  };
}

function served(studio: PracticeStudio): PracticeServer {
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
