import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../src/main/core/provider/service-response.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import {
  createFakeHandOver,
  createFakeProvider,
  inTurn,
  launchId,
  preparing,
  ready,
  streamOf,
  streamUrl,
} from '../support/fakes.ts';
import { begin, plan } from './support/launching.ts';

describe('the stream URL', () => {
  it('is passed to the handover only and appears in no state', async () => {
    const run = begin({
      plan: { launch: launchId(7) },
      fake: createFakeProvider(inTurn(preparing, ready)),
    });
    await run.end();
    const seen = [JSON.stringify(run.states), inspect(run.states, { depth: 9, showHidden: true })];
    for (const part of [streamUrl, 'hush-hush', 'north-pier.example', '#console']) {
      for (const text of seen) expect(text).not.toContain(part);
    }
    const [accept] = run.hands.calls;
    expect((accept?.args[0] as { reveal: () => string }).reveal()).toBe(streamUrl);
    expect(accept?.args[1]).toEqual(plan.rules);
  });

  it('appears in no state if it is refused', async () => {
    const hands = createFakeHandOver({
      accept: () => err({ code: 'stream-url-refused', reason: 'not-encrypted' }),
    });
    const url = 'http://dcv.example/?authToken=hush-hush#console';
    const fake = createFakeProvider(() => answer(streamOf({ state: 'READY' }, url)));
    const run = begin({ hands, fake });
    await run.end();
    expect(inspect(run.states, { depth: 9 })).not.toMatch(/hush|authToken|dcv\.example/);
  });
});
