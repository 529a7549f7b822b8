import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { SSOClient } from '@aws-sdk/client-sso';
import * as v from 'valibot';
import { AccountId, RoleName, type Organization } from '../../../shared/sign-in/credentials.ts';
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

/** The portal's region and endpoint, and the token of its requests. */
export interface PortalEndpoint {
  readonly region: Organization['region'];
  readonly endpoint: string | undefined;
  readonly token: Secret;
}

/**
 * The portal of IAM Identity Center: accounts, roles and credentials. All methods fail with
 * `sign-in-needed` if the token has expired.
 */
export interface Portal {
  accounts(target: PortalEndpoint, signal: AbortSignal): Promise<Result<readonly Account[]>>;
  roles(
    target: PortalEndpoint,
    account: string,
    signal: AbortSignal,
  ): Promise<Result<readonly string[]>>;
  credentials(
    target: PortalEndpoint,
    role: { readonly accountId: string; readonly roleName: string },
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
  signOut(target: PortalEndpoint, signal: AbortSignal): Promise<Result<undefined>>;
}

const PAGE_SIZE = 100;
/** More pages of accounts than an organization may have. */
const MAX_PAGES = 500;

type Commands = typeof sdk.commands;
interface CallContext {
  readonly client: SSOClient;
  readonly commands: Commands;
  /** The token, as a field of each request. */
  readonly auth: { readonly accessToken: string };
}

export function createPortal(http: Http): Portal {
  const call = async <T>(
    operation: string,
    { region, endpoint, token }: PortalEndpoint,
    signal: AbortSignal,
    work: (context: CallContext) => Promise<T>,
  ): Promise<Result<T>> => {
    const url = serviceUrl('portal.sso', region, endpoint);
    if (!url.ok) return url;
    const { createPortalClient, commands } = await import('./sso-client.ts');
    const handler = new AwsRequestHandler(http, 'json', signal);
    const client = createPortalClient(region, url.value, handler);
    try {
      const auth = { accessToken: token.reveal() };
      return ok(await handler.run(() => work({ client, commands, auth })));
    } catch (reason) {
      signal.throwIfAborted();
      return err(ssoFailure(reason, operation));
    } finally {
      client.destroy();
    }
  };

  return {
    accounts: (target, signal) =>
      call('sso:ListAccounts', target, signal, ({ client, commands, auth }) =>
        everyPage(async (page) => {
          const response = await client.send(new commands.accounts({ ...auth, ...page }));
          return {
            items: (response.accountList ?? []).flatMap(accountOf),
            next: response.nextToken,
          };
        }),
      ),
    roles: (target, accountId, signal) =>
      call('sso:ListAccountRoles', target, signal, ({ client, commands, auth }) =>
        everyPage(async (page) => {
          const response = await client.send(new commands.roles({ ...auth, ...page, accountId }));
          const names = (response.roleList ?? []).map(({ roleName }) => roleName);
          return { items: names.filter((name) => v.is(RoleName, name)), next: response.nextToken };
        }),
      ),
    credentials: (target, role, signal) =>
      call('sso:GetRoleCredentials', target, signal, async ({ client, commands, auth }) => {
        const response = await client.send(new commands.credentials({ ...auth, ...role }));
        const { accessKeyId, secretAccessKey, sessionToken, expiration } =
          response.roleCredentials ?? {};
        // Credentials of a role have a token and an end: without them the response is not valid.
        const rest = { sessionToken: sessionToken ?? '', expiresAt: expiration ?? 0 };
        const keys = parseSessionKeys({ accessKeyId, secretAccessKey, ...rest });
        if (keys === undefined) throw new HttpError(transientError('not-an-answer'));
        return keys;
      }),
    signOut: (target, signal) =>
      call('sso:Logout', target, signal, async ({ client, commands, auth }) => {
        await client.send(new commands.logout(auth));
        return undefined;
      }),
  };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/**
 * All pages of a list. A page token that comes twice would loop forever, so the list ends there.
 */
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
  } while (next !== undefined && seen.size < MAX_PAGES);
  return items;
}

function accountOf(account: {
  accountId?: string | undefined;
  accountName?: string | undefined;
}): Account[] {
  const { accountId: id, accountName } = account;
  if (!v.is(AccountId, id)) return [];
  const name = typeof accountName === 'string' ? safeText(accountName) : '';
  return [name === '' ? { id } : { id, name }];
}
