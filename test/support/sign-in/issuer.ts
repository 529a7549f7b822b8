import { createLogin } from '../../../src/main/adapters/oidc/oidc-login.ts';
import type { SecretStore } from '../../../src/main/core/secrets/secret-store.ts';
import { loginPage } from '../../../src/main/core/sign-in/sign-in-page.ts';
import type { Http, HttpRequest } from '../../../src/main/core/network/http.ts';
import type { SignedInAccount } from '../../../src/main/core/sign-in/account-prompts.ts';
import type { Login, LoginTarget } from '../../../src/main/core/sign-in/login-server.ts';
import { openLoginServer, type LoginServer } from '../login/login-server.ts';
import type { LoginScript } from '../login/script.ts';
import { visitPages, type Visit } from '../login/sign-in.ts';
import { recordingLog } from '../machine/machine.ts';
import { calm, directHttp } from '../providers/nimble.ts';
import { createQuickTime } from '../machine/quick-time.ts';
import { memoryStore } from '../secrets/secret-store.ts';

/** A user with a browser who signs in at `server`, and what was opened there. */
export function createVisitor(server: LoginServer, act: Visit = {}) {
  const opened: string[] = [];
  const pages: string[] = [];
  return {
    opened,
    pages,
    async open(page: string, endpoint: string): Promise<void> {
      if (loginPage(page, endpoint) === undefined) throw new Error('not a login page');
      opened.push(page);
      const back = await visitPages(server, page, act);
      const shown = await fetch(back, { signal: AbortSignal.timeout(60_000) });
      pages.push(await shown.text());
    },
  };
}

interface Setting {
  readonly script?: LoginScript;
  readonly act?: Visit;
  /** Replaces the one in memory. */
  readonly store?: SecretStore;
  /** The user's answer about the account. */
  readonly confirm?: (signal: AbortSignal) => Promise<boolean>;
  /** Replaces the browser. */
  readonly open?: (page: string, endpoint: string) => Promise<void>;
}

/** A login server with real pages, and our sign-in to it with a test clock. */
export async function openIssuer({
  script = {},
  act = {},
  open,
  store,
  confirm = async () => true,
}: Setting = {}) {
  const server = await openLoginServer({ plain: true, ...script });
  const visitor = createVisitor(server, act);
  const time = createQuickTime();
  const kept = memoryStore();
  const asked: HttpRequest[] = [];
  const { log, lines: logged } = recordingLog();
  const direct = directHttp(log);
  const http: Http = (request, signal) => {
    asked.push(request);
    return direct(request, signal);
  };
  const thisRun: true[] = [];
  const confirmed: SignedInAccount[] = [];
  const another = (): Login =>
    createLogin({
      http,
      log,
      clock: time.clock,
      store: store ?? kept.store,
      openLogin: open ?? visitor.open,
      onThisRun: () => thisRun.push(true),
      confirmAccount: async (account, signal) => {
        confirmed.push(account);
        return confirm(signal);
      },
    });
  return {
    ...time,
    ...kept,
    server,
    visitor,
    http,
    asked,
    logged,
    thisRun,
    /** The accounts of the questions so far. */
    confirmed,
    login: another(),
    another,
  };
}

/** The console that tokens are for. */
export const CONSOLE = new URL('https://console.example');

/** That server, as a connection contains it. */
export function targetAt(
  { issuer, clientId, trust }: Pick<LoginServer, 'issuer' | 'clientId' | 'trust'>,
  more: Partial<LoginTarget['server']> = {},
): LoginTarget {
  return {
    server: { source: 'browser', issuer, clientId, ...more },
    origin: CONSOLE.origin,
    trustAt: () => (trust === undefined ? {} : { caFile: trust.caFile }),
  };
}

/** How often each grant type was requested. */
export const grantsOf = ({ grants }: LoginServer) => grants.map(({ type }) => type);

/** Signs in; the visitor does the rest. */
export const signInTo = (login: Login, server: LoginServer) =>
  login.signIn(targetAt(server), calm());
