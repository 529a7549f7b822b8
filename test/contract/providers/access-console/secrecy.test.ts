import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import {
  openAccessConsole,
  type OpenedConsole,
} from '../../../support/providers/access-console.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { targetOf } from '../../../support/providers/session-manager.ts';

/** Everything that is visible in a value, including getters, symbols and hidden fields. */
const allOf = (value: unknown) =>
  `${inspect(value, { depth: Infinity, showHidden: true, getters: true })} ${JSON.stringify(value)}`;

/** Everything that a provider and its sign-in report. */
async function everything({ provider, signIn, connection, kind, pass, server }: OpenedConsole) {
  const target = targetOf('session-ada-1');
  const order = { profile: resource('template-comp'), name: 'Comp' };
  const { states, logged } = await runLaunch({ provider, plan: { ...target, limitMs: 5_000 } });
  const reported: unknown[] = [
    [states, logged],
    await provider.listWorkstations(SOLE_STUDIO, undefined, calm()),
    await provider.createStream(target, 'one-request', calm()),
    await provider.screenshots?.([target.session], calm()),
    await provider.manager?.read(target, calm()),
    await provider.manager?.creator?.create(SOLE_STUDIO, order, 'one-request', calm()),
    await provider.manager?.end?.(targetOf('session-ada-2'), 'one-request', calm()),
    await provider.test(calm()),
    await signIn.checks(connection, calm()),
    await signIn.status(connection),
    [provider, signIn, kind, connection, kind.rules(connection)],
  ];
  pass(300_000);
  reported.push(await provider.listWorkstations(SOLE_STUDIO, undefined, calm()));
  server.revokeAll();
  pass(300_000);
  reported.push(await provider.listWorkstations(SOLE_STUDIO, undefined, calm()));
  reported.push(await signIn.status(connection), await signIn.out(connection));
  return reported;
}

/** Every secret that was sent, as an eavesdropper would collect them. */
function secretsOf({ asked, console }: OpenedConsole): readonly string[] {
  const inHeaders = asked.map(({ headers }) => headers.authorization?.split(' ')[1] ?? '');
  const inBodies = asked.flatMap(({ body }) =>
    ['code', 'code_verifier', 'refresh_token'].map(
      (name) => new URLSearchParams(typeof body === 'string' ? body : '').get(name) ?? '',
    ),
  );
  const connections = console.store.issuedTokens.map(({ token }) => token);
  return [...new Set([...inHeaders, ...inBodies, ...connections])].filter((text) => text !== '');
}

describe('the secrets of an access console', () => {
  it('do not appear in reports, logs or opened addresses', async () => {
    const opened = await openAccessConsole();
    const seen = allOf([await everything(opened), ...[opened.visitor, opened.kept, opened.logged]]);
    expect(opened.logged.length).toBeGreaterThan(5);
    const secrets = secretsOf(opened);
    // Two access tokens, code and verifier, two refresh tokens, and one for each stream.
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });

  it.each([400, 401, 403, 404, 500])(
    'are not reported if the console repeats them with status %i',
    async (status) => {
      const opened = await openAccessConsole();
      await opened.provider.listWorkstations(SOLE_STUDIO, undefined, calm());
      const token = secretsOf(opened).find((text) => text.split('.').length === 3) ?? '';
      const Error = { Code: 'x', Message: `Bad token ${token}` };
      const body = JSON.stringify({ Error, message: Error.Message });
      opened.console.faults.add(
        { on: 'describeSessions', times: 2, fault: { kind: 'raw', status, body } },
        { on: 'describeUserInfo', fault: { kind: 'with', change: (is) => ({ ...is, Error }) } },
      );
      const seen = allOf([
        await opened.provider.listWorkstations(SOLE_STUDIO, undefined, calm()),
        await opened.provider.test(calm()),
      ]);
      expect(token).not.toBe('');
      expect(seen).not.toContain(token);
    },
  );

  it('are sent to the console’s own hosts only, and to no redirect', async () => {
    const opened = await openAccessConsole();
    opened.console.faults.add({ on: 'describeSessions', fault: { kind: 'redirect' } });
    await opened.provider.listWorkstations(SOLE_STUDIO, undefined, calm());
    const asked = new Set(opened.asked.map(({ url }) => url.host));
    expect([...asked].sort()).toEqual(
      [opened.server.issuer, opened.console.origin].map((origin) => new URL(origin).host).sort(),
    );
  });
});
