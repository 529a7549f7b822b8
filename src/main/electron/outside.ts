import { app, session, shell } from 'electron';
import type { HelpTopic } from '../../shared/ipc/contract.ts';
import { loginPage, signInPage } from '../core/sign-in/sign-in-page.ts';

/** All help pages. The window names a topic and never passes an address. */
const HELP: Readonly<Record<HelpTopic, string>> = {
  'install-viewer': 'https://www.amazondcv.com/',
  guide: 'https://docs.aws.amazon.com/dcv/latest/userguide/client.html',
};
/** What `browser-redirect.ts` listens on. */
const OUR_REDIRECT = /^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w-]{22}$/;

export const openHelp = (topic: HelpTopic): Promise<void> => shell.openExternal(HELP[topic]);

/** Opens a single-use address of the program's own redirect server in the system's browser, and no other address. */
export async function openInBrowser(address: string): Promise<void> {
  if (!OUR_REDIRECT.test(address)) throw new Error('not an address of the redirect server');
  await shell.openExternal(address);
}

/** Opens a page that a service named: https, or the practice studio's. The window never gets its address. */
export async function openPage(page: URL): Promise<void> {
  const isOurs = page.protocol === 'http:' && page.hostname === '127.0.0.1';
  if (page.protocol !== 'https:' && !isOurs) throw new Error('not a page to open');
  await shell.openExternal(page.href);
}

/**
 * Opens a folder of the program in the system's file manager. Returns false if the system cannot. SECURITY: `path` is one of the
 * program's own folders, never from the window: the system would start a program that is named here.
 */
export const openFolder = async (path: string): Promise<boolean> =>
  (await shell.openPath(path)) === '';

/** Opens a sign-in page in the system's browser: only pages of AWS or on this machine. */
export async function openSignIn(text: string): Promise<void> {
  const page = signInPage(text);
  if (page === undefined) throw new Error('not a sign-in page');
  await shell.openExternal(page.href);
}

/** Opens a login server's page in the system's browser: only at the endpoint that the server names for it. */
export async function openLogin(text: string, endpoint: string): Promise<void> {
  const page = loginPage(text, endpoint);
  if (page === undefined) throw new Error('not a login page');
  await shell.openExternal(page.href);
}

let settled: Promise<void> | undefined;

/**
 * Which proxy the system (its settings, a PAC file) uses for a URL. A new session answers DIRECT until it has
 * read the settings, so the first call waits until they are loaded.
 */
export async function resolveProxy(url: string): Promise<string> {
  await app.whenReady();
  settled ??= session.defaultSession.forceReloadProxyConfig();
  await settled;
  return session.defaultSession.resolveProxy(url);
}
