import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createPause } from '../../src/main/core/base/clock.ts';
import { rounds } from '../support/faults/rounds.ts';
import { createQuickTime } from '../support/machine/quick-time.ts';
import { openStudio } from '../support/providers/studio.ts';
import { launchOn } from '../support/providers/nimble.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use by the heap and by buffers, without garbage, and open descriptors. */
async function used() {
  // Finalizers of collected objects can release more memory later.
  for (let nth = 0; nth < 3; nth++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return { bytes: heapUsed + external, descriptors: readdirSync('/proc/self/fd').length };
}

test('polling a stream that is never ready for hours does not use more memory or descriptors', async () => {
  const studio = await openStudio({
    streams: [{ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }],
  });
  let polls = 0;
  const onRequest = studio.onRequest(({ operation }) => {
    if (operation === 'GetStreamingSessionStream') polls++;
  });
  const time = createQuickTime();
  /** Like in the program: a pause ends after its time, when it is woken, or with the launch. */
  const pause = createPause({
    ...time.clock,
    sleep: async (ms) => {
      time.pass(ms);
    },
  });
  const poll = (hours: number) =>
    launchOn(studio, { time, plan: { limitMs: hours * 3_600_000 }, deps: { pause } });
  await poll(0.1);
  const [before, from] = [await used(), polls];
  const { last } = await poll(rounds(0.1, 6));
  const after = await used();
  onRequest();
  expect(last.failure?.code).toBe('time-limit');
  const count = polls - from;
  const bytes = (after.bytes - before.bytes) / count;
  console.log(
    `${count} polls: ${bytes.toFixed(0)} bytes each, descriptors ${before.descriptors} and ${after.descriptors}`,
  );
  expect(count).toBeGreaterThan(rounds(50, 4_174));
  // The studio's list of requests takes a few hundred bytes each. A leaked socket takes tens of thousands.
  expect(bytes).toBeLessThan(5_000);
  expect(after.descriptors - before.descriptors).toBeLessThan(5);
});
