import { describe, expect, it } from 'vitest';
import {
  answer,
  failure,
  transientError,
} from '../../../../src/main/core/provider/service-response.ts';
import { createLostCreations } from '../../../../src/main/providers/dcv/lost-creations.ts';

function atHand() {
  let now = 0;
  const lost = createLostCreations(() => now);
  return { lost, pass: (ms: number) => (now += ms) };
}

describe('a creation whose response was lost', () => {
  it.each(['no-answer', 'dropped', 'server-error', 'cut-answer'] as const)(
    'with %s can appear for a while',
    async (code) => {
      const { lost, pass } = atHand();
      await lost.send('token', async () => {
        pass(10_000);
        return transientError(code);
      });
      pass(19_999);
      expect(lost.mayAppear('token')).toBe(true);
      expect(lost.mayAppear('other')).toBe(false);
      pass(1);
      expect(lost.mayAppear('token')).toBe(false);
    },
  );

  it('of an abandoned request can appear', async () => {
    const { lost } = atHand();
    const sent = lost.send('token', () => Promise.reject(new Error('aborted')));
    await expect(sent).rejects.toThrow('aborted');
    expect(lost.mayAppear('token')).toBe(true);
  });

  it.each([
    ['is answered', answer({})],
    ['is refused', failure({ code: 'quota' })],
    ['did not reach the service', transientError('refused')],
    ['was sent too soon', transientError('throttled')],
  ])('is not one that %s', async (_, response) => {
    const { lost } = atHand();
    await lost.send<object>('token', async () => response);
    expect(lost.mayAppear('token')).toBe(false);
  });
});
