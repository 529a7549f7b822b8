import { describe, expect, it } from 'vitest';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import {
  createPerson,
  openCenter,
  operationsOf,
  pier,
  signInAt,
} from '../../../support/sign-in/center.ts';
import { calm, directHttp } from '../../../support/providers/nimble.ts';

const artist = { accountId: '000000000001', roleName: 'Artist' };
const hour = 3_600_000;

describe('signing in with the browser', () => {
  it('returns accounts, roles and credentials with an expiry', async () => {
    const { center, aws, clock, person } = await openCenter();
    const state = { until: clock.now() + hour, renews: true };
    expect(await signInAt(center, aws)).toEqual(ok(state));
    expect(await center.state(pier)).toEqual(state);
    expect(person.pages).toEqual([expect.stringContaining('You can close this page')]);

    expect(await center.accounts(pier, aws.endpoint, calm())).toEqual(
      ok([
        { id: '000000000001', name: 'North Pier Films' },
        { id: '000000000002', name: 'South Pier Films' },
      ]),
    );
    const roles = await center.roles(pier, artist.accountId, aws.endpoint, calm());
    expect(roles).toEqual(ok(['Artist', 'Supervisor']));
    const keys = await center.credentials(pier, artist, aws.endpoint, calm());
    expect(keys).toMatchObject({ ok: true, value: { expiresAt: aws.sessions[0]?.expiresAtMs } });
  });

  it('opens a page with a new proof key and state each time, and without secrets', async () => {
    const { center, aws, person } = await openCenter();
    await signInAt(center, aws);
    await signInAt(center, aws);
    const pages = person.opened.map((address) => new URL(address));
    for (const { origin, pathname, searchParams } of pages) {
      expect(`${origin}${pathname}`).toBe(`${aws.endpoint}/authorize`);
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
      expect(searchParams.get('redirect_uri')).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/,
      );
      expect([...searchParams.keys()]).not.toContain('client_secret');
    }
    for (const name of ['state', 'code_challenge'])
      expect(new Set(pages.map(({ searchParams }) => searchParams.get(name))).size).toBe(2);
  });

  it('registers once, and the next run uses the same registration', async () => {
    const { center, aws, another } = await openCenter();
    await signInAt(center, aws);
    await signInAt(center, aws);
    await signInAt(another(), aws);
    const registered = operationsOf(aws).filter((name) => name === 'RegisterClient');
    expect(registered).toHaveLength(1);
  });

  it('registers again after the registration has expired', async () => {
    const { center, aws, pass } = await openCenter({ script: { clientSecretSeconds: 7_200 } });
    await signInAt(center, aws);
    pass(2 * hour);
    expect(await signInAt(center, aws)).toMatchObject({ ok: true });
    const registered = operationsOf(aws).filter((name) => name === 'RegisterClient');
    expect(registered).toHaveLength(2);
  });

  it('that is refused on the page is reported as refused', async () => {
    const person = createPerson({ decision: 'deny' });
    const { center, aws } = await openCenter({ person });
    expect(await signInAt(center, aws)).toEqual(err({ code: 'sign-in-denied' }));
    expect(await center.state(pier)).toBeUndefined();
    expect(person.pages).toEqual([expect.stringContaining('Not signed in')]);
  });

  it('is abandoned after five minutes', async () => {
    let arrived = () => {};
    const isOpen = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const person = { ...createPerson(), open: async () => arrived() };
    const { center, aws, pass } = await openCenter({ person });
    const signedIn = signInAt(center, aws);
    await isOpen;
    pass(5 * 60_000);
    expect(await signedIn).toEqual(err({ code: 'sign-in-late' }));
  });

  it('ends at once when it is cancelled', async () => {
    const stop = new AbortController();
    const person = { ...createPerson(), open: async () => stop.abort() };
    const { center, aws } = await openCenter({ person });
    const signedIn = center.signIn(pier, { type: 'browser' }, aws.endpoint, stop.signal);
    await expect(signedIn).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('without a browser is explained', async () => {
    const open = () => Promise.reject(new Error('no browser'));
    const { center, aws } = await openCenter({ person: { ...createPerson(), open } });
    expect(await signInAt(center, aws)).toEqual(
      err({ code: 'request-refused', detail: 'The browser could not be opened.' }),
    );
  });

  it('is refused for a custom endpoint that is neither AWS nor this machine', async () => {
    const { center, person, aws } = await openCenter();
    const away = await center.signIn(pier, { type: 'browser' }, 'https://evil.example', calm());
    expect(away).toMatchObject({ ok: false, failure: { code: 'connection-invalid' } });
    expect(person.opened).toEqual([]);
    expect(aws.requests).toEqual([]);
  });

  it('opens a page of AWS if there is no custom endpoint, and sends requests only there', async () => {
    const asked: string[] = [];
    const opened: string[] = [];
    const open = (address: string) => {
      const { origin, pathname } = new URL(address);
      opened.push(`${origin}${pathname}`);
      return Promise.reject(new Error('seen'));
    };
    const direct = directHttp();
    const { center, aws } = await openCenter({
      person: { ...createPerson(), open },
      // Requests to AWS are redirected to the stand-in.
      http: (request, signal) => {
        asked.push(request.url.host);
        const url = new URL(request.url.pathname + request.url.search, aws.endpoint);
        return direct({ ...request, url }, signal);
      },
    });
    const china = { ...pier, region: 'cn-north-1' };
    await center.signIn(pier, { type: 'browser' }, undefined, calm());
    await center.signIn(china, { type: 'browser' }, undefined, calm());
    expect(asked).toEqual(['oidc.us-west-2.amazonaws.com', 'oidc.cn-north-1.amazonaws.com.cn']);
    expect(opened).toEqual(asked.map((host) => `https://${host}/authorize`));
  });
});
