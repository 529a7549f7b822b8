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
  it('is needed before any request, and no request opens a browser', async () => {
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

  it('reports its user and expiry, first from the login server and then from the console', async () => {
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

  it('is renewed once if the console does not accept the token', async () => {
    const opened = await openAccessConsole();
    await list(opened);
    opened.console.refuseSeenTokens();
    expect(await list(opened)).toMatchObject({ kind: 'answer' });
    expect(grantsOf(opened.server)).toEqual(['authorization_code', 'refresh_token']);
    expect(opened.visitor.opened).toHaveLength(1);
  });

  it('is needed if the console does not accept the new token either, which is not renewed again', async () => {
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

  it('does not end if the user is not allowed to do something', async () => {
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

  it('that cannot be renewed temporarily is retried', async () => {
    const opened = await openAccessConsole();
    opened.server.faults.add({ on: 'token', fault: { kind: 'drop' } });
    opened.pass(400_000);
    expect(await list(opened)).toEqual({ kind: 'transient-error', code: 'dropped' });
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

  it('is not sent to another host with the same login server and client', async () => {
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

  it('ends on sign-out, and notifies its listeners', async () => {
    const opened = await openAccessConsole();
    const { signIn, connection, kept } = opened;
    let reported = 0;
    signIn.onChange(() => (reported += 1));
    expect(await signIn.out(connection)).toEqual(ok(undefined));
    expect(reported).toBe(1);
    expect(kept.size).toBe(0);
    expect(await list(opened)).toEqual(needed);
  });

  it('is removed with the last connection that uses it, and not before', async () => {
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

  it('has an unknown status without a keychain, which a list reports', async () => {
    const opened = await openAccessConsole({ signedIn: false });
    opened.goAway();
    expect(await opened.signIn.status(opened.connection)).toEqual({
      state: 'unknown',
      renews: false,
    });
    expect(await list(opened)).toMatchObject({ failure: { code: 'vault-missing' } });
  });
});
