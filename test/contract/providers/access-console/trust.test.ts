import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { openAccessConsole } from '../../../support/providers/access-console.ts';
import { calm } from '../../../support/providers/nimble.ts';

describe('a console with its own certificate', () => {
  it('is trusted by the connection’s CA file and pin, and the pin does not apply to the login server', async () => {
    const opened = await openAccessConsole();
    const { caFile = '', pin = '' } = opened.console.trust ?? {};
    const connection = { ...opened.connection, tls: { policy: 'ask-user', caFile, pin } as const };
    const trusts = new Map<string, unknown>();
    const provider = await opened.kind.open(connection);
    opened.pass(400_000);
    expect(await provider.listWorkstations(SOLE_STUDIO, undefined, calm())).toMatchObject({
      kind: 'answer',
    });
    for (const { url, trust } of opened.asked) trusts.set(url.origin, trust);
    expect(trusts.get(opened.console.origin)).toEqual({ caFile, pin });
    expect(trusts.get(opened.server.issuer)).toEqual({ caFile });
  });

  it.each([
    ['is not trusted', { policy: 'ask-user' }],
    ['has another key', { policy: 'ask-user', pin: `sha256/${'A'.repeat(43)}=` }],
  ])('that %s gets no token', async (_, tls) => {
    const opened = await openAccessConsole({ connection: { tls } });
    const { provider, console } = opened;
    expect(await provider.listWorkstations(SOLE_STUDIO, undefined, calm())).toMatchObject({
      kind: 'failure',
      failure: { code: 'certificate', where: 'service' },
    });
    expect(console.requests).toEqual([]);
  });
});
