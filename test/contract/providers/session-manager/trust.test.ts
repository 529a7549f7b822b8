import { describe, expect, it } from 'vitest';
import { openBroker } from '../../../support/broker/broker.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';
import { calm } from '../../../support/providers/nimble.ts';

/** A launch on a broker whose certificate is checked with `tls` of the connection. */
async function launchWith(tls: (trust: { caFile: string; pin: string }) => object | undefined) {
  const broker = await openBroker();
  const opened = await openSessionManager({ broker, connection: { tls: tls(broker.trust!) } });
  const { last, waits } = await runLaunch({ ...opened, plan: targetOf('session-ada-1') });
  const checks = await opened.signIn.checks(opened.connection, calm());
  return { last, waits, checks, requests: broker.requests };
}

describe('a broker with its own certificate', () => {
  it.each([
    ['its CA file', ({ caFile }: { caFile: string }) => ({ caFile })],
    ['its CA file and its pin', (trust: { caFile: string; pin: string }) => trust],
  ])('is trusted by %s', async (_, tls) => {
    const { last, checks } = await launchWith((trust) => ({ policy: 'ask-user', ...tls(trust) }));
    expect(last.state).toBe('ended');
    expect(checks).toMatchObject([{ found: 'administrator' }]);
  });

  it.each<[string, (trust: { caFile: string; pin: string }) => object | undefined]>([
    ['is not trusted', () => undefined],
    ['is not trusted, with its pin alone', ({ pin }) => ({ policy: 'ask-user', pin })],
    [
      'has another key than the pinned one',
      ({ caFile }) => ({ policy: 'ask-user', caFile, pin: `sha256/${'A'.repeat(43)}=` }),
    ],
    ['is not trusted, although the viewer may ask', () => ({ policy: 'ask-user' })],
  ])('that %s gets no requests', async (_, tls) => {
    const { last, waits, checks, requests } = await launchWith(tls);
    expect(last.failure).toMatchObject({ code: 'certificate', where: 'service' });
    expect(waits).toEqual([]);
    expect(checks).toMatchObject([{ name: 'sign-in', found: 'failure' }]);
    expect(requests).toEqual([]);
  });
});
