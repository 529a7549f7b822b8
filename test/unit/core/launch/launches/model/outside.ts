import type { Clock } from '../../../../../../src/main/core/base/clock.ts';
import type { HandOver } from '../../../../../../src/main/core/viewer/hand-over.ts';
import type { Provider } from '../../../../../../src/main/core/provider/provider.ts';
import {
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../../../src/main/core/provider/service-response.ts';
import { ok, err, type Failure } from '../../../../../../src/shared/base/failure.ts';
import type { LaunchId } from '../../../../../../src/shared/base/ids.ts';
import { createFakeProvider } from '../../../support/fakes.ts';
import { createFakeManager } from '../../support/managing.ts';
import type { Ledger } from './ledger.ts';
import type { Chance } from './random.ts';
import type { ModelService } from './service.ts';

interface Outside {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly service: ModelService;
}

/** The connection of one launch to the service: slow, lossy and recorded. */
export function createModelProvider(
  { clock, chance, ledger, service }: Outside,
  launch: LaunchId,
): Provider {
  const asked = async <T>(
    signal: AbortSignal,
    effect: () => ServiceResponse<T>,
  ): Promise<ServiceResponse<T>> => {
    const over = ledger.request(launch, signal);
    const latencyMs = chance.once(0.02) ? 20_000 : chance.between(2, 250);
    await clock.sleep(latencyMs);
    const fate = chance.random();
    // Lost on the way there, refused before it took effect, or lost on the way back after it took
    // effect.
    if (fate < 0.04) return ended(transientError('dropped'), over);
    if (fate < 0.08) return ended(transientError('throttled', chance.between(0, 4_000)), over);
    if (fate < 0.085) return ended(failure({ code: 'quota' }), over);
    const response = effect();
    await clock.sleep(latencyMs);
    return ended(fate < 0.15 ? transientError('server-error') : response, over);
  };
  const changing = (
    what: 'start' | 'stop' | 'end',
    session: string,
    token: string,
    signal: AbortSignal,
  ) => {
    ledger.changeToken(launch, token);
    return asked(signal, () => service.change(what, session, token));
  };
  const { manager } = createFakeManager(
    {},
    {
      read: ({ session }, signal) => asked(signal, () => service.read(session)),
      start: ({ session }, _, token, signal) => changing('start', session, token, signal),
      stop: ({ session }, token, signal) => changing('stop', session, token, signal),
      end: ({ session }, token, signal) => changing('end', session, token, signal),
      create: (_, __, token, signal) => {
        ledger.changeToken(launch, token);
        return asked(signal, () => service.create(token));
      },
    },
  );
  return createFakeProvider(undefined, {
    manager,
    createStream: ({ session }, token, signal) => {
      ledger.streamToken(launch, token);
      return asked(signal, () => service.createStream(session, token));
    },
    readStream: (_, stream, signal) => asked(signal, () => service.readStream(stream)),
  }).provider;
}

function ended<T>(response: ServiceResponse<T>, over: () => void): ServiceResponse<T> {
  over();
  return response;
}

/** The handover of one launch to the viewer. */
export function createModelHandOver(
  { clock, chance, ledger }: Outside,
  launch: LaunchId,
): HandOver {
  const failures: readonly Failure[] = [
    { code: 'viewer-not-started' },
    { code: 'viewer-missing', platform: 'linux' },
  ];
  return {
    findViewer: async () => ok(undefined),
    accept: (url, rules) =>
      ok({
        host: 'dcv-3.north-pier.example',
        port: 8443,
        tls: true,
        path: '',
        sessionId: url,
        url,
        rules,
      }),
    async check() {
      await clock.sleep(chance.between(5, 400));
      if (!chance.once(0.06)) return ok([]);
      return err({ code: 'host-unreachable', cause: 'time-out', host: 'dcv-3', port: 8443 });
    },
    async open() {
      await clock.sleep(chance.between(1, 50));
      const broken = chance.once(0.06) ? chance.pick(failures) : undefined;
      if (broken !== undefined) return err(broken);
      ledger.open(launch);
      await clock.sleep(chance.between(0, 20));
      const isEarly = chance.once(0.05);
      return ok({
        notices: [],
        exited: clock
          .sleep(isEarly ? 3_000 : chance.between(11_000, 60_000))
          .then(() => ({ exitCode: isEarly ? 3 : 0 })),
        fileGone: clock.sleep(10_000).then(() => 'read' as const),
        dropFile: async () => {},
      });
    },
  };
}
