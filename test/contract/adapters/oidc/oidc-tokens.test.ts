import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loginEntry } from '../../../../src/main/adapters/oidc/oidc-store.ts';
import { createKeytarVault } from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import { createSecretStore } from '../../../../src/main/adapters/secrets/secret-store.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import {
  CONSOLE,
  grantsOf,
  openIssuer,
  targetAt,
  signInTo,
} from '../../../support/sign-in/issuer.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';
import { calm } from '../../../support/providers/nimble.ts';

const needed = err({ code: 'sign-in-needed' });
const life = 300_000;
const once = ['authorization_code'];
const renewed = ['authorization_code', 'refresh_token'];

describe('the tokens of a login server', () => {
  it.each([
    ['are not renewed before 80% of their lifetime', 0.79, once],
    ['are renewed without opening a page from 80% of their lifetime', 0.8, renewed],
    ['are renewed after a long sleep', 50, renewed],
  ])('%s', async (_, part, grants) => {
    const { login, server, visitor, pass } = await openIssuer();
    await signInTo(login, server);
    pass(part * life);
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    expect(grantsOf(server)).toEqual(grants);
    expect(visitor.opened).toHaveLength(1);
  });

  it('are renewed once for all callers at the same time', async () => {
    const { login, server, pass } = await openIssuer();
    await signInTo(login, server);
    pass(life);
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => login.token(targetAt(server), calm())),
    );
    expect(new Set(asked.map((one) => one.ok && one.value.revealFor(CONSOLE))).size).toBe(1);
    expect(grantsOf(server)).toEqual(renewed);
  });

  it('are renewed repeatedly, each time with the newest refresh token', async () => {
    const { login, server, pass } = await openIssuer({ script: { rotates: true } });
    await signInTo(login, server);
    for (let nth = 0; nth < 3; nth++) {
      pass(life);
      expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    }
    expect(server.grants.every(({ isGood }) => isGood)).toBe(true);
  });

  it('that are refused are renewed once, and other callers use the new ones', async () => {
    const { login, server } = await openIssuer();
    await signInTo(login, server);
    const first = await login.token(targetAt(server), calm());
    const refused = first.ok ? first.value : undefined;
    const second = await login.token(targetAt(server), calm(), refused);
    expect(second.ok && second.value.revealFor(CONSOLE)).not.toBe(refused?.revealFor(CONSOLE));
    expect(await login.token(targetAt(server), calm(), refused)).toEqual(second);
    expect(grantsOf(server)).toEqual(renewed);
  });

  it('are not used for another origin, even if their entry was copied to its name', async () => {
    const { login, server, another, kept } = await openIssuer();
    await signInTo(login, server);
    const elsewhere = { ...targetAt(server), origin: 'https://bait.example' };
    const [stored] = [...kept.values()];
    if (stored === undefined) throw new Error('nothing was stored');
    kept.set(loginEntry(elsewhere), stored);
    expect(await another().token(elsewhere, calm())).toEqual(needed);
    expect(grantsOf(server)).toEqual(once);
  });

  it('outlive a run through an encrypted refresh token, and nothing else is stored', async () => {
    const { login, server, another, kept } = await openIssuer();
    await signInTo(login, server);
    const token = await login.token(targetAt(server), calm());
    expect([...kept.keys()]).toEqual([expect.stringMatching(/^oidc-[0-9a-f]{32}$/)]);
    const [stored = ''] = [...kept.values()].map((value) => value.reveal());
    expect(stored).not.toContain(token.ok && token.value.revealFor(CONSOLE));
    const next = another();
    expect(await next.state(targetAt(server))).toEqual(ok({ who: 'ada', renews: true }));
    expect(await next.token(targetAt(server), calm())).toMatchObject({ ok: true });
    expect(grantsOf(server)).toEqual(renewed);
  });

  it('that another run has renewed are used from then on', async () => {
    const { login, server, another, pass } = await openIssuer();
    await signInTo(login, server);
    pass(1);
    expect(await another().token(targetAt(server), calm())).toMatchObject({ ok: true });
    pass(life);
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    expect(server.grants.every(({ isGood }) => isGood)).toBe(true);
  });

  it('are renewed once by two programs that share a disk', async () => {
    const { log } = recordingLog();
    const { keytar } = memoryKeytar();
    const folder = join(tempFolder(), 'sealed');
    const store = createSecretStore(createKeytarVault(keychainOf(keytar), log), folder);
    const { server, login, another, pass } = await openIssuer({ store });
    await signInTo(login, server);
    const other = another();
    pass(1);
    await other.token(targetAt(server), calm());
    pass(life);
    const asked = [login, other].map((one) => one.token(targetAt(server), calm()));
    expect(await Promise.all(asked)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(server.grants.every(({ isGood }) => isGood)).toBe(true);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.sealed$/)]);
  });

  it('last for this run if there is no keychain, which is reported', async () => {
    const { login, server, another, goAway, thisRun, kept } = await openIssuer();
    goAway();
    expect(await signInTo(login, server)).toEqual(ok(undefined));
    expect(thisRun).toHaveLength(1);
    expect(kept.size).toBe(0);
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    expect(await another().token(targetAt(server), calm())).toEqual(err({ code: 'vault-missing' }));
  });

  it('that cannot be renewed are used until they expire, and no longer', async () => {
    const script = { refreshes: false };
    const { login, server, pass, kept, thisRun } = await openIssuer({ script });
    await signInTo(login, server);
    expect(await login.state(targetAt(server))).toMatchObject({ value: { renews: false } });
    expect([kept.size, thisRun.length]).toEqual([0, 0]);
    pass(0.9 * life);
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    pass(0.1 * life);
    expect(await login.state(targetAt(server))).toEqual(ok(undefined));
    expect(await login.token(targetAt(server), calm())).toEqual(needed);
    expect(grantsOf(server)).toEqual(once);
  });

  it('whose renewal the server refuses are forgotten, and no page is opened', async () => {
    const { login, server, visitor, pass, kept } = await openIssuer();
    await signInTo(login, server);
    server.revokeAll();
    pass(life);
    expect(await login.token(targetAt(server), calm())).toEqual(needed);
    expect(await login.state(targetAt(server))).toEqual(ok(undefined));
    expect(kept.size).toBe(0);
    expect(visitor.opened).toHaveLength(1);
  });

  it('are kept while the server cannot be reached', async () => {
    const { login, server, pass } = await openIssuer();
    await signInTo(login, server);
    server.faults.add({ on: 'discovery', times: 2, fault: { kind: 'status', status: 503 } });
    pass(0.9 * life);
    // They are used until they expire, and the server is not asked at each step.
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
    pass(0.1 * life);
    expect(await login.token(targetAt(server), calm())).toEqual(
      err({ code: 'service-unreachable', transientError: 'server-error' }),
    );
    expect(await login.state(targetAt(server))).toMatchObject({ value: { renews: true } });
    expect(await login.token(targetAt(server), calm())).toMatchObject({ ok: true });
  });

  it('are shared by all connections with the same issuer and client, and by no others', async () => {
    const { login, server } = await openIssuer();
    await signInTo(login, server);
    const [one, other] = [targetAt(server), targetAt(server, { scope: 'openid' })];
    expect(await login.token(other, calm())).toEqual(await login.token(one, calm()));
    const stranger = targetAt({ ...server, clientId: 'another' });
    expect(await login.token(stranger, calm())).toEqual(needed);
  });

  it('are deleted on sign-out, here and at the server', async () => {
    const { login, server, another, kept } = await openIssuer();
    await signInTo(login, server);
    const [stored] = [...kept.entries()];
    expect(await login.signOut(targetAt(server))).toEqual(ok(undefined));
    expect(await login.token(targetAt(server), calm())).toEqual(needed);
    expect(kept.size).toBe(0);
    expect(server.requests.at(-1)).toMatchObject({ path: '/token/revocation', status: 200 });
    // A copy is useless.
    if (stored !== undefined) kept.set(...stored);
    expect(await another().token(targetAt(server), calm())).toEqual(needed);
  });

  it.each([
    ['cannot be reached', { on: 'discovery', fault: { kind: 'drop' } }],
    ['refuses the revocation', { on: 'revocation', fault: { kind: 'status', status: 400 } }],
    ['responds with an HTML page', { on: 'revocation', fault: { kind: 'html' } }],
  ] as const)('are deleted even if the server %s', async (_, fault) => {
    const { login, server, kept } = await openIssuer();
    await signInTo(login, server);
    server.faults.add(fault);
    expect(await login.signOut(targetAt(server))).toEqual(ok(undefined));
    expect(await login.token(targetAt(server), calm())).toEqual(needed);
    expect(kept.size).toBe(0);
  });

  it('notify their listeners when they are issued, renewed and deleted', async () => {
    const { login, server, pass } = await openIssuer();
    let reported = 0;
    const stop = login.onChange(() => (reported += 1));
    await signInTo(login, server);
    expect(reported).toBe(1);
    pass(life);
    await login.token(targetAt(server), calm());
    expect(reported).toBe(2);
    await login.signOut(targetAt(server));
    expect(reported).toBe(3);
    stop();
    await signInTo(login, server);
    expect(reported).toBe(3);
  });

  it('appear nowhere: not in what is stored, reported, shown or opened', async () => {
    const { login, server, visitor, asked, kept, pass } = await openIssuer();
    await signInTo(login, server);
    const first = await login.token(targetAt(server), calm());
    pass(life);
    const second = await login.token(targetAt(server), calm());
    server.revokeAll();
    pass(life);
    const ended = await login.token(targetAt(server), calm());
    const state = await login.state(targetAt(server));
    const bodies = asked.map(({ body }) => new URLSearchParams(String(body ?? '')));
    const sent = bodies.flatMap((body) =>
      ['code', 'code_verifier', 'refresh_token'].map((name) => body.get(name) ?? ''),
    );
    const tokens = [first, second].map((one) => (one.ok ? one.value.revealFor(CONSOLE) : ''));
    const secrets = [...sent, ...tokens].filter((text) => text !== '');
    expect(secrets).toHaveLength(6);
    const seen = inspect([kept, login, first, second, ended, state, visitor], { depth: 9 });
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });
});
