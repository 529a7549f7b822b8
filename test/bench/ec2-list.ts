import * as v from 'valibot';
import { createHttp } from '../../src/main/adapters/network/http.ts';
import { createReachability } from '../../src/main/adapters/network/reachability.ts';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import type { Http } from '../../src/main/core/network/http.ts';
import { createRateLimiter } from '../../src/main/core/network/rate-limiter.ts';
import { asKeys } from '../../src/main/core/secrets/keys.ts';
import type { SignIns } from '../../src/main/core/sign-in/sign-ins.ts';
import { ec2Kind } from '../../src/main/providers/ec2/kind.ts';
import { startPracticeStudio, type PracticeStudio } from '../../src/practice/studio.ts';
import { err, ok } from '../../src/shared/base/failure.ts';
import { SOLE_STUDIO } from '../../src/shared/base/ids.ts';
import { Connection } from '../../src/shared/connections/connection.ts';

const COUNTS = [1_000, 10_000];

/** The time for a complete list of EC2 instances with the real provider, and the share of the service. */
export async function bench(): Promise<void> {
  for (const count of COUNTS) {
    const studio = await startPracticeStudio({
      script: {
        instances: Array.from({ length: count }, (_, nth) => ({
          instanceId: `i-${String(nth).padStart(17, '0')}`,
          state: 'stopped',
          bootMs: Infinity,
          tags: { Name: `Shot ${nth}`, Workstation: 'yes' },
        })),
      },
    });
    try {
      // Not measured: the first list of a process also loads the SDK.
      await list(studio);
      const { requests, firstMs, allMs, serviceMs } = await list(studio);
      console.log(
        `${count} instances: ${requests} requests, first rows after ${firstMs.toFixed(0)} ms, ` +
          `all after ${allMs.toFixed(0)} ms, including ${serviceMs.toFixed(0)} ms of the service`,
      );
    } finally {
      await studio.stop();
    }
  }
}

async function list(studio: PracticeStudio) {
  const { accessKeyId, secretAccessKey } = studio;
  let serviceMs = 0;
  const send = createHttp(() => Promise.resolve('DIRECT'));
  const http: Http = async (request, signal) => {
    const at = performance.now();
    const response = await send(request, signal);
    serviceMs += performance.now() - at;
    return response;
  };
  const signIns: Pick<SignIns, 'keys' | 'person' | 'refused'> = {
    keys: () => Promise.resolve(ok(asKeys({ accessKeyId, secretAccessKey }))),
    person: () => Promise.resolve(ok(undefined)),
    refused: () => undefined,
  };
  const missing = { code: 'tunnel-plugin', why: 'missing', platform: 'linux' } as const;
  const kind = ec2Kind({
    http,
    // The provider uses only these methods.
    signIns: signIns as SignIns,
    reachability: createReachability(() => Promise.resolve('DIRECT')),
    tunnels: {
      check: () => Promise.resolve(err(missing)),
      freePort: () => Promise.resolve(0),
      start: () => Promise.resolve(err(missing)),
    },
    clock: systemClock,
    turn: async () => undefined,
    userName: 'practice-artist',
  });
  const connection = v.parse(Connection, {
    id: 'cloud',
    name: 'Cloud',
    kind: 'ec2',
    region: studio.region,
    endpoint: studio.endpoint,
    filters: { 'tag:Workstation': 'yes' },
    address: 'private-ip',
    credentials: { source: 'environment' },
  });
  if (connection.kind !== 'ec2') throw new Error('The connection is not of the kind ec2.');
  const provider = await kind.open(connection);
  const turn = createRateLimiter(systemClock);
  const { signal } = new AbortController();
  const before = studio.requests.length;
  const at = performance.now();
  let firstMs = 0;
  for (let next: string | undefined, isFirst = true; isFirst || next !== undefined;) {
    await turn(connection.id, signal);
    const page = await provider.listWorkstations(SOLE_STUDIO, next, signal);
    if (page.kind !== 'answer') throw new Error(`not listed: ${JSON.stringify(page)}`);
    if (isFirst) firstMs = performance.now() - at;
    isFirst = false;
    next = page.value.next;
  }
  const requests = studio.requests.length - before;
  return { requests, firstMs, allMs: performance.now() - at, serviceMs };
}
