import * as http from 'node:http';
import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import {
  openAccessConsole,
  type OpenedConsole,
} from '../../../support/providers/access-console.ts';
import { grantsOf } from '../../../support/sign-in/issuer.ts';
import { listen } from '../../../support/network/servers.ts';
import { calm } from '../../../support/providers/nimble.ts';

const list = ({ provider }: OpenedConsole) =>
  provider.listWorkstations(SOLE_STUDIO, undefined, calm());
const needed = { kind: 'failure', failure: { code: 'sign-in-needed' } };
const refusal = {
  kind: 'raw',
  status: 401,
  headers: { 'www-authenticate': 'Bearer' },
  body: '',
} as const;

describe('a sign-in to an access console', () => {
  it('is needed before anything is asked, and nothing opens a browser by itself', async () => {
    const opened = await openAccessConsole({ signedIn: false });
    const { signIn, connection, visitor } = opened;
    await signIn.ready(connection, calm());
    expect(await list(opened)).toEqual(needed);
    expect(await signIn.status(connection)).toEqual({ state: 'needs-sign-in', renews: false });
    expect(await signIn.checks(connection, calm())).toMatchObject([
      { name: 'sign-in', found: 'failure', failure: { code: 'sign-in-needed' } },
    ]);
    expect(visitor.opened).toEqual([]);
    expect(opened.console.requests).toEqual([]);
  });

  it('says who it is and until when, first as the login server and then as the console knows them', async () => {
    const opened = await openAccessConsole({ admins: ['ada'] });
    const { signIn, connection, provider } = opened;
    const until = expect.any(Number) as number;
    const before = await signIn.status(connection);
    expect(before).toEqual({ state: 'signed-in', who: 'ada', until, renews: true });
    expect(await signIn.checks(connection, calm())).toEqual([
      { name: 'sign-in', found: 'signed-in-as', who: 'ada', until, renews: true },
    ]);
    expect(await provider.test(calm())).toEqual([
      { name: 'service', found: 'known-as', who: 'ada (Admin)' },
      { name: 'clock', found: 'clock-agrees' },
      { name: 'workstations', found: 'listed', count: 3, more: false },
      { name: 'templates', found: 'templates', count: 2, more: false },
    ]);
    await expect
      .poll(() => signIn.status(connection))
      .toEqual({ state: 'signed-in', who: 'ada (Admin)', until, renews: true });
  });

  it('is renewed once where the console does not take the token', async () => {
    const opened = await openAccessConsole();
    await list(opened);
    opened.console.refuseSeenTokens();
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(grantsOf(opened.server)).toEqual(['authorization_code', 'refresh_token']);
    expect(opened.visitor.opened).toHaveLength(1);
  });

  it('is needed where the console does not take the new token either, and is not renewed again and again', async () => {
    const opened = await openAccessConsole();
    const { signIn, connection, console } = opened;
    console.faults.add({ on: 'describeSessions', times: 20, fault: refusal });
    expect(await list(opened)).toEqual(needed);
    expect(await list(opened)).toEqual(needed);
    expect(await signIn.status(connection)).toMatchObject({ state: 'needs-sign-in' });
    expect(grantsOf(opened.server)).toEqual(['authorization_code', 'refresh_token']);
    expect(console.requests).toHaveLength(2);
    await signIn.again(connection, calm());
    expect(await signIn.status(connection)).toMatchObject({ state: 'signed-in' });
  });

  it('is not over where someone may not do something', async () => {
    const opened = await openAccessConsole();
    const { console, signIn, connection } = opened;
    const Error = { Code: '401', Message: 'Not for you.' };
    const fault = { kind: 'raw', status: 401, body: JSON.stringify({ Error }) } as const;
    console.faults.add({ on: 'describeSessions', fault });
    expect(await list(opened)).toEqual({
      kind: 'failure',
      failure: { code: 'access-denied', operation: 'describeSessions', detail: 'Not for you.' },
    });
    expect(await signIn.status(connection)).toMatchObject({ state: 'signed-in' });
    expect(grantsOf(opened.server)).toEqual(['authorization_code']);
  });

  it('that cannot be renewed for a moment is waited out', async () => {
    const opened = await openAccessConsole();
    opened.server.faults.add({ on: 'token', fault: { kind: 'drop' } });
    opened.pass(400_000);
    expect(await list(opened)).toEqual({ kind: 'trouble', code: 'dropped' });
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
  });

  it('is shared by two connections to the same login server', async () => {
    const opened = await openAccessConsole();
    const other = { ...opened.connection, id: 'quay' } as typeof opened.connection;
    expect(await opened.signIn.status(other)).toMatchObject({ state: 'signed-in' });
    const provider = await opened.kind.open(other);
    expect(await provider.listWorkstations(SOLE_STUDIO, undefined, calm())).toMatchObject({
      kind: 'answer',
    });
    expect(opened.visitor.opened).toHaveLength(1);
  });

  it('is not sent to another host that names the same login server and client', async () => {
    const opened = await openAccessConsole();
    const received: unknown[] = [];
    const other = http.createServer((request, response) => {
      received.push(request.headers.authorization);
      response.end('{}');
    });
    const endpoint = `http://127.0.0.1:${await listen(other)}/smuihandler`;
    const connection = { ...opened.connection, id: 'bait', endpoint } as typeof opened.connection;
    const bait = await opened.kind.open(connection);
    expect(await bait.listWorkstations(SOLE_STUDIO, undefined, calm())).toEqual(needed);
    expect(await bait.test(calm())).toMatchObject([
      { name: 'service', found: 'failure', failure: { code: 'sign-in-needed' } },
    ]);
    expect(await opened.signIn.checks(connection, calm())).toMatchObject([
      { name: 'sign-in', found: 'failure', failure: { code: 'sign-in-needed' } },
    ]);
    expect(await opened.signIn.status(connection)).toMatchObject({ state: 'needs-sign-in' });
    expect(received).toEqual([]);
    expect(opened.visitor.opened).toHaveLength(1);
  });

  it('ends with signing out, and anyone who listens hears of it', async () => {
    const opened = await openAccessConsole();
    const { signIn, connection, kept } = opened;
    let told = 0;
    signIn.onChange(() => (told += 1));
    expect(await signIn.out(connection)).toEqual(ok(undefined));
    expect(told).toBe(1);
    expect(kept.size).toBe(0);
    expect(await list(opened)).toEqual(needed);
  });

  it('goes with the last connection that lives from it, and not before', async () => {
    const { signIn, connection, saved, kept } = await openAccessConsole();
    const other = { ...connection, id: 'quay' } as typeof connection;
    saved.splice(0, 1, other);
    expect(await signIn.forget(connection)).toEqual(ok(undefined));
    expect(await signIn.status(other)).toMatchObject({ state: 'signed-in' });
    saved.length = 0;
    expect(await signIn.forget(other)).toEqual(ok(undefined));
    expect(kept.size).toBe(0);
    expect(await signIn.status(other)).toMatchObject({ state: 'needs-sign-in' });
  });

  it('tells that the keychain is locked as what it is', async () => {
    const opened = await openAccessConsole({ signedIn: false });
    opened.goAway();
    expect(await opened.signIn.status(opened.connection)).toEqual({
      state: 'unknown',
      renews: false,
    });
    expect(await list(opened)).toMatchObject({ failure: { code: 'vault-missing' } });
  });
});
