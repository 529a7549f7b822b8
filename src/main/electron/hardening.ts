import type { App, Session, WebContents } from 'electron';
import { OUR_ORIGIN } from './ipc-server.ts';

/** All addresses that the program's pages may request. https://electronjs.org/docs/latest/tutorial/security */
const OWN_FILES = /^app:\/\/bundle\//;
const OWN_FILES_AND_DEVTOOLS = /^(app:\/\/bundle|devtools:\/\/devtools)\//;

/** The name of the windows' own session. It is kept in memory only. */
export const WINDOW_PARTITION = 'window';

/** No proxy listens here. `<-loopback>` removes the rule that loopback addresses bypass the proxy. */
export const NO_WAY_OUT = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/**
 * Refuses everything that would leave the page (13 and 14 of Electron's list). Call it before the app is ready.
 *
 * SECURITY: neither the content security policy nor the session's proxy applies to `dns-prefetch`, so that a page could
 * pass data on in the names that it has looked up.
 */
export function hardenPages(app: Pick<App, 'on' | 'commandLine'>): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}

/** Refuses navigation, new windows and webviews, so that the first page stays. */
export function hardenContents(contents: WebContents): void {
  const refuse = (event: { preventDefault: () => void }) => {
    event.preventDefault();
  };
  // SECURITY: WebRTC is not part of the content security policy. This policy stops UDP, and the session's proxy
  // (NO_WAY_OUT) stops TCP. Neither alone is sufficient.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // SECURITY: Chromium navigates to about:blank without an event that can be refused. The page is loaded again then.
  let home: string | undefined;
  contents.on('did-navigate', (_event, url) => {
    if (url.startsWith(`${OUR_ORIGIN}/`)) home ??= url;
    else if (home !== undefined) contents.loadURL(home).catch(() => undefined);
  });
}

/**
 * Disables the spell checker of every session as soon as the session exists. No page uses it, and Chromium would
 * download its dictionary from the web, even without a window.
 */
export function disableSpellChecker(app: Pick<App, 'on'>): void {
  app.on('session-created', (session) => {
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  });
}

/**
 * Denies every permission (5), every request except for the program's own files, and every download. Settles when
 * the session's proxy is set; no page may be loaded before that (`openWindow`).
 */
export async function hardenSession(session: Session, development: boolean): Promise<void> {
  const allowed = development ? OWN_FILES_AND_DEVTOOLS : OWN_FILES;
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, decide) => {
    decide({ confirmed: false });
  });
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !allowed.test(details.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  await session.setProxy(NO_WAY_OUT);
}
