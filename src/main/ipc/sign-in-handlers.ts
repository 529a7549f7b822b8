import * as v from 'valibot';
import { SignInEndpoint } from '../../shared/connections/connection.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import { safeText } from '../../shared/base/safe-text.ts';
import type { Connections } from '../core/connections/connections.ts';
import type { SignInServices } from '../core/sign-in/sign-in-services.ts';
import type { NotifyWindow } from '../core/window/window-event.ts';
import type { SignInMethod } from '../core/sign-in/sign-in.ts';
import { ownEndpoint } from '../core/sign-in/sign-in-endpoint.ts';

export interface SignInHandlersDeps {
  readonly connections: Pick<Connections, 'find'>;
  readonly signInServices: SignInServices;
  readonly notify: NotifyWindow;
}

/** Handlers of the calls that sign in and out. A new sign-in page replaces the previous one. */
export function createSignInHandlers(deps: SignInHandlersDeps): Handlers['signIn'] {
  const { connections, notify } = deps;
  const { router, signIns, identityCenter, profiles, accounts, mfaPrompts } = deps.signInServices;
  const never = new AbortController().signal;
  let current = new AbortController();

  const cancel = () => {
    current.abort();
    current = new AbortController();
  };
  /** Work that `cancel` ends, as if the user had refused on the page. */
  const cancellable = async <T>(
    work: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    cancel();
    const { signal } = current;
    try {
      return await work(signal);
    } catch (reason) {
      if (signal.aborted) return err({ code: 'sign-in-denied' });
      throw reason;
    }
  };
  return {
    profiles: () => profiles.list(),
    async status({ connection }) {
      const found = await connections.find(connection);
      return found.ok ? ok(await router.status(found.value)) : found;
    },
    async start({ organization, endpoint, method }) {
      if (!isEndpoint(endpoint)) return err(NOT_HERE);
      const chosen: SignInMethod =
        method === 'browser'
          ? { type: method }
          : {
              type: method,
              onCode: (code, host) => {
                notify({
                  type: 'device-code',
                  code: safeText(code, 40),
                  host: safeText(host, 120),
                });
              },
            };
      const signedIn = await cancellable((signal) =>
        identityCenter.signIn(organization, chosen, endpoint ?? ownEndpoint(organization), signal),
      );
      if (!signedIn.ok) return signedIn;
      signIns.forgetOrganization(organization);
      return ok({ until: signedIn.value.until });
    },
    cancel() {
      cancel();
      return Promise.resolve(ok(undefined));
    },
    async accounts({ organization, endpoint }) {
      if (!isEndpoint(endpoint)) return err(NOT_HERE);
      return identityCenter.accounts(organization, endpoint ?? ownEndpoint(organization), never);
    },
    async roles({ organization, endpoint, account }) {
      if (!isEndpoint(endpoint)) return err(NOT_HERE);
      return identityCenter.roles(
        organization,
        account,
        endpoint ?? ownEndpoint(organization),
        never,
      );
    },
    async again({ connection }) {
      const found = await connections.find(connection);
      return found.ok ? cancellable((signal) => router.again(found.value, signal)) : found;
    },
    async out({ connection }) {
      const found = await connections.find(connection);
      return found.ok ? router.out(found.value) : found;
    },
    accountQuestion: () => Promise.resolve(ok(accounts.question())),
    answerAccount({ id, isMine }) {
      accounts.answer(id, isMine);
      return Promise.resolve(ok(undefined));
    },
    codeQuestion: () => Promise.resolve(ok(mfaPrompts.question())),
    giveCode({ id, code }) {
      mfaPrompts.give(id, code);
      return Promise.resolve(ok(undefined));
    },
  };
}

const NOT_HERE = {
  code: 'request-refused',
  detail: 'A sign-in endpoint must be on this computer.',
} as const;

const isEndpoint = (endpoint: string | undefined): boolean =>
  endpoint === undefined || v.is(SignInEndpoint, endpoint);
