import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { SSOClient } from '@aws-sdk/client-sso';
import * as v from 'valibot';
import { AccountId, RoleName, type Organisation } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import type { Account, SessionKeys } from '../../core/sign-in/sign-in.ts';
import { AwsRequestHandler } from '../sign-in/aws-handler.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';
import type * as sdk from './sso-client.ts';
import { ssoFailure } from './sso-failure.ts';

/** Where the portal is, and the token it is asked with. */
export interface PortalEndpoint {
  readonly region: Organisation['region'];
  readonly endpoint: string | undefined;
  readonly token: Secret;
}

/** The portal of IAM Identity Center: what a token is good for. All fail with `sign-in-needed` where it has ended. */
export interface Portal {
  accounts(place: PortalEndpoint, signal: AbortSignal): Promise<Result<readonly Account[]>>;
  roles(
    place: PortalEndpoint,
    account: string,
    signal: AbortSignal,
  ): Promise<Result<readonly string[]>>;
  credentials(
    place: PortalEndpoint,
    role: { readonly accountId: string; readonly roleName: string },
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
  signOut(place: PortalEndpoint, signal: AbortSignal): Promise<Result<undefined>>;
}

const PAGE_SIZE = 100;
/** More accounts than an organisation may have. */
const MOST_PAGES = 500;

type Commands = typeof sdk.commands;
interface Asked {
  readonly client: SSOClient;
  readonly commands: Commands;
  /** The token, as each of the portal's requests carries it. */
  readonly signed: { readonly accessToken: string };
}

export function createPortal(http: Http): Portal {
  const ask = async <T>(
    operation: string,
    { region, endpoint, token }: PortalEndpoint,
    signal: AbortSignal,
    work: (asked: Asked) => Promise<T>,
  ): Promise<Result<T>> => {
    const url = serviceUrl('portal.sso', region, endpoint);
    if (!url.ok) return url;
    const { createPortalClient, commands } = await import('./sso-client.ts');
    const handler = new AwsRequestHandler(http, 'json', signal);
    const client = createPortalClient(region, url.value, handler);
    try {
      const signed = { accessToken: token.reveal() };
      return ok(await handler.run(() => work({ client, commands, signed })));
    } catch (reason) {
      signal.throwIfAborted();
      return err(ssoFailure(reason, operation));
    } finally {
      client.destroy();
    }
  };

  return {
    accounts: (place, signal) =>
      ask('sso:ListAccounts', place, signal, ({ client, commands, signed }) =>
        everyPage(async (page) => {
          const given = await client.send(new commands.accounts({ ...signed, ...page }));
          return { items: (given.accountList ?? []).flatMap(accountOf), next: given.nextToken };
        }),
      ),
    roles: (place, accountId, signal) =>
      ask('sso:ListAccountRoles', place, signal, ({ client, commands, signed }) =>
        everyPage(async (page) => {
          const given = await client.send(new commands.roles({ ...signed, ...page, accountId }));
          const names = (given.roleList ?? []).map(({ roleName }) => roleName);
          return { items: names.filter((name) => v.is(RoleName, name)), next: given.nextToken };
        }),
      ),
    credentials: (place, role, signal) =>
      ask('sso:GetRoleCredentials', place, signal, async ({ client, commands, signed }) => {
        const given = await client.send(new commands.credentials({ ...signed, ...role }));
        const { accessKeyId, secretAccessKey, sessionToken, expiration } =
          given.roleCredentials ?? {};
        // Credentials of a role have a token and an end: without them it is no answer of the portal's.
        const rest = { sessionToken: sessionToken ?? '', expiresAt: expiration ?? 0 };
        const keys = parseSessionKeys({ accessKeyId, secretAccessKey, ...rest });
        if (keys === undefined) throw new HttpError(transientError('not-an-answer'));
        return keys;
      }),
    signOut: (place, signal) =>
      ask('sso:Logout', place, signal, async ({ client, commands, signed }) => {
        await client.send(new commands.logout(signed));
        return undefined;
      }),
  };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** All pages of a list. A token that comes a second time would lead round in a circle: the list ends there. */
async function everyPage<T>(
  read: (page: { maxResults: number; nextToken?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const page = await read({
      maxResults: PAGE_SIZE,
      ...omitUndefined({ nextToken: next }),
    });
    items.push(...page.items);
    next =
      page.next === undefined || page.next === '' || seen.has(page.next) ? undefined : page.next;
    if (next !== undefined) seen.add(next);
  } while (next !== undefined && seen.size < MOST_PAGES);
  return items;
}

function accountOf(given: {
  accountId?: string | undefined;
  accountName?: string | undefined;
}): Account[] {
  const { accountId: id, accountName } = given;
  if (!v.is(AccountId, id)) return [];
  const name = typeof accountName === 'string' ? safeText(accountName) : '';
  return [name === '' ? { id } : { id, name }];
}
